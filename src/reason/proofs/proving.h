// In: a plan, its functions, its witnesses. Out: the proofs of one concern, added.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "plan/functions.h"
#include "reason/proofs/proofs.h"
#include "reason/proofs/witness.h"

namespace diagclub {

// What every kind of proof works with: functions of the facts, in which whatever is proved equal is one node.
class Proving {
 public:
  static constexpr Diagrams::Node kNever = Diagrams::leaf(0);
  static constexpr Diagrams::Node kEverywhere = Diagrams::leaf(1);

  Proving(const Plan& the_plan, const Functions& the_functions, const FicheForm& form)
      : plan(the_plan),
        rules(the_plan.rules()),
        functions(the_functions),
        diagrams(the_functions.diagrams()),
        witnesses_(the_plan, form) {}

  // `where`: the fiches that show it; none where nothing can.
  void add(const std::string& code, const Place& place, std::string message, std::string help,
           Diagrams::Node where = kNever) {
    std::string shown;
    if (where != kNever) {
      if (const auto witness = witnesses_.where(diagrams, where))
        shown = witness->line(rules, FicheScope::whole);
    }
    add_shown(code, place, std::move(message), std::move(help), std::move(shown));
  }
  // With the fiche that shows it at hand.
  void add_shown(const std::string& code, const Place& place, std::string message, std::string help,
                 std::string shown) {
    found.push_back({code, place, std::move(message), std::move(help), std::move(shown)});
  }

  // A place without what no fiche can say of it: a fact that has a value and is not known.
  Diagrams::Node expressible(Diagrams::Node where) { return witnesses_.expressible(diagrams, where); }

  const Witnesses& witnesses() const { return witnesses_; }

  const Plan& plan;
  const RuleSet& rules;
  const Functions& functions;
  Diagrams diagrams;  // those of the plan, and what is made of them here
  std::vector<Proof> found;

 private:
  Witnesses witnesses_;
};

// table_proofs.cc: gaps, overlaps, rows that decide by order or never, outputs that no row gives.
void prove_tables(Proving& in);
// condition_proofs.cc: tests that make no difference where they stand, and members that make none in theirs.
void prove_conditions(Proving& in);
// presumption_proofs.cc: what can never speak, speaks of silence, contests another, or asks what does
// nothing.
void prove_presumptions(Proving& in);

// advice_proofs.cc: recommendations that contradict each other, threats that none answers, sentences of the
// synthesis that are never said.
void prove_advice(Proving& in);

}  // namespace diagclub
