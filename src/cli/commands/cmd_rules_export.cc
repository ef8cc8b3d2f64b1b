// diagclub rules export: the decision tables in a standard form that other tools read.
#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "cli/command_line.h"
#include "cli/commands/cmd_rules.h"
#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "report/dmn/dmn.h"

namespace diagclub {

namespace {

struct ExportOptions {
  std::string format;
  std::string output;
};

int run_export(const ExportOptions& options, const CommonOptions& common) {
  if (!outputs_apart({{"-o", options.output}}, {}, common)) return kFailed;
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(dmn_from_plan(*plan, common.chosen_language()));
  if (!output.finish()) return report_output_failure(output);
  if (const std::size_t presumptions = plan->rules().presumptions.size(); presumptions > 0 && !common.quiet)
    fmt::print(stderr, "exported the strict tables; what {} has no place in DMN\n",
               counted(presumptions, "presumption adds", "presumptions add"));
  return kDone;
}

}  // namespace

void add_rules_export(const Command& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<ExportOptions>();
  const Command command =
      rules.add_subcommand("export", "Write the decision tables as DMN 1.3, for modelers and other engines");
  command.add_option("--format", options->format, "dmn (XML, with the diagram of requirements)")
      .required()
      .one_of({"dmn"})
      .type_name("FORMAT");
  command.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      .type_name("FILE");
  add_common_options(command, common);
  command.footer(
      "Rules, counts and facts that a table looks at are input data; dots in names become `_`. A table that "
      "does\n"
      "not apply, or no row of which matches, gives \"none\". DMN knows no unknown facts: the file holds for "
      "clubs\n"
      "of which all that the tables ask is known. It holds the strict tables, without what is presumed.\n"
      "\nExamples:\n  diagclub rules export --format dmn -o rules.dmn\n  diagclub rules export --format dmn "
      "--rules my_rules --lang fr > regles.dmn\n"
      "\nExit status: 0 written, 2 not.");
  command.callback([options, &common, &status] { status = run_export(*options, common); });
}

}  // namespace diagclub
