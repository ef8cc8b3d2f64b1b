// diagclub schema: JSON Schemas, so that editors complete and validators check.
#include <memory>

#include "cli/command_line.h"
#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "report/club/json.h"
#include "report/schema/batch_schemas.h"
#include "report/schema/fiche_forms.h"
#include "report/schema/fixed_schemas.h"
#include "report/schema/rules_schema.h"

namespace diagclub {

void add_schema(const Command& program, CommonOptions& common, int& status) {
  auto of = std::make_shared<std::string>();
  const Command command = program.add_subcommand(
      "schema",
      "Print a JSON Schema of fiches, of rules and their cases, or of what a command writes as JSON");
  command
      .add_option("WHAT", *of,
                  "fiche; rules (files of a rule set); cases (x.cases.yaml); diagnosis; similar; compare "
                  "(also whatif --set); whatif (a goal); explanation (explain); tests, coverage, mutation, "
                  "check, diff (rules …); score (rows), summary, mapping (score --mapping)")
      .required()
      .one_of({"fiche", "rules", "cases", "diagnosis", "similar", "compare", "whatif", "explanation", "tests",
               "coverage", "mutation", "check", "diff", "score", "summary", "mapping"})
      .type_name("WHAT");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub schema fiche > fiche.schema.json\n  diagclub schema rules --rules rules > "
      "rules.schema.json\n  diagclub schema diagnosis\n\nExit status: 0 "
      "written, 2 not.");
  command.callback([of, &common, &status] {
    const auto plan = plan_or_report(common);
    if (!plan) {
      status = kFailed;
      return;
    }
    OutputFile output("");
    output.write(*of == "fiche"       ? fiche_schema(plan->rules(), common.chosen_language())
                 : *of == "rules"     ? rules_schema(plan->rules(), common.chosen_language())
                 : *of == "cases"     ? cases_schema(plan->rules(), common.chosen_language())
                 : *of == "score"     ? score_schema(*plan)
                 : *of == "mapping"   ? mapping_schema(plan->rules())
                 : *of == "diagnosis" ? diagnosis_schema(plan->rules())
                                      : std::string(*fixed_schema(*of)));
    status = output.finish() ? kDone : report_output_failure(output);
  });
}

}  // namespace diagclub
