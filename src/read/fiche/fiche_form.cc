// Rules in, the keys and words that fiches may use out.
#include "read/fiche/fiche_form.h"

#include <algorithm>

#include "base/utf8.h"

namespace diagclub {

FicheForm::FicheForm(const RuleSet& rules)
    : rules_(rules),
      numbers_(number_form(rules)),
      words_(std::make_unique<ChoiceWords[]>(rules.facts.size())) {
  for (const SectionId id : rules.sections.ids()) {
    const Section& section = rules.sections[id];
    sections_[folded(section.name)] = id;
    sections_.emplace(folded(section.heading), id);
  }
  for (const FactId index : rules.facts.ids()) {
    const Fact& fact = rules.facts[index];
    const std::string prefix = fact.section() + ".";
    facts_[prefix + folded(fact.key())] = index;
    for (const std::string& key : fact.keys()) facts_.emplace(prefix + folded(key), index);
  }
}

std::optional<SectionId> FicheForm::section(std::string_view key) const {
  const auto at = sections_.find(folded(key));
  return at == sections_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<FactId> FicheForm::fact_in(std::optional<SectionId> section, std::string_view key) const {
  const auto at = facts_.find((section ? rules_.sections[*section].name : "") + "." + folded(key));
  return at == facts_.end() ? std::nullopt : std::optional(at->second);
}

FicheKey FicheForm::key(std::optional<SectionId> within, std::string_view key) const {
  if (const auto fact = fact_in(within, key)) return {FicheKey::Kind::fact, *fact, within};
  if (within) return {FicheKey::Kind::unknown, {}, within};
  const std::size_t dot = key.find('.');
  const auto before = dot == std::string_view::npos ? std::nullopt : section(key.substr(0, dot));
  if (before && !rules_.sections[*before].many) return this->key(before, key.substr(dot + 1));
  const auto whole = section(key);
  if (!whole) return {};
  return {rules_.sections[*whole].many ? FicheKey::Kind::many : FicheKey::Kind::section, {}, whole};
}

std::optional<FactId> FicheForm::fact(std::string_view path, std::string_view signs) const {
  if (const auto at_top = fact_in(std::nullopt, path)) return at_top;
  const std::size_t sign = path.find_first_of(signs);
  const auto before = sign == std::string_view::npos ? std::nullopt : section(path.substr(0, sign));
  return before ? fact_in(before, path.substr(sign + 1)) : std::nullopt;
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
      words.choices[folded(all[i].name)] = i;
      for (const std::string& other : all[i].words()) words.choices.emplace(folded(other), i);
    }
  });
  const auto at = words.choices.find(folded(word));
  return at == words.choices.end() ? std::nullopt : std::optional(at->second);
}

std::vector<std::string> FicheForm::keys(std::optional<SectionId> within) const {
  std::vector<std::string> keys;
  for (const Fact& fact : rules_.facts) {
    if (fact.section() == (within ? rules_.sections[*within].name : ""))
      std::ranges::move(fact.keys(), std::back_inserter(keys));
  }
  if (!within) {
    for (const Section& each : rules_.sections) keys.insert(keys.end(), {each.name, each.heading});
  }
  return keys;
}

}  // namespace diagclub
