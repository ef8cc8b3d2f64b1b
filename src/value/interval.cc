#include "value/interval.h"

#include <algorithm>
#include <array>

namespace diagclub {

namespace {

// One end of an interval: its number and whether the number itself is left out.
struct End {
  Number value;
  bool open;
};

// 0 × ∞ is 0 here: an infinite end stands for "any number however large", never for infinity itself.
End times(const End& a, const End& b) {
  if (a.value == 0 || b.value == 0) {
    return {0, (a.value != 0 || a.open) && (b.value != 0 || b.open)};
  }
  return {a.value * b.value, a.open || b.open};
}

// The divisor lies on one `side` of 0; an end of it at 0 stands for "however small", an infinite one for
// "however large".
End divided(const End& a, const End& b, int side) {
  if (a.value == 0) return {0, a.open};
  if (b.value == 0) return {(a.value < 0) == (side < 0) ? Number::infinity() : -Number::infinity(), true};
  if (!b.value.is_finite()) return {0, true};
  return {a.value / b.value, a.open || b.open};
}

// Of two equal ends the closed one reaches further.
bool lower(const End& a, const End& b) {
  return a.value < b.value || (a.value == b.value && !a.open && b.open);
}
bool higher(const End& a, const End& b) {
  return a.value > b.value || (a.value == b.value && !a.open && b.open);
}

Interval hull(const End& low, const End& high) { return {low.value, high.value, low.open, high.open}; }

}  // namespace

Interval Interval::everything() { return {-Number::infinity(), Number::infinity(), true, true}; }

bool Interval::empty() const { return low > high || (low == high && (low_open || high_open)); }

bool Interval::contains(const Number& value) const {
  return (low_open ? value > low : value >= low) && (high_open ? value < high : value <= high);
}

bool operator==(const Interval& a, const Interval& b) {
  return a.low == b.low && a.high == b.high && a.low_open == b.low_open && a.high_open == b.high_open;
}

Interval intersection(const Interval& a, const Interval& b) {
  const End low =
      higher({a.low, !a.low_open}, {b.low, !b.low_open}) ? End{a.low, a.low_open} : End{b.low, b.low_open};
  const End high = lower({a.high, !a.high_open}, {b.high, !b.high_open}) ? End{a.high, a.high_open}
                                                                         : End{b.high, b.high_open};
  return hull(low, high);
}

Interval sum(const Interval& a, const Interval& b) {
  return {a.low + b.low, a.high + b.high, a.low_open || b.low_open, a.high_open || b.high_open};
}

Interval difference(const Interval& a, const Interval& b) {
  return sum(a, {-b.high, -b.low, b.high_open, b.low_open});
}

Interval product(const Interval& a, const Interval& b) {
  if (a.is_point() && b.is_point()) return Interval::point(a.low * b.low);
  const End a_low{a.low, a.low_open}, a_high{a.high, a.high_open}, b_low{b.low, b.low_open},
      b_high{b.high, b.high_open};
  const std::array<End, 4> corners{times(a_low, b_low), times(a_low, b_high), times(a_high, b_low),
                                   times(a_high, b_high)};
  return hull(*std::min_element(corners.begin(), corners.end(), lower),
              *std::min_element(corners.begin(), corners.end(), higher));
}

Interval quotient(const Interval& a, const Interval& b) {
  if ((b.low < 0 && b.high > 0) || (b.low == 0 && b.high == 0)) return Interval::everything();
  if (a.is_point() && b.is_point()) return Interval::point(a.low / b.low);
  const int side = b.high <= 0 ? -1 : 1;
  const End a_low{a.low, a.low_open}, a_high{a.high, a.high_open}, b_low{b.low, b.low_open},
      b_high{b.high, b.high_open};
  const std::array<End, 4> corners{divided(a_low, b_low, side), divided(a_low, b_high, side),
                                   divided(a_high, b_low, side), divided(a_high, b_high, side)};
  return hull(*std::min_element(corners.begin(), corners.end(), lower),
              *std::min_element(corners.begin(), corners.end(), higher));
}

}  // namespace diagclub
