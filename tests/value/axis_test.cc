// An axis against its numbers tried one by one.
#include "value/axis.h"

#include "catch.h"
#include "decimal.h"

namespace diagclub {
namespace {

const Number kInfinity = Number::infinity();

// Numbers a quarter apart: at least one in every stretch between ends that are multiples of a half.
std::vector<Number> probes() {
  std::vector<Number> numbers;
  for (Number number = -6; number <= 8; number = number + 0.25_n) numbers.push_back(number);
  return numbers;
}

// The cell of a number, counted the slow way.
std::size_t cell_of(const Number& number, const std::vector<Number>& thresholds) {
  std::size_t at = 0;
  for (const Number& threshold : thresholds) {
    if (number == threshold) return at + 1;
    if (number > threshold) at += 2;
  }
  return at;
}

struct Shape {
  Interval bounds;
  bool integer;
  std::vector<Number> thresholds;  // ascending
  Axis axis() const { return Axis(bounds, integer, thresholds); }
};

std::vector<Shape> shapes() {
  const std::vector<Number> lists[] = {{}, {0}, {1.5_n}, {0, 2}, {-1, 0, 1.5_n, 4}, {-4, 2.5_n, 3}, {-9, 9}};
  const Interval bounds[] = {
      {-4, 5, false, false}, {0, 5, false, false}, {0.5_n, 3.5_n, false, false}, {2, 2, false, false}};
  std::vector<Shape> all;
  for (const auto& thresholds : lists) {
    for (const Interval& each : bounds) {
      for (const bool integer : {false, true}) all.push_back({each, integer, thresholds});
    }
  }
  return all;
}

// The cells in which one of the probes of an interval lies.
Cells brute_force(const Shape& shape, const Interval& interval) {
  Cells cells = 0;
  for (const Number& number : probes()) {
    if (!interval.contains(number) || !shape.bounds.contains(number)) continue;
    if (!shape.integer || number.is_whole()) cells |= cell(cell_of(number, shape.thresholds));
  }
  return cells;
}

}  // namespace

TEST_CASE("three thresholds give seven cells", "[axis]") {
  const Axis axis({0, 100, false, false}, false, {40, 30, 80});
  CHECK(axis.size() == 7);
  CHECK(axis.all() == first_cells(7));
  CHECK(axis.numbers(0) == Interval{0, 30, false, true});
  CHECK(axis.numbers(1) == Interval::point(30));
  CHECK(axis.numbers(2) == Interval{30, 40, true, true});
  CHECK(axis.numbers(6) == Interval{80, 100, true, false});
}

TEST_CASE("thresholds may come in any order and more than once", "[axis]") {
  const Axis axis({0, 100, false, false}, false, {80, 30, 80, 30});
  CHECK(axis.size() == 5);
  CHECK(axis.numbers(2) == Interval{30, 80, true, true});
}

TEST_CASE("an axis nobody asks about is one cell", "[axis]") {
  CHECK(Axis({0, 9, false, false}, true, {}).size() == 1);
  CHECK(Axis({0, 9, false, false}, true, {}).all() == 1);
}

TEST_CASE("31 thresholds fit a machine word, 32 do not", "[axis]") {
  CHECK(Axis::fits(31));
  CHECK_FALSE(Axis::fits(32));
  std::vector<Number> thresholds;
  for (int i = 1; i <= 31; ++i) thresholds.push_back(i);
  const Axis axis({0, 40, false, false}, false, thresholds);
  CHECK(axis.size() == 63);
  CHECK(axis.all() == first_cells(63));
  CHECK(axis.cells_of({31, 40, true, false}) == cell(62));
  CHECK(axis.cells_of({0, 40, false, false}) == axis.all());
}

TEST_CASE("the cells of an interval are those in which it holds a number", "[axis]") {
  for (const Shape& shape : shapes()) {
    const Axis axis = shape.axis();
    CHECK(axis.all() == brute_force(shape, Interval::everything()));
    for (Number low = -5; low <= 6; low = low + 0.5_n) {
      for (Number high = low; high <= 6; high = high + 0.5_n) {
        for (const bool low_open : {false, true}) {
          for (const bool high_open : {false, true}) {
            const Interval interval{low, high, low_open, high_open};
            if (axis.cells_of(interval) != brute_force(shape, interval)) {
              FAIL(low << (low_open ? "[" : "") << ".." << high << (high_open ? "[" : ""));
            }
          }
        }
      }
      for (const Interval& ray :
           {Interval{low, kInfinity, true, true}, Interval{-kInfinity, low, true, false}}) {
        CHECK(axis.cells_of(ray) == brute_force(shape, ray));
      }
    }
    CHECK(axis.cells_of(Interval::everything()) == axis.all());
    CHECK(axis.cells_of({3, 1, false, false}) == 0);
  }
}

TEST_CASE("every number within the bounds is in the numbers of its own cell and of no other", "[axis]") {
  for (const Shape& shape : shapes()) {
    const Axis axis = shape.axis();
    for (const Number& number : probes()) {
      for (std::size_t i = 0; i < axis.size(); ++i) {
        const bool own = shape.bounds.contains(number) && i == cell_of(number, shape.thresholds);
        if (axis.numbers(i).contains(number) != own) FAIL(number << " in cell " << i);
      }
    }
  }
}

TEST_CASE("a representative is a number of its cell that the fact can take", "[axis]") {
  for (const Shape& shape : shapes()) {
    const Axis axis = shape.axis();
    for (std::size_t i = 0; i < axis.size(); ++i) {
      if ((axis.all() & cell(i)) == 0) continue;
      const Number number = axis.representative(i);
      CHECK(shape.bounds.contains(number));
      CHECK(cell_of(number, shape.thresholds) == i);
      CHECK((!shape.integer || number.is_whole()));
      CHECK(axis.cells_of(Interval::point(number)) == cell(i));
    }
  }
}

TEST_CASE("a representative is as plain as can be", "[axis]") {
  const Axis axis({0, 1000, false, false}, false, {30, 40, 81.5_n, 82, 500});
  CHECK(axis.representative(0) == 29);
  CHECK(axis.representative(1) == 30);
  CHECK(axis.representative(2) == 31);
  CHECK(axis.representative(4) == 50);
  CHECK(axis.representative(6) == 81.6_n);
  CHECK(axis.representative(8) == 100);
  CHECK(axis.representative(10) == 501);
  const Axis narrow({0.2_n, 99.9_n, false, false}, false, {0.9_n, 99.5_n});
  CHECK(narrow.representative(0) == 0.2_n);
  CHECK(narrow.representative(4) == 99.6_n);
  const Axis seven({0, 100, false, false}, false, {7});
  CHECK(seven.representative(0) == 6);
  CHECK(seven.representative(2) == 8);
  CHECK(Axis({0, 100, false, false}, false, {}).representative(0) == 0);
  CHECK(Axis(Interval::everything(), true, {}).representative(0) == 0);
  const Axis unbounded(Interval::everything(), false, {3});
  CHECK(unbounded.representative(0) == 2);
  CHECK(unbounded.representative(2) == 4);
  CHECK(Axis(Interval::everything(), false, {}).representative(0) == 0);
  CHECK(Axis(Interval::everything(), true, {3}).representative(0) == 2);
  CHECK(Axis(Interval::everything(), true, {3}).representative(2) == 4);
}

TEST_CASE("two thresholds close together still have a number between them", "[axis]") {
  const Axis axis({0, 1, false, false}, false, {0.5_n, 0.5000001_n});
  const Number number = axis.representative(2);
  CHECK(number > 0.5_n);
  CHECK(number < 0.5000001_n);
}

// A story: steps of ten were multiplied up in binary, so that between 0.2 and 0.5 came 0.30000000000000004,
// which a witness then showed to the reader. 0.3 would do.
TEST_CASE("a decimal representative has the fewest decimals that fit", "[axis]") {
  const Axis axis({0, 1, false, false}, false, {0.2_n, 0.5_n});
  CHECK(axis.representative(2) == 0.3_n);
}

}  // namespace diagclub
