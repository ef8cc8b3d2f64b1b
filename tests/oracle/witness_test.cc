// On our own rules, every outcome that can come about is shown by a fiche that is read and evaluates to it.
#include "reason/proofs/witness.h"

#include "oracle/real_rules.h"
#include "reason/club/reach.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

TEST_CASE("every rule and row of the real rules is shown by a fiche", "[oracle][witness]") {
  const Plan& plan = real_plan();
  const Functions functions(plan);
  const FicheForm form(plan.rules());
  const Witnesses witnesses(plan, form);
  Diagrams diagrams = functions.diagrams();
  int shown = 0;
  for (const RuleId i : plan.rules().rules.ids()) {
    const EntryRef thing(i);
    const Diagrams::Node holds = functions.of(plan.variables().of(thing));
    for (const bool wanted : {true, false}) {
      INFO(plan.rules().rules[i].name << (wanted ? " yes" : " no"));
      const auto found = witnesses.where(diagrams, wanted ? holds : diagrams.negated(holds));
      REQUIRE(found);
      // Read again as a user would hand it in.
      const Fiche fiche = fiche_from_text(plan.rules(), found->line(plan.rules(), FicheScope::whole) + "\n");
      Fiche own = fiche;
      if (!fiche.elements.empty()) own = fiche_of_element(fiche, fiche.elements.front());
      const Facts facts = facts_from_fiche(plan, own);
      const Reach reached = reach(plan, functions, facts, facts.cells);
      CHECK(reached.rules[i] == (wanted ? Tri::yes : Tri::no));
      ++shown;
    }
  }
  CHECK(shown > 100);
}

}  // namespace
}  // namespace diagclub::oracle
