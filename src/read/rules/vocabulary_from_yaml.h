// In: the nodes of units, sections and facts. Out: the vocabulary, or errors.
#pragma once

#include "model/rule_set.h"
#include "read/yaml/mapping.h"

namespace diagclub {

// What a rule set declares for its rules to speak of, each from its name and what stands under it. What is
// wrong is told; what is given then is fit for nothing but telling more.
Term term_from_yaml(const Node& key, const Node& node, const Reading& reading);
Term source_from_yaml(const Node& key, const Node& node, const Reading& reading);
// How firmly something stands, as a word within a sentence.
Term firmness_from_yaml(const Node& key, const Node& node, const Reading& reading);
Actor actor_from_yaml(const Node& key, const Node& node, const Reading& reading);
Group group_from_yaml(const Node& key, const Node& node, const Reading& reading);
Unit unit_from_yaml(const Node& key, const Node& node, const Reading& reading);
Parameter parameter_from_yaml(const Node& key, const Node& node, const Reading& reading);
Section section_from_yaml(const Node& key, const Node& node, const Reading& reading);
Fact fact_from_yaml(const Node& key, const Node& node, const Reading& reading);

}  // namespace diagclub
