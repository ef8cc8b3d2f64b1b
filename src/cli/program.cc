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
#include "cli/options.h"

namespace diagclub {

namespace {

// What was wrong with the command line, and where help is.
int report_usage(const CLI::App& program, const CLI::ParseError& error) {
  std::string command = "diagclub";
  for (const CLI::App* chosen : program.get_subcommands()) command += " " + chosen->get_name();
  std::fprintf(stderr, "error: %s\n  = help: `%s --help` shows how it is used\n",
               printable(error.what()).c_str(), command.c_str());
  return kFailed;
}

struct Command {
  std::string_view name;
  void (*add)(CLI::App& program, CommonOptions& common, int& status);
};
constexpr Command kCommands[] = {{"diagnose", add_diagnose}, {"score", add_score},
                                 {"explain", add_explain},   {"new", add_new},
                                 {"schema", add_schema},     {"interview", add_interview},
                                 {"whatif", add_whatif},     {"compare", add_compare},
                                 {"similar", add_similar},   {"rules", add_rules}};

// All commands, or only the one that is named: the options of all of them take longer than reading a fiche.
// `completion` writes them all down.
void add_commands(CLI::App& program, std::string_view named, CommonOptions& common, int& status) {
  const auto only = std::find_if(std::begin(kCommands), std::end(kCommands),
                                 [&](const Command& command) { return command.name == named; });
  if (only != std::end(kCommands)) return only->add(program, common, status);
  for (const Command& command : kCommands) command.add(program, common, status);
  add_completion(program, common, status);
}

// An empty value comes of a variable that was not set; what is done without the option was not asked for.
void refuse_empty_values(CLI::App& command) {
  static const CLI::Validator not_empty(
      [](std::string& value) { return std::string(value.empty() ? "the value given is empty" : ""); }, "");
  for (CLI::Option* const option : command.get_options()) {
    if (option->get_items_expected_max() > 0) option->check(not_empty);
  }
  for (CLI::App* const below : command.get_subcommands([](const CLI::App*) { return true; }))
    refuse_empty_values(*below);
}

// The command that was meant, where the first word is none. CLI11 would only say that a command is missing.
std::optional<std::string> unknown_command(const CLI::App& program, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return std::nullopt;
  const std::string word = argv[1];
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  if (std::find(names.begin(), names.end(), word) != names.end()) return std::nullopt;
  const auto closest = closest_name(word, names);
  return "error: there is no command `" + printable(word) + "`\n  = help: " +
         (closest ? "did you mean `diagclub " + *closest + "`?" : "`diagclub --help` lists the commands") +
         "\n";
}

}  // namespace

int run_program(int argc, char** argv) {
  try {
    CLI::App program("Diagnoses clubs and associations of firms by the rules of the 1998 AIMVER report.",
                     "diagclub");
    CommonOptions common;
    int status = kDone;
    program.require_subcommand(1);
    program.set_version_flag("--version", "diagclub " DIAGCLUB_VERSION);
    add_commands(program, argc > 1 ? argv[1] : "", common, status);
    refuse_empty_values(program);
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
      program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) {  // help, or the version
        program.exit(error);
        std::cout.flush();
        if (std::cout.good()) return kDone;
        std::fputs("<standard output>: error: cannot write it\n", stderr);
        return kFailed;
      }
      return report_usage(program, error);
    }
    return status;
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "error: %s\n", exception.what());
  } catch (...) {
    std::fputs("error: something unforeseen happened\n", stderr);
  }
  return kFailed;
}

}  // namespace diagclub
