// In: a number as a rule writes it. Out: why it could mean two numbers, if it could.
#pragma once

#include <string_view>

#include "base/fault.h"

namespace diagclub {

// `05` is 5 to some and octal to others; `1,5` is 1.5 to a French reader and 1 or 5 in a list. Neither is
// guessed. Without a message there is no doubt.
// `number` was read as one, sign and all; `rest` stands behind it. `lists`: whether a comma may part members
// here, as in a test; in a formula it may not.
Fault doubt_about_number(std::string_view number, std::string_view rest, bool lists);

}  // namespace diagclub
