// diagclub rules check: what is wrong with the rules.
#include <memory>

#include "base/closest.h"
#include "check/allowances.h"
#include "check/codes.h"
#include "cli/built_in/built_in.h"
#include "cli/commands/cmd_rules.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "load/rules.h"
#include "reason/proofs/proofs.h"
#include "report/rules/check_report.h"

namespace diagclub {

namespace {

struct CheckOptions {
  std::string explain;
  std::string severity = "warning";
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
  const Language language = common.chosen_language();
  if (options.format == "json") return check_report_json(problems);
  if (options.format == "github") return check_report_github(problems);
  if (options.format == "junit") return check_report_junit(problems);
  if (options.format == "sarif") return check_report_sarif(problems, language);
  return check_report_text(problems, {options.output.empty() && common.colored(1), language});
}

// Faults that stop the rules from loading, and what is proved where they load.
int run_check(const CheckOptions& options, const CommonOptions& common) {
  if (!options.explain.empty()) return explain_code(options.explain, common);
  if (!outputs_apart({{"-o", options.output}}, {}, common)) return kFailed;
  Diagnostics problems;
  auto files = common.rules.empty() ? built_in_rule_files() : rule_sources(common.rules, problems);
  if (!files) {
    print_diagnostics(problems, common);
    return kFailed;
  }
  const std::vector<Source> sources = *files;
  if (const auto plan = plan_from_sources(std::move(*files), problems)) {
    const FicheForm form(plan->rules());
    for (Proof& proof : proofs(*plan, Functions(*plan), form)) {
      const Source& file = plan->rules().files[static_cast<std::size_t>(proof.place.file)];
      if (find_fault_code(proof.code)->severity == Severity::error)
        problems.error(file, proof.place.span, proof.message, proof.help, proof.code);
      else
        problems.warning(file, proof.place.span, proof.message, proof.help, proof.code);
      problems.show_by(std::move(proof.shown));
    }
    apply_allowances(sources, problems);
    problems.sort_by_place();
  }
  if (options.severity == "error")
    problems.filter([](const Diagnostic& one) { return one.severity == Severity::error; });
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(report_of(problems, options, common));
  if (!output.finish()) return report_output_failure(output);
  return problems.empty() ? kDone : kToReport;
}

}  // namespace

void add_rules_check(CLI::App& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App& check = *rules.add_subcommand(
      "check", "Everything wrong with the rules: what stops them from loading, and what is proved beyond");
  check.add_option("--explain", options->explain, "What a code means, and what to do; all: every code")
      ->type_name("CODE");
  check
      .add_option("--severity", options->severity,
                  "The least that is told: warning (all, the default) or error")
      ->check(CLI::IsMember({"warning", "error"}))
      ->type_name("LEAST");
  check
      .add_option("--format", options->format, "text, json, sarif, github (workflow commands) or junit (XML)")
      ->check(CLI::IsMember({"text", "json", "sarif", "github", "junit"}))
      ->type_name("FORMAT");
  check.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      ->type_name("FILE");
  add_common_options(check, common);
  check.footer(
      "Examples:\n  diagclub rules check --rules rules\n  diagclub rules check --explain dead-rule\n"
      "  diagclub rules check --rules rules --format sarif -o check.sarif\n"
      "\nProved over every fiche, facts taken as independent; what is shown by a fiche can be tried:\n"
      "  echo '{name: A, …}' | diagclub diagnose --rules rules -\n"
      "A comment just above an entry allows what is meant so: `# allow CODE: reason`.\n"
      "\nExit status: 0 nothing wrong, 1 something is, 2 the rules could not be read.");
  check.callback([options, &common, &status] { status = run_check(*options, common); });
}

}  // namespace diagclub
