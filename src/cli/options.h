// In: the command line and the environment. Out: what every command takes: rules, language, colour, width.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/text.h"
#include "report/text/page_style.h"

namespace diagclub {

class Command;

// Exit statuses, everywhere: done with nothing to report, done with something to report, could not do it.
enum Status { kDone = 0, kToReport = 1, kFailed = 2 };

// What every command takes.
struct CommonOptions {
  std::string rules;           // a folder; empty: the rules inside the program
  std::string language;        // fr or en; empty: the locale's
  std::string color = "auto";  // auto, always, never
  bool quiet = false;

  Language chosen_language() const;
  // Whether to colour what goes to a stream of this number (1: output, 2: errors).
  bool colored(int stream) const;
};

// Adds the options to a command.
void add_common_options(const Command& command, CommonOptions& options);

// Columns of the terminal (or COLUMNS), within what a page reads well at; 80 where there is none.
int page_width();

// Writes diagnostics to standard error, each in colour if asked; nothing if `quiet` and there are only
// warnings.
void print_diagnostics(const Diagnostics& diagnostics, const CommonOptions& options);
// The same for one; whether it was written, or would be.
bool print_diagnostic(const Diagnostic& diagnostic, const CommonOptions& options);
bool is_shown(const Diagnostic& diagnostic, const CommonOptions& options);

// Each adds its command to the program and runs it when chosen, leaving its exit status in `status`.
void add_diagnose(const Command& program, CommonOptions& common, int& status);
void add_score(const Command& program, CommonOptions& common, int& status);
void add_explain(const Command& program, CommonOptions& common, int& status);
void add_new(const Command& program, CommonOptions& common, int& status);
void add_schema(const Command& program, CommonOptions& common, int& status);
void add_rules(const Command& program, CommonOptions& common, int& status);
void add_similar(const Command& program, CommonOptions& common, int& status);
void add_interview(const Command& program, CommonOptions& common, int& status);
void add_compare(const Command& program, CommonOptions& common, int& status);
void add_whatif(const Command& program, CommonOptions& common, int& status);
void add_completion(const Command& program, CommonOptions& common, int& status);

// Prints what may stand at the last of these words, for the scripts of `completion`.
int answer_completion(const Command& program, const std::vector<std::string>& words);

}  // namespace diagclub
