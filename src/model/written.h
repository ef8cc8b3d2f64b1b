// In: tests, ranges and operands as data. Out: the same as a rule writes them.
#pragma once

#include <string>
#include <vector>

#include "model/rule_set.h"

namespace diagclub {

// Rules on one line, as a file of rules could have them: two that come out alike are written alike.

// `{members.firms: "< 60", class: B1}`, `{any: [shown_n2, {not: {class: B1}}]}`; nothing at all is `-`.
std::string written(const Condition& condition);
std::string written(const std::optional<Condition>& condition);  // empty: `-`
// `territory.inhabitants / territory.area`.
std::string written(const Formula& formula);
// `{grouping: one_branch} → B1`.
std::string written(const Row& row);
// A test's words without the spaces that say nothing: `< 60`.
std::string written(const UnaryTest& test);

// A condition as its file's scope and what is its own.
struct ScopedCondition {
  std::optional<Condition> scope;
  std::optional<Condition> own;
};
ScopedCondition split_scope(const std::optional<Condition>& condition);
std::optional<Condition> join_scope(const ScopedCondition& parts);

// Every parameter that a condition's tests cite.
std::vector<std::string> parameters_of(const Condition& condition);

}  // namespace diagclub
