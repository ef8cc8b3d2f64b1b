// The command line in, an exit status out.
#include "cli/program.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/closest.h"
#include "base/utf8.h"
#include "cli/command_line.h"
#include "cli/options.h"

namespace diagclub {

namespace {

// What was wrong with the command line, and where help is.
int report_usage(const CommandLine& line, const UsageError& error) {
  std::fprintf(stderr, "error: %s\n  = help: `%s --help` shows how it is used\n",
               printable(error.what()).c_str(), line.chosen().c_str());
  return kFailed;
}

struct NamedCommand {
  std::string_view name;
  void (*add)(const Command& program, CommonOptions& common, int& status);
};
constexpr NamedCommand kCommands[] = {{"diagnose", add_diagnose}, {"score", add_score},
                                      {"explain", add_explain},   {"new", add_new},
                                      {"schema", add_schema},     {"interview", add_interview},
                                      {"whatif", add_whatif},     {"compare", add_compare},
                                      {"similar", add_similar},   {"rules", add_rules}};

// All commands, or only the one that is named: the options of all of them take longer than reading a fiche.
// `completion` writes them all down.
void add_commands(const Command& program, std::string_view named, CommonOptions& common, int& status) {
  const auto only = std::find_if(std::begin(kCommands), std::end(kCommands),
                                 [&](const NamedCommand& command) { return command.name == named; });
  if (only != std::end(kCommands)) return only->add(program, common, status);
  for (const NamedCommand& command : kCommands) command.add(program, common, status);
  add_completion(program, common, status);
}

// The command that was meant, where the first word is none. CLI11 would only say that a command is missing.
std::optional<std::string> unknown_command(const Command& program, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return std::nullopt;
  const std::string word = argv[1];
  const std::vector<std::string> names = program.commands();
  if (std::find(names.begin(), names.end(), word) != names.end()) return std::nullopt;
  const auto closest = closest_name(word, names);
  return "error: there is no command `" + printable(word) + "`\n  = help: " +
         (closest ? "did you mean `diagclub " + *closest + "`?" : "`diagclub --help` lists the commands") +
         "\n";
}

}  // namespace

int run_program(int argc, char** argv) {
  try {
    CommandLine line("diagclub", "diagclub " DIAGCLUB_VERSION,
                     "Diagnoses clubs and associations of firms by the rules of the 1998 AIMVER report.");
    const Command program = line.program();
    CommonOptions common;
    int status = kDone;
    program.require_subcommand();
    add_commands(program, argc > 1 ? argv[1] : "", common, status);
    program.footer(
        "Example:\n  diagclub diagnose club.yaml\n\n`diagclub COMMAND --help` explains a command.");
    // Any word may follow, also such as would be options here.
    if (argc > 2 && argv[1] == std::string_view("completion") && argv[2] == std::string_view("--next"))
      return answer_completion(program, std::vector<std::string>(argv + 3, argv + argc));
    if (const auto unknown = unknown_command(program, argc, argv)) {
      std::fputs(unknown->c_str(), stderr);
      return kFailed;
    }
    try {
      if (line.run(argc, argv)) return status;
    } catch (const UsageError& error) {
      return report_usage(line, error);
    }
    std::cout.flush();
    if (std::cout.good()) return kDone;
    std::fputs("<standard output>: error: cannot write it\n", stderr);
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "error: %s\n", exception.what());
  } catch (...) {
    std::fputs("error: something unforeseen happened\n", stderr);
  }
  return kFailed;
}

}  // namespace diagclub
