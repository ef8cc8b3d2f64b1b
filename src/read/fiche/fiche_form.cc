// Rules in, the keys and words that fiches may use out.
#include "read/fiche/fiche_form.h"

#include <algorithm>

#include "base/utf8.h"

namespace diagclub {

FicheForm::FicheForm(const RuleSet& rules)
    : rules_(rules),
      numbers_(number_form(rules)),
      words_(std::make_unique<ChoiceWords[]>(rules.facts.size())) {
  for (const Section& section : rules.sections) {
    sections_[folded(section.name)] = section.name;
    sections_.emplace(folded(section.heading), section.name);
  }
  for (const FactId index : rules.facts.ids()) {
    const Fact& fact = rules.facts[index];
    const std::string prefix = fact.section() + ".";
    facts_[prefix + folded(fact.key())] = index;
    facts_.emplace(prefix + folded(fact.heading), index);
    for (const std::string& alias : fact.aliases) facts_.emplace(prefix + folded(alias), index);
  }
}

std::optional<std::string> FicheForm::section(std::string_view key) const {
  const auto at = sections_.find(folded(key));
  return at == sections_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<FactId> FicheForm::fact(std::string_view section, std::string_view key) const {
  const auto at = facts_.find(std::string(section) + "." + folded(key));
  return at == facts_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::size_t> FicheForm::choice(FactId fact, std::string_view word) const {
  // As most fiches write it; two names of one fact are never the same word.
  const std::vector<Choice>& all = rules_.facts[fact].choices;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name == word) return i;
  }
  ChoiceWords& words = words_[fact.index()];
  std::call_once(words.made, [&] {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Choice& choice = all[i];
      words.choices[folded(choice.name)] = i;
      for (const std::string& alias : choice.aliases) words.choices.emplace(folded(alias), i);
      words.choices.emplace(folded(choice.label.fr), i);
      words.choices.emplace(folded(choice.label.en), i);
    }
  });
  const auto at = words.choices.find(folded(word));
  return at == words.choices.end() ? std::nullopt : std::optional(at->second);
}

std::vector<std::string> FicheForm::keys(const std::string& section) const {
  std::vector<std::string> keys;
  for (const Fact& fact : rules_.facts) {
    if (fact.section() != section) continue;
    keys.push_back(fact.key());
    keys.push_back(fact.heading);
    keys.insert(keys.end(), fact.aliases.begin(), fact.aliases.end());
  }
  if (section.empty()) {
    for (const Section& each : rules_.sections) {
      keys.push_back(each.name);
      keys.push_back(each.heading);
    }
  }
  return keys;
}

}  // namespace diagclub
