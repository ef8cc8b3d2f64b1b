// diagclub rules doc: the rules as a book.
#include <memory>

#include "cli/built_in/built_in.h"
#include "cli/command_line.h"
#include "cli/commands/cmd_rules.h"
#include "cli/diagnosed.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "load/cases.h"
#include "report/rules/rulebook.h"

namespace diagclub {

namespace {

struct DocOptions {
  std::string cases;
  std::string format = "markdown";
  std::string output;
};

int run_doc(const DocOptions& options, const CommonOptions& common) {
  if (!outputs_apart({{"-o", options.output}}, {options.cases}, common)) return kFailed;
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const FicheForm form(plan->rules());
  TestCorpus cases;
  if (!options.cases.empty())
    cases = cases_from_paths({options.cases}, form, problems);
  else if (common.rules.empty())
    cases = built_in_cases(form, problems);
  print_diagnostics(problems, common);
  if (problems.has_errors()) return kFailed;
  const Functions functions = functions_of(*plan, common);
  std::vector<std::string> names;
  std::vector<Outcome> outcomes;
  for (const LabelledClub& club : cases.clubs) {
    names.push_back(club_name(plan->rules(), club.fiche));
    outcomes.push_back(standing_of_club(*plan, functions, facts_from_fiche(*plan, club.fiche)));
  }
  const Rulebook book = rulebook(*plan, names, outcomes);
  const Language language = common.chosen_language();
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(options.format == "html" ? rulebook_html(book, language) : rulebook_markdown(book, language));
  return output.finish() ? kDone : report_output_failure(output);
}

}  // namespace

void add_rules_doc(const Command& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<DocOptions>();
  const Command doc =
      rules.add_subcommand("doc", "Write the rulebook: every rule in words, by section of the report");
  doc.add_option("--format", options->format, "markdown or html (one self-contained page)")
      .one_of({"markdown", "html"})
      .type_name("FORMAT");
  doc.add_option("--cases", options->cases,
                 "Name the labelled clubs of this folder that show each rule (else the report's)")
      .type_name("DIR");
  doc.add_option("-o,--output", options->output, "Write to this file, whole or not at all").type_name("FILE");
  add_common_options(doc, common);
  doc.footer(
      "Examples:\n  diagclub rules doc --lang fr > rulebook.md\n  diagclub rules doc --format html -o "
      "rulebook.html\n"
      "\nExit status: 0 written, 2 not.");
  doc.callback([options, &common, &status] { status = run_doc(*options, common); });
}

}  // namespace diagclub
