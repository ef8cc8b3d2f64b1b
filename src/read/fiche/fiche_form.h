// In: a rule set. Out: which keys and words fiches may use, and what each means.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/rule_set.h"
#include "read/fiche/fiche_number.h"

namespace diagclub {

// The keys and words that fiches may use under one rule set, made once for all of them. Keys, choices and
// sections match by name, French heading, alias or label, without regard to case, accents, spaces and
// hyphens.
class FicheForm {
 public:
  explicit FicheForm(const RuleSet& rules);

  const RuleSet& rules() const { return rules_; }
  const NumberForm& numbers() const { return numbers_; }
  std::optional<std::string> section(std::string_view key) const;
  std::optional<FactId> fact(std::string_view section, std::string_view key) const;
  std::optional<std::size_t> choice(FactId fact, std::string_view word) const;
  // Names that a reader could have meant: the keys of one section (empty: the top, with the sections).
  std::vector<std::string> keys(const std::string& section) const;

 private:
  const RuleSet& rules_;
  NumberForm numbers_;
  std::unordered_map<std::string, std::string> sections_;
  std::unordered_map<std::string, FactId> facts_;  // by `section.key`, both folded
  // By fact; made when the first fiche uses one, in any thread.
  struct ChoiceWords {
    std::once_flag made;
    std::unordered_map<std::string, std::size_t> choices;
  };
  std::unique_ptr<ChoiceWords[]> words_;
};

}  // namespace diagclub
