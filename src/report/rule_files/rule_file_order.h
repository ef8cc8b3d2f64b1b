// In: a rule file as a tree. Out: the same, its keys in the order that rules/README.md documents.
#pragma once

#include "read/yaml/yaml_layout.h"

namespace diagclub {

// Puts the keys of every entry of a rule file (a rule, a row, a fact…) in the order in which rules/README.md
// documents them, each with its comments; others follow in the order they had. The root's own keys, and names
// that a rule set declares, stay where they are.
void put_keys_in_order(LaidNode& root);

}  // namespace diagclub
