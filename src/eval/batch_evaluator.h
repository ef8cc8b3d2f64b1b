// In: the cells of one club's facts. Out: the outcomes that `evaluate` gives, many times as fast. Unknown:
// several cells left.
//
// Bit-parallel matching: each conjunction is one bit, each cell of a fact a mask of the conjunctions that
// it rejects, as Lakshman and Stiliadis match packets against rules (1998).
//
// Example: bit 0 is `firms < 60 and scope = several`, bit 1 is `firms >= 60`. The cell `60` of firms
// rejects bit 0, the cell `one` of scope rejects bit 0. A club of 60 firms has `no = 01`: bit 1 alone may
// hold, and as nothing is open it does.
//
// Cost: building takes each conjunction once for every cell that it rejects. A club costs one look-up and
// one `or` of two words for each fact and pair of words that knows it, whatever the number of rules; an
// open fact of many cells costs one look-up a cell.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "eval/placed_forms.h"
#include "plan/plan.h"

namespace diagclub {

// What one club makes of every conjunction of a plan, a bit each in a few machine words, and of what tables
// and counts come to. Read through the `BatchEvaluator` that filled it; used again for the next club.
struct ConjunctionBits {
  std::vector<std::uint64_t> no;       // the conjunctions that do not hold
  std::vector<std::uint64_t> not_yes;  // and those that do not surely hold
  CellsByVariable cells;               // tables and counts; of the rest only what was needed
  Diagrams::Walk walk;
};

// `evaluate` for batches: the same outcomes, by a few words of bits. Every condition is an `or` of
// conjunctions (`NormalForms`) and every conjunction a bit. A cell of a variable rejects the conjunctions
// with a literal that does not accept it, and which ones is worked out beforehand; so a variable in one cell
// costs a look-up and an `or` whatever the number of rules. Of several cells, a conjunction is no where all
// reject it, not surely yes where any does. Inputs come first, then by stages what looks at tables and
// counts: the first row of a table that is not no is the lowest such bit, a count the number of bits. Where a
// table is open after that, it is worked out as `evaluate` does.
class BatchEvaluator {
 public:
  // The plan must outlive it and stay as it is. Conditions of more conjunctions than `most` are worked out as
  // `evaluate` does.
  explicit BatchEvaluator(const Plan& plan, std::size_t most = NormalForms::kMost);

  // facts: `Facts::cells`, of which only those of inputs are looked at; they are the first.
  void mark(std::span<const Cells> facts, ConjunctionBits& marks) const;

  // Equal to what `evaluate` gives.
  Tri rule(const ConjunctionBits& marks, RuleId rule) const { return truth(marks, rules_[rule]); }
  Tri recommendation(const ConjunctionBits& marks, RecommendationId id) const {
    return truth(marks, recommendations_[id]);
  }
  // As `Outcome::applicable`.
  Tri applicable(const ConjunctionBits& marks, StepId step) const { return truth(marks, applicable_[step]); }
  // As `Outcome::table`; of a collect table, `output`.
  Cells table(const ConjunctionBits& marks, TableId table) const { return marks.cells[tables_[table]]; }
  Tri output(const ConjunctionBits& marks, TableId table, std::size_t output) const;
  bool is_open(const ConjunctionBits& marks, TableId table) const;
  // How many of a count's rules hold; possible: sure ones included.
  struct Held {
    std::size_t sure = 0;
    std::size_t possible = 0;
  };
  Held count(const ConjunctionBits& marks, CountId count) const { return held(marks, counts_[count]); }

 private:
  friend class BatchEvaluatorBuilder;

  // Some conditions, to be counted.
  struct Counted {
    std::vector<WordBits> single;  // of one conjunction each, together by word
    std::vector<WordBits> others;
  };
  struct Rejected {
    Pair no{};
    Pair not_yes{};
  };
  // Where it stands what a variable rejects in a pair of words. Of few cells: by the set of cells left.
  struct Look {
    std::uint32_t variable = 0;
    std::uint32_t first = 0;  // in rejected_
  };
  static constexpr std::size_t kFew = 5;
  // Of many: by cell, then of all cells together.
  struct WideLook : Look {
    std::uint32_t cells = 0;
    Cells all = 0;
  };
  // What is done to a pair of words in one stage.
  struct Run {
    std::uint32_t word = 0;  // the first of them
    std::uint32_t first_look = 0, end_look = 0;
    std::uint32_t first_wide = 0, end_wide = 0;
  };
  // A variable whose cells something needs that is worked out slowly.
  struct Needed {
    VariableId variable;
    enum class From { facts, spot, marks } from = From::facts;
    WordBits spot;
  };
  // What gives one variable its cells.
  struct Decider {
    enum class Kind { rows, counted_rows, count, whole } kind = Kind::rows;
    VariableId variable;
    const PlanStep* step = nullptr;  // rows, counted_rows
    Cells silent = 0;                // rows, counted_rows: the outcome where the table does not speak
    WordBits applies;                // rows, counted_rows
    WordBits rows;                   // rows: in deciding order, the last always holds; no bits: too many
    std::uint32_t first_given = 0;   // rows: in given_, by bit from the lowest
    Counted counted;                 // counted_rows, count
    std::vector<Cells> totals;       // count: by possible * (possible + 1) / 2 + sure
    NormalForms::Whole whole;        // whole
    std::vector<Needed> needed;      // all but count
  };
  struct Stage {
    std::vector<Run> runs;
    std::vector<Decider> deciders;
  };

  static Tri truth(const ConjunctionBits& marks, const WordBits& spot);
  static Held held(const ConjunctionBits& marks, const Counted& counted);
  void reject(const Run& run, const Cells* cells, ConjunctionBits& marks) const;
  Rejected rejected_by(const WideLook& look, Cells cells) const;
  void decide(const Decider& decider, std::span<const Cells> facts, ConjunctionBits& marks) const;
  Cells decide_slowly(const Decider& decider, std::span<const Cells> facts, ConjunctionBits& marks) const;

  const Plan& plan_;
  std::size_t words_ = 0;
  std::size_t variables_ = 0;
  std::vector<Look> looks_;
  std::vector<WideLook> wide_;
  std::vector<Rejected> rejected_;
  std::vector<Stage> stages_;
  std::vector<Cells> given_;
  IndexVector<RuleId, WordBits> rules_;
  IndexVector<RecommendationId, WordBits> recommendations_;
  IndexVector<StepId, WordBits> applicable_;
  IndexVector<TableId, VariableId> tables_;
  IndexVector<TableId, std::vector<WordBits>> outputs_;  // of collect tables
  IndexVector<CountId, Counted> counts_;
};

// What `evaluate` would give of the club that was marked last.
struct MarkedOutcome {
  const BatchEvaluator& marker;
  const ConjunctionBits& marks;

  Tri rule(RuleId id) const { return marker.rule(marks, id); }
  Tri recommended(RecommendationId id) const { return marker.recommendation(marks, id); }
  Tri applicable(StepId step) const { return marker.applicable(marks, step); }
  Cells table(TableId id) const { return marker.table(marks, id); }
  Tri output(TableId table, std::size_t output) const { return marker.output(marks, table, output); }
};

}  // namespace diagclub
