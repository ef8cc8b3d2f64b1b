// diagclub rules test: the rules tried on small cases and labelled clubs.
#include "cli/commands/cmd_rules.h"

#include <memory>

#include "cli/command_line.h"
#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "load/cases.h"
#include "reason/trials/rule_tests.h"
#include "report/rules/test_report.h"

namespace diagclub {

namespace {

struct TestOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string output;
};

int run_test(const TestOptions& options, const CommonOptions& common) {
  if (!outputs_apart({{"-o", options.output}}, options.paths, common)) return kFailed;
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const FicheForm form(plan->rules());
  const TestCorpus cases = cases_to_try(options.paths, common, form, problems);
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  const TestRun run = run_rule_tests(*plan, cases.cases, cases.clubs);
  const PageStyle style{page_width(), options.output.empty() && common.colored(1), false,
                        common.chosen_language()};
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(options.format == "json"    ? test_report_json(run, style.language)
               : options.format == "tap"   ? test_report_tap(run)
               : options.format == "junit" ? test_report_junit(run)
                                           : test_report_text(run, style));
  if (!output.finish()) return report_output_failure(output);
  return run.tests.empty() || passed(run) < run.tests.size() ? kToReport : kDone;
}

}  // namespace

void add_rules_test(const Command& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<TestOptions>();
  const Command test =
      rules.add_subcommand("test", "Run the rules on small cases and on labelled clubs; agreement and kappa");
  test.add_option("PATH", options->paths,
                  "Files of cases (.cases.yaml), labelled fiches, folders of both (else those built in)");
  test.add_option("--format", options->format, "text, json, tap (version 14) or junit (XML)")
      .one_of({"text", "json", "tap", "junit"})
      .type_name("FORMAT");
  test.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      .type_name("FILE");
  add_common_options(test, common);
  test.footer(
      "Examples:\n  diagclub rules test\n  diagclub rules test --rules rules rules/tests samples\n"
      "  diagclub rules test my_labelled_clubs/\n"
      "  diagclub rules test --format junit -o rules.xml\n"
      "\nA labelled club is a fiche x.yaml with x.expected.yaml beside it: `class: {report: B2, tool: B2, "
      "section: …}`;\n"
      "each label is one test, each small case another.\n"
      "Exit status: 0 all passed, 1 some failed or there were none, 2 something could not be read.");
  test.callback([options, &common, &status] { status = run_test(*options, common); });
}

}  // namespace diagclub
