// What follows from the facts: conditions by Kleene's logic, tables by their rows, counts between sure and
// possible. The oracle tries all this on random rules; here are the cases that tell a story.
#include "eval/evaluate.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  n: {kind: number, integer: yes, min: 0, max: 10, FACT, heading: nn}
  c: {kind: choice, FACT, heading: cc, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}, pink: {fr: rose, en: pink}}}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
)";

// A rule on two yes/no facts, for each of their nine states.
std::string truth_table(const std::string& rule) {
  const auto plan = plan_from_text(std::string(kFacts) + "rules:\n  r: {ENTRY, group: step, " + rule + "}\n");
  std::string out;
  for (const char* a : {"no", "unknown", "yes"}) {
    for (const char* b : {"no", "unknown", "yes"}) {
      const Tri holds =
          outcome_from_text(*plan, std::string("a: ") + a + "\nb: " + b + "\n").rule(*plan, RuleId(0));
      out += holds == Tri::yes ? 'y' : holds == Tri::no ? 'n' : '?';
    }
  }
  return out;
}

// The outputs that a table may give, such as `x none`.
std::string outputs(const Plan& plan, const Outcome& outcome, const std::string& name) {
  const Table& table = plan.rules().tables[thing_called(plan, name).table()];
  std::string out;
  for (std::size_t i = 0; i <= none_cell(table); ++i) {
    if ((outcome.table(plan, thing_called(plan, name).table()) & cell(i)) == 0) continue;
    out += (out.empty() ? "" : " ") + (i == none_cell(table) ? "none" : table.outputs[i].name);
  }
  return out;
}

struct Tried {
  std::unique_ptr<const Plan> plan;
  explicit Tried(const std::string& rules) : plan(plan_from_text(std::string(kFacts) + rules)) {}

  std::string table(const std::string& fiche, const std::string& name = "t") const {
    return outputs(*plan, outcome_from_text(*plan, fiche), name);
  }
  Tri rule(const std::string& fiche, const std::string& name = "r") const {
    return outcome_from_text(*plan, fiche).rule(*plan, thing_called(*plan, name).rule());
  }
};

}  // namespace

TEST_CASE("all, any and not follow Kleene", "[evaluate]") {
  CHECK(truth_table("when: {a: yes, b: yes}") == "nnnn??n?y");
  CHECK(truth_table("when: {any: [a, b]}") == "n?y??yyyy");
  CHECK(truth_table("when: {not: a}") == "yyy???nnn");
  CHECK(truth_table("when: {not: {any: [a, b]}}") == "y?n??nnnn");
  CHECK(truth_table("when: {all: [a, {not: b}]}") == "nnn??ny?n");
}

TEST_CASE("a rule holds where it applies and its condition does", "[evaluate]") {
  CHECK(truth_table("applies: {a: yes}, when: {b: yes}") == "nnnn??n?y");
  CHECK(truth_table("applies: {a: yes}, when: {b: \"-\"}") == "nnn???yyy");
}

TEST_CASE("no matter is always yes, and what takes in every value is too", "[evaluate]") {
  CHECK(truth_table("when: {a: \"-\"}") == "yyyyyyyyy");
  CHECK(truth_table("when: {a: \"yes, no\"}") == "yyyyyyyyy");
}

TEST_CASE("unknown stays unknown though both answers would do", "[evaluate]") {
  CHECK(truth_table("when: {any: [a, {not: a}]}") == "yyy???yyy");
}

TEST_CASE("known is settled even of what is unknown", "[evaluate]") {
  CHECK(truth_table("when: {a: known}") == "yyynnnyyy");
  CHECK(truth_table("when: {a: unknown}") == "nnnyyynnn");
}

TEST_CASE("tests of numbers, choices and lists on what a fiche leaves open", "[evaluate]") {
  const Tried tried(R"(rules:
  number: {ENTRY, group: step, when: {n: "[3..6["}}
  choice: {ENTRY, group: step, when: {c: "red, blue"}}
  any: {ENTRY, group: step, when: {l: 'any(up, down)'}}
  all: {ENTRY, group: step, when: {l: 'all(up, down)'}}
  none: {ENTRY, group: step, when: {l: 'none(up, down)'}}
)");
  CHECK(tried.rule("n: 3\n", "number") == Tri::yes);
  CHECK(tried.rule("n: 6\n", "number") == Tri::no);
  CHECK(tried.rule("n: 3..5\n", "number") == Tri::yes);
  CHECK(tried.rule("n: 5..6\n", "number") == Tri::unknown);
  CHECK(tried.rule("n: \"< 3\"\n", "number") == Tri::no);
  CHECK(tried.rule("c: red | blue\n", "choice") == Tri::yes);
  CHECK(tried.rule("c: red | pink\n", "choice") == Tri::unknown);
  CHECK(tried.rule("c: pink\n", "choice") == Tri::no);
  CHECK(tried.rule("l: [up]\n", "any") == Tri::yes);
  CHECK(tried.rule("l: [up]\n", "all") == Tri::no);
  CHECK(tried.rule("l: [up, ...]\n", "all") == Tri::unknown);
  CHECK(tried.rule("l: [up, ...]\n", "none") == Tri::no);
  CHECK(tried.rule("l: [...]\n", "none") == Tri::unknown);
  CHECK(tried.rule("l: []\n", "none") == Tri::yes);
  CHECK(tried.rule("l: []\n", "any") == Tri::no);
}

TEST_CASE("a unique table gives the output of the row that holds", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: unique, inputs: [n, a], outputs: {x: SAID, y: SAID}, gap: {section: I, fr: f, en: e}, rows: [
    {when: {n: "< 3"}, then: x, text: SAID}, {when: {n: "[3..6]", a: yes}, then: y, text: SAID},
    {when: {n: "> 7"}, then: x, text: SAID}]}
)");
  CHECK(tried.table("n: 2\n") == "x");
  CHECK(tried.table("n: 4\na: yes\n") == "y");
  CHECK(tried.table("n: 4\na: no\n") == "none");
  CHECK(tried.table("n: 4\n") == "y none");
  CHECK(tried.table("n: 7\n") == "none");
  CHECK(tried.table("n: 2..4\na: yes\n") == "x y");
  CHECK(tried.table("n: \"<= 2\"\n") == "x");
  CHECK(tried.table("{}\n") == "x y none");
}

TEST_CASE("in a first table the first row that holds decides", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: first, inputs: [a, b], outputs: {x: SAID, y: SAID, z: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: y, text: SAID}, {when: {}, then: z, text: SAID}]}
)");
  CHECK(tried.table("a: yes\nb: yes\n") == "x");
  CHECK(tried.table("a: no\nb: yes\n") == "y");
  CHECK(tried.table("a: no\nb: no\n") == "z");
  CHECK(tried.table("b: yes\n") == "x y");
  CHECK(tried.table("b: no\n") == "x z");
  CHECK(tried.table("a: no\n") == "y z");
  CHECK(tried.table("a: yes\n") == "x");
}

TEST_CASE("an output that only rows already taken could give is not possible", "[evaluate]") {
  // Row by row all three may hold; together the first two take all that the third accepts but n = 5.
  const Tried tried(R"(tables:
  t: {ENTRY, hit: first, inputs: [n], outputs: {x: SAID, y: SAID, z: SAID}, rows: [
    {when: {n: "< 5"}, then: x, text: SAID}, {when: {n: "> 5"}, then: x, text: SAID},
    {when: {n: "[4..6]"}, then: y, text: SAID}]}
)");
  CHECK(tried.table("{}\n") == "x y");
  CHECK(tried.table("n: 6..10\n") == "x");
  CHECK(tried.table("n: 5\n") == "y");
}

TEST_CASE("rows that say the same settle a table though none of them is sure", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: unique, inputs: [n], outputs: {x: SAID, y: SAID}, rows: [
    {when: {n: "< 5"}, then: x, text: SAID}, {when: {n: "[5..7]"}, then: x, text: SAID}, {when: {n: "> 7"}, then: y, text: SAID}]}
rules: {r: {ENTRY, group: step, when: {t: x}}}
)");
  CHECK(tried.table("n: 4..6\n") == "x");
  CHECK(tried.rule("n: 4..6\n") == Tri::yes);
}

TEST_CASE("a table that does not apply gives none, one that may not, none as well", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: first, inputs: [b], applies: {a: yes}, outputs: {x: SAID, y: SAID}, rows: [
    {when: {b: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
rules: {r: {ENTRY, group: step, when: {t: none}}}
)");
  CHECK(tried.table("a: no\nb: yes\n") == "none");
  CHECK(tried.table("a: yes\nb: yes\n") == "x");
  CHECK(tried.table("b: yes\n") == "x none");
  CHECK(tried.rule("a: no\n") == Tri::no);  // nor does what asks for none apply
  CHECK(outcome_from_text(*tried.plan, "a: no\n").applicable.items() == std::vector<Tri>{Tri::no, Tri::no});
  CHECK(tried.rule("a: yes\n") == Tri::no);
  CHECK(tried.rule("b: yes\n") == Tri::unknown);
}

TEST_CASE("a collect table gives every output whose row holds", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: collect, inputs: [a, b, l], outputs: {x: SAID, y: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: x, text: SAID}, {when: {l: up, b: no}, then: y, text: SAID}]}
rules:
  x: {ENTRY, group: step, when: {t: x}}
  both: {ENTRY, group: step, when: {t: 'all(x, y)'}}
  neither: {ENTRY, group: step, when: {t: 'none(x, y)'}}
)");
  CHECK(tried.rule("a: no\nb: yes\n", "x") == Tri::yes);
  CHECK(tried.rule("a: no\nb: no\nl: [up]\n", "both") == Tri::no);
  CHECK(tried.rule("a: yes\nb: no\nl: [up]\n", "both") == Tri::yes);
  CHECK(tried.rule("a: yes\n", "both") == Tri::unknown);
  CHECK(tried.rule("a: no\nb: no\nl: []\n", "neither") == Tri::yes);
  CHECK(tried.rule("a: yes\n", "neither") == Tri::no);
}

TEST_CASE("a collect table that does not apply gives nothing", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: collect, inputs: [b], applies: {a: yes}, outputs: {x: SAID}, rows: [{when: {b: yes}, then: x, text: SAID}]}
rules: {r: {ENTRY, group: step, when: {t: x}}}
)");
  CHECK(tried.rule("a: no\nb: yes\n") == Tri::no);
  CHECK(tried.rule("b: yes\n") == Tri::unknown);
  CHECK(tried.rule("a: yes\nb: yes\n") == Tri::yes);
}

TEST_CASE("in a priority table the output declared first decides, wherever its row stands", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: priority, inputs: [a, n], outputs: {x: SAID, y: SAID}, gap: {section: I, fr: f, en: e}, rows: [
    {when: {a: yes}, then: y, text: SAID},
    {when: {n: '> 5'}, then: x, text: SAID}]}
)");
  CHECK(tried.table("{a: yes, n: 7}") == "x");
  CHECK(tried.table("{a: yes, n: 3}") == "y");
  CHECK(tried.table("{a: no, n: 3}") == "none");
  CHECK(tried.table("{n: 7}") == "x");  // whatever `a` is
  CHECK(tried.table("{a: yes}") == "x y");
  CHECK(tried.table("{}") == "x y none");
}

TEST_CASE("an any table gives what all rows that hold say", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: any, inputs: [a, n], outputs: {x: SAID, y: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID},
    {when: {n: '> 5'}, then: x, text: SAID},
    {when: {a: no, n: '<= 5'}, then: y, text: SAID}]}
)");
  CHECK(tried.table("{a: yes, n: 7}") == "x");
  CHECK(tried.table("{n: 7}") == "x");
  CHECK(tried.table("{n: 3}") == "x y");
}

TEST_CASE("a table that counts gives the numbers of rows that may match together", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: collect_count, applies: {b: not(no)}, inputs: [a, n], outputs: {x: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID},
    {when: {n: '> 5'}, then: x, text: SAID},
    {when: {n: '<= 5'}, then: x, text: SAID},
    {when: {n: '> 8'}, then: x, text: SAID}]}
rules:
  r: {ENTRY, group: step, when: {t: '>= 2'}}
)");
  const auto numbers = [&](const std::string& fiche) {
    const Cells cells = outcome_from_text(*tried.plan, fiche).table(*tried.plan, TableId(0));
    std::string out;
    for (std::size_t i = 0; i < 5; ++i) out += (cells & cell(i)) != 0 ? std::to_string(i) : "";
    return out;
  };
  CHECK(numbers("{b: yes, a: yes, n: 9}") == "3");
  CHECK(numbers("{b: yes, a: no}") == "12");  // one of the two in the middle always matches
  CHECK(numbers("{b: yes, n: 3}") == "12");
  CHECK(numbers("{b: yes}") == "123");
  CHECK(numbers("{a: yes}") == "023");
  CHECK(numbers("{b: no}") == "0");
  CHECK(tried.rule("{b: yes, a: yes}") == Tri::yes);
  CHECK(tried.rule("{b: yes, n: 3, a: no}") == Tri::no);
  CHECK(tried.rule("{b: yes}") == Tri::unknown);
}

TEST_CASE("a count lies between the rules that hold and those that may", "[evaluate]") {
  const Tried tried(R"(rules:
  p: {ENTRY, group: step, when: a}
  q: {ENTRY, group: step, when: b}
  s: {ENTRY, group: step, when: {n: "> 5"}}
  none: {ENTRY, group: step, when: {k: 0}}
  some: {ENTRY, group: step, when: {k: ">= 1"}}
  two: {ENTRY, group: step, when: {k: "[2..3]"}}
counts: {k: {ENTRY, of: [p, q, s]}}
)");
  CHECK(tried.rule("a: yes\n", "some") == Tri::yes);
  CHECK(tried.rule("a: yes\n", "none") == Tri::no);
  CHECK(tried.rule("a: yes\n", "two") == Tri::unknown);
  CHECK(tried.rule("a: yes\nb: no\nn: 2\n", "two") == Tri::no);
  CHECK(tried.rule("a: yes\nb: yes\n", "two") == Tri::yes);
  CHECK(tried.rule("a: no\nb: no\nn: 2\n", "none") == Tri::yes);
}

TEST_CASE("recommendations are conditions", "[evaluate]") {
  const Tried tried(
      "recommendations:\n  v: {ENTRY, who: club, timing: first, priority: 1, when: {any: [a, {n: 3}]}}\n");
  CHECK(outcome_from_text(*tried.plan, "a: yes\n").recommended.items() == std::vector<Tri>{Tri::yes});
  CHECK(outcome_from_text(*tried.plan, "a: no\n").recommended.items() == std::vector<Tri>{Tri::unknown});
  CHECK(outcome_from_text(*tried.plan, "a: no\nn: 4\n").recommended.items() == std::vector<Tri>{Tri::no});
}

TEST_CASE("a parameter that is yes or no is tested as it stands", "[evaluate]") {
  const Tried tried(
      "rules: {r: {ENTRY, group: step, when: {switch: yes, a: yes}}}\nparameters: {switch: {value: no, "
      "label: SAID}}\n");
  CHECK(tried.rule("a: yes\n") == Tri::no);
}

TEST_CASE("a row may be asked how far it holds by itself", "[evaluate]") {
  const Tried tried(R"(tables:
  t: {ENTRY, hit: first, inputs: [a, b], outputs: {x: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {a: no, b: yes}, then: x, text: SAID}, {when: {}, then: x, text: SAID}]}
)");
  const Outcome outcome = outcome_from_text(*tried.plan, "a: yes\n");
  const PlanStep& step = tried.plan->steps()[StepId(0)];
  CHECK(evaluate_row(step, 0, outcome.cells) == Tri::yes);
  CHECK(evaluate_row(step, 1, outcome.cells) == Tri::no);
  CHECK(evaluate_row(step, 2, outcome.cells) == Tri::yes);
  CHECK(evaluate_row(step, 1, outcome_from_text(*tried.plan, "b: yes\n").cells) == Tri::unknown);
}

TEST_CASE("whether a step applies is kept beside its outcome", "[evaluate]") {
  const Tried tried(
      "rules:\n  r: {ENTRY, group: step, applies: a, when: b}\n  s: {ENTRY, group: step, when: b}\n");
  CHECK(outcome_from_text(*tried.plan, "b: yes\n").applicable.items() ==
        std::vector<Tri>{Tri::unknown, Tri::yes});
  CHECK(outcome_from_text(*tried.plan, "a: no\n").applicable.items() == std::vector<Tri>{Tri::no, Tri::yes});
}

TEST_CASE("evaluating twice gives the same", "[evaluate]") {
  const Tried tried("rules: {r: {ENTRY, group: step, when: {any: [a, b]}}}\n");
  const Facts facts = facts_from_text(*tried.plan, "a: yes\n");
  CHECK(evaluate(*tried.plan, facts).cells == evaluate(*tried.plan, facts).cells);
}

}  // namespace diagclub
