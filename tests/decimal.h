#pragma once

#include <ostream>

#include "value/number.h"

namespace diagclub {

// `0.1_n`: exactly that.
inline Number operator""_n(const char* digits) { return *Number::from_decimal(digits); }

// How a failed check shows one.
inline std::ostream& operator<<(std::ostream& out, const Number& number) {
  return out << text_from_number(number);
}

}  // namespace diagclub
