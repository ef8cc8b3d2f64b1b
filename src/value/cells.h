// In: cells of one fact. Out: sets of them, one bit a cell.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "base/id.h"
#include "value/tri.h"

namespace diagclub {

// A set of cells of one fact, one bit a cell. A choice or a yes/no has one cell a value, a number the cells
// of its axis. What a fiche says of a fact is the set of cells the fact may still be in; a condition is the
// set it accepts.
using Cells = std::uint64_t;

constexpr std::size_t kMostCells = 64;

constexpr Cells cell(std::size_t index) { return Cells{1} << index; }
constexpr Cells first_cells(std::size_t count) { return count >= kMostCells ? ~Cells{0} : cell(count) - 1; }
// Not std::popcount and std::has_single_bit, which call a function where the processor is not known to count
// bits.
constexpr std::size_t cell_count(Cells cells) {
  cells -= cells >> 1 & 0x5555555555555555;
  cells = (cells & 0x3333333333333333) + (cells >> 2 & 0x3333333333333333);
  cells = (cells + (cells >> 4)) & 0x0f0f0f0f0f0f0f0f;
  return cells * 0x0101010101010101 >> 56;
}
constexpr bool is_single(Cells cells) { return cells != 0 && (cells & (cells - 1)) == 0; }
constexpr std::size_t lowest_cell(Cells cells) { return size_from(std::countr_zero(cells)); }

constexpr std::size_t highest_cell(Cells cells) {
  return kMostCells - 1 - size_from(std::countl_zero(cells));
}

// Yes when every cell left to the fact is accepted, no when none is, unknown otherwise. `possible` is never
// empty.
constexpr Tri truth(Cells possible, Cells accepted) {
  return (possible & ~accepted) == 0 ? Tri::yes : (possible & accepted) == 0 ? Tri::no : Tri::unknown;
}

// Cells of everything that is yes/no: facts, rules, members of a list.
constexpr Cells kNoCell = 1;
constexpr Cells kYesCell = 2;
constexpr Cells kYesOrNo = 3;

constexpr Cells cells_from_tri(Tri tri) {
  return tri == Tri::yes ? kYesCell : tri == Tri::no ? kNoCell : kYesOrNo;
}
constexpr Tri tri_from_cells(Cells cells) { return truth(cells, kYesCell); }

}  // namespace diagclub
