// Two texts in, their lines out with those that only one has marked, in hunks.
#include "report/rule_files/line_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/sizes.h"
#include "base/utf8.h"
#include "report/rule_files/common_lines.h"

namespace diagclub {

namespace {

constexpr std::size_t kAround = 3;

using TextLines = std::vector<std::string_view>;

struct Line {
  char sign;  // ' ', '-', '+'
  std::string_view text;
};

TextLines lines_of(std::string_view text) {
  TextLines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Every line of both, those dropped before those added.
std::vector<Line> compared(const TextLines& before, const TextLines& after) {
  std::vector<Line> all;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto advance = [&](std::size_t to_i, std::size_t to_j) {
    for (; i < to_i; ++i) all.push_back({'-', before[i]});
    for (; j < to_j; ++j) all.push_back({'+', after[j]});
  };
  for (const auto& [in_before, in_after] : common_lines(before, after)) {
    advance(in_before, in_after);
    all.push_back({' ', before[i]});
    ++i, ++j;
  }
  advance(before.size(), after.size());
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
