// Parts of rules as one line each.
#include "model/written.h"

#include "rule_text.h"

namespace diagclub {
namespace {

RuleSet rules_of(const std::string& text) {
  Diagnostics faults;
  auto rules = rules_from_text(text, faults);
  if (!rules) FAIL(text_from(faults));
  return std::move(*rules);
}

std::string when(const std::string& condition) {
  return written(rules_of("rules: {r: {ENTRY, group: step, when: " + condition + "}}\n").rules.front().when);
}

TEST_CASE("conditions are written as a file of rules has them", "[written]") {
  CHECK(when("a") == "{a: yes}");
  CHECK(when("{a: '<  5'}") == "{a: \"< 5\"}");
  CHECK(when("{a: x, b.c: \"[1..2]\"}") == "{a: x, b.c: \"[1..2]\"}");
  CHECK(when("{any: [a, {not: {b: no, c: no}}]}") == "{any: [{a: yes}, {not: {b: no, c: no}}]}");
  CHECK(when("{all: [{n: \"> 1\"}, {n: \"< 3\"}]}") == "{all: [{n: \"> 1\"}, {n: \"< 3\"}]}");
  CHECK(written(std::optional<Condition>()) == "-");
}

TEST_CASE("formulas keep the brackets that they need", "[written]") {
  const auto formula = [](const std::string& text) {
    return written(
        *rules_of("facts: {n: {kind: number, min: 0, max: 9, FACT, heading: n, formula: \"" + text + "\"}}\n")
             .facts.front()
             .formula);
  };
  CHECK(formula("a+b*c") == "a + b * c");
  CHECK(formula("(a + b) * 2.5") == "(a + b) * 2.5");
  CHECK(formula("a - (b - c)") == "a - (b - c)");
  CHECK(formula("a / b / c") == "a / b / c");
  CHECK(formula("a / (b * c)") == "a / (b * c)");
}

TEST_CASE("a file's scope is told from a condition's own", "[written]") {
  const RuleSet rules = rules_of(
      "applies: {a: yes}\nrules:\n  r: {ENTRY, group: step, applies: {b: no}, when: c}\n"
      "  s: {ENTRY, group: step, when: c}\n");
  const ScopedCondition both = split_scope(rules.rules[RuleId(0)].applies);
  CHECK(written(both.scope) == "{a: yes}");
  CHECK(written(both.own) == "{b: no}");
  CHECK(written(join_scope(both)) == written(rules.rules[RuleId(0)].applies));
  const ScopedCondition scope = split_scope(rules.rules[RuleId(1)].applies);
  CHECK(written(scope.scope) == "{a: yes}");
  CHECK_FALSE(scope.own);
  CHECK(written(split_scope(rules.rules[RuleId(1)].when).own) == "{c: yes}");
}

TEST_CASE("the parameters of a condition", "[written]") {
  const RuleSet rules =
      rules_of("rules: {r: {ENTRY, group: step, when: {any: [{n: \"[low..high[\"}, {m: \"3, top\"}]}}}\n");
  CHECK(parameters_of(rules.rules.front().when) == std::vector<std::string>{"low", "high", "top"});
}

}  // namespace
}  // namespace diagclub
