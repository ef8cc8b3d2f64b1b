// diagclub rules: the rule maintainer's bench.
#include "cli/commands/cmd_rules.h"

#include "cli/command_line.h"

namespace diagclub {

void add_rules(const Command& program, CommonOptions& common, int& status) {
  const Command rules = program.add_subcommand(
      "rules", "For those who maintain rules: check, test, coverage, mutate, diff, fmt, doc, export");
  rules.require_subcommand();
  add_rules_check(rules, common, status);
  add_rules_test(rules, common, status);
  add_rules_coverage(rules, common, status);
  add_rules_mutate(rules, common, status);
  add_rules_diff(rules, common, status);
  add_rules_fmt(rules, common, status);
  add_rules_doc(rules, common, status);
  add_rules_export(rules, common, status);
}

}  // namespace diagclub
