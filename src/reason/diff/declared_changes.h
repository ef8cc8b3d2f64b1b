// In: two rule sets. Out: what they declare otherwise beside conditions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/rule_set.h"
#include "reason/diff/rule_difference.h"

namespace diagclub {

// One thing that is declared otherwise.
struct DeclaredChange {
  std::string what;  // fact, section, unit, parameter, table, presumption
  std::string name;
  std::string aspect;  // `max`, `choice`, `formula`, `hit`, `value`, `name`…; empty: the whole of it
  std::string before;  // empty: not there
  std::string after;
  FileLine at;  // in the later rules, in the earlier ones if it is gone
};

// What two rule sets declare otherwise, beside the conditions of tables, rules, counts and recommendations.
struct DeclaredChanges {
  // How fiches are read and what numbers stand for.
  std::vector<DeclaredChange> vocabulary;
  // By what results are worked out: hit policies of tables (under `priority`, the order of outputs),
  // formulas of facts, with the values of parameters where only these changed, and presumptions.
  std::vector<DeclaredChange> methods;
  // What is only shown: by kind (`text`, `label`, `certainty`, `order`…) the names of what changed.
  std::map<std::string, std::vector<std::string>> shown;
};
// Names of outputs that others have, too, in their order.
std::string names_in_both(const std::vector<Output>& outputs, const std::vector<Output>& others);

// `facts`: those that only changed their name. A parameter of the same value and label is taken to be one,
// too.
DeclaredChanges declared_changes(const RuleSet& before, const RuleSet& after, const Renames& facts);

}  // namespace diagclub
