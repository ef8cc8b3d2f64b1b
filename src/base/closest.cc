// The door is closest_name.
#include "base/closest.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

#include "base/code_points.h"
#include "base/utf8.h"

namespace diagclub {
namespace {

// Nobody mistypes a name this long, and the table below is as large as the product of two lengths.
constexpr std::size_t longest_name = 200;

std::u32string code_points_of(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    out += point.value;
    at += point.length;
  }
  return out;
}

// Damerau-Levenshtein without restriction: letters that changed places count once even when others now stand
// between them. Cell (i, j) of the table is the distance between the first i of `a` and the first j of `b`.
std::size_t distance_between(const std::u32string& a, const std::u32string& b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::size_t> table((a.size() + 1) * columns);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t& { return table[i * columns + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i) cell(i, 0) = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cell(0, j) = j;

  std::unordered_map<char32_t, std::size_t> last_row_of;  // where a character of `b` was last met in `a`
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t last_match = 0;  // where a[i-1] was last met in `b`
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      std::size_t best =
          std::min({cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (same ? 0 : 1)});
      const auto row = last_row_of.find(b[j - 1]);
      if (row != last_row_of.end() && last_match > 0) {
        const std::size_t dropped = i - row->second - 1;
        const std::size_t added = j - last_match - 1;
        best = std::min(best, cell(row->second - 1, last_match - 1) + dropped + 1 + added);
      }
      cell(i, j) = best;
      if (same) last_match = j;
    }
    last_row_of[a[i - 1]] = i;
  }
  return cell(a.size(), b.size());
}

}  // namespace

std::optional<std::string> closest_name(std::string_view wanted, const std::vector<std::string>& names) {
  // Asked of the bytes first, so that a gigantic key is not even folded.
  if (wanted.size() > longest_name * 4) return std::nullopt;
  const std::u32string from = code_points_of(folded(wanted));
  if (from.empty() || from.size() > longest_name) return std::nullopt;

  const std::size_t limit = std::max<std::size_t>(1, from.size() / 3);
  std::optional<std::string> closest;
  std::size_t least = limit + 1;
  for (const std::string& name : names) {
    if (name.size() > longest_name * 4) continue;
    const std::u32string to = code_points_of(folded(name));
    const std::size_t longer = std::max(from.size(), to.size());
    if (longer - std::min(from.size(), to.size()) > limit) continue;  // the distance is at least this
    const std::size_t distance = distance_between(from, to);
    if (distance < least && distance < longer) {
      least = distance;
      closest = name;
    }
  }
  return closest;
}

}  // namespace diagclub
