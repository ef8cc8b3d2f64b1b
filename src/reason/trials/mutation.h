// In: rules and their tests. Out: the faults that no test notices, each with a case that would.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/expected.h"
#include "read/fiche/fiche_from_yaml.h"
#include "reason/trials/mutants.h"

namespace diagclub {

// A mutant that no test noticed, and the case that would.
struct Survivor {
  Mutant mutant;
  std::string fiche;     // a fragment on one line, of few facts; empty: none was found that shows the fault
  std::string expected;  // what the thing comes out as for it; the mutant's comes out otherwise
  std::string instead;   // as what
};

struct MutationRun {
  std::size_t killed = 0;
  std::size_t equivalent = 0;       // proved to be the same function of the facts: no fiche can tell
  std::vector<Survivor> survivors;  // in the order of the rules
  // Killed among those that can be: 1 where there are none.
  double score() const;
};

// Puts every small fault into the rules, one at a time, and runs the tests on each: small cases and clubs'
// labels, of which those are tried that the changed entry can reach. All must pass on the rules as they are.
// Works on `threads` threads; `progress` is told how many things are done, from one thread at a time.
MutationRun run_mutation(const Plan& plan, const std::vector<RuleTestCase>& cases,
                         const std::vector<LabelledClub>& clubs, const FicheForm& form, int threads,
                         const std::function<void(std::size_t done, std::size_t all)>& progress);

}  // namespace diagclub
