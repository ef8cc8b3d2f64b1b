// Shapes and arrows in, their places out: a shape's column is the longest way to it.
#include "report/dmn/dmn_diagram.h"

#include <algorithm>
#include <cstddef>

#include "base/sizes.h"
#include "report/text/xml.h"

namespace diagclub {

namespace {

constexpr int kMargin = 60;
constexpr int kTop = 130;  // modelers show the name of the model above
constexpr int kBetweenColumns = 140;
constexpr int kBetweenRows = 25;

}  // namespace

class DmnDiagram::Layout {
 public:
  explicit Layout(const std::vector<Shape>& nodes)
      : nodes_(nodes), column_(nodes.size()), points_(nodes.size()), placed_(nodes.size()) {}

  std::vector<Point> run() {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) columns = std::max(columns, column_of(i) + 1);
    std::vector<int> widths(columns);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      int& width = widths[*column_[i]];
      width = std::max(width, nodes_[i].width);
    }
    bottoms_.assign(columns, kTop);
    for (std::size_t i = 0; i < nodes_.size(); ++i) place(i);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      int x = kMargin;
      for (std::size_t column = 0; column < *column_[i]; ++column) x += widths[column] + kBetweenColumns;
      points_[i].x = x;
    }
    return std::move(points_);
  }

 private:
  std::size_t column_of(std::size_t node) {
    if (column_[node]) return *column_[node];
    std::size_t column = 0;
    for (const std::size_t other : nodes_[node].requires_) column = std::max(column, column_of(other) + 1);
    column_[node] = column;
    return column;
  }

  // After what it requires, at the height of their middle, or below what its column holds already.
  void place(std::size_t node) {
    if (placed_[node]) return;
    placed_[node] = true;
    int middles = 0;
    for (const std::size_t at : nodes_[node].requires_) {
      place(at);
      middles += points_[at].y + nodes_[at].height / 2;
    }
    int& bottom = bottoms_[*column_[node]];
    const int count = int_from(nodes_[node].requires_.size());
    const int wanted = count == 0 ? bottom : middles / count - nodes_[node].height / 2;
    points_[node].y = std::max(bottom, wanted);
    bottom = points_[node].y + nodes_[node].height + kBetweenRows;
  }

  const std::vector<Shape>& nodes_;
  std::vector<std::optional<std::size_t>> column_;
  std::vector<Point> points_;
  std::vector<char> placed_;
  std::vector<int> bottoms_;  // by column: where the next node may start
};

std::size_t DmnDiagram::shape(std::string_view element, bool decision) {
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    if (shapes_[i].element == element) return i;
  }
  shapes_.push_back({std::string(element), 220, decision ? 70 : 45, {}});
  return shapes_.size() - 1;
}

void DmnDiagram::arrow(const std::string& requirement, std::size_t from, std::size_t to) {
  shapes_[to].requires_.push_back(from);
  arrows_.push_back({requirement, from, to});
}

void DmnDiagram::write(pugi::xml_node root) const {
  const std::vector<Point> points = Layout(shapes_).run();
  pugi::xml_node diagram = add_element(add_element(root, "dmndi:DMNDI"), "dmndi:DMNDiagram");
  set_attribute(diagram, "id", "diagram");
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    pugi::xml_node shape = add_element(diagram, "dmndi:DMNShape");
    set_attribute(shape, "id", "shape-" + shapes_[i].element);
    set_attribute(shape, "dmnElementRef", shapes_[i].element);
    pugi::xml_node bounds = add_element(shape, "dc:Bounds");
    set_attribute(bounds, "height", std::to_string(shapes_[i].height));
    set_attribute(bounds, "width", std::to_string(shapes_[i].width));
    set_attribute(bounds, "x", std::to_string(points[i].x));
    set_attribute(bounds, "y", std::to_string(points[i].y));
  }
  for (const Arrow& arrow : arrows_) {
    pugi::xml_node edge = add_element(diagram, "dmndi:DMNEdge");
    set_attribute(edge, "id", "edge-" + arrow.requirement);
    set_attribute(edge, "dmnElementRef", arrow.requirement);
    for (const Point& end : {Point{points[arrow.from].x + shapes_[arrow.from].width,
                                   points[arrow.from].y + shapes_[arrow.from].height / 2},
                             Point{points[arrow.to].x, points[arrow.to].y + shapes_[arrow.to].height / 2}}) {
      pugi::xml_node point = add_element(edge, "di:waypoint");
      set_attribute(point, "x", std::to_string(end.x));
      set_attribute(point, "y", std::to_string(end.y));
    }
  }
}

}  // namespace diagclub
