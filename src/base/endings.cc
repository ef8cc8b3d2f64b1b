#include "base/endings.h"

#include <algorithm>

namespace diagclub {

namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
  return lowered;
}

bool has_ending(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  const std::string_view end = name.substr(name.size() - ending.size());
  return std::equal(end.begin(), end.end(), ending.begin(), [](char a, char b) { return lower(a) == b; });
}

bool is_yaml(std::string_view name) {
  return (has_ending(name, ".yaml") && name.size() > 5) || (has_ending(name, ".yml") && name.size() > 4);
}

bool is_yaml_of(std::string_view name, std::string_view kind) {
  if (!is_yaml(name)) return false;
  const std::string_view stem = name.substr(0, name.rfind('.'));
  return stem.size() > kind.size() + 1 && has_ending(stem, "." + std::string(kind));
}

bool is_expected_outcome(std::string_view name) { return is_yaml_of(name, "expected"); }

bool is_packed(std::string_view name) { return has_ending(name, ".gz") || has_ending(name, ".zst"); }

}  // namespace diagclub
