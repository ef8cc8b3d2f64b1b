// Interval arithmetic against plain numbers: what it gives holds every result, and no end is further out than
// need be.
#include "value/interval.h"

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "catch.h"

namespace diagclub {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNear = 1.0 / 1048576;      // stands for "as close as one likes"
constexpr double kLarge = 1024.0 * 1048576;  // and this for "however large"

std::string text_of(const Interval& i) {
  return std::string(i.low_open ? "]" : "[") + std::to_string(i.low) + ".." + std::to_string(i.high) +
         (i.high_open ? "[" : "]");
}

// Every interval between these ends, open and closed; an infinite end is open.
std::vector<Interval> intervals() {
  const double ends[] = {-kInfinity, -2, -1, 0, 1, 4, kInfinity};
  std::vector<Interval> all;
  for (const double low : ends) {
    for (const double high : ends) {
      for (const bool low_open : {false, true}) {
        for (const bool high_open : {false, true}) {
          const Interval interval{low, high, low_open, high_open};
          const bool open_at_infinity =
              (std::isfinite(low) || low_open) && (std::isfinite(high) || high_open);
          if (open_at_infinity && !interval.empty()) all.push_back(interval);
        }
      }
    }
  }
  return all;
}

// Numbers inside: the closed ends, some within, and some that come close to an open or an infinite end.
std::vector<double> samples(const Interval& interval) {
  std::vector<double> numbers;
  const double low = interval.low, high = interval.high;
  for (const double number :
       {low, low + kNear, high - kNear, high, -kLarge, kLarge, -1.5, -0.5, 0.0, 0.5, 2.0, -kNear, kNear}) {
    if (std::isfinite(number) && interval.contains(number)) numbers.push_back(number);
  }
  return numbers;
}

using Operation = Interval (*)(const Interval&, const Interval&);
using Plain = double (*)(double, double);

bool lies_above(double found, double end) {
  return std::isfinite(end) ? found > end + 0.01 : found > -kLarge / 2048;
}

// Holds every result; each end is come close to, and attained exactly when it is closed.
void check_against_samples(Operation operation, Plain plain, bool dividing) {
  for (const Interval& a : intervals()) {
    for (const Interval& b : intervals()) {
      const Interval result = operation(a, b);
      double least = kInfinity, most = -kInfinity;
      bool sound = true;
      for (const double x : samples(a)) {
        for (const double y : samples(b)) {
          if (dividing && y == 0) continue;
          const double z = plain(x, y);
          sound = sound && result.contains(z);
          least = std::min(least, z);
          most = std::max(most, z);
        }
      }
      INFO(text_of(a) << " and " << text_of(b) << " give " << text_of(result));
      if (!sound) FAIL("a result lies outside");
      if (dividing && (b.contains(0) || (b.low < 0 && b.high > 0))) continue;  // unbounded, whatever `a` is
      if (lies_above(least, result.low) || lies_above(-most, -result.high)) FAIL("wider than need be");
      if ((least == result.low) != (std::isfinite(result.low) && !result.low_open))
        FAIL("the low end is open or closed wrongly");
      if ((most == result.high) != (std::isfinite(result.high) && !result.high_open))
        FAIL("the high end is open or closed wrongly");
    }
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("an interval holds what lies between its ends, and the closed ends", "[interval]") {
  for (const Interval& interval : intervals()) {
    for (const double number : {-3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 4.0, 5.0}) {
      const bool above = interval.low_open ? number > interval.low : number >= interval.low;
      const bool below = interval.high_open ? number < interval.high : number <= interval.high;
      CHECK(interval.contains(number) == (above && below));
    }
  }
}

TEST_CASE("an interval is empty when its ends cross, or meet and are not both closed", "[interval]") {
  CHECK(Interval{2, 1, false, false}.empty());
  CHECK(Interval{1, 1, true, false}.empty());
  CHECK(Interval{1, 1, false, true}.empty());
  CHECK(Interval{1, 1, true, true}.empty());
  CHECK_FALSE(Interval::point(1).empty());
  CHECK_FALSE(Interval{1, 2, true, true}.empty());
  CHECK_FALSE(Interval::everything().empty());
}

TEST_CASE("a point is one number", "[interval]") {
  CHECK(Interval::point(3).is_point());
  CHECK(Interval::point(3).contains(3));
  CHECK_FALSE(Interval{3, 4, false, false}.is_point());
  CHECK_FALSE(Interval{3, 3, true, false}.is_point());
  CHECK_FALSE(Interval{3, 3, false, true}.is_point());
}

TEST_CASE("everything holds every number", "[interval]") {
  CHECK(Interval::everything().contains(-1e308));
  CHECK(Interval::everything().contains(0));
  CHECK(Interval::everything().contains(1e308));
  CHECK(Interval::everything() == Interval{-kInfinity, kInfinity, true, true});
}

TEST_CASE("intervals are equal when ends and openness are", "[interval]") {
  const Interval interval{1, 2, true, false};
  CHECK(interval == Interval{1, 2, true, false});
  CHECK_FALSE(interval == Interval{0, 2, true, false});
  CHECK_FALSE(interval == Interval{1, 3, true, false});
  CHECK_FALSE(interval == Interval{1, 2, false, false});
  CHECK_FALSE(interval == Interval{1, 2, true, true});
}

TEST_CASE("an intersection holds what both hold", "[interval]") {
  for (const Interval& a : intervals()) {
    for (const Interval& b : intervals()) {
      const Interval common = intersection(a, b);
      bool same = true, some = false;
      for (const double number :
           {-kLarge, -3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 4.0, 5.0, kLarge}) {
        const bool in_both = a.contains(number) && b.contains(number);
        same = same && common.contains(number) == in_both;
        some = some || in_both;
      }
      if (!same || common.empty() == some)
        FAIL(text_of(a) << " and " << text_of(b) << " give " << text_of(common));
    }
  }
}

TEST_CASE("a sum is that of the ends", "[interval]") {
  check_against_samples(
      sum, [](double a, double b) { return a + b; }, false);
  CHECK(sum({1, 2, false, true}, {10, 20, true, false}) == Interval{11, 22, true, true});
}

TEST_CASE("a difference takes the far ends", "[interval]") {
  check_against_samples(
      difference, [](double a, double b) { return a - b; }, false);
  CHECK(difference({1, 2, false, true}, {10, 20, true, false}) == Interval{-19, -8, false, true});
}

TEST_CASE("an operand is taken as independent of itself", "[interval]") {
  const Interval x{1, 2, false, false};
  CHECK(difference(x, x) == Interval{-1, 1, false, false});
}

TEST_CASE("a product is that of its corners, 0 times however much being 0", "[interval]") {
  check_against_samples(
      product, [](double a, double b) { return a * b; }, false);
  CHECK(product({0, 5, true, false}, {0, kInfinity, false, true}) == Interval{0, kInfinity, false, true});
  CHECK(product(Interval::point(0), Interval::everything()) == Interval::point(0));
}

TEST_CASE("a quotient by one side of 0 is that of its corners", "[interval]") {
  check_against_samples(
      quotient, [](double a, double b) { return a / b; }, true);
  CHECK(quotient({1, 2, false, false}, {4, 8, true, false}) == Interval{0.125, 0.5, false, true});
  CHECK(quotient({1, 2, false, false}, {-8, -4, false, true}) == Interval{-0.5, -0.125, true, false});
}

TEST_CASE("a quotient by what may be 0 is unbounded", "[interval]") {
  CHECK(quotient(Interval::point(1), Interval::point(0)) == Interval::everything());
  CHECK(quotient(Interval::point(1), {-1, 1, false, false}) == Interval::everything());
  CHECK(quotient({1, 2, false, false}, {0, 4, false, false}) == Interval{0.25, kInfinity, false, true});
  CHECK(quotient({1, 2, false, false}, {-4, 0, false, false}) == Interval{-kInfinity, -0.25, true, false});
  CHECK(quotient({-1, 2, false, false}, {0, 4, true, false}) == Interval::everything());
}

// Once it was a product by the inverse, and 49 / 49 came out as 0.9999999999999999: a club with 49 jobs in 49
// firms had not one job a firm.
TEST_CASE("the quotient of two numbers is their quotient", "[interval]") {
  for (int a = 1; a <= 200; ++a) {
    for (int b = 1; b <= 200; ++b) {
      const double x = a, y = b;
      if (!(quotient(Interval::point(x), Interval::point(y)) == Interval::point(x / y)))
        FAIL(a << " / " << b);
    }
  }
}

}  // namespace diagclub
