// In: numbers and ends. Out: sets of numbers between two ends, and arithmetic on them.
#pragma once

#include "value/number.h"

namespace diagclub {

// The numbers that a fact may still be: `20`, `~20`, `10..15`, `> 100` and «unknown» are all one of these.
// An end may be infinite; an infinite end is open. Empty when no number lies inside.
struct Interval {
  Number low;
  Number high;
  bool low_open = false;
  bool high_open = false;

  static Interval point(const Number& value) { return {value, value, false, false}; }
  static Interval everything();

  bool empty() const;
  bool is_point() const { return low == high && !low_open && !high_open; }
  bool contains(const Number& value) const;
};

bool operator==(const Interval& a, const Interval& b);
Interval intersection(const Interval& a, const Interval& b);

// Interval arithmetic for derived facts. Sound: the result holds every a ∘ b with a and b in the operands,
// operands taken as independent (`x - x` is not 0). Dividing by an interval that holds 0 leaves the result
// unbounded.
Interval sum(const Interval& a, const Interval& b);
Interval difference(const Interval& a, const Interval& b);
Interval product(const Interval& a, const Interval& b);
Interval quotient(const Interval& a, const Interval& b);

}  // namespace diagclub
