// In: options and paths. Out: the plan, the fiche and the diagnosis that a command works on, or errors
// printed.
#pragma once

#include <optional>

#include "cli/options.h"
#include "load/cases.h"
#include "read/fiche/fiche_from_yaml.h"
#include "report/text/words.h"

namespace diagclub {

// The plan of the rules asked for, kept; nothing where something is wrong with them, which is printed.
const Plan* plan_or_report(const CommonOptions& common);
// What its outcomes are of the facts, all together.
Functions functions_of(const Plan& plan, const CommonOptions& common);
// What is named; where nothing is, what is built in, or the tests in the folder of rules asked for.
TestCorpus cases_to_try(const std::vector<std::string>& paths, const CommonOptions& common,
                        const FicheForm& form, Diagnostics& diagnostics);
// A fiche from a path or standard input; what is wrong with it is printed.
std::optional<Fiche> fiche_or_report(const Plan& plan, const FicheForm& form, const std::string& path,
                                     const CommonOptions& common);

}  // namespace diagclub
