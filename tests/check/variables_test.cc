// How a rule set is cut into variables and cells, and what each test accepts of them.
#include "check/variables.h"

#include <fmt/format.h>

#include <limits>

#include "decimal.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  n: {kind: number, integer: yes, min: 0, max: 10, FACT, heading: nn}
  x: {kind: number, min: 0, max: 1, FACT, heading: xx}
  y: {kind: yes_no, FACT, heading: yy}
  c: {kind: choice, FACT, heading: cc, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}, pink: {fr: rose, en: pink}}}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
  f: {kind: text, FACT, heading: ff}
parameters: {limit: {value: 4, label: SAID}, switch: {value: yes, label: SAID}, off: {value: no, label: SAID}}
rules:
  r: {ENTRY, group: step, when: {n: "< 3", y: yes}}
  s: {ENTRY, group: step, applies: {n: "> limit"}, when: {k: 1}}
counts: {k: {ENTRY, of: [r, r]}}
tables:
  t: {ENTRY, hit: unique, inputs: [n, l], outputs: {one: SAID, two: SAID}, gap: {section: I, fr: f, en: e}, rows: [
    {when: {n: "[7..8[", l: 'any(up, down)'}, then: one, text: SAID}]}
  whole: {ENTRY, hit: first, inputs: [], outputs: {one: SAID}, rows: [{when: {}, then: one, text: SAID}]}
  narrow: {ENTRY, hit: first, inputs: [], applies: {y: yes}, outputs: {one: SAID}, rows: [{when: {}, then: one, text: SAID}]}
  many: {ENTRY, hit: collect, inputs: [], outputs: {one: SAID, two: SAID}, rows: []}
recommendations: {v: {ENTRY, who: club, timing: first, priority: 1, when: {n: 9}}}
)";

struct Cut {
  std::unique_ptr<const Plan> plan = plan_from_text(kRules);
  const RuleSet& rules = plan->rules();
  const Variables& variables = plan->variables();

  const Variable& of(const std::string& name, std::size_t member = 0) const {
    return variables[variables.of(thing_called(*plan, name)) + member];
  }
  Literals literals(const std::string& name, std::string_view text) const {
    UnaryTest test;
    Fault fault;
    if (!unary_test_from_text(text, test, fault)) FAIL(fault.message);
    return variables.literals(rules, plan->names(), name, test);
  }
  // The cells that a test of one variable accepts.
  Cells accepted(const std::string& name, std::string_view text) const {
    const Literals given = literals(name, text);
    REQUIRE(given.parts.size() == 1);
    CHECK(given.parts[0].variable == variables.of(thing_called(*plan, name)));
    return given.parts[0].accepted;
  }
};

}  // namespace

TEST_CASE("a number is cut at the thresholds of all who test it", "[variables]") {
  const Cut cut;
  // 3 of r, 4 of s through its parameter, 7 and 8 of t, 9 of v: eleven cells, no whole number in 3..4 and the
  // like.
  const Variable& n = cut.of("n");
  CHECK(n.size == 11);
  CHECK(n.axis.numbers(1) == Interval::point(3));
  CHECK(n.axis.numbers(3) == Interval::point(4));
  CHECK(n.axis.numbers(9) == Interval::point(9));
  CHECK(n.all == (first_cells(11) & ~(cell(2) | cell(6) | cell(8))));
  CHECK(cut.of("x").size == 1);
  CHECK(cut.of("k").size == 3);
}

TEST_CASE("every thing has its variables", "[variables]") {
  const Cut cut;
  CHECK(cut.of("y").all == kYesOrNo);
  CHECK(cut.of("c").size == 3);
  CHECK(cut.of("c").all == 7);
  CHECK(cut.of("l").aspect == Variable::Aspect::member);
  CHECK(cut.of("l", 1).member == 1);
  CHECK(cut.of("l", 1).thing == thing_called(*cut.plan, "l"));
  CHECK(cut.of("switch").all == kYesCell);
  CHECK(cut.of("off").all == kNoCell);
  CHECK(cut.of("r").all == kYesOrNo);
  CHECK(cut.of("k").all == first_cells(3));
  CHECK(cut.of("many", 1).aspect == Variable::Aspect::member);
  for (const FactId fact : Ids<FactId>(6)) {
    const Variable& known = cut.variables[cut.variables.known(fact)];
    CHECK(known.aspect == Variable::Aspect::known);
    CHECK(known.thing == EntryRef(fact));
    CHECK(known.all == kYesOrNo);
  }
}

TEST_CASE("a table may give none where it has a gap or a condition of use", "[variables]") {
  const Cut cut;
  CHECK(cut.of("t").size == 3);
  CHECK(cut.of("t").all == 7);
  CHECK(cut.of("whole").size == 2);
  CHECK(cut.of("whole").all == 3);
  CHECK(cut.of("narrow").all == 3);
  CHECK(none_cell(cut.rules.tables[TableId(0)]) == 2);
}

TEST_CASE("a test of a number accepts the cells inside it", "[variables]") {
  const Cut cut;
  const auto numbers = [&](std::string_view text) {
    const Cells cells = cut.accepted("n", text);
    std::string in;
    for (int number = 0; number <= 10; ++number) {
      const Cells own = cut.of("n").axis.cells_of(Interval::point(number));
      if ((cells & own) != 0) in += fmt::format("{} ", number);
    }
    return in;
  };
  CHECK(numbers("< 3") == "0 1 2 ");
  CHECK(numbers("<= 3") == "0 1 2 3 ");
  CHECK(numbers("> limit") == "5 6 7 8 9 10 ");
  CHECK(numbers("limit") == "4 ");
  CHECK(numbers("[7..8[") == "7 ");
  CHECK(numbers("9, < 3") == "0 1 2 9 ");
  CHECK(numbers("not([3..9])") == "0 1 2 10 ");
}

TEST_CASE("a test of a choice, a table, a yes/no accepts the cells of its words", "[variables]") {
  const Cut cut;
  CHECK(cut.accepted("c", "red") == 1);
  CHECK(cut.accepted("c", "pink, blue") == 6);
  CHECK(cut.accepted("c", "not(blue)") == 5);
  CHECK(cut.accepted("t", "two") == 2);
  CHECK(cut.accepted("t", "none, one") == 5);
  CHECK(cut.accepted("t", "not(none)") == 3);
  CHECK(cut.accepted("y", "yes") == kYesCell);
  CHECK(cut.accepted("y", "not(yes)") == kNoCell);
  CHECK(cut.accepted("r", "yes, no") == kYesOrNo);
  CHECK(cut.accepted("switch", "no") == kNoCell);
}

TEST_CASE("a test of a list is one test a member", "[variables]") {
  const Cut cut;
  const VariableId first = cut.variables.of(thing_called(*cut.plan, "l"));
  const auto check = [&](std::string_view text, bool any, Cells accepted) {
    const Literals given = cut.literals("l", text);
    CHECK(given.any == any);
    REQUIRE(given.parts.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(given.parts[i].variable == first + i);
      CHECK(given.parts[i].accepted == accepted);
    }
  };
  check("any(up, down)", true, kYesCell);
  check("up, down", true, kYesCell);
  check("all(up, down)", false, kYesCell);
  check("none(up, down)", false, kNoCell);
  check("not(up, down)", false, kNoCell);
}

TEST_CASE("being known is a variable of its own, no matter is none", "[variables]") {
  const Cut cut;
  const FactId fact = fact_called(*cut.plan, "f");
  const Literals known = cut.literals("f", "known");
  REQUIRE(known.parts.size() == 1);
  CHECK(known.parts[0].variable == cut.variables.known(fact));
  CHECK(known.parts[0].accepted == kYesCell);
  CHECK(cut.literals("f", "unknown").parts[0].accepted == kNoCell);
  CHECK(cut.literals("n", "-").parts.empty());
  CHECK_FALSE(cut.literals("n", "-").any);
}

TEST_CASE("a row is one box, or one a word of a list", "[variables]") {
  const Cut cut;
  const Table& table = cut.rules.tables[TableId(0)];
  const std::vector<VariableId> dimensions = cut.variables.dimensions(cut.rules, cut.plan->names(), table);
  const VariableId n = cut.variables.of(thing_called(*cut.plan, "n"));
  const VariableId l = cut.variables.of(thing_called(*cut.plan, "l"));
  CHECK(dimensions == std::vector<VariableId>{n, l, l + 1});
  const std::vector<Box> boxes = cut.variables.boxes(cut.rules, cut.plan->names(), table.rows[0], dimensions);
  CHECK(boxes == std::vector<Box>{{cell(5), kYesCell, kYesOrNo}, {cell(5), kYesOrNo, kYesCell}});
}

TEST_CASE("a cell is shown as a fiche or a rule would write it", "[variables]") {
  const Cut cut;
  const auto shown = [&](const Variable& variable, std::size_t index) {
    return witness_from_cell(cut.rules, variable, index);
  };
  CHECK(shown(cut.of("n"), 0) == "n: 2");
  CHECK(shown(cut.of("n"), 4) == "n: 5");
  CHECK(shown(cut.of("y"), 0) == "y: no");
  CHECK(shown(cut.of("y"), 1) == "y: yes");
  CHECK(shown(cut.of("c"), 2) == "c: pink");
  CHECK(shown(cut.of("l", 1), 1) == "l.down: yes");
  CHECK(shown(cut.of("t"), 1) == "t: two");
  CHECK(shown(cut.of("t"), 2) == "t: none");
  CHECK(shown(cut.of("many", 1), 0) == "many.two: no");
  CHECK(shown(cut.of("r"), 1) == "r: yes");
  CHECK(shown(cut.of("k"), 2) == "k: 2");
  CHECK(shown(cut.variables[cut.variables.known(FactId(5))], 0) == "f: unknown");
  CHECK(shown(cut.variables[cut.variables.known(FactId(5))], 1) == "f: known");
}

TEST_CASE("an operand is a number or a parameter's", "[variables]") {
  const Cut cut;
  CHECK(number_from_operand({2.5_n, ""}, cut.rules) == 2.5_n);
  CHECK(number_from_operand({0, "limit"}, cut.rules) == 4);
  CHECK(interval_from_term({"limit", {}}, cut.rules) == Interval::point(4));
  UnaryTest::Term above;
  above.range.low = Operand{0, "limit"};
  above.range.low_open = true;
  CHECK(interval_from_term(above, cut.rules) == Interval{4, Number::infinity(), true, true});
}

}  // namespace diagclub
