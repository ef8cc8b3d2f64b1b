// diagclub completion: a script that completes commands, options and their values in a shell, and what the
// script asks.
#include <memory>

#include "base/utf8.h"
#include "cli/command_line.h"
#include "cli/completion/candidates.h"
#include "cli/completion/scripts.h"
#include "cli/options.h"
#include "cli/output_file.h"

namespace diagclub {

int answer_completion(const Command& program, const std::vector<std::string>& words) {
  const Candidates found = candidates_for(program.form(), words);
  OutputFile output("");
  const auto line = [&](const std::string& text) { output.write(text + "\n"); };
  for (const Candidate& one : found.words)
    line(printable(one.word) + (one.about.empty() ? "" : "\t" + printable(one.about)));
  if (found.files) line(std::string(kAskFiles));
  if (found.folders && !found.files) line(std::string(kAskFolders));
  if (found.open) line(std::string(kNoBlank));
  return output.finish() ? kDone : report_output_failure(output);
}

void add_completion(const Command& program, CommonOptions&, int& status) {
  auto shell = std::make_shared<std::string>();
  const Command command = program.add_subcommand(
      "completion", "Print a script that completes diagclub's words in bash, zsh or fish");
  command.add_option("SHELL", *shell, "bash, zsh or fish").required().one_of({"bash", "zsh", "fish"});
  command.footer(
      "Examples:\n  source <(diagclub completion bash)\n  source <(diagclub completion zsh)\n"
      "  diagclub completion fish > ~/.config/fish/completions/diagclub.fish\n"
      "\nThe script asks the program at every TAB: what it offers is what this program takes, and the names\n"
      "are those of the rules that --rules names.");
  command.callback([shell, &status] {
    OutputFile output("");
    output.write(std::string(completion_script(*shell)));
    status = output.finish() ? kDone : report_output_failure(output);
  });
}

}  // namespace diagclub
