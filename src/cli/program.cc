// The command line in, an exit status out.
#include "cli/program.h"

#include <cstdio>
#include <exception>
#include <string>

#include "cli/options.h"

namespace diagclub {

namespace {

// What was wrong with the command line, and where help is.
int report_usage(const CLI::App& program, const CLI::ParseError& error) {
  std::string command = "diagclub";
  for (const CLI::App* chosen : program.get_subcommands()) command += " " + chosen->get_name();
  std::fprintf(stderr, "error: %s\n  = help: `%s --help` shows how it is used\n", error.what(), command.c_str());
  return kFailed;
}

}  // namespace

int run_program(int argc, char** argv) {
  try {
    CLI::App program("Diagnoses clubs and associations of firms by the rules of the 1998 AIMVER report.", "diagclub");
    CommonOptions common;
    int status = kDone;
    program.require_subcommand(1);
    program.set_version_flag("--version", "diagclub " DIAGCLUB_VERSION);
    add_diagnose(program, common, status);
    add_score(program, common, status);
    add_explain(program, common, status);
    add_new(program, common, status);
    add_schema(program, common, status);
    add_completion(program, common, status);
    program.footer("Example:\n  diagclub diagnose club.yaml\n\n`diagclub COMMAND --help` explains a command.");
    try {
      program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) return program.exit(error);
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
