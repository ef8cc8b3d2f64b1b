// Fiches that show something, in as few facts as will do.
#include "reason/proofs/witness.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"RULES(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  stage: {kind: choice, otherwise: going, FACT, heading: stade, choices: {idea: {fr: i, en: i}, going: {fr: g, en: g}}}
  members.firms: {kind: number, integer: yes, min: 0, max: 500, FACT, heading: entreprises}
  members.jobs: {kind: number, integer: yes, min: 0, max: 9000, FACT, heading: emplois}
  members.size: {kind: number, min: 0, max: 9000, formula: members.jobs / members.firms, FACT, heading: taille}
  members.themes: {kind: list, FACT, heading: themes, choices: {a: {fr: a, en: a}, b: {fr: b, en: b}, c: {fr: c, en: c}}}
  projects.name: {kind: text, required: yes, FACT, heading: nom}
  projects.cost: {kind: number, min: 0, max: 100, FACT, heading: cout}
sections:
  projects: {heading: projets, many: yes, label: SAID}
rules:
  many: {ENTRY, group: step, when: {members.firms: "> 30"}}
  always: {ENTRY, group: step, when: {any: [{members.firms: "< 5"}, {members.firms: ">= 5"}]}}
  never: {ENTRY, group: step, when: {members.firms: "> 30", many: no}}
  idea: {ENTRY, group: step, when: {stage: idea}}
  going: {ENTRY, group: step, when: {stage: going, members.themes: "all(a, c)"}}
  tied: {ENTRY, group: step, when: {members.firms: "> 100", members.jobs: "< 50", members.size: "> 10"}}
  unsaid: {ENTRY, group: step, when: {members.firms: unknown, members.jobs: "> 10"}}
  hidden: {ENTRY, group: step, when: {members.firms: unknown, many: yes}}
  costly: {ENTRY, group: step, when: {projects.cost: "> 50", members.firms: "<= 30"}}
)RULES";

struct Shown {
  std::unique_ptr<const Plan> plan = plan_from_text(kRules);
  Functions functions{*plan};
  FicheForm form{plan->rules()};
  Witnesses witnesses{*plan, form};

  std::string of(const std::string& rule, bool holds, FicheScope scope = FicheScope::fragment) const {
    Diagrams diagrams = functions.diagrams();
    const auto node = functions.of(plan->variables().of(thing_called(*plan, rule)));
    const auto found = witnesses.where(diagrams, holds ? node : diagrams.negated(node));
    return found ? found->line(plan->rules(), scope) : "nothing";
  }
};

TEST_CASE("the fewest facts that settle a rule", "[witness]") {
  const Shown shown;
  CHECK(shown.of("many", true) == "{members: {firms: 31}}");
  CHECK(shown.of("many", false) == "{members: {firms: 4}}");
  CHECK(shown.of("always", true) == "{}");
  CHECK(shown.of("always", false) == "nothing");
  CHECK(shown.of("never", true) == "nothing");
}

TEST_CASE("what is taken to be so unless stated is left to it where that will do", "[witness]") {
  const Shown shown;
  CHECK(shown.of("idea", true) == "{stage: idea}");
  CHECK(shown.of("idea", false) == "{}");
  CHECK(shown.of("going", true) == "{members: {themes: [a, c]}}");
  CHECK(shown.of("going", false) == "{members: {themes: []}}");
}

TEST_CASE("a whole fiche holds what it must", "[witness]") {
  const Shown shown;
  CHECK(shown.of("many", true, FicheScope::whole) == "{name: …, members: {firms: 31}}");
  CHECK(shown.of("always", true, FicheScope::whole) == "{name: …}");
  CHECK(shown.of("costly", true) == "{members: {firms: 4}, projects: [{name: …, cost: 51}]}");
}

TEST_CASE("a fact of a value is known", "[witness]") {
  const Shown shown;
  CHECK(shown.of("unsaid", true) == "{members: {jobs: 11}}");
  CHECK(shown.of("hidden", true) == "nothing");
}

// The rule holds over the cells taken one by one; the formula forbids what it asks together.
TEST_CASE("figures agree with their formulas", "[witness]") { CHECK(Shown().of("tied", true) == "nothing"); }

}  // namespace
}  // namespace diagclub
