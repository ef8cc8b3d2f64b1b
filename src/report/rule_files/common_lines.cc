// Myers' difference algorithm in linear space (E. W. Myers, "An O(ND) difference algorithm and its
// variations", 1986).
//
// Every way from `before` to `after` is a path through a grid: one step right drops a line of `before`, one
// down adds a line of `after`, and where both have the same line there is a free step along the diagonal. Two
// searches, one from each end, keep for every diagonal the furthest point that 0, 1, 2… paid steps reach;
// where they meet lies a shortest path, and both halves are searched alike. Of a b c and a x c: the ends `a`
// and `c` are free, the rest is one line dropped, one added. Time grows with lines × differences, space with
// lines.
#include "report/rule_files/common_lines.h"

#include <algorithm>

#include "base/sizes.h"

namespace diagclub {

namespace {

using Lines = std::span<const std::string_view>;
using Places = std::vector<std::pair<std::size_t, std::size_t>>;

// Paid steps from either end before a search is given up: a hundred million comparisons, half a second.
constexpr std::ptrdiff_t kMostSteps = 10000;

struct Point {
  std::ptrdiff_t x = 0;  // lines of `before` passed
  std::ptrdiff_t y = 0;  // lines of `after` passed
};

// The furthest points from one end. Diagonal k holds those with x - y = k, counted from that end.
class Furthest {
 public:
  Furthest(Lines before, Lines after, bool backward)
      : before_(before), after_(after), backward_(backward), x_(before.size() + after.size() + 3, 0) {}

  std::ptrdiff_t& operator[](std::ptrdiff_t k) {
    return x_[size_from(k + static_cast<std::ptrdiff_t>(after_.size()) + 1)];
  }

  // One paid step onto diagonal k, as the `steps`th, and the free ones that follow.
  std::ptrdiff_t extend(std::ptrdiff_t k, std::ptrdiff_t steps) {
    std::ptrdiff_t x = 0;
    if (steps > 0) {
      const bool down = k == -steps || (k != steps && (*this)[k - 1] < (*this)[k + 1]);
      x = down ? (*this)[k + 1] : (*this)[k - 1] + 1;
    }
    const auto width = static_cast<std::ptrdiff_t>(before_.size());
    const auto height = static_cast<std::ptrdiff_t>(after_.size());
    while (x < width && x - k < height && same(x, x - k)) ++x;
    return (*this)[k] = x;
  }

 private:
  bool same(std::ptrdiff_t x, std::ptrdiff_t y) const {
    const auto i = size_from(x);
    const auto j = size_from(y);
    return backward_ ? before_[before_.size() - 1 - i] == after_[after_.size() - 1 - j]
                     : before_[i] == after_[j];
  }

  Lines before_;
  Lines after_;
  bool backward_;
  std::vector<std::ptrdiff_t> x_;
};

// A point that a shortest path passes; none where it is too long to be looked for.
std::vector<Point> middle(Lines before, Lines after) {
  const auto width = static_cast<std::ptrdiff_t>(before.size());
  const auto height = static_cast<std::ptrdiff_t>(after.size());
  const std::ptrdiff_t delta = width - height;
  Furthest forward(before, after, false);
  Furthest backward(before, after, true);
  for (std::ptrdiff_t steps = 0; steps <= kMostSteps; ++steps) {
    // Diagonals that leave the grid are passed over.
    const std::ptrdiff_t low = steps <= height ? -steps : steps - 2 * height;
    const std::ptrdiff_t high = steps <= width ? steps : 2 * width - steps;
    for (std::ptrdiff_t k = low; k <= high; k += 2) {
      const std::ptrdiff_t x = forward.extend(k, steps);
      const std::ptrdiff_t met = delta - k;  // the same diagonal, counted from the end
      if (delta % 2 != 0 && met > -steps && met < steps && x + backward[met] >= width) return {{x, x - k}};
    }
    for (std::ptrdiff_t k = low; k <= high; k += 2) {
      const std::ptrdiff_t x = backward.extend(k, steps);
      const std::ptrdiff_t met = delta - k;
      if (delta % 2 == 0 && met >= -steps && met <= steps && x + forward[met] >= width)
        return {{width - x, height - (x - k)}};
    }
  }
  return {};
}

void add_common(Lines before, Lines after, std::size_t i, std::size_t j, Places& found) {
  for (; !before.empty() && !after.empty() && before.front() == after.front(); ++i, ++j) {
    found.emplace_back(i, j);
    before = before.subspan(1);
    after = after.subspan(1);
  }
  std::size_t end = 0;  // equal lines at the end
  while (end < std::min(before.size(), after.size()) &&
         before[before.size() - 1 - end] == after[after.size() - 1 - end])
    ++end;
  const Lines left = before.first(before.size() - end);
  const Lines right = after.first(after.size() - end);
  if (!left.empty() && !right.empty()) {
    for (const Point& point : middle(left, right)) {
      const auto x = size_from(point.x);
      const auto y = size_from(point.y);
      add_common(left.first(x), right.first(y), i, j, found);
      add_common(left.subspan(x), right.subspan(y), i + x, j + y, found);
    }
  }
  for (std::size_t k = 0; k < end; ++k) found.emplace_back(i + left.size() + k, j + right.size() + k);
}

}  // namespace

Places common_lines(Lines before, Lines after) {
  Places found;
  add_common(before, after, 0, 0, found);
  return found;
}

}  // namespace diagclub
