#include "value/cover.h"

namespace diagclub {

namespace {

using Node = Diagrams::Node;

// Boxes beyond those shown are counted up to here.
constexpr std::size_t kMostCounted = 20;

bool lies_inside(const Diagrams& diagrams, Node where, const CellsByVariable& box) {
  return diagrams.values(where, box) == std::vector<std::size_t>{1};
}

Node node_of(Diagrams& diagrams, const CellsByVariable& box) {
  Node inside = Diagrams::leaf(1);
  for (const VariableId variable : diagrams.variables()) {
    const Cells cells = box[variable];
    if (cells != diagrams.occurring(variable))
      inside = diagrams.both(inside, diagrams.literal(variable, cells));
  }
  return inside;
}

}  // namespace

Cover cover(Diagrams& diagrams, Node where, std::size_t shown) {
  const CellsByVariable& everything = diagrams.occurring();
  Cover cover;
  Node left = where;
  while (const auto path = diagrams.witness(left, 1, everything)) {
    CellsByVariable box = everything;
    for (const auto& [variable, index] : *path) box[variable] = cell(index);
    for (const auto& [variable, index] : *path) {
      Cells& side = box[variable];
      for (Cells others = diagrams.occurring(variable) & ~side; others != 0; others &= others - 1) {
        const Cells before = side;
        side |= others & -others;
        if (!lies_inside(diagrams, where, box)) side = before;
      }
    }
    left = diagrams.both(left, diagrams.negated(node_of(diagrams, box)));
    if (cover.boxes.size() < shown)
      cover.boxes.push_back(std::move(box));
    else if (++cover.more >= kMostCounted) {
      cover.many = left != Diagrams::leaf(0);
      break;
    }
  }
  return cover;
}

}  // namespace diagclub
