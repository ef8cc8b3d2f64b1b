// In: the node of a condition. Out: the condition, or errors.
#pragma once

#include "model/condition.h"
#include "read/yaml/mapping.h"

namespace diagclub {

// A condition: a mapping of names to unary tests, or one of `all`, `any`, `not`.
Condition condition_from_yaml(const Node& node, const Reading& reading);

// One unary test of a named thing.
UnaryTest unary_test_from_yaml(const std::string& name, const Node& value, const Reading& reading);

// Only a mapping of names to unary tests, as a table's row has it.
std::vector<Condition> tests_from_yaml(const Node& node, const Reading& reading);

}  // namespace diagclub
