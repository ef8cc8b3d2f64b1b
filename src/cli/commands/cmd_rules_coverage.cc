// diagclub rules coverage: what the cases and clubs exercise of the rules.
#include <memory>

#include "base/utf8.h"
#include "cli/command_line.h"
#include "cli/commands/cmd_rules.h"
#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "load/cases.h"
#include "report/coverage/coverage_html.h"
#include "report/coverage/coverage_report.h"

namespace diagclub {

namespace {

struct CoverageOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string output;
  bool all = false;
  double fail_under = 0;
};

int run_coverage(const CoverageOptions& options, const CommonOptions& common) {
  if (!outputs_apart({{"-o", options.output}}, options.paths, common)) return kFailed;
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const FicheForm form(plan->rules());
  const TestCorpus cases = cases_to_try(options.paths, common, form, problems);
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  Functions functions = functions_of(*plan, common);
  const Coverage seen = coverage(*plan, functions, cases.cases, cases.clubs);
  const RuleSet& rules = plan->rules();
  const PageStyle style{page_width(), options.output.empty() && common.colored(1), false,
                        common.chosen_language()};
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(options.format == "json"   ? coverage_json(rules, seen)
               : options.format == "lcov" ? coverage_lcov(rules, seen)
               : options.format == "html" ? coverage_html(rules, seen, style.language)
                                          : coverage_text(rules, seen, options.all, style));
  if (!output.finish()) return report_output_failure(output);
  return seen.total().percent() < options.fail_under ? kToReport : kDone;
}

}  // namespace

void add_rules_coverage(const Command& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<CoverageOptions>();
  const Command command = rules.add_subcommand(
      "coverage", "What small cases and labelled clubs exercise of the rules, and what not");
  command.add_option("PATH", options->paths,
                     "Files of cases (.cases.yaml), labelled fiches, folders of both (else those built in)");
  command
      .add_option("--format", options->format,
                  "text, json, lcov (for genhtml and editors) or html (one self-contained page)")
      .one_of({"text", "json", "lcov", "html"})
      .type_name("FORMAT");
  command.add_flag("--all", options->all,
                   "List every way and cell not seen, not only what is never yes or no");
  command.add_option("--fail-under", options->fail_under, "Exit with 1 when the total is below")
      .within(0.0, 100.0)
      .type_name("PERCENT");
  command.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      .type_name("FILE");
  add_common_options(command, common);
  std::string meaning;
  for (const std::string& line : wrapped(coverage_percentage_meaning().en, 100))
    meaning += (meaning.empty() ? "" : "\n") + line;
  command.footer(
      "Examples:\n  diagclub rules coverage\n  diagclub rules coverage --rules rules rules/tests samples\n"
      "  diagclub rules coverage --format html -o coverage.html\n  diagclub rules coverage --fail-under 80\n"
      "  diagclub rules coverage --format lcov -o rules.info && genhtml --branch-coverage -o report "
      "rules.info\n"
      "\n" +
      meaning +
      "\nWhat no fiche can bring about is proved and left out.\n"
      "\nExit status: 0 done, 1 the total is below --fail-under, 2 something could not be read.");
  command.callback([options, &common, &status] { status = run_coverage(*options, common); });
}

}  // namespace diagclub
