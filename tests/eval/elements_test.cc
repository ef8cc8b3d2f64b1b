// Elements of a club: several projects, each with facts of its own.
#include "reason/club/diagnose_club.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(
sections:
  projects: {heading: projets, many: yes, label: {fr: Projets, en: Projects}}
facts:
  name: {kind: text, FACT, heading: nom, required: yes}
  stage: {kind: choice, FACT, heading: etat, otherwise: club, choices: {club: {fr: fc, en: ec}, land: {fr: fl, en: el}}}
  members.firms: {kind: number, integer: yes, min: 0, max: 500, FACT, heading: entreprises}
  projects.title: {kind: text, FACT, heading: titre}
  projects.public: {kind: number, unit: F, min: 0, max: 1000000, FACT, heading: public}
  projects.own: {kind: number, unit: F, min: 0, max: 1000000, FACT, heading: propre}
  projects.lack: {kind: number, unit: F, min: -1000000, max: 1000000, formula: projects.public - projects.own, FACT, heading: manque}
rules:
  small: {ENTRY, group: factor, when: {members.firms: "< 60"}}
  paid: {ENTRY, group: factor, when: {projects.lack: "<= 0"}}
  paid_small: {ENTRY, group: remark, when: {all: [small, paid]}}
  is_club: {ENTRY, group: remark, when: {stage: club}}
)";

constexpr const char* kFiche = R"(name: x
members: {firms: 20}
projects:
  - {title: one, public: 30 KF, own: 30 KF}
  - {title: two, public: 30 KF, own: 18 KF}
  - {title: three}
)";

TEST_CASE("each project is evaluated for itself, with the club's facts") {
  const auto plan = plan_from_text(kRules);
  const Fiche fiche = fiche_from_text(plan->rules(), kFiche);
  REQUIRE(fiche.elements.size() == 3);
  const auto elements = diagnose_club(*plan, Functions(*plan), fiche).elements;
  const auto holds = [&](std::size_t element, const std::string& rule) {
    return elements[element].outcome.rule(*plan, thing_called(*plan, rule).rule());
  };
  CHECK(holds(0, "paid") == Tri::yes);
  CHECK(holds(1, "paid") == Tri::no);
  CHECK(holds(2, "paid") == Tri::unknown);
  CHECK(holds(0, "paid_small") == Tri::yes);
  CHECK(elements[1].facts.numbers[fact_called(*plan, "projects.lack")] == Interval::point(12000));
}

TEST_CASE("what looks at projects is said of projects and not of the club") {
  const auto plan = plan_from_text(kRules);
  CHECK(plan->element_section(thing_called(*plan, "small")) == std::nullopt);
  CHECK(plan->element_section(thing_called(*plan, "paid")).has_value());
  CHECK(plan->element_section(thing_called(*plan, "paid_small")).has_value());
  const Fiche fiche = fiche_from_text(plan->rules(), kFiche);
  const Facts facts = facts_from_fiche(*plan, fiche);
  const Diagnosis club = diagnose(*plan, evaluate(*plan, facts));
  REQUIRE(club.carries.size() == 1);
  CHECK(club.carries[0].thing == thing_called(*plan, "small"));
  const auto elements = diagnose_club(*plan, Functions(*plan), fiche).elements;
  REQUIRE(elements[1].diagnosis.holds_back.size() == 1);
  CHECK(elements[1].diagnosis.holds_back[0].thing == thing_called(*plan, "paid"));
}

TEST_CASE("what a fiche does not state may be assumed, and stays not known") {
  const auto plan = plan_from_text(kRules);
  const FactId stage = fact_called(*plan, "stage");
  const Facts silent = facts_from_text(*plan, "name: x\n");
  CHECK(evaluate(*plan, silent).rule(*plan, thing_called(*plan, "is_club").rule()) == Tri::yes);
  CHECK_FALSE(silent.known[stage]);
  CHECK(silent.assumed[stage]);
  const Facts unknown = facts_from_text(*plan, "name: x\nstage: unknown\n");
  CHECK(evaluate(*plan, unknown).rule(*plan, thing_called(*plan, "is_club").rule()) == Tri::unknown);
  const Facts land = facts_from_text(*plan, "name: x\netat: land\n");
  CHECK(evaluate(*plan, land).rule(*plan, thing_called(*plan, "is_club").rule()) == Tri::no);
  CHECK_FALSE(land.assumed[stage]);
}

TEST_CASE("a list of projects that is none is told") {
  const auto plan = plan_from_text(kRules);
  CHECK(faults_of_fiche(plan->rules(), "name: x\nprojects: {title: one}\n") ==
        "a.yaml:2:11: error: `projects` takes a list of mappings\n"
        "  2 | projects: {title: one}\n"
        "    |           ^\n"
        "    = help: write each behind a `- `, its keys indented below\n");
  CHECK(faults_of_fiche(plan->rules(), "name: x\nprojets:\n  - one\n  - titel: two\n") ==
        "a.yaml:3:5: error: each of `projets` holds keys, not a value\n"
        "  3 |   - one\n"
        "    |     ^^^\n"
        "    = help: write its keys below it, indented\n"
        "a.yaml:4:5: error: unknown key `titel` in `projects`\n"
        "  4 |   - titel: two\n"
        "    |     ^^^^^\n"
        "    = help: did you mean `title`?\n");
}

}  // namespace
}  // namespace diagclub
