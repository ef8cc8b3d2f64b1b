// In: a plan and its functions. Out: the ways in which each rule, row and test can come out at all.
#pragma once

#include <string>
#include <vector>

#include "plan/functions.h"
#include "reason/trials/coverage.h"

namespace diagclub {

// One of the cells that a test's own thresholds cut what it tests into.
struct TestCell {
  VariableId variable;
  Cells cells = 0;   // seen by whoever's cells all lie here
  std::string name;  // as a rule would write it
};

// In which ways things can be seen at all, proved over every fiche: facts taken as independent, all that
// lies between the facts and the thing worked in.
class AchievableOutcomes {
 public:
  AchievableOutcomes(const Plan& plan, const Functions& functions);

  std::vector<AchievableOutcome> of_rule(RuleId rule);
  std::vector<AchievableOutcome> of_recommendation(RecommendationId recommendation);
  std::vector<AchievableOutcome> of_row(TableId table, std::size_t row);
  std::vector<AchievableOutcome> of_test(const Condition& test);  // but for its cells
  // Numbers: below, at and above each threshold of this test; choices and tables: each value; lists: each
  // choice named, held and not. Empty where that would be yes and no again.
  std::vector<TestCell> cells_of_test(const Condition& test) const;

 private:
  bool can_be_open(Diagrams::Node node) const;
  std::vector<AchievableOutcome> of_condition(Diagrams::Node node) const;
  std::vector<TestCell> number_cells(VariableId variable, const UnaryTest& test) const;
  Cells possible(VariableId variable) const;

  const Plan& plan_;
  const Functions& functions_;
  Diagrams diagrams_;  // those of the plan, and what is made of them here
};

}  // namespace diagclub
