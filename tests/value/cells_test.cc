// Sets of cells in one machine word, up to the last of its 64 bits.
#include "value/cells.h"

#include "catch.h"

namespace diagclub {

TEST_CASE("the first cells are so many low bits, all 64 included", "[cells]") {
  CHECK(first_cells(0) == 0);
  CHECK(first_cells(1) == 1);
  CHECK(first_cells(3) == 7);
  CHECK(first_cells(63) == ~Cells{0} >> 1);
  CHECK(first_cells(64) == ~Cells{0});
  CHECK(first_cells(65) == ~Cells{0});
}

TEST_CASE("a cell is one bit", "[cells]") {
  for (std::size_t i = 0; i < kMostCells; ++i) {
    CHECK(is_single(cell(i)));
    CHECK(lowest_cell(cell(i)) == i);
    CHECK(cell_count(cell(i)) == 1);
  }
  CHECK_FALSE(is_single(0));
  CHECK_FALSE(is_single(5));
  CHECK(lowest_cell(12) == 2);
  CHECK(cell_count(~Cells{0}) == 64);
}

TEST_CASE("a test is yes when all that is possible is accepted, no when none of it is", "[cells]") {
  for (Cells possible = 1; possible < 16; ++possible) {
    for (Cells accepted = 0; accepted < 16; ++accepted) {
      int in = 0, out = 0;
      for (int i = 0; i < 4; ++i) {
        if ((possible & cell(i)) == 0) continue;
        ((accepted & cell(i)) != 0 ? in : out) += 1;
      }
      const Tri expected = out == 0 ? Tri::yes : in == 0 ? Tri::no : Tri::unknown;
      CHECK(truth(possible, accepted) == expected);
    }
  }
}

TEST_CASE("yes, no and unknown are sets of two cells", "[cells]") {
  CHECK(cells_from_tri(Tri::yes) == kYesCell);
  CHECK(cells_from_tri(Tri::no) == kNoCell);
  CHECK(cells_from_tri(Tri::unknown) == kYesOrNo);
  for (const Tri tri : {Tri::no, Tri::unknown, Tri::yes}) CHECK(tri_from_cells(cells_from_tri(tri)) == tri);
}

}  // namespace diagclub
