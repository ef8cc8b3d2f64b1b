// Texts in, XML out by pugixml, which escapes what means something in XML but lets through what is forbidden
// there.
#include "report/text/xml.h"

#include <sstream>
#include <utility>

#include "base/utf8.h"

namespace diagclub {

namespace {

// Controls are visible already; of what XML 1.0 forbids the two code points are left that are no characters.
std::string xml_text(std::string_view text) {
  std::string fit = printable(text);
  for (const auto& [forbidden, shown] :
       {std::pair("\xEF\xBF\xBE", "\\u{FFFE}"), std::pair("\xEF\xBF\xBF", "\\u{FFFF}")}) {
    for (std::size_t at = fit.find(forbidden); at != std::string::npos; at = fit.find(forbidden, at))
      fit.replace(at, 3, shown);
  }
  return fit;
}

}  // namespace

void set_attribute(pugi::xml_node node, const char* attribute, std::string_view value) {
  node.append_attribute(attribute).set_value(xml_text(value).c_str());
}

pugi::xml_node add_element(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  if (!text.empty()) node.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
  return node;
}

void add_lines(pugi::xml_node node, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += xml_text(line) + "\n";
  if (!text.empty()) text.pop_back();
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

std::string text_from_xml(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace diagclub
