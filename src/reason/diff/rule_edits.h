// In: two rule sets. Out: the small edits that lead from one to the other.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"
#include "reason/diff/declared_changes.h"

namespace diagclub {

// One change that turns the earlier rules a little more into the later ones.
struct RuleEdit {
  enum class What {
    parameter,  // its value
    unit,
    section,
    fact,         // added, removed, or what its declaration says of how fiches are read
    thing,        // a table, rule, count or recommendation added or removed
    presumption,  // added, removed, or anything of it that is more than shown
    scope,        // under what a whole file speaks
    applies,
    when,
    hit,
    outputs,  // their order, where it decides
    counted,
    row,         // added or removed
    row_moved,   // among the rows of its table
    row_test,    // one cell
    row_output,  // what the row gives
  };
  What what = What::when;
  std::vector<std::string> names;  // what is changed; a scope changes several
  std::size_t row = 0;             // counted from 1, in the later rules if it is there
  std::string before;              // as written; empty: was not there
  std::string after;               // empty: is gone
  FileLine at;                     // in the later rules, in the earlier ones if it is gone
};

// All edits that lead from one rule set to another, each as small as stands on its own. Texts and what else
// is only shown are none.
class RuleEdits {
 public:
  // Both must outlive it.
  RuleEdits(const RuleSet& before, const RuleSet& after, const DeclaredChanges& declared);

  const std::vector<RuleEdit>& all() const { return edits_; }
  // The earlier rules with these edits alone. Nothing where they do not make a sound rule set.
  std::unique_ptr<const Plan> applied(const std::vector<std::size_t>& chosen) const;

 private:
  // A row of a table both have: where it stands among the rows of either, and the edits between the two.
  struct Slot {
    const Row* before = nullptr;
    const Row* after = nullptr;
    std::optional<std::size_t> there;  // the edit that adds, removes or moves it; none: it is on both sides
    std::optional<std::size_t> output;
    std::vector<std::pair<std::string, std::size_t>> tests;  // by what they test
  };
  struct Rows {
    std::string table;
    std::vector<Slot> slots;
    bool gap_before = false;
    bool gap_after = false;
  };
  using Change = std::function<void(RuleSet&)>;

  std::size_t add(RuleEdit edit, Change change = nullptr);
  void declarations(const DeclaredChanges& declared);
  template <typename Elements>
  void things(Elements RuleSet::*elements);
  void conditions();
  void outputs(const Table& before, const Table& after);
  void condition(const std::string& name, const std::optional<Condition>& before,
                 const std::optional<Condition>& after, RuleEdit::What what, const Place& place,
                 const Place& place_before);
  void rows(const Table& before, const Table& after);
  void pair_rows(const Table& before, const Table& after, std::vector<Slot>& slots) const;
  void row_edits(const Table& before, const Table& after, Slot& slot);
  static std::vector<Row> rows_with(const Rows& rows, const std::vector<bool>& chosen);

  const RuleSet& before_;
  const RuleSet& after_;
  RuleSet base_;  // the earlier rules without what is only shown, and all that either declares for it
  std::vector<RuleEdit> edits_;
  std::vector<Change> changes_;  // by edit; those of rows are made by `rows_with`
  std::vector<Rows> tables_;
};

}  // namespace diagclub
