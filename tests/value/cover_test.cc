// Places as boxes: they cover all of it and nothing else, and none could be wider.
#include "value/cover.h"

#include <random>

#include "catch.h"

namespace diagclub {
namespace {

using Node = Diagrams::Node;

std::vector<VariableId> in_order(const std::vector<std::size_t>& variables) {
  std::vector<VariableId> order;
  for (const std::size_t variable : variables) order.emplace_back(variable);
  return order;
}

Node node_of(Diagrams& diagrams, const CellsByVariable& box) {
  Node inside = Diagrams::leaf(1);
  for (const VariableId i : diagrams.variables()) inside = diagrams.both(inside, diagrams.literal(i, box[i]));
  return inside;
}

TEST_CASE("nothing has no boxes, everything one", "[cover]") {
  Diagrams diagrams({kYesOrNo, first_cells(5)}, in_order({0, 1}));
  CHECK(cover(diagrams, Diagrams::leaf(0), 3).boxes.empty());
  CHECK(cover(diagrams, Diagrams::leaf(1), 3).boxes ==
        std::vector<CellsByVariable>{{kYesOrNo, first_cells(5)}});
}

TEST_CASE("boxes overlap rather than be small", "[cover]") {
  Diagrams diagrams({kYesOrNo, kYesOrNo}, in_order({0, 1}));
  const Cover either = cover(
      diagrams,
      diagrams.either(diagrams.literal(VariableId(0), kYesCell), diagrams.literal(VariableId(1), kYesCell)),
      3);
  CHECK(either.boxes == std::vector<CellsByVariable>{{kYesCell, kYesOrNo}, {kYesOrNo, kYesCell}});
  CHECK(either.more == 0);
}

TEST_CASE("what is not shown is counted, up to a point", "[cover]") {
  // Where all of seven agree in parity: 64 single places.
  CellsByVariable cells(7, kYesOrNo);
  Diagrams diagrams(cells, in_order({0, 1, 2, 3, 4, 5, 6}));
  Node odd = Diagrams::leaf(0);
  for (const VariableId i : diagrams.variables()) {
    const Node yes = diagrams.literal(i, kYesCell);
    odd = diagrams.ite(yes, diagrams.negated(odd), odd);
  }
  const Cover many = cover(diagrams, odd, 2);
  CHECK(many.boxes.size() == 2);
  CHECK(many.more == 20);
  CHECK(many.many);
}

TEST_CASE("random places are covered, no more and no less", "[cover]") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    Diagrams diagrams({first_cells(3), first_cells(4), kYesOrNo, first_cells(5)}, in_order({2, 0, 3, 1}));
    Node where = Diagrams::leaf(0);
    for (int term = 0; term < 3; ++term) {
      CellsByVariable box;
      for (const VariableId i : diagrams.variables()) {
        const Cells side = random() & diagrams.occurring(i);
        box.push_back(side == 0 ? diagrams.occurring(i) : side);
      }
      where = diagrams.either(where, node_of(diagrams, box));
    }
    const Cover covered = cover(diagrams, where, 100);
    Node all = Diagrams::leaf(0);
    for (const CellsByVariable& box : covered.boxes) {
      all = diagrams.either(all, node_of(diagrams, box));
      for (const VariableId i : diagrams.variables()) {
        for (Cells left = diagrams.occurring(i) & ~box[i]; left != 0; left &= left - 1) {
          CellsByVariable wider = box;
          wider[i] |= left & -left;
          CHECK(diagrams.values(where, wider) != std::vector<std::size_t>{1});
        }
      }
    }
    CHECK(all == where);
  }
}

}  // namespace
}  // namespace diagclub
