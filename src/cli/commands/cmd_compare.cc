// diagclub compare: two fiches in, what moved and because of which facts out.
#include <memory>

#include "cli/command_line.h"
#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "report/club/change_report.h"

namespace diagclub {

namespace {

struct CompareOptions {
  std::string before;
  std::string after;
  std::string format = "text";
};

int run(const CompareOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  const FicheForm form(plan->rules());
  auto first = fiche_or_report(*plan, form, options.before, common);
  auto second = fiche_or_report(*plan, form, options.after, common);
  if (!first || !second) return kFailed;
  const Functions functions = functions_of(*plan, common);
  const ClubDiagnosis before = diagnose_club(*plan, functions, std::move(*first));
  const ClubDiagnosis after = diagnose_club(*plan, functions, std::move(*second));
  const OutcomeDiff found = outcome_diff(*plan, before, after);
  const ClubReport one = report_of(*plan, before);
  const ClubReport other = report_of(*plan, after);
  const PageStyle style{page_width(), common.colored(1), false, common.chosen_language()};
  OutputFile output("");
  output.write(options.format == "json" ? shift_json(one, other, found, style.language)
                                        : shift_text(one, other, found, style));
  return output.finish() ? kDone : report_output_failure(output);
}

}  // namespace

void add_compare(const Command& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<CompareOptions>();
  const Command command = program.add_subcommand(
      "compare", "Two clubs, or one at two dates: what moved, and because of which facts");
  command.add_option("BEFORE", options->before, "A fiche (YAML); - is standard input").required();
  command.add_option("AFTER", options->after, "Another").required();
  command.add_option("--format", options->format, "text or json")
      .one_of({"text", "json"})
      .type_name("FORMAT");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub compare club_1996.yaml club_1998.yaml\n"
      "  git show HEAD~1:club.yaml | diagclub compare - club.yaml\n"
      "\nExit status: 0 compared, 2 a fiche or the rules could not be read.");
  command.callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace diagclub
