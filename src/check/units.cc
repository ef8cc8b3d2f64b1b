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
// `subject`: whose formula it is, in words; `bare`: the unit of kBareNumber.
std::string formula_unit(const Checking& in, const Place& place, const std::string& subject,
                         const Formula& formula, const std::string& bare = "") {
  if (formula.op == Formula::Op::name)
    return !bare.empty() && formula.name == kBareNumber ? bare : unit_of(in.rules, formula.name);
  std::vector<std::string> units;
  for (const Formula& operand : formula.operands)
    units.push_back(formula_unit(in, place, subject, operand, bare));
  if (formula.op != Formula::Op::add && formula.op != Formula::Op::subtract) return "";
  if (!agree(units[0], units[1])) {
    in.error("unit-mismatch", place, subject + " adds up `" + units[0] + "` and `" + units[1] + "`",
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
    const std::string unit =
        formula_unit(in, fact.place, "the formula of `" + fact.name + "`", *fact.formula);
    if (!agree(unit, fact.unit))
      in.error("unit-mismatch", fact.place,
               "`" + fact.name + "` is in `" + fact.unit + "`, its formula gives `" + unit + "`",
               "give both the same unit");
  }
  for (const Relation& relation : in.rules.relations) {
    const std::string subject = "the relation `" + relation.name + "`";
    for (const Comparison& each : relation.when) {
      const std::string left = formula_unit(in, each.place, subject, each.left, relation.bare.text);
      const std::string right = formula_unit(in, each.place, subject, each.right, relation.bare.text);
      if (!agree(left, right))
        in.error("unit-mismatch", each.place, subject + " compares `" + left + "` with `" + right + "`",
                 "give both the same unit, or bring one to the other with a parameter");
    }
  }
}

}  // namespace diagclub
