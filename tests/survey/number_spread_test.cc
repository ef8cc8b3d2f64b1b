#include "survey/number_spread.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "base/sizes.h"
#include "catch.h"

namespace diagclub {
namespace {

NumberSpread spread_of(const std::vector<double>& values) {
  NumberSpread spread;
  int line = 0;
  for (const double value : values) spread.add(value, "a.yaml", ++line);
  return spread;
}

std::vector<double> shown(const NumberSpread& spread) {
  std::vector<double> values;
  for (const Extreme& extreme : spread.outliers().shown) values.push_back(extreme.value);
  return values;
}

TEST_CASE("A number lies in its cell, and cells follow one another", "[summary]") {
  for (const double value :
       {1e-300, 0.1, 0.49999, 0.5, 0.75, 1.0, 1.1249, 1.125, 3.0, 1998.0, 1e9, 1.7e308}) {
    const int cell = NumberSpread::cell_of(value);
    CHECK(NumberSpread::start_of(cell) <= value);
    CHECK(value < NumberSpread::start_of(cell + 1));
  }
  for (int cell = -100; cell < 100; ++cell) {
    CHECK(NumberSpread::cell_of(NumberSpread::start_of(cell)) == cell);
    const double width = NumberSpread::start_of(cell + 1) / NumberSpread::start_of(cell);
    CHECK(width > 1.06);
    CHECK(width < 1.13);
  }
}

TEST_CASE("Numbers far beyond the others stand out, at both ends", "[summary]") {
  std::vector<double> values;
  for (int i = 0; i < 40; ++i) values.push_back(8 + i % 8);
  CHECK(shown(spread_of(values)).empty());
  values.push_back(900);
  values.push_back(0.01);
  values.push_back(700);
  CHECK(shown(spread_of(values)) == std::vector<double>{0.01, 900, 700});
  CHECK(spread_of(values).outliers().count == 3);
  const auto fences = spread_of(values).fences();
  REQUIRE(fences);
  CHECK(fences->half_low == 9);
  CHECK(fences->half_high == 15);
}

TEST_CASE("Where all are the same, half a doubling counts as their distance", "[summary]") {
  std::vector<double> values(30, 1997.0);
  values.push_back(1997 * 2.5);
  values.push_back(1997 / 2.5);
  CHECK(shown(spread_of(values)).empty());
  values.push_back(199);
  values.push_back(19970);
  CHECK(shown(spread_of(values)) == std::vector<double>{199, 19970});
}

TEST_CASE("Of fewer than twenty none is far out", "[summary]") {
  std::vector<double> values(18, 10.0);
  values.push_back(1e6);
  CHECK_FALSE(spread_of(values).fences());
  CHECK(shown(spread_of(values)).empty());
  values.push_back(10);
  CHECK(shown(spread_of(values)) == std::vector<double>{1e6});
}

TEST_CASE("What is not above zero, or no number, is not judged", "[summary]") {
  NumberSpread spread;
  for (const double value : {0.0, -0.0, -5.0, std::nan(""), std::numeric_limits<double>::infinity()})
    spread.add(value, "a", 1);
  CHECK(spread.count() == 0);
  CHECK(spread.lowest.empty());
}

TEST_CASE("More outliers than are kept are still counted", "[summary]") {
  std::vector<double> values(200, 10.0);
  values.insert(values.end(), 33, 5000.0);
  const NumberSpread spread = spread_of(values);
  CHECK(spread.outliers().count == 33);
  CHECK(spread.outliers().shown.size() == NumberSpread::kMostExtremes);
}

TEST_CASE("Parts merged in any order are the whole", "[summary]") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    NumberSpread whole;
    std::vector<NumberSpread> parts(1 + random() % 6);
    const int size = int_from(random() % 120);
    for (int i = 0; i < size; ++i) {
      const double value = std::ldexp(1 + static_cast<double>(random() % 4), int_from(random() % 9));
      const std::string source(1, static_cast<char>('a' + random() % 3));
      const int line = int_from(random() % 4);
      whole.add(value, source, line);
      parts[random() % parts.size()].add(value, source, line);
    }
    std::shuffle(parts.begin(), parts.end(), random);
    NumberSpread merged;
    for (const NumberSpread& part : parts) merged.merge(part);
    CHECK(merged.cells == whole.cells);
    CHECK(merged.lowest == whole.lowest);
    CHECK(merged.highest == whole.highest);
    CHECK(std::is_sorted(merged.lowest.begin(), merged.lowest.end()));
  }
}

TEST_CASE("A source that is not UTF-8 is kept as it can be read again", "[summary]") {
  NumberSpread spread;
  spread.add(1, "a\xFF", 1);
  CHECK(spread.lowest.front().source == "a\uFFFD");
}

}  // namespace
}  // namespace diagclub
