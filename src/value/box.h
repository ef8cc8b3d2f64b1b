// In: sets of cells, one a dimension. Out: their products met, cut, compared.
#pragma once

#include <cstddef>
#include <vector>

#include "base/id.h"
#include "value/cells.h"

namespace diagclub {

// One thing that conditions can look at: a fact, a member of a list, an outcome.
using VariableId = Id<struct Variable>;
// Of every variable the cells that it may be in.
using CellsByVariable = IndexVector<VariableId, Cells>;

// A product of sets of cells, one set a dimension: what a row of a table accepts, or what a fiche leaves
// open. The boxes of one computation all have the same dimensions. A box with an empty side holds nothing.
using Box = std::vector<Cells>;

bool is_empty(const Box& box);
bool meet(const Box& a, const Box& b);
Box common(const Box& a, const Box& b);

// What is left of `box` without `cut`, as boxes that do not meet. Appended to `rest`.
void subtract(const Box& box, const Box& cut, std::vector<Box>& rest);

}  // namespace diagclub
