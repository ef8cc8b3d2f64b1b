// In: a plan. Out: every outcome as a function of the input facts alone (decision diagrams).
#pragma once

#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "value/diagrams.h"

namespace cereal {
class access;
}

namespace diagclub {

// What every outcome of a plan is of the input facts alone, all that lies between worked in: a rule gives 1
// or 0; a table the index of its output, or that of `none_cell`; an output of a collect table 1 or 0; a count
// how many of its rules hold, a table that counts how many of its rows match. (What does not apply is not 1,
// gives `none` or 0; `applies` and `outcome` tell it apart.) Facts are taken as independent
// of one another: where a formula ties them, the functions also speak of combinations that no club can have.
class Functions {
 public:
  explicit Functions(const Plan& plan);

  const Diagrams& diagrams() const { return diagrams_; }
  // By variable of an outcome.
  Diagrams::Node of(VariableId variable) const { return of_[variable]; }
  // By table that gives one thing: the same, but `not_applicable_cell` where it does not apply.
  Diagrams::Node outcome(TableId table) const { return outcomes_[table]; }
  Diagrams::Node recommendation(RecommendationId id) const { return recommendations_[id]; }
  // Where it is wanted: given, or done already.
  Diagrams::Node wanted(Diagrams& diagrams, const Recommendation& recommendation) const;
  // Where it is given.
  Diagrams::Node given(Diagrams& diagrams, const Recommendation& recommendation) const;
  // The page's verdicts taken together.
  struct Joint {
    std::vector<TableId> tables;  // each verdict, and under it what speaks only for some of its outcomes
    std::vector<std::vector<std::size_t>> tuples;  // by value of `node`: by table, a value of its `outcome`
    Diagrams::Node node = Diagrams::leaf(0);
  };
  const Joint& verdicts() const { return verdicts_; }
  // Where a table, rule or count speaks at all.
  Diagrams::Node applies(EntryRef thing) const;
  // Where a condition as written for this plan holds, or does not though it is defined (applicability.h),
  // over the input facts; in a copy of `diagrams()`, which grows.
  Diagrams::Node of(Diagrams& diagrams, const Condition& condition, bool wanted = true) const;
  Diagrams::Node defined(Diagrams& diagrams, const Condition& condition) const;
  // Where one variable lies in some cells, wherever its thing applies.
  Diagrams::Node of(Diagrams& diagrams, const Literal& literal) const;
  // Where a table or a rule as written speaks, what it looks at taken as it is.
  Diagrams::Node speaks(Diagrams& diagrams, const Table& table) const;
  Diagrams::Node speaks(Diagrams& diagrams, const Rule& rule) const;
  // The same of what a table as written gives: one node for its outcome, of a collect table one an output.
  // `applies` is where it speaks.
  std::vector<Diagrams::Node> of(Diagrams& diagrams, const Table& table, Diagrams::Node applies) const;
  Diagrams::Node of(Diagrams& diagrams, const Row& row) const;
  // Where a row of a table would match, whatever the rows above it and wherever the table speaks.
  Diagrams::Node row(TableId table, std::size_t row) const { return rows_[table][row]; }

 private:
  struct Unfilled {};
  Functions(const Plan& plan, Unfilled) : plan_(plan), diagrams_({}, {}) {}
  friend Functions functions_from_bytes(const Plan& plan, std::string_view bytes);
  friend class cereal::access;  // src/store
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(diagrams_, of_, outcomes_, recommendations_, applies_, rows_, verdicts_);
  }

  Diagrams::Node of_test(Diagrams& diagrams, const Condition& test, bool wanted) const;
  Diagrams::Node applies_or_always(EntryRef thing) const;
  void add_count(const PlanStep& step);
  void join_verdicts();

  const Plan& plan_;
  Diagrams diagrams_;
  IndexVector<VariableId, Diagrams::Node> of_;     // inputs unused
  IndexVector<TableId, Diagrams::Node> outcomes_;  // of a collect table unused
  IndexVector<RecommendationId, Diagrams::Node> recommendations_;
  IndexVector<StepId, Diagrams::Node> applies_;  // filled in their order
  IndexVector<TableId, std::vector<Diagrams::Node>> rows_;
  Joint verdicts_;
};

}  // namespace diagclub
