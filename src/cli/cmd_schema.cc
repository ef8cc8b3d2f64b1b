// diagclub schema: JSON Schemas, so that editors complete and validators check.
#include <memory>

#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/rules.h"
#include "report/fiche_forms.h"
#include "report/json.h"

namespace diagclub {

void add_schema(CLI::App& program, CommonOptions& common, int& status) {
  auto of = std::make_shared<std::string>();
  CLI::App& command = *program.add_subcommand(
      "schema", "Print a JSON Schema: of fiches, or of what `diagnose --format json` writes");
  command.add_option("WHAT", *of, "fiche or diagnosis")
      ->required()
      ->check(CLI::IsMember({"fiche", "diagnosis"}));
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub schema fiche > fiche.schema.json\n  diagclub schema diagnosis\n\nExit status: 0 "
      "written, 2 not.");
  command.callback([of, &common, &status] {
    Diagnostics problems;
    const auto plan = plan_from_folder(common.rules, problems);
    print_diagnostics(problems, common);
    if (!plan) {
      status = kFailed;
      return;
    }
    OutputFile output("");
    output.write(*of == "fiche" ? fiche_schema(plan->rules(), common.chosen_language())
                                : diagnosis_schema(plan->rules()));
    status = output.finish() ? kDone : report_output_failure(output);
  });
}

}  // namespace diagclub
