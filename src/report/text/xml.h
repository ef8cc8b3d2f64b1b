// In: names and texts. Out: elements of XML, and the whole as text.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// Writing XML: whatever text comes in, what goes out is well-formed. What XML 1.0 has no place for is made
// visible.
void set_attribute(pugi::xml_node node, const char* attribute, std::string_view value);
pugi::xml_node add_element(pugi::xml_node parent, const char* name, std::string_view text = {});
// Text of several lines, parted as they are here.
void add_lines(pugi::xml_node node, const std::vector<std::string>& lines);
std::string text_from_xml(const pugi::xml_document& document);

}  // namespace diagclub
