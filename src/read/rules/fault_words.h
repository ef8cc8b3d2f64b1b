// In: what could not be read of a test or formula. Out: its message, and the help that it brings on a second
// line.
#pragma once

#include <string>

#include "read/rules/unary_test.h"

namespace diagclub {

inline std::string message_of(const TextFault& fault) {
  return fault.message.substr(0, fault.message.find('\n'));
}
inline std::string help_of(const TextFault& fault, const std::string& usual) {
  const std::size_t split = fault.message.find('\n');
  return split == std::string::npos ? usual : fault.message.substr(split + 1);
}

}  // namespace diagclub
