// What is to be said of a club: verdicts, tallies, what carries it and what holds it back, advice.
#include "eval/standing/diagnosis.h"

#include "eval/row_faults.h"
#include "reason/club/completion.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  c: {kind: yes_no, FACT, heading: cc}
  d: {kind: yes_no, FACT, heading: dd}
)";

struct Told {
  std::unique_ptr<const Plan> plan;
  explicit Told(const std::string& rules) : plan(plan_from_text(std::string(kFacts) + rules)) {}

  Diagnosis of(const std::string& fiche) const { return diagnose(*plan, outcome_from_text(*plan, fiche)); }

  std::string names(const std::vector<Finding>& findings) const {
    std::string out;
    for (const Finding& finding : findings)
      out += (out.empty() ? "" : " ") + name_of(plan->rules(), finding.thing);
    return out;
  }
};

}  // namespace

TEST_CASE("rules speak as their group says, when it holds and when it does not", "[diagnosis]") {
  const Told told(R"(rules:
  silent: {ENTRY, group: step, when: a}
  both: {ENTRY, group: factor, when: a}
  other: {ENTRY, group: factor, when: b}
  note: {ENTRY, group: remark, when: a}
)");
  const Diagnosis yes = told.of("a: yes\nb: no\n");
  CHECK(told.names(yes.carries) == "both");
  CHECK(told.names(yes.holds_back) == "other");
  CHECK(told.names(yes.notes) == "note");
  const Diagnosis no = told.of("a: no\nb: yes\n");
  CHECK(told.names(no.carries) == "other");
  CHECK(told.names(no.holds_back) == "both");
  CHECK(told.names(no.notes).empty());
  const Diagnosis unknown = told.of("{}\n");
  CHECK(told.names(unknown.carries).empty());
  CHECK(told.names(unknown.holds_back).empty());
  CHECK(unknown.rules.size() == 4);
  CHECK(unknown.rules[RuleId(1)].holds == Tri::unknown);
}

TEST_CASE("where a declared overlap is met, the rows that did not decide are named", "[diagnosis]") {
  const Told told(R"(tables:
  t: {ENTRY, hit: any, applies: {d: yes}, inputs: [a, b, c], outputs: {x: SAID, y: SAID}, overlap: {section: I, fr: f, en: e}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: x, text: SAID},
    {when: {c: yes}, then: y, text: SAID}, {when: {a: no}, then: y, text: SAID}]}
  u: {ENTRY, hit: first, inputs: [a, b], outputs: {x: SAID, y: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
)");
  const auto of = [&](const std::string& fiche) { return told.of(fiche).tables[TableId(0)]; };
  const std::string speaks = "d: yes\n";
  CHECK(of(speaks + "a: yes\nb: no\nc: no\n").contradicting.empty());
  CHECK(of(speaks + "a: yes\nb: yes\nc: no\n").contradicting.empty());
  const Verdict met = of(speaks + "a: yes\nb: yes\nc: yes\n");
  CHECK(met.row == 0);
  CHECK(met.possible == cell(0));
  CHECK(met.contradicting == std::vector<std::size_t>{2});
  CHECK(of(speaks + "a: no\nb: yes\nc: yes\n").contradicting == std::vector<std::size_t>{2, 3});
  // Only what is certain is said; here it is, though which of the first two rows decides is not.
  CHECK(of(speaks + "a: yes\n").contradicting.empty());
  CHECK(of(speaks + "b: yes\nc: yes\n").contradicting == std::vector<std::size_t>{2});
  CHECK(of("a: yes\nc: yes\n").contradicting.empty());
  CHECK(of("d: no\na: yes\nc: yes\n").contradicting.empty());
  CHECK(told.of("a: yes\n").tables[TableId(1)].contradicting.empty());
}

TEST_CASE("a declared overlap excuses rows that contradict each other, and no others", "[diagnosis]") {
  const auto faults = [](const std::string& hit, const std::string& declared, const std::string& fiche) {
    const Told told("tables:\n  t: {ENTRY, hit: " + hit +
                    ", inputs: [a, b, c], outputs: {x: SAID, y: SAID}, " + declared +
                    "rows: [{when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: x, text: SAID}, "
                    "{when: {c: yes}, then: y, text: SAID}]}\n");
    std::string rows;
    const Functions functions(*told.plan);
    const CellsByVariable box = completions(*told.plan, facts_from_text(*told.plan, fiche));
    Diagrams::Walk walk;
    for (const RowFault& fault : row_faults(*told.plan, functions, {TableId(0)}, box, walk))
      rows += (fault.row ? std::to_string(*fault.row) + "/" + std::to_string(fault.other) : "none") + " ";
    return rows;
  };
  const std::string declared = "overlap: {section: I, fr: f, en: e}, ";
  const std::string all = "a: yes\nb: yes\nc: yes\n";
  CHECK(faults("unique", "", all) == "1/0 2/0 ");
  CHECK(faults("any", "", all) == "2/0 ");
  CHECK(faults("unique", declared, all) == "1/0 ");
  CHECK(faults("any", declared, all).empty());
  CHECK(faults("any", declared, "a: no\nb: no\nc: no\n") == "none ");
}

TEST_CASE("what does not apply says nothing, nor does a no that may not apply", "[diagnosis]") {
  const Told told("rules: {r: {ENTRY, group: factor, applies: a, when: b}}\n");
  CHECK(told.names(told.of("a: no\nb: no\n").holds_back).empty());
  CHECK(told.names(told.of("b: no\n").holds_back).empty());
  CHECK(told.names(told.of("a: yes\nb: no\n").holds_back) == "r");
  CHECK(told.names(told.of("a: yes\nb: yes\n").carries) == "r");
  CHECK(told.of("a: no\n").rules[RuleId(0)].applies == Tri::no);
  CHECK(told.of("a: no\n").rules[RuleId(0)].holds == Tri::no);
  CHECK(told.of("b: yes\n").rules[RuleId(0)].applies == Tri::unknown);
}

TEST_CASE("a verdict has the outputs that are possible, and the row that decided", "[diagnosis]") {
  const Told told(R"(tables:
  t: {ENTRY, hit: first, inputs: [a, b], outputs: {x: SAID, y: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: y, text: SAID}, {when: {}, then: x, text: SAID}]}
)");
  const Verdict settled = told.of("a: no\nb: yes\n").tables[TableId(0)];
  CHECK(settled.finding.holds == Tri::yes);
  CHECK(settled.possible == 2);
  CHECK(settled.row == 1);
  const Verdict open = told.of("a: no\n").tables[TableId(0)];
  CHECK(open.finding.holds == Tri::unknown);
  CHECK(open.possible == 3);
  CHECK(open.row == std::nullopt);
}

TEST_CASE("a collect table has outputs that are sure and outputs that are open", "[diagnosis]") {
  const Told told(R"(tables:
  t: {ENTRY, hit: collect, inputs: [a, b, c], outputs: {x: SAID, y: SAID, z: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: y, text: SAID}, {when: {c: yes}, then: z, text: SAID}]}
)");
  const Verdict verdict = told.of("a: yes\nc: no\n").tables[TableId(0)];
  CHECK(verdict.possible == 1);
  CHECK(verdict.open == 2);
  CHECK(verdict.row == std::nullopt);
}

TEST_CASE("a tally counts what is sure and what is possible, rule by rule", "[diagnosis]") {
  const Told told(R"(rules:
  p: {ENTRY, group: step, when: a}
  q: {ENTRY, group: step, when: b}
  s: {ENTRY, group: step, when: c}
counts: {k: {ENTRY, of: [s, p, q]}}
)");
  const Tally tally = told.of("a: yes\nb: no\n").counts[CountId(0)];
  CHECK(tally.thing == thing_called(*told.plan, "k"));
  CHECK(tally.sure == 1);
  CHECK(tally.possible == 2);
  CHECK(told.names(tally.members) == "s p q");
  CHECK(tally.members[1].holds == Tri::yes);
}

TEST_CASE("advice comes by priority, what may hold apart", "[diagnosis]") {
  const Told told(R"(recommendations:
  later: {ENTRY, who: club, timing: first, priority: 9, when: a}
  sooner: {ENTRY, who: club, timing: first, priority: 1, when: a}
  perhaps: {ENTRY, who: club, timing: first, priority: 5, when: b}
  never: {ENTRY, who: club, timing: first, priority: 2, when: {a: no}}
  too: {ENTRY, who: club, timing: first, priority: 1, when: a}
)");
  const Diagnosis diagnosis = told.of("a: yes\n");
  CHECK(told.names(diagnosis.advice) == "sooner too later");
  CHECK(told.names(diagnosis.maybe) == "perhaps");
}

TEST_CASE("findings name the facts they rest on", "[diagnosis]") {
  const Told told(
      "rules: {r: {ENTRY, group: factor, when: {any: [a, b]}}}\n"
      "recommendations: {v: {ENTRY, who: club, timing: first, priority: 1, when: {not: r}}}\n");
  const Diagnosis diagnosis = told.of("a: no\nb: no\n");
  REQUIRE(diagnosis.holds_back.size() == 1);
  CHECK(diagnosis.holds_back[0].reasons.facts == std::vector<Evidence>{{FactId(0), {}}, {FactId(1), {}}});
  REQUIRE(diagnosis.advice.size() == 1);
  CHECK(diagnosis.advice[0].reasons.facts == std::vector<Evidence>{{FactId(0), {}}, {FactId(1), {}}});
}

}  // namespace diagclub
