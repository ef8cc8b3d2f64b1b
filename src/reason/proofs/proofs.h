// In: a plan and its functions. Out: what is proved of its rules over every fiche, each with a witness.
#pragma once

#include <string>
#include <vector>

#include "model/text.h"
#include "plan/functions.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// Something proved of a rule set over every fiche there can be. Facts are taken as independent of one
// another: what is called dead is so whatever a fiche says; a gap or an overlap may lie where a formula lets
// no fiche be, and then nothing shows it.
struct Proof {
  std::string code;  // one of `fault_codes`
  Place place;
  std::string message;
  std::string help;
  std::string shown;  // a fiche of fewest facts that shows it, on one line; empty: nothing can
};

// gap, overlap, useless-gap, useless-overlap: of tables, by their hit policy.
// order-decides: two rows under `first` hold together and give different outputs, the first of them deciding;
//   only where a fiche can say so. A row is told once, whatever number of others it meets, as in an overlap.
//   Not told of a last row that holds wherever its table speaks, nor of one
//   that never decides (which is a dead row).
// dead-rule, dead-row, dead-recommendation, dead-table: never comes about (a row: never decides, or adds
//   nothing to a collect table).
// always-true: a rule holds wherever it applies; a recommendation always holds.
// redundant-row: under `any` and `collect` a row that others of its output cover, under `collect_count` one
//   that lies within another of its output.
// useless-test: leaving a test out of its condition would change nothing.
// useless-member: leaving one of the values or ranges of a test out of it would change nothing, wherever it
//   stands.
// same-as, opposite-of, contradicts: two rules, or two recommendations, that always come out alike, or never
//   do; one speaks for the club and the other against it.
// dead-presumption: can never speak: its signs never come together, or settle or exclude what it says.
// impossible-presumption: speaks, and says what no completion of the fiche allows.
// rests-on-silence: its signs are there on the empty fiche.
// silence-on-silence: takes the silence about one thing for a sign, beside what was presumed of another
// silence. contested-presumptions: two that can speak together and leave nothing, or one and what follows
// from others. useless-unless, useless-yield: can never stop it.
//   Of presumptions, what is said to be never so is proved over more than can stand; what is said to be so is
//   shown by a fiche.
// never-given, unused-input, unused-fact, unused-parameter.
// In order of place. `form` is that of the plan's rules.
std::vector<Proof> proofs(const Plan& plan, const Functions& functions, const FicheForm& form);

}  // namespace diagclub
