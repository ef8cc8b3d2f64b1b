// In: a line of text, however long, and a column of it. Out: the part worth showing around that column.
#pragma once

#include <string>
#include <string_view>

namespace diagclub {

// Columns of text that a diagnostic shows at most.
inline constexpr int excerpt_width = 160;

struct Excerpt {
  std::string text;      // as in the source, not yet printable
  int first_column = 1;  // the line's column at which `text` starts
};

// The whole line when it is short. Otherwise a window around the column with a … in place of the character
// before it and of what comes after it, so that columns keep counting as they do in the line.
Excerpt excerpt_around(std::string_view line, int column);

}  // namespace diagclub
