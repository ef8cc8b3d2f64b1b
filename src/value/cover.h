// In: a function that is yes somewhere. Out: that place as a few boxes of cells.
#pragma once

#include <vector>

#include "value/diagrams.h"

namespace diagclub {

// A place as boxes of cells.
struct Cover {
  std::vector<CellsByVariable> boxes;  // none can be made wider; they may meet
  std::size_t more = 0;                // boxes that would be needed besides
  bool many = false;                   // and more than that: not all were counted
};

// Boxes that cover where `where` gives 1 (the diagrams grow): each from a cell of what is left, made as wide
// as will stay inside. At most `shown` of them are kept.
Cover cover(Diagrams& diagrams, Diagrams::Node where, std::size_t shown);

}  // namespace diagclub
