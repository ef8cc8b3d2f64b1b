// The longest common subsequence of the lines between the first and the last that differ.
#include "report/rule_files/line_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/sizes.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::size_t kAround = 3;
constexpr std::size_t kMostCells = 1 << 24;  // beyond that all is told as one change

using Lines = std::vector<std::string_view>;

struct Line {
  char sign;  // ' ', '-', '+'
  std::string_view text;
};

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

void add(std::vector<Line>& all, char sign, const Lines& lines, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) all.push_back({sign, lines[i]});
}

// What is between the same beginning and the same end.
void add_middle(std::vector<Line>& all, const Lines& before, const Lines& after) {
  const std::size_t width = after.size() + 1;
  if ((before.size() + 1) > kMostCells / width) {
    add(all, '-', before, 0, before.size());
    add(all, '+', after, 0, after.size());
    return;
  }
  std::vector<std::size_t> common((before.size() + 1) * width, 0);  // in what follows line i and line j
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      common[i * width + j] = before[i] == after[j]
                                  ? common[(i + 1) * width + j + 1] + 1
                                  : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      all.push_back({' ', before[i]});
      ++i, ++j;
    } else if (j == after.size() ||
               (i < before.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      all.push_back({'-', before[i++]});
    } else {
      all.push_back({'+', after[j++]});
    }
  }
}

std::vector<Line> compared(const Lines& before, const Lines& after) {
  const auto [a, b] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto [c, d] = std::mismatch(before.rbegin(), std::make_reverse_iterator(a), after.rbegin(),
                                    std::make_reverse_iterator(b));
  std::vector<Line> all;
  add(all, ' ', before, 0, size_from(a - before.begin()));
  add_middle(all, Lines(a, c.base()), Lines(b, d.base()));
  const Lines end(c.base(), before.end());
  add(all, ' ', end, 0, end.size());
  return all;
}

std::string range(std::size_t start, std::size_t count) {
  if (count == 1) return fmt::format("{}", start + 1);
  return fmt::format("{},{}", count == 0 ? start : start + 1, count);
}

std::string shown(const Line& line) {
  std::string_view text = line.text;
  const bool ends = text.ends_with('\n');
  if (ends) text.remove_suffix(1);
  return line.sign + printable(text) + (ends ? "\n" : "\n\\ No newline at end of file\n");
}

}  // namespace

std::string line_diff(std::string_view name, std::string_view before, std::string_view after) {
  if (before == after) return "";
  const std::vector<Line> all = compared(lines_of(before), lines_of(after));
  std::string text = fmt::format("--- {0}\n+++ {0}\n", printable(name));
  const auto changed = [](const Line& line) { return line.sign != ' '; };
  std::size_t old_line = 0;  // lines before `at`
  std::size_t new_line = 0;
  std::size_t at = 0;
  const auto advance = [&](std::size_t to, std::string* out) {
    for (; at < to; ++at) {
      old_line += all[at].sign != '+';
      new_line += all[at].sign != '-';
      if (out != nullptr) *out += shown(all[at]);
    }
  };
  for (auto next = std::find_if(all.begin(), all.end(), changed); next != all.end();
       next = std::find_if(next, all.end(), changed)) {
    const auto first = size_from(next - all.begin());
    advance(first - std::min(kAround, first - at), nullptr);
    std::size_t end = first;  // behind the last change that is near enough to the one before
    for (std::size_t i = first; i < all.size() && i <= end + 2 * kAround; ++i) {
      if (changed(all[i])) end = i + 1;
    }
    const std::size_t old_start = old_line;
    const std::size_t new_start = new_line;
    std::string hunk;
    advance(std::min(end + kAround, all.size()), &hunk);
    text += fmt::format("@@ -{} +{} @@\n", range(old_start, old_line - old_start),
                        range(new_start, new_line - new_start)) +
            hunk;
    next = all.begin() + static_cast<std::ptrdiff_t>(at);
  }
  return text;
}

}  // namespace diagclub
