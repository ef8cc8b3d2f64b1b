// Normal forms in, bits of words out.
#include "eval/placed_forms.h"

#include <algorithm>

namespace diagclub {

PlacedForms::Key PlacedForms::key_of(const NormalForm& form) {
  Key key;
  for (const Conjunction& conjunction : form) {
    auto& literals = key.emplace_back();
    for (const Literal& literal : conjunction) literals.emplace_back(literal.variable, literal.accepted);
  }
  std::sort(key.begin(), key.end());
  return key;
}

// The word with room in whose pair the fewest variables are new: each costs a look-up.
std::size_t PlacedForms::word_for(const NormalForm& form) {
  std::set<VariableId> looked_at;
  for (const Conjunction& conjunction : form) {
    for (const Literal& literal : conjunction) looked_at.insert(literal.variable);
  }
  std::size_t best = words_.size();
  std::size_t fewest = looked_at.size() + 1;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].size() + form.size() > kWordBits) continue;
    const std::set<VariableId>& met = variables_[i / kPair];
    std::size_t fresh = 0;
    for (const VariableId variable : looked_at) fresh += met.count(variable) == 0;
    if (fresh < fewest) best = i, fewest = fresh;
  }
  if (best == words_.size()) {
    words_.resize(words_.size() + kPair);
    variables_.emplace_back();
  }
  variables_[best / kPair].insert(looked_at.begin(), looked_at.end());
  return best;
}

WordBits PlacedForms::place_anew(const NormalForm& form) {
  const std::size_t at = word_for(form);
  std::vector<Conjunction>& word = words_[at];
  const std::size_t first = word.size();
  word.insert(word.end(), form.begin(), form.end());
  return {static_cast<std::uint32_t>(at), first_cells(word.size()) & ~first_cells(first)};
}

WordBits PlacedForms::place(const NormalForm& form) {
  const auto [at, is_new] = bits_of_.try_emplace(key_of(form));
  if (is_new) at->second = place_anew(form);
  return at->second;
}

}  // namespace diagclub
