// In: a rule set. Out: which keys and words fiches may use, and what each means.
#pragma once

#include <cstdint>
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

// What a key of a fiche stands for.
struct FicheKey {
  enum class Kind : std::uint8_t { unknown, fact, section, many };
  Kind kind = Kind::unknown;
  FactId fact;
  std::optional<SectionId> section;  // section, many; unknown: where it was looked for, none is the top
};

// The keys and words that fiches may use under one rule set, made once for all of them: the one place that
// knows what a key means, whatever format it is written in. Keys, choices and sections match by name, French
// heading, alias or label, without regard to case, accents, spaces and hyphens.
class FicheForm {
 public:
  explicit FicheForm(const RuleSet& rules);

  const RuleSet& rules() const { return rules_; }
  const NumberForm& numbers() const { return numbers_; }
  // What a key means within a section; within none, at the top, where it may be a fact, a section, or both
  // with a dot between (`members.firms`) but for sections of which a fiche may hold several.
  FicheKey key(std::optional<SectionId> within, std::string_view key) const;
  // The fact that a path names: its key at the top, or section and key with one of `signs` between, of any
  // section. For what stands outside a fiche: columns, options.
  std::optional<FactId> fact(std::string_view path, std::string_view signs = ".") const;
  std::optional<std::size_t> choice(FactId fact, std::string_view word) const;
  // Names that a reader could have meant: the keys of one section (none: the top, with the sections).
  std::vector<std::string> keys(std::optional<SectionId> within) const;

 private:
  std::optional<SectionId> section(std::string_view key) const;
  std::optional<FactId> fact_in(std::optional<SectionId> section, std::string_view key) const;

  const RuleSet& rules_;
  NumberForm numbers_;
  std::unordered_map<std::string, SectionId> sections_;  // folded
  std::unordered_map<std::string, FactId> facts_;        // by `section.key`, both folded
  // By fact; made when the first fiche uses one, in any thread.
  struct ChoiceWords {
    std::once_flag made;
    std::unordered_map<std::string, std::size_t> choices;
  };
  std::unique_ptr<ChoiceWords[]> words_;
};

}  // namespace diagclub
