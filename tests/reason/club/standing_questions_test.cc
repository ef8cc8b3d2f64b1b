// What is asked of a club while its verdicts do not stand, or might not.
#include "reason/club/standing_questions.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  s: {kind: yes_no, FACT, heading: ss}
  far: {kind: yes_no, FACT, heading: ff}
tables:
  t:
    label: {fr: f, en: e}
    text: {fr: f, en: e}
    source: {section: I, catalogue: [c]}
    certainty: stated
    hit: unique
    inputs: [a]
    outputs: {X: {fr: ixe, en: ex}, Y: {fr: igrec, en: why}}
    rows:
      - {when: {a: yes}, then: X, text: SAID}
      - {when: {a: no}, then: Y, text: SAID}
  u:
    label: {fr: f, en: e}
    text: {fr: f, en: e}
    source: {section: I, catalogue: [c]}
    certainty: stated
    hit: unique
    inputs: [b]
    outputs: {P: {fr: pé, en: pee}, Q: {fr: qu, en: queue}}
    rows:
      - {when: {b: yes}, then: P, text: SAID}
      - {when: {b: no}, then: Q, text: SAID}
rules:
  other: {ENTRY, group: step, when: {far: yes}}
presumptions:
  p: {of: t, is: X, when: {s: yes}, ENTRY}
  q: {of: u, is: P, when: {s: yes}, unless: {a: no}, ENTRY}
page: {identity: [], verdicts: [{of: t}, {of: u}], counts: []}
)";

// `a 2+1`: the fact, how many verdicts it may decide and how many it tests; in order.
std::string asked(const std::string& fiche, std::string_view rules = kRules) {
  const auto plan = plan_from_text(rules);
  const Functions functions(*plan);
  const ClubDiagnosis club = diagnose_club(*plan, functions, fiche_from_text(plan->rules(), fiche));
  const std::vector<EntryRef> verdicts = page_verdicts(functions);
  std::string out;
  for (const StandingQuestion& one : standing_questions(
           *plan, club, verdicts, telling_answers(*plan, StandingReader(*plan), club.facts, verdicts)))
    out += (out.empty() ? "" : ", ") + plan->rules().facts[one.fact].name + " " +
           std::to_string(one.decides.size()) + "+" + std::to_string(one.tests.size());
  return out;
}

}  // namespace

TEST_CASE("a sign that decides two verdicts is asked before a fact that decides one",
          "[standing_questions]") {
  CHECK(asked("{}\n") == "s 2+0, a 1+0, b 1+0");
}

TEST_CASE("what is presumed is tested by what would confirm or overturn it", "[standing_questions]") {
  // `a` settles the one and may stop the other from being presumed.
  CHECK(asked("s: yes\n") == "a 0+2, b 0+1");
  CHECK(asked("s: yes\na: yes\n") == "b 0+1");
}

TEST_CASE("where every verdict is certain nothing is asked for its sake", "[standing_questions]") {
  CHECK(asked("a: yes\nb: no\n").empty());
}

TEST_CASE("what speaks under a verdict is asked for too, and counts as that verdict",
          "[standing_questions]") {
  constexpr std::string_view kUnder = R"(facts:
  a: {kind: yes_no, FACT, heading: ha}
  b: {kind: yes_no, FACT, heading: hb}
tables:
  t: {ENTRY, hit: first, inputs: [a], outputs: {X: SAID, Y: SAID},
    rows: [{when: {a: yes}, then: X, text: SAID}, {when: {}, then: Y, text: SAID}]}
  m: {ENTRY, hit: first, applies: {t: X}, inputs: [b], outputs: {P: SAID, Q: SAID},
    rows: [{when: {b: yes}, then: P, text: SAID}, {when: {}, then: Q, text: SAID}]}
page: {identity: [], verdicts: [{of: t, with: [m]}], counts: []}
)";
  CHECK(asked("{}\n", kUnder) == "a 1+0, b 1+0");
  CHECK(asked("a: yes\n", kUnder) == "b 1+0");
  CHECK(asked("a: no\n", kUnder).empty());
}

TEST_CASE("single answers decide, confirm and overturn", "[overturning]") {
  const auto plan = plan_from_text(kRules);
  const std::vector<EntryRef> verdicts = page_verdicts(Functions(*plan));
  const auto found =
      telling_answers(*plan, StandingReader(*plan), facts_from_text(*plan, "s: yes\n"), verdicts);
  // a: no, a: yes, b: no, b: yes.
  REQUIRE(found.size() == 4);
  CHECK(found[0].things == verdicts);
  CHECK(found[1].confirmed == std::vector<EntryRef>{verdicts[0]});
  CHECK(found[2].things == std::vector<EntryRef>{verdicts[1]});
  CHECK(found[3].confirmed == std::vector<EntryRef>{verdicts[1]});
  const auto open =
      telling_answers(*plan, StandingReader(*plan), facts_from_text(*plan, "b: yes\n"), verdicts);
  REQUIRE(open.size() == 3);
  CHECK(open[2].decided == std::vector<EntryRef>{verdicts[0]});
}

}  // namespace diagclub
