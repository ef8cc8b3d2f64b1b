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
// how many of its rules hold, a table that counts how many of its rows match. Facts are taken as independent
// of one another: where a formula ties them, the functions also speak of combinations that no club can have.
class Functions {
 public:
  explicit Functions(const Plan& plan);

  const Diagrams& diagrams() const { return diagrams_; }
  // By variable of an outcome.
  Diagrams::Node of(int variable) const { return of_[static_cast<std::size_t>(variable)]; }
  Diagrams::Node recommendation(int index) const { return recommendations_[static_cast<std::size_t>(index)]; }
  // The page's verdicts taken together.
  struct Joint {
    std::vector<int> tables;  // each verdict, and under it what speaks only for some of its outcomes
    std::vector<std::vector<int>> tuples;  // by value of `node`: by table, its output or `none_cell`
    Diagrams::Node node = Diagrams::leaf(0);
  };
  const Joint& verdicts() const { return verdicts_; }
  // Where a table or rule speaks at all.
  Diagrams::Node applies(EntryRef thing) const;
  // A condition as written for this plan, over the input facts; in a copy of `diagrams()`, which grows.
  Diagrams::Node of(Diagrams& diagrams, const Condition& condition) const;
  // Where one variable lies in some cells.
  Diagrams::Node of(Diagrams& diagrams, const Literal& literal) const;
  // The same of what a table as written gives: one node for its outcome, of a collect table one an output.
  // `applies` is where it speaks.
  std::vector<Diagrams::Node> of(Diagrams& diagrams, const Table& table, Diagrams::Node applies) const;
  Diagrams::Node of(Diagrams& diagrams, const Row& row) const;
  // Where a row of a table would match, whatever the rows above it and wherever the table speaks.
  Diagrams::Node row(int table, int row) const {
    return rows_[static_cast<std::size_t>(table)][static_cast<std::size_t>(row)];
  }

 private:
  struct Unfilled {};
  Functions(const Plan& plan, Unfilled) : plan_(plan), diagrams_({}, {}) {}
  friend Functions functions_from_bytes(const Plan& plan, std::string_view bytes);
  friend class cereal::access;  // src/store
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(diagrams_, of_, recommendations_, applies_, rows_, verdicts_);
  }

  Diagrams::Node of_optional(const std::optional<Condition>& condition);
  void add_count(const PlanStep& step);
  void join_verdicts();

  const Plan& plan_;
  Diagrams diagrams_;
  std::vector<Diagrams::Node> of_;                 // by variable; inputs unused
  std::vector<Diagrams::Node> recommendations_;    // by index
  std::vector<Diagrams::Node> applies_;            // by step
  std::vector<std::vector<Diagrams::Node>> rows_;  // by table
  Joint verdicts_;
};

}  // namespace diagclub
