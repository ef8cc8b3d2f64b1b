// Pairs of labels in, their agreement out.
#include "reason/trials/agreement.h"

#include <set>

namespace diagclub {

void Confusion::add(const std::string& given, const std::string& found) {
  ++counts_[{given, found}];
  ++total_;
}

std::vector<std::string> Confusion::labels() const {
  std::set<std::string> labels;
  for (const auto& [pair, count] : counts_) {
    labels.insert(pair.first);
    labels.insert(pair.second);
  }
  return {labels.begin(), labels.end()};
}

std::size_t Confusion::count(const std::string& given, const std::string& found) const {
  const auto at = counts_.find({given, found});
  return at == counts_.end() ? 0 : at->second;
}

std::size_t Confusion::agreed() const {
  std::size_t agreed = 0;
  for (const auto& [pair, count] : counts_) agreed += pair.first == pair.second ? count : 0;
  return agreed;
}

std::optional<double> Confusion::kappa() const {
  if (total_ == 0) return std::nullopt;
  std::map<std::string, std::size_t> given;
  std::map<std::string, std::size_t> found;
  for (const auto& [pair, count] : counts_) {
    given[pair.first] += count;
    found[pair.second] += count;
  }
  // In whole numbers up to the last step, so that complete agreement by one label is told apart exactly.
  std::size_t by_chance = 0;
  for (const auto& [label, count] : given) by_chance += count * found[label];
  const std::size_t all = total_ * total_;
  if (by_chance == all) return std::nullopt;
  const double chance = static_cast<double>(by_chance) / static_cast<double>(all);
  return (static_cast<double>(agreed()) / static_cast<double>(total_) - chance) / (1 - chance);
}

}  // namespace diagclub
