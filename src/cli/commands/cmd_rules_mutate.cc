// diagclub rules mutate: would the tests notice?
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <thread>

#include "base/sizes.h"
#include "cli/command_line.h"
#include "cli/commands/cmd_rules.h"
#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "load/cases.h"
#include "reason/trials/mutation.h"
#include "reason/trials/rule_tests.h"
#include "report/rules/mutation_report.h"

namespace diagclub {

namespace {

constexpr std::size_t kLargestCases = 16 << 20;

struct MutateOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string output;
  std::string write_tests;
  int threads = 0;
  std::size_t most = 20;
  double fail_under = 100;
};

// Writes the cases behind those that each file holds already. False where one could not be written.
bool write_cases(const std::string& folder, const std::map<std::string, KillingCases>& files, bool quiet) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  for (const auto& [path, cases] : files) {
    const FileText held = read_file(path, kLargestCases);
    if (held.failure != ReadFailure::none && held.failure != ReadFailure::missing) {
      std::fprintf(stderr, "%s: error: cannot read it: %s\n", path.c_str(), held.reason.c_str());
      return false;
    }
    OutputFile output(path);
    if (output.failure().empty()) output.write((held.text.empty() ? cases.head : held.text) + cases.cases);
    if (!output.failure().empty() || !output.finish()) {
      report_output_failure(output);
      return false;
    }
    if (!quiet) std::fprintf(stderr, "wrote %s\n", path.c_str());
  }
  return true;
}

int run_mutate(const MutateOptions& options, const CommonOptions& common) {
  if (!outputs_apart({{"-o", options.output}}, options.paths, common)) return kFailed;
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const FicheForm form(plan->rules());
  const TestCorpus cases = cases_to_try(options.paths, common, form, problems);
  const TestRun tests = run_rule_tests(*plan, cases.cases, cases.clubs);
  const std::size_t failing = tests.tests.size() - passed(tests);
  if (!problems.has_errors() && tests.tests.empty())
    problems.error_without_place("rules mutate", "there are no tests that could notice a fault",
                                 "name files of cases (.cases.yaml) or folders of labelled fiches");
  else if (!problems.has_errors() && failing > 0)
    problems.error_without_place("rules mutate", "the tests must pass before a fault is put in",
                                 "`diagclub rules test` tells which fail");
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  const bool progress = isatty(STDERR_FILENO) != 0 && !common.quiet;
  const int threads =
      options.threads > 0 ? options.threads : int_from(std::max(1U, std::thread::hardware_concurrency()));
  const MutationRun run =
      run_mutation(*plan, cases.cases, cases.clubs, form, threads, [&](int done, int all) {
        if (progress) std::fprintf(stderr, "\r%d/%d%s", done, all, done == all ? "\r\x1b[K" : "");
      });
  std::map<std::string, KillingCases> cases_to_write;
  std::vector<AskedOutput> written{{"-o", options.output}};
  if (!options.write_tests.empty()) {
    for (auto& [name, killing] : killing_cases(run, plan->rules())) {
      const std::string path = (std::filesystem::path(options.write_tests) / name).string();
      written.push_back({"--write-tests", path});
      cases_to_write.emplace(path, std::move(killing));
    }
  }
  OutputsApart(written, problems);
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  const PageStyle style{page_width(), options.output.empty() && common.colored(1), false,
                        common.chosen_language()};
  output.write(options.format == "json"
                   ? mutation_report_json(run, plan->rules())
                   : mutation_report_text(run, plan->rules(), style,
                                          options.most == 0 ? run.survivors.size() : options.most));
  if (!output.finish()) return report_output_failure(output);
  if (!options.write_tests.empty() && !write_cases(options.write_tests, cases_to_write, common.quiet))
    return kFailed;
  return 100 * run.score() < options.fail_under ? kToReport : kDone;
}

}  // namespace

void add_rules_mutate(const Command& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<MutateOptions>();
  const Command mutate = rules.add_subcommand(
      "mutate", "Put small faults into the rules, one at a time: which would the tests not notice?");
  mutate.add_option("PATH", options->paths,
                    "Files of cases (.cases.yaml), labelled fiches, folders of both (else those built in)");
  mutate
      .add_option("--write-tests", options->write_tests,
                  "Write a case for each survivor into this folder, behind what its files hold")
      .type_name("DIR");
  mutate.add_option("--fail-under", options->fail_under, "Exit 1 below this score (default 100)")
      .within(0.0, 100.0)
      .type_name("PERCENT");
  mutate.add_option("--most", options->most, "How many survivors to list (default 20, 0: all)")
      .type_name("N");
  mutate.add_option("--threads", options->threads, "How many threads (default: one a core)")
      .within(1, 256)
      .type_name("N");
  mutate.add_option("--format", options->format, "text or json").one_of({"text", "json"}).type_name("FORMAT");
  mutate.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      .type_name("FILE");
  add_common_options(mutate, common);
  mutate.footer(
      "Examples:\n  diagclub rules mutate\n  diagclub rules mutate --rules rules rules/tests samples\n"
      "  diagclub rules mutate --rules rules --write-tests rules/tests\n"
      "\nA fault is a threshold moved one cell, a comparison turned round, a test dropped or negated, a row\n"
      "removed or swapped, a choice or a member of a count dropped. One that no fiche can tell from the "
      "rules is\n"
      "proved equivalent and not counted. The score is the share of the others that a test notices.\n"
      "\nExit status: 0 the score is reached, 1 it is not, 2 could not be done.");
  mutate.callback([options, &common, &status] { status = run_mutate(*options, common); });
}

}  // namespace diagclub
