// In: one table. Out: its decision in XML.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "report/dmn/feel.h"

namespace diagclub {

// What a reader calls a variable; of a list, one of its members.
std::string dmn_label(const Plan& plan, VariableId variable, Language language);

// An element with a text below it that is an expression or a unary test.
pugi::xml_node add_feel(pugi::xml_node parent, const char* name, const std::string& id,
                        std::string_view text);

// Writes a table's columns and rows below its decision. Each row carries its text, its section and its
// certainty.
void add_decision_table(pugi::xml_node decision, const Plan& plan, const Feel& feel, TableId table,
                        Language language);

}  // namespace diagclub
