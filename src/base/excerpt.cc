// The door is excerpt_around. It never copies the line, nor measures more of it than it shows: a line may be
// a whole file of 100 MB.
#include "base/excerpt.h"

#include <algorithm>
#include <cstddef>

#include "base/code_points.h"
#include "base/sizes.h"

namespace diagclub {
namespace {

// Of the window, what goes before the column when there is enough text after it.
constexpr int width_before = 60;

// Characters of no width could go on for ever: their number is bounded too.
constexpr int most_code_points = excerpt_width * 4;

// A part of a line that grows one character at a time for as long as it stays small.
struct Window {
  std::string_view line;
  std::size_t begin = 0;
  std::size_t end = 0;
  int width = 0;
  int code_points = 0;
  int before = 0;  // how many of them were added at the left

  bool add(CodePoint point, int limit) {
    const int wider = width + printable_width(point);
    if (wider > limit || code_points == most_code_points) return false;
    width = wider;
    ++code_points;
    return true;
  }
  void grow_right(int limit) {
    while (end < line.size()) {
      const CodePoint point = code_point_at(line, end);
      if (!add(point, limit)) return;
      end += point.length;
    }
  }
  void grow_left(int limit) {
    while (begin > 0) {
      const CodePoint point = code_point_before(line, begin);
      if (!add(point, limit)) return;
      begin -= point.length;
      ++before;
    }
  }
};

}  // namespace

Excerpt excerpt_around(std::string_view line, int column) {
  Window whole{line};
  whole.grow_right(excerpt_width);
  if (whole.end == line.size()) return {std::string(line), 1};

  const auto steps = size_from(std::max(column, 1) - 1);
  const std::size_t caret = offset_after(line, 0, steps);
  // A column past the end of the line is shown at its end, and so must be counted from there.
  const std::size_t caret_column = (caret < line.size() ? steps : code_points_before(line, caret)) + 1;

  constexpr int room = excerpt_width - 2;  // for a … at each end
  Window window{line, caret, caret};
  window.grow_left(width_before);
  window.grow_right(room);
  window.grow_left(room);

  Excerpt excerpt;
  excerpt.first_column = int_from(caret_column) - window.before;
  if (window.begin > 0) {
    excerpt.text = "…";
    --excerpt.first_column;  // it stands for the character before
  }
  excerpt.text += line.substr(window.begin, window.end - window.begin);
  if (window.end < line.size()) excerpt.text += "…";
  return excerpt;
}

}  // namespace diagclub
