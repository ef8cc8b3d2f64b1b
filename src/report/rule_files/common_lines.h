// In: two lists of lines. Out: the lines that both keep, as few others left as can be.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace diagclub {

// A longest common subsequence, by places (in `before`, in `after`), both rising. Of texts with more than
// some ten thousand differences in a row, one that is not the longest: none of what lies between equal ends.
std::vector<std::pair<std::size_t, std::size_t>> common_lines(std::span<const std::string_view> before,
                                                              std::span<const std::string_view> after);

}  // namespace diagclub
