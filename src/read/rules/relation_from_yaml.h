// In: YAML of one relation. Out: the relation, or faults.
#pragma once

#include "model/relation.h"
#include "read/yaml/mapping.h"

namespace diagclub {

// One entry of `relations:`: what must not stand together in a fiche, and what is then said.
Relation relation_from_yaml(const Node& key, const Node& node, const Reading& reading);

}  // namespace diagclub
