// diagclub rules: the rule maintainer's bench. Here its tests.
#include <filesystem>
#include <memory>

#include "cli/cases.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/rules.h"
#include "reason/rule_tests.h"
#include "report/test_report.h"

namespace diagclub {

namespace {

struct TestOptions {
  std::vector<std::string> paths;
  std::string format = "text";
};

// What to try the rules on when nothing is named: what is built in, or the tests in the folder of rules.
Cases default_cases(const CommonOptions& common, const FicheForm& form, Diagnostics& problems) {
  if (common.rules.empty()) return built_in_cases(form, problems);
  const std::string tests = (std::filesystem::path(common.rules) / "tests").string();
  if (std::filesystem::is_directory(tests)) return cases_from_paths({tests}, form, problems);
  problems.error_without_place(tests, "there are no tests here", "name files of cases or folders of labelled fiches");
  return {};
}

int run_test(const TestOptions& options, const CommonOptions& common) {
  Diagnostics problems;
  const auto plan = plan_from_folder(common.rules, problems);
  if (!plan) {
    print_diagnostics(problems, common);
    return kFailed;
  }
  const FicheForm form(plan->rules());
  const Cases cases =
      options.paths.empty() ? default_cases(common, form, problems) : cases_from_paths(options.paths, form, problems);
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  const TestRun run = run_rule_tests(*plan, cases.cases, cases.clubs);
  const PageStyle style{page_width(), common.colored(1), false, common.chosen_language()};
  OutputFile output("");
  output.write(options.format == "json" ? test_report_json(run, style.language) : test_report_text(run, style));
  if (!output.finish()) return report_output_failure(output);
  return run.passed < run.cases || run.cases == 0 ? kToReport : kDone;
}

}  // namespace

void add_rules(CLI::App& program, CommonOptions& common, int& status) {
  CLI::App& rules = *program.add_subcommand("rules", "For those who maintain rules: test");
  rules.require_subcommand(1);
  auto options = std::make_shared<TestOptions>();
  CLI::App& test = *rules.add_subcommand("test", "Run the rules on small cases and on labelled clubs; agreement and kappa");
  test.add_option("PATH", options->paths, "Files of cases (.cases.yaml), labelled fiches, folders of both (else those built in)");
  test.add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}))->type_name("FORMAT");
  add_common_options(test, common);
  test.footer(
      "Examples:\n  diagclub rules test\n  diagclub rules test --rules rules rules/tests samples\n"
      "  diagclub rules test my_labelled_clubs/\n"
      "\nA labelled club is a fiche x.yaml with x.expected.yaml beside it: `class: {report: B2, tool: B2, section: …}`.\n"
      "Exit status: 0 all passed, 1 some failed or there were none, 2 something could not be read.");
  test.callback([options, &common, &status] { status = run_test(*options, common); });
}

}  // namespace diagclub
