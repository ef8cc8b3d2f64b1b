// In: a run of mutants. Out: text, JSON, and cases that would kill the survivors.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reason/trials/mutation.h"
#include "report/text/page_style.h"

namespace diagclub {

// Killed, proved equivalent, survived; then the survivors, each with where it stands and a case that would
// kill it. At most `most` of them, the rest counted.
std::string mutation_report_text(const MutationRun& run, const RuleSet& rules, const PageStyle& style,
                                 std::size_t most);
// All of them; `diagclub schema mutation` describes it.
std::string mutation_report_json(const MutationRun& run, const RuleSet& rules);

// The cases that would kill the survivors, as files of cases: by name of file, what to put behind what it
// holds already. Survivors that one fiche shows share a case. A file that is `fresh` gets its head too.
struct KillingCases {
  std::string head;
  std::string cases;
};
std::map<std::string, KillingCases> killing_cases(const MutationRun& run, const RuleSet& rules);

}  // namespace diagclub
