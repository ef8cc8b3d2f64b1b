// A club is diagnosed in one way: what every completion comes to is settled.
#include "reason/club/diagnose_club.h"

#include "reason/batch/batch_outcome.h"
#include "reason/club/outcome_diff.h"
#include "reason/trials/expectation.h"
#include "rule_text.h"

namespace diagclub {
namespace {

// Texts stand first, between and last: none has a variable, and the one after it must not stand in for it.
constexpr std::string_view kRules = R"(facts:
  title: {kind: text, FACT, heading: tt}
  x: {kind: number, min: 0, max: 10, FACT, heading: xx}
  place: {kind: text, FACT, heading: ll}
  sort: {kind: choice, FACT, heading: ss, choices: {one: {fr: un, en: uno}, two: {fr: deux, en: due}}}
  note: {kind: text, FACT, heading: nn}
  things: {kind: list, FACT, heading: cc, choices: {a: {fr: fa, en: ea}, b: {fr: fb, en: eb}}}
  last: {kind: text, FACT, heading: dd}
rules:
  anyhow: {ENTRY, group: factor, when: {any: [{x: "< 5"}, {x: ">= 5"}]}}
  titled: {ENTRY, group: factor, when: {title: known}}
  never: {ENTRY, group: factor, when: {all: [{x: "< 5"}, {not: {x: "< 5"}}]}}
counts:
  held: {ENTRY, of: [anyhow, never]}
)";

const Plan& plan() {
  static const auto made = plan_from_text(kRules);
  return *made;
}
const Functions& functions() {
  static const Functions made(plan());
  return made;
}
ClubDiagnosis club(const std::string& fiche) {
  return diagnose_club(plan(), functions(), fiche_from_text(plan().rules(), fiche));
}
std::vector<std::string> changed(const std::string& before, const std::string& after) {
  std::vector<std::string> names;
  for (const FactId fact : outcome_diff(plan(), club(before), club(after)).facts)
    names.push_back(plan().rules().facts[fact].name);
  return names;
}

}  // namespace

TEST_CASE("what holds under every completion holds", "[diagnose_club]") {
  const ClubDiagnosis of = club("title: A\n");
  CHECK(outcome_from_text(plan(), "title: A\n").rule(plan(), RuleId(0)) ==
        Tri::unknown);  // as Kleene's logic has it
  CHECK(of.diagnosis.rules[RuleId(0)].holds == Tri::yes);
  CHECK(of.diagnosis.rules[RuleId(2)].holds == Tri::no);
  CHECK(of.diagnosis.counts[CountId(0)].sure == 1);
  CHECK(of.diagnosis.counts[CountId(0)].possible == 1);
  CHECK(outcome_of_club(plan(), functions(), of.facts).rule(plan(), RuleId(0)) == Tri::yes);
}

TEST_CASE("what stands is told with its firmness, and the strict reading beside it", "[diagnose_club]") {
  const auto presumed = plan_from_text(R"(facts:
  x: {kind: number, min: 0, max: 10, FACT, heading: xx}
  s: {kind: yes_no, FACT, heading: ss}
  t: {kind: yes_no, FACT, heading: tt}
rules:
  anyhow: {ENTRY, group: factor, when: {any: [{x: "< 5"}, {x: ">= 5"}]}}
  signed: {ENTRY, group: factor, when: {t: yes}}
  both: {ENTRY, group: factor, when: {all: [anyhow, signed]}}
  torn: {ENTRY, group: factor, when: {x: "< 2"}}
counts:
  held: {ENTRY, of: [anyhow, signed, torn]}
presumptions:
  p: {of: signed, is: yes, when: {s: yes, anyhow: yes}, ENTRY}
  q: {of: torn, is: yes, when: {s: yes}, ENTRY}
  r: {of: torn, is: no, when: {x: known}, ENTRY}
)");
  const Functions of_presumed(*presumed);
  const auto diagnosed = [&](const std::string& fiche) {
    return diagnose_club(*presumed, of_presumed, fiche_from_text(presumed->rules(), fiche));
  };
  const ClubDiagnosis stands = diagnosed("s: yes\n");
  // Certain by what every completion comes to, and what presumptions build on that.
  CHECK(stands.diagnosis.rules[RuleId(0)].firmness == Firmness::certain);
  CHECK(stands.diagnosis.rules[RuleId(1)].firmness == Firmness::presumed);
  CHECK(stands.diagnosis.rules[RuleId(1)].holds == Tri::yes);
  CHECK(stands.diagnosis.rules[RuleId(1)].presumptions == std::vector{PresumptionId(0)});
  CHECK(stands.diagnosis.rules[RuleId(1)].reasons.facts == std::vector<Evidence>{{FactId(1), {}}});
  CHECK(stands.diagnosis.rules[RuleId(2)].firmness == Firmness::presumed);
  const Diagnosis strict = diagnose(*presumed, stands.outcome);
  CHECK(strict.rules[RuleId(1)].holds == Tri::unknown);
  CHECK(strict.rules[RuleId(1)].firmness == Firmness::open);
  const Tally& held = stands.diagnosis.counts[CountId(0)];
  CHECK(held.sure == 1);
  CHECK(held.standing == 3);
  CHECK(held.possible == 3);
  CHECK(held.firmness == Firmness::presumed);
  const ClubDiagnosis torn = diagnosed("s: yes\nx: 1..4\n");
  CHECK(torn.diagnosis.rules[RuleId(3)].firmness == Firmness::contested);
  CHECK(torn.diagnosis.rules[RuleId(3)].presumptions == std::vector{PresumptionId(1), PresumptionId(2)});
  CHECK(torn.diagnosis.counts[CountId(0)].standing == 2);
  const ClubDiagnosis settled = diagnosed("s: yes\nt: no\n");
  CHECK(settled.diagnosis.rules[RuleId(1)].firmness == Firmness::certain);
  CHECK(settled.diagnosis.rules[RuleId(1)].holds == Tri::no);
  CHECK(settled.diagnosis.rules[RuleId(1)].presumptions.empty());
}

TEST_CASE("a batch comes to the same", "[diagnose_club]") {
  const BatchEvaluator marker(plan());
  ConjunctionBits marks;
  Diagrams::Walk walk;
  const Facts facts = facts_from_text(plan(), "title: A\n");
  marker.mark(facts.cells, marks);
  const MarkedOutcome marked{marker, marks};
  const CellsByVariable box = completions(plan(), facts);
  const BatchOutcome outcome(plan(), functions(), marked, box, walk);
  CHECK(outcome.rule(RuleId(0)) == Tri::yes);
  CHECK(outcome.rule(RuleId(2)) == Tri::no);
  CHECK(outcome.count(CountId(0))->sure == 1);
}

TEST_CASE("facts that say the same are not named, texts among them", "[outcome_diff]") {
  const std::string before = "title: A\nx: 3\nplace: P\nsort: one\nnote: words\nthings: [a]\nlast: L\n";
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string after = before;
    return after.replace(after.find(from), from.size(), to);
  };
  CHECK(changed(before, before).empty());
  CHECK(changed(before, with("title: A", "title: B")) == std::vector<std::string>{"title"});
  CHECK(changed(before, with("x: 3", "x: 4")) == std::vector<std::string>{"x"});
  CHECK(changed(before, with("place: P", "place: Q")) == std::vector<std::string>{"place"});
  CHECK(changed(before, with("sort: one", "sort: two")) == std::vector<std::string>{"sort"});
  CHECK(changed(before, with("note: words", "note: unknown")) == std::vector<std::string>{"note"});
  CHECK(changed(before, with("things: [a]", "things: [a, b]")) == std::vector<std::string>{"things"});
  CHECK(changed(before, with("last: L\n", "")) == std::vector<std::string>{"last"});
}

TEST_CASE("a text has no variable, and what asks whether it is known asks of nothing else",
          "[variables][questions]") {
  for (const char* const name : {"title", "place", "note", "last"}) {
    const FactId fact = fact_called(plan(), name);
    CHECK(plan().variables().values(fact).size() == 0);
    CHECK_THROWS_AS(plan().variables().of(fact), std::logic_error);
  }
  CHECK(plan().variables().values(fact_called(plan(), "things")).size() == 2);
  CHECK(plan().variables().values(fact_called(plan(), "sort")).size() == 1);
  const ClubDiagnosis of = club("x: 3\n");
  CHECK(answers(plan(), functions(), completions(plan(), of.facts), fact_called(plan(), "title")).empty());
}

}  // namespace diagclub
