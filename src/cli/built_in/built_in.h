// In: nothing. Out: the rules, their functions and the report's clubs that stand inside the program.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"
#include "load/cases.h"
#include "plan/functions.h"
#include "plan/plan.h"
#include "reason/club/similar.h"

namespace diagclub {

// The rules and the report's own clubs that stand inside the program, compiled when it was built.
const Plan& built_in_plan();
// Both of `built_in_plan`.
Functions built_in_functions();
PeerClubs built_in_case_base();

// The same as they are written: the files of rules (but their tests), and the fiches of the clubs.
std::vector<Source> built_in_rule_files();
std::vector<Source> built_in_fiches();
// The clubs with their labels, and the rules' small cases.
TestCorpus built_in_cases(const FicheForm& form, Diagnostics& diagnostics);

// What the build makes of these files (see compile_rules).
struct CompiledRules {
  std::string_view plan, functions, case_base;
};
CompiledRules compiled_rules();

}  // namespace diagclub
