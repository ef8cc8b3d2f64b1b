// The answers that would overturn what is presumed: each is found by trying it.
#include "reason/club/overturning.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  s: {kind: yes_no, FACT, heading: ss}
  n: {kind: number, integer: yes, min: 0, max: 10, FACT, heading: nn}
  m: {kind: number, integer: yes, min: 0, max: 20, formula: n + 1, FACT, heading: mm}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
rules:
  r: {ENTRY, group: step, when: {a: yes, b: yes}}
  q: {ENTRY, group: step, when: {s: yes}}
presumptions:
  p: {of: r, is: yes, when: {s: yes}, unless: {any: [{m: "> 5"}, {l: up}]}, ENTRY}
)";

// `a: no`, a line each, with what each overturns.
std::string overturning(const std::string& fiche) {
  const auto plan = plan_from_text(kRules);
  std::string out;
  for (const Overturning& found :
       overturning_answers(*plan, StandingReader(*plan), facts_from_text(*plan, fiche),
                           {thing_called(*plan, "r"), thing_called(*plan, "q")})) {
    const VariableId variable = plan->variables().of(found.fact) + found.member.value_or(0);
    out += witness_from_cell(plan->rules(), plan->variables()[variable], found.cell) + " →";
    for (const EntryRef thing : found.things) out += " " + name_of(plan->rules(), thing);
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("what is presumed is overturned by strict answers and by what stops it", "[overturning]") {
  // A number that follows from others is told for itself; what is said to be unknown may yet be found out.
  CHECK(overturning("s: yes\n") == "a: no → r\nb: no → r\nm: 6 → r\nl.up: yes → r\n");
  CHECK(overturning("s: yes\na: yes\nl: [down]\nn: 2\n") == "b: no → r\n");
  CHECK(overturning("s: yes\na: unknown\nl: []\nn: 2\n") == "a: no → r\nb: no → r\n");
}

TEST_CASE("where nothing is presumed there is nothing to overturn", "[overturning]") {
  CHECK(overturning("a: yes\n").empty());
  CHECK(overturning("s: yes\na: no\n").empty());
}

}  // namespace diagclub
