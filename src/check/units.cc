// Numbers that are compared, added or subtracted are of one unit, as far as they declare any.
#include "check/checks.h"

namespace diagclub {

namespace {

std::string unit_of(const RuleSet& rules, const std::string& name) {
  if (const Fact* fact = find_by_name(rules.facts, name)) return fact->unit;
  if (const Parameter* parameter = find_by_name(rules.parameters, name)) return parameter->unit;
  return "";
}

bool agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

void check_test(const Checking& in, const Name& name, const UnaryTest& test) {
  const std::string unit = unit_of(in.rules, name.text);
  const auto compare = [&](const std::string& parameter) {
    const std::string other = parameter.empty() ? "" : unit_of(in.rules, parameter);
    if (agree(unit, other)) return;
    in.error("unit-mismatch", test.place,
             "`" + name.text + "` is in `" + unit + "`, `" + parameter + "` in `" + other + "`",
             "give both the same unit");
  };
  for (const UnaryTest::Term& term : test.terms) {
    compare(term.word);
    if (term.range.low) compare(term.range.low->parameter);
    if (term.range.high) compare(term.range.high->parameter);
  }
}

// The unit of what is added up; empty: none declared, or the formula makes one of its own.
std::string check_formula(const Checking& in, const Fact& fact, const Formula& formula) {
  if (formula.op == Formula::Op::name) return unit_of(in.rules, formula.name);
  std::vector<std::string> units;
  for (const Formula& operand : formula.operands) units.push_back(check_formula(in, fact, operand));
  if (formula.op != Formula::Op::add && formula.op != Formula::Op::subtract) return "";
  if (!agree(units[0], units[1])) {
    in.error("unit-mismatch", fact.place,
             "the formula of `" + fact.name + "` adds up `" + units[0] + "` and `" + units[1] + "`",
             "give both the same unit, or bring one to the other with a parameter");
    return "";
  }
  return units[0].empty() ? units[1] : units[0];
}

}  // namespace

void check_units(const Checking& in) {
  const auto check = [&](const Name& name, const UnaryTest& test) { check_test(in, name, test); };
  for_each_test(in.rules, check);
  for (const Presumption& presumption : in.rules.presumptions) for_each_test(presumption, check);
  for (const Fact& fact : in.rules.facts) {
    if (!fact.formula) continue;
    const std::string unit = check_formula(in, fact, *fact.formula);
    if (!agree(unit, fact.unit))
      in.error("unit-mismatch", fact.place,
               "`" + fact.name + "` is in `" + fact.unit + "`, its formula gives `" + unit + "`",
               "give both the same unit");
  }
}

}  // namespace diagclub
