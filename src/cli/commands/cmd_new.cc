// diagclub new: an empty fiche with every question, to fill in.
#include <memory>

#include "cli/command_line.h"
#include "cli/diagnosed.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "report/schema/fiche_forms.h"

namespace diagclub {

void add_new(const Command& program, CommonOptions& common, int& status) {
  auto path = std::make_shared<std::string>();
  auto full = std::make_shared<bool>(false);
  const Command command = program.add_subcommand(
      "new", "Write an empty fiche: the facts that decide most, or all, each with its question");
  command.add_option("-o,--output", *path, "Write to this file, whole or not at all").type_name("FILE");
  command.add_flag("--full", *full, "Every fact, not only those that decide most");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub new > club.yaml\n  diagclub new --full --lang fr -o club.yaml\n\nExit status: 0 "
      "written, 2 not.");
  command.callback([path, full, &common, &status] {
    const auto plan = outputs_apart({{"-o", *path}}, {}, common) ? plan_or_report(common) : nullptr;
    if (!plan) {
      status = kFailed;
      return;
    }
    OutputFile output(*path);
    output.write(empty_fiche(plan->rules(), common.chosen_language(), *full));
    status = output.finish() ? kDone : report_output_failure(output);
  });
}

}  // namespace diagclub
