// Interval arithmetic against plain numbers: what it gives holds every result, and no end is further out than
// need be.
#include "value/interval.h"

#include <functional>
#include <string>
#include <vector>

#include "catch.h"
#include "decimal.h"

namespace diagclub {
namespace {

const Number kInfinity = Number::infinity();
const Number kNear = Number(1) / 1048576;  // stands for "as close as one likes"
const Number kLarge = 1024 * 1048576;      // and this for "however large"

std::string text_of(const Interval& i) {
  return std::string(i.low_open ? "]" : "[") + text_from_number(i.low) + ".." + text_from_number(i.high) +
         (i.high_open ? "[" : "]");
}

// Every interval between these ends, open and closed; an infinite end is open.
std::vector<Interval> intervals() {
  const Number ends[] = {-kInfinity, -2, -1, 0, 1, 4, kInfinity};
  std::vector<Interval> all;
  for (const Number& low : ends) {
    for (const Number& high : ends) {
      for (const bool low_open : {false, true}) {
        for (const bool high_open : {false, true}) {
          const Interval interval{low, high, low_open, high_open};
          const bool open_at_infinity = (low.is_finite() || low_open) && (high.is_finite() || high_open);
          if (open_at_infinity && !interval.empty()) all.push_back(interval);
        }
      }
    }
  }
  return all;
}

// Numbers inside: the closed ends, some within, and some that come close to an open or an infinite end.
std::vector<Number> samples(const Interval& interval) {
  std::vector<Number> numbers;
  const Number low = interval.low, high = interval.high;
  for (const Number& number : {low, low + kNear, high - kNear, high, -kLarge, kLarge, -1.5_n, -0.5_n, 0_n,
                               0.5_n, 2_n, -kNear, kNear}) {
    if (number.is_finite() && interval.contains(number)) numbers.push_back(number);
  }
  return numbers;
}

using Operation = Interval (*)(const Interval&, const Interval&);
using Plain = Number (*)(const Number&, const Number&);

bool lies_above(const Number& found, const Number& end) {
  return end.is_finite() ? found > end + 0.01_n : found > -kLarge / 2048;
}

// Holds every result; each end is come close to, and attained exactly when it is closed.
void check_against_samples(Operation operation, Plain plain, bool dividing) {
  for (const Interval& a : intervals()) {
    for (const Interval& b : intervals()) {
      const Interval result = operation(a, b);
      Number least = kInfinity, most = -kInfinity;
      bool sound = true;
      for (const Number& x : samples(a)) {
        for (const Number& y : samples(b)) {
          if (dividing && y == 0) continue;
          const Number z = plain(x, y);
          sound = sound && result.contains(z);
          least = std::min(least, z);
          most = std::max(most, z);
        }
      }
      INFO(text_of(a) << " and " << text_of(b) << " give " << text_of(result));
      if (!sound) FAIL("a result lies outside");
      if (dividing && (b.contains(0) || (b.low < 0 && b.high > 0))) continue;  // unbounded, whatever `a` is
      if (lies_above(least, result.low) || lies_above(-most, -result.high)) FAIL("wider than need be");
      if ((least == result.low) != (result.low.is_finite() && !result.low_open))
        FAIL("the low end is open or closed wrongly");
      if ((most == result.high) != (result.high.is_finite() && !result.high_open))
        FAIL("the high end is open or closed wrongly");
    }
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("an interval holds what lies between its ends, and the closed ends", "[interval]") {
  for (const Interval& interval : intervals()) {
    for (const Number& number : {-3_n, -2_n, -1.5_n, -1_n, -0.5_n, 0_n, 0.5_n, 1_n, 2_n, 4_n, 5_n}) {
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
  CHECK(Interval::everything().contains(-1e300_n));
  CHECK(Interval::everything().contains(0));
  CHECK(Interval::everything().contains(1e300_n));
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
      for (const Number& number :
           {-kLarge, -3_n, -2_n, -1.5_n, -1_n, -0.5_n, 0_n, 0.5_n, 1_n, 2_n, 4_n, 5_n, kLarge}) {
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
      sum, [](const Number& a, const Number& b) { return a + b; }, false);
  CHECK(sum({1, 2, false, true}, {10, 20, true, false}) == Interval{11, 22, true, true});
}

TEST_CASE("a difference takes the far ends", "[interval]") {
  check_against_samples(
      difference, [](const Number& a, const Number& b) { return a - b; }, false);
  CHECK(difference({1, 2, false, true}, {10, 20, true, false}) == Interval{-19, -8, false, true});
}

TEST_CASE("an operand is taken as independent of itself", "[interval]") {
  const Interval x{1, 2, false, false};
  CHECK(difference(x, x) == Interval{-1, 1, false, false});
}

TEST_CASE("a product is that of its corners, 0 times however much being 0", "[interval]") {
  check_against_samples(
      product, [](const Number& a, const Number& b) { return a * b; }, false);
  CHECK(product({0, 5, true, false}, {0, kInfinity, false, true}) == Interval{0, kInfinity, false, true});
  CHECK(product(Interval::point(0), Interval::everything()) == Interval::point(0));
}

TEST_CASE("a quotient by one side of 0 is that of its corners", "[interval]") {
  check_against_samples(
      quotient, [](const Number& a, const Number& b) { return a / b; }, true);
  CHECK(quotient({1, 2, false, false}, {4, 8, true, false}) == Interval{0.125_n, 0.5_n, false, true});
  CHECK(quotient({1, 2, false, false}, {-8, -4, false, true}) == Interval{-0.5_n, -0.125_n, true, false});
}

TEST_CASE("a quotient by what may be 0 is unbounded", "[interval]") {
  CHECK(quotient(Interval::point(1), Interval::point(0)) == Interval::everything());
  CHECK(quotient(Interval::point(1), {-1, 1, false, false}) == Interval::everything());
  CHECK(quotient({1, 2, false, false}, {0, 4, false, false}) == Interval{0.25_n, kInfinity, false, true});
  CHECK(quotient({1, 2, false, false}, {-4, 0, false, false}) == Interval{-kInfinity, -0.25_n, true, false});
  CHECK(quotient({-1, 2, false, false}, {0, 4, true, false}) == Interval::everything());
}

// Once it was a product by the inverse, and 49 / 49 came out as 0.9999999999999999: a club with 49 jobs in 49
// firms had not one job a firm.
TEST_CASE("the quotient of two numbers is their quotient", "[interval]") {
  for (int a = 1; a <= 200; ++a) {
    for (int b = 1; b <= 200; ++b) {
      const Number x = a, y = b;
      if (!(quotient(Interval::point(x), Interval::point(y)) == Interval::point(x / y)))
        FAIL(a << " / " << b);
    }
  }
}

}  // namespace diagclub
