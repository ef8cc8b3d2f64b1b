// In: conditions and values. Out: the same in FEEL, DMN's expressions.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace diagclub {

// A text between FEEL's quotes.
std::string feel_string(std::string_view text);

// What a plan holds, in FEEL, DMN's language: names, and sets of cells as tests. A fact, rule, count or table
// is one name; a list and a collect table are lists of strings; a table that may give nothing gives "none".
// Whether a fact is known is a name of its own. What is unknown has no words here: FEEL has two truths.
class Feel {
 public:
  explicit Feel(const Plan& plan);

  // `members.firms` is `members_firms`; of two that would be one, the later gets a number.
  const std::string& name(EntryRef thing) const { return names_.at(thing); }
  const std::string& known_name(FactId fact) const { return known_[fact]; }
  // Whether a table speaks, of a table that does not always: one name for all with the same condition, made
  // of the names of what it looks at.
  const std::string& applies_name(TableId table) const { return applies_.at(table); }

  // What a column on this variable looks at: `members_firms`, `list contains(achievements, "training")`.
  std::string expression(VariableId variable) const;
  // `number`, `string` or `boolean`.
  std::string_view type(VariableId variable) const;
  // The values that it can take, as a unary test; empty for a boolean.
  std::string values(VariableId variable) const;
  // Whether it is one of these cells, as a unary test: `< 60`, `"B1","B2"`, `-`.
  std::string test(VariableId variable, Cells accepted) const;
  // The variables that a condition of the plan looks at, in the order met.
  std::vector<VariableId> variables(NodeId node) const;
  // The condition as an expression that is true or false.
  std::string condition(NodeId node) const;

 private:
  std::string unique(std::string_view name);
  bool is_boolean(VariableId variable) const;
  bool is_number(VariableId variable) const;
  std::vector<std::string> words(VariableId variable, Cells cells) const;
  std::vector<std::string> ranges(VariableId variable, Cells accepted, std::string_view value) const;

  const Plan& plan_;
  std::set<std::string> taken_;
  std::map<EntryRef, std::string> names_;
  IndexVector<FactId, std::string> known_;
  std::map<TableId, std::string> applies_;
};

}  // namespace diagclub
