// In: two texts. Out: what differs, as `diff -u` shows it.
#pragma once

#include <string>
#include <string_view>

namespace diagclub {

// What differs between two texts, in the unified form of `diff -u`, with three lines around each change;
// empty when they are the same. A line is shown as `printable` has it.
std::string line_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace diagclub
