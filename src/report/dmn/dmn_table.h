// In: one table. Out: its decision in XML.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "model/text.h"
#include "report/dmn/feel.h"

namespace diagclub {

// What a reader calls a variable; of a list, one of its members.
std::string dmn_label(const Plan& plan, VariableId variable, Language language);

// Writes a table's columns and rows below its decision. Each row carries its text, its section and its
// certainty.
void add_decision_table(pugi::xml_node decision, const Plan& plan, const Feel& feel, TableId table,
                        Language language);

}  // namespace diagclub
