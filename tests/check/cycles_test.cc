// Nothing depends on itself; everything comes after what it looks at.
#include <map>

#include "check/told.h"
#include "rule_text.h"

namespace diagclub {
namespace {

CheckedRules checked(std::string_view text) {
  Diagnostics diagnostics;
  auto rules = checked_from_text(text, diagnostics);
  if (!rules) FAIL(text_from(diagnostics));
  return std::move(*rules);
}

const std::string kBreak = "break the circle at one of them";

}  // namespace

TEST_CASE("a rule does not depend on itself", "[cycles]") {
  CHECK(faults_of_rules("rules:\n  r: {\nENTRY, group: step, when: r}\n") ==
        told(2, 3, "`r` depends on itself: `r` → `r`", "  r: {", 1, kBreak));
  CHECK(faults_of_rules("rules:\n  r: {\nENTRY, group: step, applies: r, when: y}\nfacts: {y: {kind: yes_no, "
                        "FACT, heading: h}}\n") ==
        told(2, 3, "`r` depends on itself: `r` → `r`", "  r: {", 1, kBreak));
}

TEST_CASE("a circle is told with its whole way", "[cycles]") {
  CHECK(faults_of_rules(R"(rules:
  a: {
    ENTRY, group: step, when: {not: {any: [b, y]}}}
  b: {
    ENTRY, group: step, applies: {k: "> 0"}, when: y}
  c: {
    ENTRY, group: step, when: {t: x}}
counts: {k: {ENTRY, of: [c]}}
tables:
  t: {
    ENTRY, hit: first, inputs: [y, a], outputs: {x: SAID}, rows: [{when: {a: yes}, then: x, text: SAID},
                                                                   {when: {}, then: x, text: SAID}]}
facts: {y: {kind: yes_no, FACT, heading: h}}
)") == told(10, 3, "`t` depends on itself: `t` → `a` → `b` → `k` → `c` → `t`", "  t: {", 1, kBreak));
}

TEST_CASE("a table's condition of use counts as well as its rows", "[cycles]") {
  CHECK(faults_of_rules(R"(tables:
  t: {
    ENTRY, hit: first, applies: {t: x}, inputs: [], outputs: {x: SAID}, rows: [{when: {}, then: x, text: SAID}]}
)") == told(2, 3, "`t` depends on itself: `t` → `t`", "  t: {", 1, kBreak));
}

TEST_CASE("formulas do not go round either", "[cycles]") {
  CHECK(faults_of_rules(R"(facts:
  a: {
    kind: number, min: 0, max: 9, FACT, heading: aa, formula: 2 * b}
  b: {
    kind: number, min: 0, max: 9, FACT, heading: bb, formula: c - 1}
  c: {
    kind: number, min: 0, max: 9, FACT, heading: cc, formula: a}
)") == told(2, 3, "`a` depends on itself: `a` → `b` → `c` → `a`", "  a: {", 1, kBreak));
}

TEST_CASE("each of two circles is told", "[cycles]") {
  const std::string faults = faults_of_rules(R"(rules:
  a: {ENTRY, group: step, when: b}
  b: {ENTRY, group: step, when: a}
  c: {ENTRY, group: step, when: c}
)");
  CHECK(faults.find("`a` depends on itself: `a` → `b` → `a`") != std::string::npos);
  CHECK(faults.find("`c` depends on itself: `c` → `c`") != std::string::npos);
}

TEST_CASE("looking at one thing twice is no circle", "[cycles]") {
  CHECK(faults_of_rules(R"(rules:
  a: {ENTRY, group: step, when: {all: [b, c]}}
  b: {ENTRY, group: step, when: d}
  c: {ENTRY, group: step, when: {any: [d, b]}}
  d: {ENTRY, group: step, when: y}
facts: {y: {kind: yes_no, FACT, heading: h}}
)")
            .empty());
}

TEST_CASE("tables, rules and counts come after all they look at", "[cycles]") {
  const CheckedRules rules = checked(R"(rules:
  first: {ENTRY, group: step, when: {all: [second, {t: x}]}}
  second: {ENTRY, group: step, applies: {k: "> 0"}, when: y}
  third: {ENTRY, group: step, when: y}
counts: {k: {ENTRY, of: [third]}}
tables:
  t: {ENTRY, hit: first, inputs: [second], outputs: {x: SAID}, applies: {y: yes}, rows: [
    {when: {second: yes}, then: x, text: SAID}, {when: {}, then: x, text: SAID}]}
facts: {y: {kind: yes_no, FACT, heading: h}}
)");
  std::map<std::string, std::size_t> at;
  for (const EntryRef thing : rules.order()) {
    const std::size_t place = at.size();
    at[name_of(rules.rules(), thing)] = place;
  }
  REQUIRE(at.size() == 5);
  CHECK(at["third"] < at["k"]);
  CHECK(at["k"] < at["second"]);
  CHECK(at["second"] < at["t"]);
  CHECK(at["t"] < at["first"]);
}

TEST_CASE("formulas come after those they are made of", "[cycles]") {
  const CheckedRules rules = checked(R"(facts:
  a: {kind: number, min: 0, max: 9, FACT, heading: aa, formula: b + c}
  b: {kind: number, min: 0, max: 9, FACT, heading: bb, formula: c * approximation}
  c: {kind: number, min: 0, max: 9, FACT, heading: cc}
)");
  CHECK(rules.formulas() == std::vector{FactId(1), FactId(0)});
  CHECK(rules.order().empty());
}

}  // namespace diagclub
