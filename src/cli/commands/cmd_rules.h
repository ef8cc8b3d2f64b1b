// In: the command `rules`. Out: its sub-commands, added.
#pragma once

#include "cli/options.h"

namespace diagclub {

// Each adds one command of `diagclub rules`.
void add_rules_check(CLI::App& rules, CommonOptions& common, int& status);
void add_rules_test(CLI::App& rules, CommonOptions& common, int& status);
void add_rules_mutate(CLI::App& rules, CommonOptions& common, int& status);
void add_rules_doc(CLI::App& rules, CommonOptions& common, int& status);
void add_rules_fmt(CLI::App& rules, CommonOptions& common, int& status);
void add_rules_coverage(CLI::App& rules, CommonOptions& common, int& status);
void add_rules_diff(CLI::App& rules, CommonOptions& common, int& status);
void add_rules_export(CLI::App& rules, CommonOptions& common, int& status);

}  // namespace diagclub
