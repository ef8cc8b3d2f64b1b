// In: a rule set. Out: what conditions can see (facts, members of lists, tables, rules, counts), each cut
// into cells.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "model/names.h"
#include "model/rule_set.h"
#include "value/axis.h"
#include "value/box.h"
#include "value/cells.h"
#include "value/outcome_words.h"

namespace cereal {
class access;
}

namespace diagclub {

// One thing that conditions can see, cut into cells. A list and a collect table are as many yes/no variables
// as they have members; whether a fact is known at all is a yes/no variable of its own.
struct Variable {
  enum class Aspect { value, known, member };
  EntryRef thing;
  Aspect aspect = Aspect::value;
  std::size_t member = 0;  // Aspect::member: index of the choice or of the output
  Axis axis;               // numbers and counts
  std::size_t size = 2;    // number of cells
  Cells all = kYesOrNo;    // the cells that can occur; a parameter has one
};

// The cell of a table's outcome when no row matched: the one after its outputs.
inline std::size_t none_cell(const Table& table) { return table.outputs.size(); }
// How many cells the outcome of a table has that is one variable: its outputs and `none`, or the numbers from
// 0 to that of its rows.
inline std::size_t outcome_cells(const Table& table) {
  return (table.hit == HitPolicy::collect_count ? table.rows.size() : none_cell(table)) + 1;
}
// After these, as a value of its own where it is told apart from `none`: the table does not apply.
inline std::size_t not_applicable_cell(const Table& table) { return outcome_cells(table); }

// One of them by name: an output, `none`, a number, or `not_applicable`.
inline std::string outcome_name(const Table& table, std::size_t outcome) {
  if (outcome == not_applicable_cell(table)) return std::string(kNotApplicable);
  if (table.hit == HitPolicy::collect_count) return std::to_string(outcome);
  return outcome == none_cell(table) ? std::string(kNoRow) : table.outputs[outcome].name;
}

// A test of one name in cells: which cells of which variables it accepts. A test of a list may ask for any or
// for all of its members; every other test is about one variable.
struct Literal {
  VariableId variable;
  Cells accepted = 0;
};
struct Literals {
  bool any = false;  // one of them is enough
  std::vector<Literal> parts;
};

// All variables of a rule set whose names and kinds are sound. A number is cut at every threshold that any
// rule, row or recommendation tests.
class Variables {
 public:
  Variables() = default;
  Variables(const RuleSet& rules, const Names& names);

  const IndexVector<VariableId, Variable>& all() const { return variables_; }
  const Variable& operator[](VariableId variable) const { return variables_[variable]; }
  std::size_t count() const { return variables_.size(); }
  Ids<VariableId> ids() const { return variables_.ids(); }

  // The variable of a thing's value; for lists and collect tables, of its first member. A text has none: to
  // ask for it is a mistake, which throws.
  VariableId of(EntryRef thing) const;
  // The variables of a fact's value, side by side: none of a text, of a list as many as it has choices.
  Ids<VariableId> values(FactId fact) const;
  // How many variables it has: its members, or one; of a text, none.
  std::size_t count_of(EntryRef thing) const;
  VariableId known(FactId fact) const { return first_known_ + fact.index(); }
  // Facts and counts with more thresholds than a machine word has cells for; their axes are left uncut.
  const std::vector<EntryRef>& too_fine() const { return too_fine_; }

  Literals literals(const RuleSet& rules, const Names& names, const std::string& name,
                    const UnaryTest& test) const;
  // Where a row holds, as boxes over all variables listed in `dimensions`.
  std::vector<Box> boxes(const RuleSet& rules, const Names& names, const Row& row,
                         const std::vector<VariableId>& dimensions) const;
  // The variables that a table's rows look at.
  std::vector<VariableId> dimensions(const RuleSet& rules, const Names& names, const Table& table) const;

 private:
  friend class cereal::access;  // src/store
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(variables_, first_, first_known_, too_fine_);
  }

  IndexVector<VariableId, Variable> variables_;
  std::vector<VariableId> first_[5];  // by EntryKind up to count, then where it stands among its kind
  VariableId first_known_;
  std::vector<EntryRef> too_fine_;
};

// One value of a cell as a fiche or a rule would write it: `territory.density: 35`, `achievements.training:
// yes`.
std::string witness_from_cell(const RuleSet& rules, const Variable& variable, std::size_t cell);

// Every test of a rule set, with the name it tests: calls `use(name, test)` for each.
template <typename Use>
void for_each_test(const Condition& condition, Use use) {
  if (condition.kind == Condition::Kind::test) use(condition.name, condition.test);
  for (const Condition& part : condition.parts) for_each_test(part, use);
}
template <typename Use>
void for_each_test(const RuleSet& rules, Use use) {
  for (const Table& table : rules.tables) {
    if (table.applies) for_each_test(*table.applies, use);
    for (const Row& row : table.rows) {
      for (const Condition& test : row.when) for_each_test(test, use);
    }
  }
  for (const Rule& rule : rules.rules) {
    if (rule.applies) for_each_test(*rule.applies, use);
    for_each_test(rule.when, use);
  }
  for (const Recommendation& recommendation : rules.recommendations) {
    for_each_test(recommendation.when, use);
    if (recommendation.done_when) for_each_test(*recommendation.done_when, use);
  }
  for (const Actor& actor : rules.actors) {
    if (actor.exists_when) for_each_test(*actor.exists_when, use);
  }
  for (const SynthesisPart& part : rules.synthesis) {
    for (const SynthesisPart::Variant& variant : part.says) for_each_test(variant.when, use);
  }
}
// The same of what is presumed: the signs, and what they are taken to mean.
template <typename Use>
void for_each_test(const Presumption& presumption, Use use) {
  use(presumption.of, presumption.is);
  for_each_test(presumption.when, use);
  if (presumption.unless) for_each_test(*presumption.unless, use);
}

// What an operand is: the number itself or the parameter's.
Number number_from_operand(const Operand& operand, const RuleSet& rules);
// The numbers that a term of a test on a number stands for.
Interval interval_from_term(const UnaryTest::Term& term, const RuleSet& rules);

}  // namespace diagclub
