#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"

namespace diagclub {

// Where a text stands within a longer line.
struct LinePlace {
  int line = 1;
  int column = 1;           // of its first character
  std::string_view before;  // the end of what the line holds before it
};

// How many lines end in a text.
int lines_in(std::string_view text);

// What is wrong with a text that was read by itself, in the columns of the line in which it stands, and with
// what stands before it there.
Diagnostics placed_in_line(const Diagnostics& problems, const std::string& name, std::string_view text,
                           LinePlace place);

}  // namespace diagclub
