// Boxes against their points, every pair of boxes of a small space.
#include "value/box.h"

#include <set>

#include "catch.h"

namespace diagclub {
namespace {

// The points of a box, as their places in each dimension.
std::multiset<std::vector<std::size_t>> points(const Box& box) {
  std::multiset<std::vector<std::size_t>> all{{}};
  for (const Cells side : box) {
    std::multiset<std::vector<std::size_t>> longer;
    for (const auto& point : all) {
      for (std::size_t i = 0; i < kMostCells; ++i) {
        if ((side & cell(i)) == 0) continue;
        auto more = point;
        more.push_back(i);
        longer.insert(more);
      }
    }
    all = longer;
  }
  return all;
}

std::vector<Box> boxes() {
  std::vector<Box> all;
  for (Cells a = 0; a < 8; ++a) {
    for (Cells b = 0; b < 4; ++b) {
      for (Cells c = 0; c < 4; ++c) all.push_back({a, b, c});
    }
  }
  return all;
}

}  // namespace

TEST_CASE("a box with an empty side is empty", "[box]") {
  for (const Box& box : boxes()) CHECK(is_empty(box) == points(box).empty());
  CHECK_FALSE(is_empty({}));
}

TEST_CASE("two boxes meet in what both hold", "[box]") {
  for (const Box& a : boxes()) {
    for (const Box& b : boxes()) {
      std::multiset<std::vector<std::size_t>> shared;
      const auto in_b = points(b);
      for (const auto& point : points(a)) {
        if (in_b.count(point) > 0) shared.insert(point);
      }
      if (points(common(a, b)) != shared) FAIL("what is common differs");
      if (!is_empty(a) && !is_empty(b) && meet(a, b) == shared.empty()) FAIL("they meet, or not, wrongly");
    }
  }
}

TEST_CASE("what is left of a box is what the cut does not hold, each point once", "[box]") {
  for (const Box& box : boxes()) {
    if (is_empty(box)) continue;
    for (const Box& cut : boxes()) {
      std::vector<Box> rest;
      subtract(box, cut, rest);
      std::multiset<std::vector<std::size_t>> left;
      for (const Box& piece : rest) {
        if (is_empty(piece)) FAIL("a piece is empty");
        for (const auto& point : points(piece))
          left.insert(point);  // a point of two pieces would stand twice
      }
      std::multiset<std::vector<std::size_t>> expected;
      const auto gone = points(cut);
      for (const auto& point : points(box)) {
        if (gone.count(point) == 0) expected.insert(point);
      }
      if (left != expected) FAIL("a piece is missing, too large, or meets another");
    }
  }
}

TEST_CASE("the pieces are added to those already there", "[box]") {
  std::vector<Box> rest{{1}};
  subtract({7}, {2}, rest);
  CHECK(rest == std::vector<Box>{{1}, {5}});
}

TEST_CASE("a box of no dimensions is one point", "[box]") {
  CHECK(meet({}, {}));
  std::vector<Box> rest;
  subtract({}, {}, rest);
  CHECK(rest.empty());
}

}  // namespace diagclub
