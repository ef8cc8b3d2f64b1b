// diagclub similar: one fiche in, the clubs nearest to it out.
#include <memory>

#include "base/sizes.h"
#include "cli/command_line.h"
#include "cli/commands/comparable.h"
#include "cli/diagnosed.h"
#include "cli/options.h"
#include "cli/output_file.h"

namespace diagclub {

namespace {

struct SimilarOptions {
  std::string fiche;
  std::string cases;
  std::string format = "text";
  int most = 5;
};

int run(const SimilarOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const FicheForm form(plan->rules());
  const PeerClubs* const clubs = clubs_to_compare(*plan, form, options.cases, common, problems);
  print_diagnostics(problems, common);
  if (clubs == nullptr) return kFailed;
  auto fiche = fiche_or_report(*plan, form, options.fiche, common);
  if (!fiche) return kFailed;
  const Functions functions = functions_of(*plan, common);
  const ClubDiagnosis club = diagnose_club(*plan, functions, std::move(*fiche));
  const ClubReport about = report_of(*plan, club);
  const PageStyle style{page_width(), common.colored(1), false, common.chosen_language()};
  const std::vector<Comparable> nearest =
      comparable_clubs(*clubs, functions, about, size_from(options.most), style.language);
  OutputFile output("");
  output.write(options.format == "json" ? similar_json(about, nearest, style.language)
                                        : similar_text(about, nearest, style));
  return output.finish() ? kDone : report_output_failure(output);
}

}  // namespace

void add_similar(const Command& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<SimilarOptions>();
  const Command command = program.add_subcommand(
      "similar", "The clubs of the report nearest to one: why near, what apart, what became of them");
  command.add_option("FICHE", options->fiche, "A fiche (YAML); - is standard input").required();
  command.add_option("-n", options->most, "How many clubs").within(1, 1000).type_name("N");
  command
      .add_option("--cases", options->cases,
                  "Compare with the labelled clubs of this folder (else the report's)")
      .type_name("DIR");
  command.add_option("--format", options->format, "text or json")
      .one_of({"text", "json"})
      .type_name("FORMAT");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub similar club.yaml\n  diagclub similar -n 3 --cases my_clubs/ club.yaml\n"
      "\nClubs are compared over the facts that both know, by what the rules can tell apart; facts behind "
      "the first verdict\n"
      "weigh most. Exit status: 0 done, 2 a fiche or the rules could not be read.");
  command.callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace diagclub
