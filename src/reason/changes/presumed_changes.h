// In: a fiche and a goal. Out: changes of given facts after which the goal is presumed.
#pragma once

#include <optional>
#include <vector>

#include "eval/standing/standing.h"
#include "read/fiche/fiche_from_yaml.h"
#include "reason/changes/smallest_changes.h"

namespace diagclub {

// How far a cell is from what is known of its variable: none where it is just that.
std::size_t changed_by(const Plan& plan, const Facts& facts, VariableId variable, std::size_t cell_index);
// A fact that is no list in one cell, as an answer.
NewValue value_in(const Plan& plan, FactId fact, std::size_t cell_index);

// Every combination of new values is put in, nearest kept; where the rules presume nothing, none is.
class PresumedChanges {
 public:
  // All must outlive it. facts: of the fiche.
  PresumedChanges(const Plan& plan, const Fiche& fiche, const Facts& facts, const Goal& goal);

  // Whether the goal stands under a strict outcome of the fiche, presumed at least.
  bool stands(const Outcome& strict) { return stands(facts_, strict); }
  // Whether how the goal stands can depend on a fact through presumptions too.
  bool looks_at(FactId fact) const;
  std::optional<ChangeSet> way_by(const std::vector<FactId>& set);

 private:
  bool stands(const Facts& facts, const Outcome& strict);
  std::vector<NewValue> values_of(FactId fact) const;
  std::vector<NewValue> list_values_of(FactId fact) const;
  bool stands_with(const std::vector<NewValue>& values);
  std::size_t cost_of(const std::vector<NewValue>& values) const;
  void add_what_else(std::vector<NewValue>& values);

  const Plan& plan_;
  const RuleSet& rules_;
  const Fiche& fiche_;
  const Facts& facts_;
  const Goal& goal_;
  const FicheForm form_;
  const StandingScope scope_;
  const StandingReader reader_;
  Standing standing_;
  int tried_ = 0;
};

}  // namespace diagclub
