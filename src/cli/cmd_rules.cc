// diagclub rules: the rule maintainer's bench.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/closest.h"
#include "cli/cases.h"
#include "cli/diagnosed.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/rules.h"
#include "eval/evaluate.h"
#include "reason/proofs.h"
#include "reason/rule_tests.h"
#include "report/rulebook.h"
#include "report/test_report.h"

namespace diagclub {

namespace {

struct CheckOptions {
  std::string explain;
};

int explain_code(const std::string& code, const CommonOptions& common) {
  std::vector<std::string> names;
  for (const ProofCode& known : proof_codes()) {
    names.push_back(known.code);
    if (known.code != code) continue;
    OutputFile output("");
    output.write(code + "\n  " + known.meaning.in(common.chosen_language()) + "\n");
    return output.finish() ? kDone : report_output_failure(output);
  }
  const auto closest = closest_name(code, names);
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  Diagnostics problems;
  problems.error_without_place("--explain", "there is no code `" + code + "`",
                               closest ? "did you mean `" + *closest + "`?" : "the codes are " + all);
  print_diagnostics(problems, common);
  return kFailed;
}

// Faults that stop the rules from loading are told as by every command; what is proved beyond them, each with
// its code.
int run_check(const CheckOptions& options, const CommonOptions& common) {
  if (!options.explain.empty()) return explain_code(options.explain, common);
  Diagnostics problems;
  const auto plan = plan_from_folder(common.rules, problems);
  if (plan) {
    for (const Proof& proof : proofs(*plan, Functions(*plan))) {
      const Source& file = plan->rules().files[static_cast<std::size_t>(proof.place.file)];
      const std::string message = proof.message + " [" + proof.code + "]";
      if (proof.severity == Severity::error)
        problems.error(file, proof.place.span, message, proof.help);
      else
        problems.warning(file, proof.place.span, message, proof.help);
    }
  }
  print_diagnostics(problems, common);
  const auto is_placed = [](const Diagnostic& one) { return one.span.start.line > 0; };
  if (!plan && std::none_of(problems.all().begin(), problems.all().end(), is_placed)) return kFailed;
  OutputFile output("");
  output.write(fmt::format("{} {}\n", problems.all().size(),
                           common.chosen_language() == Language::french
                               ? problems.all().size() == 1 ? "problème" : "problèmes"
                           : problems.all().size() == 1 ? "problem"
                                                        : "problems"));
  if (!output.finish()) return report_output_failure(output);
  return problems.empty() ? kDone : kToReport;
}

struct TestOptions {
  std::vector<std::string> paths;
  std::string format = "text";
};

// What to try the rules on when nothing is named: what is built in, or the tests in the folder of rules.
Cases default_cases(const CommonOptions& common, const FicheForm& form, Diagnostics& problems) {
  if (common.rules.empty()) return built_in_cases(form, problems);
  const std::string tests = (std::filesystem::path(common.rules) / "tests").string();
  if (std::filesystem::is_directory(tests)) return cases_from_paths({tests}, form, problems);
  problems.error_without_place(tests, "there are no tests here",
                               "name files of cases or folders of labelled fiches");
  return {};
}

int run_test(const TestOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const FicheForm form(plan->rules());
  const Cases cases = options.paths.empty() ? default_cases(common, form, problems)
                                            : cases_from_paths(options.paths, form, problems);
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  const TestRun run = run_rule_tests(*plan, cases.cases, cases.clubs);
  const PageStyle style{page_width(), common.colored(1), false, common.chosen_language()};
  OutputFile output("");
  output.write(options.format == "json" ? test_report_json(run, style.language)
                                        : test_report_text(run, style));
  if (!output.finish()) return report_output_failure(output);
  return run.passed < run.cases || run.cases == 0 ? kToReport : kDone;
}

struct DocOptions {
  std::string cases;
  std::string format = "markdown";
  std::string output;
};

int run_doc(const DocOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const FicheForm form(plan->rules());
  Cases cases;
  if (!options.cases.empty())
    cases = cases_from_paths({options.cases}, form, problems);
  else if (common.rules.empty())
    cases = built_in_cases(form, problems);
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  std::vector<std::string> names;
  std::vector<std::vector<Tri>> outcomes;
  for (const KnownCase& club : cases.clubs) {
    const Outcome outcome = evaluate(*plan, facts_from_fiche(*plan, club.fiche));
    names.push_back(club_name(plan->rules(), club.fiche));
    std::vector<Tri>& held = outcomes.emplace_back();
    for (std::size_t rule = 0; rule < plan->rules().rules.size(); ++rule)
      held.push_back(outcome.rule(*plan, static_cast<int>(rule)));
  }
  const Rulebook book = rulebook(*plan, names, outcomes);
  const Language language = common.chosen_language();
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(options.format == "html" ? rulebook_html(book, language) : rulebook_markdown(book, language));
  return output.finish() ? kDone : report_output_failure(output);
}

}  // namespace

void add_rules(CLI::App& program, CommonOptions& common, int& status) {
  CLI::App& rules = *program.add_subcommand("rules", "For those who maintain rules: check, test, doc");
  rules.require_subcommand(1);
  auto check_options = std::make_shared<CheckOptions>();
  CLI::App& check = *rules.add_subcommand(
      "check", "Everything wrong with the rules: what stops them from loading, and what is proved beyond");
  check.add_option("--explain", check_options->explain, "What a code means")->type_name("CODE");
  add_common_options(check, common);
  check.footer(
      "Examples:\n  diagclub rules check --rules rules\n  diagclub rules check --explain dead-rule\n"
      "\nProved over every fiche, facts taken as independent. Exit status: 0 nothing wrong, 1 something is, "
      "2 the "
      "rules could\nnot be read.");
  check.callback([check_options, &common, &status] { status = run_check(*check_options, common); });

  auto options = std::make_shared<TestOptions>();
  CLI::App& test = *rules.add_subcommand(
      "test", "Run the rules on small cases and on labelled clubs; agreement and kappa");
  test.add_option("PATH", options->paths,
                  "Files of cases (.cases.yaml), labelled fiches, folders of both (else those built in)");
  test.add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  add_common_options(test, common);
  test.footer(
      "Examples:\n  diagclub rules test\n  diagclub rules test --rules rules rules/tests samples\n"
      "  diagclub rules test my_labelled_clubs/\n"
      "\nA labelled club is a fiche x.yaml with x.expected.yaml beside it: `class: {report: B2, tool: B2, "
      "section: …}`.\n"
      "Exit status: 0 all passed, 1 some failed or there were none, 2 something could not be read.");
  test.callback([options, &common, &status] { status = run_test(*options, common); });

  auto doc_options = std::make_shared<DocOptions>();
  CLI::App& doc =
      *rules.add_subcommand("doc", "Write the rulebook: every rule in words, by section of the report");
  doc.add_option("--format", doc_options->format, "markdown or html (one self-contained page)")
      ->check(CLI::IsMember({"markdown", "html"}))
      ->type_name("FORMAT");
  doc.add_option("--cases", doc_options->cases,
                 "Name the labelled clubs of this folder that show each rule (else the report's)")
      ->type_name("DIR");
  doc.add_option("-o,--output", doc_options->output, "Write to this file, whole or not at all")
      ->type_name("FILE");
  add_common_options(doc, common);
  doc.footer(
      "Examples:\n  diagclub rules doc --lang fr > rulebook.md\n  diagclub rules doc --format html -o "
      "rulebook.html\n"
      "\nExit status: 0 written, 2 not.");
  doc.callback([doc_options, &common, &status] { status = run_doc(*doc_options, common); });
}

}  // namespace diagclub
