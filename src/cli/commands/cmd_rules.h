// In: the command `rules`. Out: its sub-commands, added.
#pragma once

#include "cli/options.h"

namespace diagclub {

// Each adds one command of `diagclub rules`.
void add_rules_check(const Command& rules, CommonOptions& common, int& status);
void add_rules_test(const Command& rules, CommonOptions& common, int& status);
void add_rules_mutate(const Command& rules, CommonOptions& common, int& status);
void add_rules_doc(const Command& rules, CommonOptions& common, int& status);
void add_rules_fmt(const Command& rules, CommonOptions& common, int& status);
void add_rules_coverage(const Command& rules, CommonOptions& common, int& status);
void add_rules_diff(const Command& rules, CommonOptions& common, int& status);
void add_rules_export(const Command& rules, CommonOptions& common, int& status);

}  // namespace diagclub
