#include "report/dmn/dmn_xml.h"

#include "base/utf8.h"

namespace diagclub {

namespace {

// Fit for XML, which has no place for controls nor for the two code points that are no characters.
std::string xml_text(std::string_view text) {
  std::string fit = printable(text);
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = fit.find(none); at != std::string::npos; at = fit.find(none, at))
      fit.replace(at, none.size(), "\xEF\xBF\xBD");
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

pugi::xml_node add_feel(pugi::xml_node parent, const char* name, const std::string& id,
                        std::string_view text) {
  pugi::xml_node node = add_element(parent, name);
  set_attribute(node, "id", id);
  add_element(node, "text", text);
  return node;
}

}  // namespace diagclub
