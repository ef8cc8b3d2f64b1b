// In: decisions and what they require. Out: where their shapes stand.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// The picture of what requires what: inputs on the left, each decision right of all that it requires.
class DmnDiagram {
 public:
  // The number of the shape of this element, drawn once.
  std::size_t shape(std::string_view element, bool decision);
  // An arrow for the requirement of this id.
  void arrow(const std::string& requirement, std::size_t from, std::size_t to);
  // Writes it below the document's root.
  void write(pugi::xml_node root) const;

 private:
  struct Shape {
    std::string element;
    int width = 0;
    int height = 0;
    std::vector<std::size_t> requires_;
  };
  struct Arrow {
    std::string requirement;
    std::size_t from = 0;
    std::size_t to = 0;
  };
  struct Point {
    int x = 0;
    int y = 0;
  };
  class Layout;

  std::vector<Shape> shapes_;
  std::vector<Arrow> arrows_;
};

}  // namespace diagclub
