#include "value/cover.h"

namespace diagclub {

namespace {

using Node = Diagrams::Node;

// Boxes beyond those shown are counted up to here.
constexpr int kMostCounted = 20;

bool lies_inside(const Diagrams& diagrams, Node where, const Box& box) {
  return diagrams.values(where, box) == std::vector<int>{1};
}

Node node_of(Diagrams& diagrams, const Box& box) {
  Node inside = Diagrams::leaf(1);
  for (int variable = 0; variable < diagrams.variable_count(); ++variable) {
    const Cells cells = box[static_cast<std::size_t>(variable)];
    if (cells != diagrams.occurring(variable))
      inside = diagrams.both(inside, diagrams.literal(variable, cells));
  }
  return inside;
}

}  // namespace

Cover cover(Diagrams& diagrams, Node where, int shown) {
  Box everything;
  for (int variable = 0; variable < diagrams.variable_count(); ++variable)
    everything.push_back(diagrams.occurring(variable));
  Cover cover;
  Node left = where;
  while (const auto path = diagrams.witness(left, 1, everything)) {
    Box box = everything;
    for (const auto& [variable, index] : *path) box[static_cast<std::size_t>(variable)] = cell(index);
    for (const auto& [variable, index] : *path) {
      Cells& side = box[static_cast<std::size_t>(variable)];
      for (Cells others = diagrams.occurring(variable) & ~side; others != 0; others &= others - 1) {
        const Cells before = side;
        side |= others & -others;
        if (!lies_inside(diagrams, where, box)) side = before;
      }
    }
    left = diagrams.both(left, diagrams.negated(node_of(diagrams, box)));
    if (static_cast<int>(cover.boxes.size()) < shown)
      cover.boxes.push_back(std::move(box));
    else if (++cover.more >= kMostCounted) {
      cover.many = left != Diagrams::leaf(0);
      break;
    }
  }
  return cover;
}

}  // namespace diagclub
