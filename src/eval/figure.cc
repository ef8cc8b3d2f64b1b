// A formula in, the numbers that it may come to out.
#include "eval/figure.h"

#include "eval/facts.h"

namespace diagclub {

namespace {

bool keeps_its_side(const Interval& numbers) {
  return (numbers.low >= 0 || numbers.high <= 0) && !(numbers.low == 0 && numbers.high == 0);
}

}  // namespace

Figure figure_from_formula(const Plan& plan, const Formula& formula, std::optional<FactId> number) {
  Figure figure;
  figure.op = formula.op;
  figure.number = formula.number;
  if (formula.op == Formula::Op::name && number && formula.name == kBareNumber) {
    figure.fact = *number;
  } else if (formula.op == Formula::Op::name) {
    const EntryRef thing = *plan.names().find(formula.name);
    if (thing.kind == EntryKind::fact) figure.fact = thing.fact();
    if (thing.kind == EntryKind::parameter) {
      figure.op = Formula::Op::number;
      figure.number = plan.rules().parameters[thing.parameter()].number;
    }
  }
  for (const Formula& operand : formula.operands)
    figure.operands.push_back(figure_from_formula(plan, operand, number));
  return figure;
}

Derived derive(const Facts& facts, const Figure& figure) {
  if (figure.op == Formula::Op::number) return {Interval::point(figure.number)};
  if (figure.op == Formula::Op::name) return {facts.numbers[figure.fact], facts.known[figure.fact] != 0};
  const Derived a = derive(facts, figure.operands[0]);
  const Derived b = derive(facts, figure.operands[1]);
  const bool known = a.known && b.known;
  const bool tells = a.tells && b.tells;
  switch (figure.op) {
    case Formula::Op::add:
      return {sum(a.numbers, b.numbers), known, tells};
    case Formula::Op::subtract:
      return {difference(a.numbers, b.numbers), known, tells};
    case Formula::Op::multiply:
      return {product(a.numbers, b.numbers), known, tells};
    case Formula::Op::number:
    case Formula::Op::name:
    case Formula::Op::divide:
      break;
  }
  return {quotient(a.numbers, b.numbers), known, tells && keeps_its_side(b.numbers)};
}

}  // namespace diagclub
