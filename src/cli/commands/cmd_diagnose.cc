// diagclub diagnose: one fiche or several in, a page or JSON out.
#include <memory>
#include <vector>

#include "base/sizes.h"
#include "cli/command_line.h"
#include "cli/commands/comparable.h"
#include "cli/diagnosed.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "eval/relations.h"
#include "load/fiche_source.h"
#include "read/fiche/fiche_from_yaml.h"
#include "report/club/json.h"
#include "report/club/page.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostComparable = 3;

struct DiagnoseOptions {
  std::vector<std::string> fiches;
  std::string format = "text";
  std::string output;
  std::string cases;
  bool explain = false;
  bool alone = false;
  int width = 0;
};

int run(const DiagnoseOptions& options, const CommonOptions& common) {
  std::vector<std::string> inputs = options.fiches;
  inputs.push_back(options.cases);
  if (!outputs_apart({{"-o", options.output}}, inputs, common)) return kFailed;
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const FicheForm form(plan->rules());
  // The report's clubs are read under its own rules; under others, only clubs that are named.
  const PeerClubs* clubs = nullptr;
  if (!options.alone && (common.rules.empty() || !options.cases.empty())) {
    clubs = clubs_to_compare(*plan, form, options.cases, common, problems);
    if (clubs == nullptr) {
      print_diagnostics(problems, common);
      return kFailed;
    }
  }
  const Functions functions = functions_of(*plan, common);
  const std::vector<Facts> none;
  const std::vector<Facts>& known = clubs != nullptr ? clubs->facts : none;
  const Language language = common.chosen_language();
  const bool json = options.format == "json";
  const bool several = options.fiches.size() > 1;
  PageStyle style{options.width > 0 ? options.width : page_width(),
                  !json && common.colored(1) && options.output.empty(), options.explain, language};
  std::string text = json && several ? "[\n" : "";
  bool first = true;
  bool failed = false;
  for (const std::string& path : options.fiches) {
    Diagnostics own;
    const auto source = fiche_source(path, own);
    const auto fiche = source ? fiche_from_yaml(*source, form, own) : std::nullopt;
    if (fiche) {
      const ClubDiagnosis club = diagnose_club(*plan, functions, *fiche, known);
      warn_of_contradictions(*plan, *fiche, club.facts, *source, own);
      warn_of_relations(*plan, *fiche, *source, language, own);
      warn_of_row_faults(*plan, club.faults, own);
      for (const ClubDiagnosis& element : club.elements) warn_of_row_faults(*plan, element.faults, own);
      const ClubReport about = report_of(*plan, club);
      const std::vector<Comparable> comparable =
          clubs != nullptr ? comparable_clubs(*clubs, functions, about, kMostComparable, language)
                           : std::vector<Comparable>{};
      if (!first) text += json ? ",\n" : "\n" + std::string(size_from(style.width), '=') + "\n\n";
      text += json ? json_from_case(about, comparable, language) : page_from_case(about, comparable, style);
      first = false;
    }
    failed |= own.has_errors();
    own.sort_by_place();
    print_diagnostics(own, common);
  }
  if (json && several) text += "]\n";
  if (failed && first) return kFailed;  // nothing to write: leave the output alone
  OutputFile output(options.output);
  output.write(text);
  if (!output.finish()) return report_output_failure(output);
  return failed ? kFailed : kDone;
}

}  // namespace

void add_diagnose(const Command& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<DiagnoseOptions>();
  const Command command =
      program.add_subcommand("diagnose", "Diagnose one club, or several, each from its fiche");
  command.add_option("FICHE", options->fiches, "Fiches (YAML); - is standard input").required();
  command.add_option("--format", options->format, "text or json")
      .one_of({"text", "json"})
      .type_name("FORMAT");
  command
      .add_option("--cases", options->cases,
                  "Compare with the labelled clubs of this folder (else the report's)")
      .type_name("DIR");
  command.add_flag("--alone", options->alone, "Compare with no other club");
  command.add_flag("--explain", options->explain,
                   "Add the whole derivation, from each conclusion to the lines of the fiche");
  command.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      .type_name("FILE");
  command.add_option("--width", options->width, "Columns of the page (else the terminal's)")
      .within(60, 400)
      .type_name("N");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub diagnose samples/r1/wissembourg.yaml\n  diagclub diagnose --lang fr --explain "
      "club.yaml\n"
      "  diagclub diagnose --format json club.yaml | jq .tables.class.value\n"
      "\nExit status: 0 diagnosed, 2 a fiche or the rules could not be read.");
  command.callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace diagclub
