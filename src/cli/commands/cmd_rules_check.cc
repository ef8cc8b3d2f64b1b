// diagclub rules check: what is wrong with the rules.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/closest.h"
#include "check/allowances.h"
#include "check/codes.h"
#include "cli/built_in/built_in.h"
#include "cli/command_line.h"
#include "cli/commands/cmd_rules.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "load/rules.h"
#include "reason/proofs/proofs.h"
#include "report/rules/check_report.h"

namespace diagclub {

namespace {

// Of one code: what a reader looks at, and what a program takes.
constexpr std::size_t kMostForReader = 20;
constexpr std::size_t kMostForProgram = 1000;

struct CheckOptions {
  std::string explain;
  std::string severity = "warning";
  std::string error_on = "warning";
  std::optional<std::size_t> most;
  std::string format = "text";
  std::string output;
};

int explain_code(const std::string& name, const CommonOptions& common) {
  const Language language = common.chosen_language();
  const bool french = language == Language::french;
  std::vector<std::string> names;
  std::string text;
  for (const FaultCode& known : fault_codes()) {
    names.push_back(known.code);
    if (known.code != name && name != "all") continue;
    text += (text.empty() ? "" : "\n") + known.code + " (" +
            (known.severity == Severity::error ? french ? "erreur" : "error"
             : french                          ? "avertissement"
                                               : "warning") +
            (known.allowable ? french ? ", peut être permis" : ", may be allowed" : "") + ")\n  " +
            known.meaning.in(language) + "\n  → " + known.remedy.in(language) + "\n";
  }
  if (!text.empty()) {
    OutputFile output("");
    output.write(text);
    return output.finish() ? kDone : report_output_failure(output);
  }
  const auto closest = closest_name(name, names);
  Diagnostics problems;
  problems.error_without_place("--explain", "there is no code `" + name + "`",
                               closest ? "did you mean `" + *closest + "`?" : "`--explain all` lists them");
  print_diagnostics(problems, common);
  return kFailed;
}

std::string report_of(const Diagnostics& problems, const CheckOptions& options, const CommonOptions& common) {
  std::error_code failure;
  const CheckStyle style{options.output.empty() && common.colored(1), common.chosen_language(),
                         options.most.value_or(options.format == "text" ? kMostForReader : kMostForProgram),
                         std::filesystem::current_path(failure).string()};
  if (options.format == "json") return check_report_json(problems, style);
  if (options.format == "github") return check_report_github(problems, style);
  if (options.format == "junit") return check_report_junit(problems, style);
  if (options.format == "sarif") return check_report_sarif(problems, style);
  return check_report_text(problems, style);
}

// What is proved of rules that load, and what their comments allow of it.
void add_proofs(const Plan& plan, const std::vector<Source>& sources, Diagnostics& problems) {
  const FicheForm form(plan.rules());
  for (Proof& proof : proofs(plan, Functions(plan), form)) {
    const Source& file = plan.rules().files[proof.place.file];
    if (find_fault_code(proof.code)->severity == Severity::error)
      problems.error(file, proof.place.span, proof.message, proof.help, proof.code);
    else
      problems.warning(file, proof.place.span, proof.message, proof.help, proof.code);
    problems.show_by(std::move(proof.shown));
  }
  apply_allowances(sources, problems);
  problems.sort_by_place();
}

// Where the folder itself could not be read there is nothing to check; a file of it is a fault like others.
bool is_about_files(const Diagnostics& problems) {
  return std::none_of(problems.all().begin(), problems.all().end(), [](const Diagnostic& one) {
    return one.severity == Severity::error && one.code.empty();
  });
}

// Faults that stop the rules from loading, and what is proved where they load.
int run_check(const CheckOptions& options, const CommonOptions& common) {
  if (!options.explain.empty()) return explain_code(options.explain, common);
  if (!outputs_apart({{"-o", options.output}}, {}, common)) return kFailed;
  Diagnostics problems;
  auto files = common.rules.empty() ? built_in_rule_files() : rule_sources(common.rules, problems);
  if (!files && !is_about_files(problems)) {
    print_diagnostics(problems, common);
    return kFailed;
  }
  if (files) {
    const std::vector<Source> sources = *files;
    const auto plan = plan_from_sources(std::move(*files), problems);
    if (plan) add_proofs(*plan, sources, problems);
  }
  if (options.severity == "error")
    problems.filter([](const Diagnostic& one) { return one.severity == Severity::error; });
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(report_of(problems, options, common));
  if (!output.finish()) return report_output_failure(output);
  return problems.has_errors() || (options.error_on == "warning" && !problems.empty()) ? kToReport : kDone;
}

}  // namespace

void add_rules_check(const Command& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<CheckOptions>();
  const Command check = rules.add_subcommand(
      "check", "Everything wrong with the rules: what stops them from loading, and what is proved beyond");
  check.add_option("--explain", options->explain, "What a code means, and what to do; all: every code")
      .type_name("CODE");
  check
      .add_option("--severity", options->severity,
                  "The least that is told: warning (all, the default) or error")
      .one_of({"warning", "error"})
      .type_name("LEAST");
  check
      .add_option("--error-on", options->error_on,
                  "The least that makes the exit status 1: warning (the default) or error")
      .one_of({"warning", "error"})
      .type_name("LEAST");
  check
      .add_option(
          "--most", options->most,
          "How many problems of one code to list (default 20, of other formats than text 1000; 0: all)")
      .type_name("N");
  check
      .add_option("--format", options->format, "text, json, sarif, github (workflow commands) or junit (XML)")
      .one_of({"text", "json", "sarif", "github", "junit"})
      .type_name("FORMAT");
  check.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      .type_name("FILE");
  add_common_options(check, common);
  check.footer(
      "Examples:\n  diagclub rules check --rules rules\n  diagclub rules check --explain dead-rule\n"
      "  diagclub rules check --rules rules --format sarif -o check.sarif\n"
      "\nProved over every fiche, facts taken as independent; what is shown by a fiche can be tried:\n"
      "  echo '{name: A, …}' | diagclub diagnose --rules rules -\n"
      "A comment just above an entry allows what is meant so: `# allow CODE: reason`.\n"
      "\nExit status: 0 nothing wrong (with `--error-on error`: no errors), 1 something is, 2 the rules "
      "could "
      "not be read.");
  check.callback([options, &common, &status] { status = run_check(*options, common); });
}

}  // namespace diagclub
