// In: a formula and facts. Out: the interval of numbers that it may come to.
#pragma once

#include <vector>

#include "plan/plan.h"
#include "value/interval.h"

namespace diagclub {

struct Facts;

// A formula with its names looked up; a parameter is a number like any other.
struct Figure {
  Formula::Op op = Formula::Op::number;
  Number number;
  FactId fact;  // Op::name
  std::vector<Figure> operands;
};
// `number`: the fact that kBareNumber stands for; if any.
Figure figure_from_formula(const Plan& plan, const Formula& formula,
                           std::optional<FactId> number = std::nullopt);

// What a formula gives. It tells nothing where it divides by what is 0 or may lie on either side of it.
struct Derived {
  Interval numbers;
  bool known = true;  // everything that it is made of is known
  bool tells = true;
};
Derived derive(const Facts& facts, const Figure& figure);

}  // namespace diagclub
