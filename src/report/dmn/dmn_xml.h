// In: names and texts. Out: elements of DMN's XML.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace diagclub {

// Writing DMN's XML: whatever text comes in, what goes out is well-formed. Controls are made visible.
void set_attribute(pugi::xml_node node, const char* attribute, std::string_view value);
pugi::xml_node add_element(pugi::xml_node parent, const char* name, std::string_view text = {});
// An element with a text below it that is an expression or a unary test.
pugi::xml_node add_feel(pugi::xml_node parent, const char* name, const std::string& id,
                        std::string_view text);

}  // namespace diagclub
