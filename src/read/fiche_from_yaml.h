#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "model/fiche.h"
#include "model/rule_set.h"
#include "read/fiche_number.h"
#include "read/yaml_node.h"

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
  std::optional<int> fact(std::string_view section, std::string_view key) const;
  std::optional<int> choice(int fact, std::string_view word) const;
  // Names that a reader could have meant: the keys of one section (empty: the top, with the sections).
  std::vector<std::string> keys(const std::string& section) const;

 private:
  const RuleSet& rules_;
  NumberForm numbers_;
  std::unordered_map<std::string, std::string> sections_;
  std::unordered_map<std::string, int> facts_;  // by `section.key`, both folded
  std::vector<std::unordered_map<std::string, int>> choices_;
};

// Whether a value says that the fact is unknown; an item, that a list may go on.
bool is_unknown_word(std::string_view text);
bool is_more_word(std::string_view text);
// A bare word that YAML's readers do not agree on: a boolean for some, a text for others.
bool is_ambiguous_text(std::string_view text);

// The most bytes one fiche may have.
constexpr std::size_t kLargestFiche = 1 << 20;

// The one fiche of a text. Nothing if and only if an error was added; every error of the fiche is told in one
// run.
std::optional<Fiche> fiche_from_yaml(const Source& source, const FicheForm& form, Diagnostics& diagnostics);

// Whether a fiche must hold every required fact, or is a fragment that shows only what matters (a test's).
enum class FicheScope { whole, fragment };

// The same from a part of a larger document.
std::optional<Fiche> fiche_from_node(const Node& root, const Source& source, const FicheForm& form,
                                     FicheScope scope, Diagnostics& diagnostics);

// One value for one fact, as `--set` gives it: the same words as in a fiche.
std::optional<Stated> stated_from_text(int fact, std::string_view text, const FicheForm& form,
                                       TextFault& fault);

}  // namespace diagclub
