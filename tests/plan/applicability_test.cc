// What does not apply is neither so nor not so, and what looks at it is not either.
#include "plan/applicability.h"

#include "eval/trace.h"
#include "plan/functions.h"
#include "reason/club/diagnose_club.h"
#include "reason/trials/expectation.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  club: {kind: yes_no, FACT, heading: hh}
  public: {kind: yes_no, FACT, heading: pp}
  other: {kind: yes_no, FACT, heading: oo}
rules:
  impulse: {ENTRY, group: factor, applies: {club: yes}, when: {public: yes}}
  of_yes: {ENTRY, group: factor, when: {impulse: yes}}
  of_no: {ENTRY, group: factor, when: {impulse: no}}
  of_not: {ENTRY, group: factor, when: {not: {impulse: yes}}}
  of_all: {ENTRY, group: factor, when: {all: [{impulse: no}, {other: yes}]}}
  of_any: {ENTRY, group: factor, when: {any: [{impulse: no}, {other: yes}]}}
  of_not_all: {ENTRY, group: factor, when: {not: {all: [{impulse: yes}, {other: yes}]}}}
  asked: {ENTRY, group: factor, applies: {impulse: no}, when: {other: yes}}
  twice_removed: {ENTRY, group: factor, when: {of_not: no}}
counts:
  held: {ENTRY, of: [impulse, of_yes]}
  mixed: {ENTRY, of: [impulse, of_any]}
  only: {ENTRY, of: [impulse]}
tables:
  level:
    ENTRY
    hit: unique
    applies: {club: yes}
    inputs: [other]
    outputs: {low: SAID, high: SAID}
    rows: [{when: {other: no}, then: low, text: SAID}, {when: {other: yes}, then: high, text: SAID}]
  from_rule:
    ENTRY
    hit: unique
    inputs: [impulse]
    outputs: {x: SAID, y: SAID}
    rows: [{when: {impulse: yes}, then: x, text: SAID}, {when: {impulse: no}, then: y, text: SAID}]
  how_many:
    ENTRY
    hit: collect_count
    applies: {club: yes}
    inputs: [other]
    outputs: {x: SAID}
    rows: [{when: {other: yes}, then: x, text: SAID}]
recommendations:
  act: {ENTRY, who: club, timing: first, priority: 1, when: {impulse: no}}
  lift: {ENTRY, who: club, timing: first, priority: 2, when: {level: not(high)}}
  count_less: {ENTRY, who: club, timing: first, priority: 3, when: {only: "< 1"}}
  number_less: {ENTRY, who: club, timing: first, priority: 4, when: {how_many: "< 1"}}
)";

std::string entries_on_lines(std::string_view text) {
  std::string out(text);
  const std::string line = "    ENTRY\n";
  for (std::size_t at = out.find(line); at != std::string::npos; at = out.find(line))
    out.replace(at, line.size(),
                "    label: SAID\n    text: SAID\n    source: {section: I, catalogue: [c]}\n    certainty: "
                "stated\n");
  return out;
}

const Plan& plan() {
  static const auto made = plan_from_text(entries_on_lines(kRules));
  return *made;
}

std::string came_out(const std::string& fiche, const std::string& name) {
  return outcome_in_words(plan(), outcome_from_text(plan(), fiche), thing_called(plan(), name));
}

}  // namespace

TEST_CASE("what looks at a thing that does not apply does not apply, unless something else decides",
          "[applicability]") {
  const std::string none = "club: no\npublic: yes\n";
  CHECK(came_out(none, "impulse") == "not_applicable");
  for (const char* const name : {"of_yes", "of_no", "of_not", "asked", "twice_removed", "from_rule", "level",
                                 "how_many", "held", "only"}) {
    INFO(name);
    CHECK(came_out(none, name) == "not_applicable");
  }
  CHECK(came_out(none + "other: yes\n", "of_any") == "yes");
  CHECK(came_out(none + "other: no\n", "of_any") == "not_applicable");
  CHECK(came_out(none + "other: no\n", "of_all") == "no");
  CHECK(came_out(none + "other: yes\n", "of_all") == "not_applicable");
  CHECK(came_out(none + "other: no\n", "of_not_all") == "yes");
  CHECK(came_out(none + "other: yes\n", "of_not_all") == "not_applicable");
  CHECK(came_out(none + "other: yes\n", "mixed") == "1");
  for (const char* const name : {"act", "lift", "count_less", "number_less"})
    CHECK(came_out(none, name) == "no");
}

TEST_CASE("where it applies a no is a no", "[applicability]") {
  const std::string some = "club: yes\npublic: no\nother: no\n";
  CHECK(came_out(some, "impulse") == "no");
  for (const char* const name : {"of_no", "of_not", "act", "lift", "count_less", "number_less"}) {
    INFO(name);
    CHECK(came_out(some, name) == "yes");
  }
  CHECK(came_out(some, "from_rule") == "y");
  CHECK(came_out(some, "level") == "low");
  CHECK(came_out(some, "held") == "0");
}

TEST_CASE("whether a thing applies may be open", "[applicability]") {
  const std::string open = "public: no\nother: yes\n";
  CHECK(came_out(open, "of_no") == "unknown");
  CHECK(came_out(open, "of_any") == "yes");
  CHECK(came_out(open, "level") == "high | not_applicable");
  CHECK(came_out(open, "from_rule") == "y | not_applicable");
  const Outcome outcome = outcome_from_text(plan(), open);
  CHECK(outcome.applies(plan(), thing_called(plan(), "of_no")) == Tri::unknown);
  CHECK(outcome.applies(plan(), thing_called(plan(), "of_any")) == Tri::yes);
  CHECK(outcome.applies(plan(), thing_called(plan(), "held")) == Tri::unknown);
  CHECK(outcome.applies(plan(), thing_called(plan(), "mixed")) == Tri::yes);
}

TEST_CASE("what a thing asks for itself is not asked again for what it looks at", "[applicability]") {
  const auto sound = plan_from_text(R"(facts:
  club: {kind: yes_no, FACT, heading: hh}
  a: {kind: yes_no, FACT, heading: aa}
rules:
  one: {ENTRY, group: factor, applies: {club: yes}, when: {a: yes}}
  two: {ENTRY, group: factor, applies: {club: yes}, when: {one: no}}
  three: {ENTRY, group: factor, applies: {all: [{club: yes}, {two: yes}]}, when: {one: yes}}
)");
  const PlanStep& two = sound->step_of(thing_called(*sound, "two"));
  CHECK(two.speaks == two.applies);
  CHECK(two.holds == two.when);
}

TEST_CASE("the functions of a plan tell what does not apply apart", "[applicability][functions]") {
  const Functions functions(plan());
  const auto speaks = [&](const std::string& fiche, const std::string& name) {
    const CellsByVariable box = completions(plan(), facts_from_text(plan(), fiche));
    return functions.diagrams().values(functions.applies(thing_called(plan(), name)), box);
  };
  CHECK(speaks("club: no\n", "of_no") == std::vector<std::size_t>{0});
  CHECK(speaks("club: yes\n", "of_no") == std::vector<std::size_t>{1});
  CHECK(speaks("other: yes\n", "of_any") == std::vector<std::size_t>{1});
  CHECK(speaks("club: no\nother: no\n", "of_any") == std::vector<std::size_t>{0});
  CHECK(speaks("club: no\n", "held") == std::vector<std::size_t>{0});
  CHECK(speaks("club: no\n", "from_rule") == std::vector<std::size_t>{0});
  const CellsByVariable box = completions(plan(), facts_from_text(plan(), "other: yes\n"));
  CHECK(functions.diagrams().values(functions.outcome(thing_called(plan(), "level").table()), box) ==
        std::vector<std::size_t>{1, 3});
}

TEST_CASE("reasons for what does not apply are what keeps it from applying", "[applicability][reasons]") {
  const Outcome outcome = outcome_from_text(plan(), "club: no\npublic: yes\n");
  for (const char* const name : {"impulse", "of_no", "of_not", "twice_removed"}) {
    INFO(name);
    const Reasons found = reasons(plan(), outcome, thing_called(plan(), name));
    REQUIRE(found.facts.size() == 1);
    CHECK(found.facts.front().fact == fact_called(plan(), "club"));
  }
}

TEST_CASE("a rule says what it comes to though it is open whether it applies", "[applicability][diagnosis]") {
  const ClubDiagnosis club =
      diagnose_club(plan(), Functions(plan()), fiche_from_text(plan().rules(), "public: yes\n"));
  const Finding& impulse = club.diagnosis.rules[RuleId(0)];
  CHECK(impulse.holds == Tri::unknown);
  CHECK(impulse.applies == Tri::unknown);
  CHECK(impulse.condition == Tri::yes);
}

}  // namespace diagclub
