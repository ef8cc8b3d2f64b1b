// diagclub rules check: what is wrong with the rules.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/closest.h"
#include "cli/cmd_rules.h"
#include "cli/output_file.h"
#include "cli/rules.h"
#include "reason/proofs.h"

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

}  // namespace

void add_rules_check(CLI::App& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App& check = *rules.add_subcommand(
      "check", "Everything wrong with the rules: what stops them from loading, and what is proved beyond");
  check.add_option("--explain", options->explain, "What a code means")->type_name("CODE");
  add_common_options(check, common);
  check.footer(
      "Examples:\n  diagclub rules check --rules rules\n  diagclub rules check --explain dead-rule\n"
      "\nProved over every fiche, facts taken as independent. Exit status: 0 nothing wrong, 1 something is, "
      "2 the "
      "rules could\nnot be read.");
  check.callback([options, &common, &status] { status = run_check(*options, common); });
}

}  // namespace diagclub
