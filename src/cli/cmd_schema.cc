// diagclub schema: JSON Schemas, so that editors complete and validators check.
#include <memory>

#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "report/fiche_forms.h"
#include "report/json.h"
#include "report/report_schemas.h"

namespace diagclub {

void add_schema(CLI::App& program, CommonOptions& common, int& status) {
  auto of = std::make_shared<std::string>();
  CLI::App& command =
      *program.add_subcommand("schema", "Print a JSON Schema of fiches, or of what a command writes as JSON");
  command
      .add_option("WHAT", *of,
                  "fiche; diagnosis; similar; compare (also whatif --set); whatif (a goal); explanation "
                  "(explain); tests (rules test); diff (rules diff)")
      ->required()
      ->check(CLI::IsMember(
          {"fiche", "diagnosis", "similar", "compare", "whatif", "explanation", "tests", "diff"}))
      ->type_name("WHAT");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub schema fiche > fiche.schema.json\n  diagclub schema diagnosis\n\nExit status: 0 "
      "written, 2 not.");
  command.callback([of, &common, &status] {
    const auto plan = plan_or_report(common);
    if (!plan) {
      status = kFailed;
      return;
    }
    OutputFile output("");
    output.write(*of == "fiche"       ? fiche_schema(plan->rules(), common.chosen_language())
                 : *of == "diagnosis" ? diagnosis_schema(plan->rules())
                                      : *report_schema(*of));
    status = output.finish() ? kDone : report_output_failure(output);
  });
}

}  // namespace diagclub
