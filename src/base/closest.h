// In: a name that nobody knows, and the known ones. Out: the one that was probably meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// By Damerau-Levenshtein distance between folded names, the first of those at the least distance. Nothing
// when that distance exceeds a third of the wanted name's length (and 1), or when the two share no character.
std::optional<std::string> closest_name(std::string_view wanted, const std::vector<std::string>& names);

}  // namespace diagclub
