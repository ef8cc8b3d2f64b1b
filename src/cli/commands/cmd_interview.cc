// diagclub interview: questions in a terminal, a fiche out.
#include <sys/stat.h>
#include <unistd.h>

#include <iostream>
#include <memory>

#include "cli/built_in/built_in.h"
#include "cli/command_line.h"
#include "cli/diagnosed.h"
#include "cli/interview/interview.h"
#include "cli/output_file.h"
#include "load/fiche_source.h"

namespace diagclub {

namespace {

constexpr const char* kNewFiche = "fiche.yaml";

struct InterviewOptions {
  std::string fiche;
  std::string output;
  bool certain = false;
  bool whole = false;
};

bool exists(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0;
}

int refuse(const std::string& message, const std::string& help) {
  std::cerr << "error: " << message << "\n  = help: " << help << '\n';
  return kFailed;
}

int run(const InterviewOptions& options, const CommonOptions& common) {
  if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0)
    return refuse("an interview needs a terminal", "`diagclub new` writes an empty fiche to fill in instead");
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  const FicheForm form(plan->rules());
  std::string text;
  if (!options.fiche.empty() && exists(options.fiche)) {
    Diagnostics problems;
    const auto source = fiche_source(options.fiche, problems);
    const auto fiche = source ? fiche_from_yaml(*source, form, problems) : std::nullopt;
    print_diagnostics(problems, common);
    if (!fiche) return kFailed;
    text = std::string(source->text());
  }
  const std::string path = !options.output.empty() ? options.output
                           : options.fiche.empty() ? kNewFiche
                                                   : options.fiche;
  if (path != options.fiche && exists(path))
    return refuse("`" + path + "` is there already",
                  "`diagclub interview " + path + "` goes on with it; -o names another");
  std::vector<Facts> clubs;
  if (common.rules.empty()) clubs = built_in_case_base().facts;
  const Functions functions = functions_of(*plan, common);
  const Language language = common.chosen_language();
  const Interview::Setting setting{*plan,
                                   functions,
                                   form,
                                   clubs,
                                   PageStyle{page_width(), common.colored(1), false, language},
                                   options.whole     ? Interview::Setting::Until::page
                                   : options.certain ? Interview::Setting::Until::certain
                                                     : Interview::Setting::Until::stands,
                                   [&](const std::string& now) -> std::string {
                                     OutputFile output(path);
                                     output.write(now);
                                     return output.finish() ? "" : output.failure();
                                   }};
  const bool saved = Interview(setting, std::cin, std::cout).run(text);
  if (!saved) return kFailed;
  if (exists(path)) {
    std::cout << (language == Language::french ? "Enregistré dans " : "Saved in ") << path
              << ". diagclub diagnose " << path << '\n';
  }
  return kDone;
}

}  // namespace

void add_interview(const Command& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<InterviewOptions>();
  const Command command = program.add_subcommand(
      "interview", "Ask the questions that settle the verdict, one at a time; write a fiche");
  command.add_option("FICHE", options->fiche, "A fiche to go on with, or to begin (else fiche.yaml)");
  command.add_option("-o,--output", options->output, "Leave FICHE as it is and write to this file")
      .type_name("FILE");
  command.add_flag("--certain", options->certain, "Go on until every verdict is certain");
  command.add_flag("--whole", options->whole, "Go on until nothing on the page is open");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub interview\n  diagclub interview club.yaml\n  diagclub interview --whole -o "
      "full.yaml "
      "club.yaml\n"
      "\nIt stops where every verdict stands, and what is presumed rests on no question that was not asked; "
      "then it offers to go on.\n"
      "Each answer is saved at once; comments of the fiche stay. At a question: ? why it is asked, - not "
      "known, / nothing\nreported, < back, s save, q quit. Exit status: 0 done, 2 no terminal, or a fiche "
      "that could not be read or "
      "saved.");
  command.callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace diagclub
