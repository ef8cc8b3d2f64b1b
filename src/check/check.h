// In: a rule set as written. Out: `CheckedRules`, or every error that it has.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "check/variables.h"
#include "model/names.h"
#include "model/rule_set.h"

namespace cereal {
class access;
}

namespace diagclub {

class Plan;

// A rule set that can be evaluated: every name resolves, every test fits its kind, nothing depends on itself.
// Only `check` makes one, so that nothing after it has a user's error to report. What is proved of its rows
// and rules beyond (gaps, overlaps, what is dead) is a matter of reason/proofs.
class CheckedRules {
 public:
  const RuleSet& rules() const { return rules_; }
  const Names& names() const { return names_; }
  const Variables& variables() const { return variables_; }
  // Tables, rules and counts, each after all that it looks at.
  const std::vector<EntryRef>& order() const { return order_; }
  // Facts, tables, rules and counts, each after all that the standing reading of it looks at. Empty where
  // nothing is presumed.
  const std::vector<EntryRef>& standing_order() const { return standing_order_; }
  // Number facts with a formula, each after the facts it is made of.
  const std::vector<FactId>& formulas() const { return formulas_; }

 private:
  CheckedRules() = default;
  friend std::optional<CheckedRules> check(RuleSet rules, Diagnostics& diagnostics);
  friend class Plan;  // which may try an entry in the place of another
  // src/store, where the names are found again.
  friend class cereal::access;
  friend std::unique_ptr<const Plan> plan_from_bytes(std::string_view bytes, std::vector<Source> files);
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(rules_, variables_, order_, standing_order_, formulas_);
  }

  RuleSet rules_;
  Names names_;
  Variables variables_;
  std::vector<EntryRef> order_;
  std::vector<EntryRef> standing_order_;
  std::vector<FactId> formulas_;
};

// Nothing if and only if an error was added. All that is wrong is told in one run, as far as one fault does
// not hide another.
std::optional<CheckedRules> check(RuleSet rules, Diagnostics& diagnostics);

}  // namespace diagclub
