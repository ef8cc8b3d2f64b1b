#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "plan/functions.h"

namespace diagclub {

// Something proved of a rule set that no test of its own can show. Facts are taken as independent: what is
// called dead is so whatever a fiche says.
struct Proof {
  std::string code;  // stable: `dead-rule`
  Severity severity = Severity::error;
  Place place;
  std::string message;
  std::string help;
};

// dead-rule, dead-row, dead-recommendation, dead-table: never comes about, over every fiche (a row: never
//   decides, or adds nothing to a collect table).
// always-true: a rule holds wherever it applies; a recommendation always holds.
// same-as: two rules, or two recommendations, that always come out alike.
// never-given: an output that no row can give.
// unused-fact: nothing looks at it, and neither page nor text shows it.
// In order of place.
std::vector<Proof> proofs(const Plan& plan, const Functions& functions);

// What a code means and what to do, in a paragraph; nothing for an unknown code.
struct ProofCode {
  std::string code;
  Text meaning;
};
const std::vector<ProofCode>& proof_codes();

}  // namespace diagclub
