// diagclub completion: a script that completes commands, options and their values in a shell.
#include <memory>

#include "cli/options.h"
#include "cli/output_file.h"

namespace diagclub {

namespace {

std::string words_of(const CLI::App& app) {
  std::string words;
  const auto add = [&](const std::string& word) { words += (words.empty() ? "" : " ") + word; };
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    add(command->get_name());
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) add("--" + name);
  }
  return words;
}

std::string bash_script(const CLI::App& program) {
  std::string cases;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
    cases += "    " + command->get_name() + ") words=\"" + words_of(*command) + "\" ;;\n";
  }
  return "_diagclub() {\n"
         "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" words=\"" +
         words_of(program) +
         "\"\n"
         "  case \"${COMP_WORDS[1]}\" in\n" +
         cases +
         "  esac\n"
         "  case \"$before\" in\n"
         "    --lang) words=\"fr en\" ;;\n"
         "    --color) words=\"auto always never\" ;;\n"
         "    --format) words=\"text json table csv ndjson tap junit lcov html\" ;;\n"
         "    schema) words=\"fiche rules cases diagnosis\" ;;\n"
         "    completion) words=\"bash zsh\" ;;\n"
         "    explain) words=\"$(diagclub explain --list 2>/dev/null)\" ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  [[ $COMP_CWORD -gt 1 && \"$word\" != -* ]] && COMPREPLY+=($(compgen -f -- \"$word\"))\n"
         "}\n"
         "complete -o filenames -F _diagclub diagclub\n";
}

}  // namespace

void add_completion(CLI::App& program, CommonOptions&, int& status) {
  auto shell = std::make_shared<std::string>();
  CLI::App& command =
      *program.add_subcommand("completion", "Print a script that completes diagclub's words in bash or zsh");
  command.add_option("SHELL", *shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
  command.footer("Examples:\n  source <(diagclub completion bash)\n  diagclub completion zsh >> ~/.zshrc");
  command.callback([shell, &program, &status] {
    OutputFile output("");
    if (*shell == "zsh") output.write("autoload -U +X bashcompinit && bashcompinit\n");
    output.write(bash_script(program));
    status = output.finish() ? kDone : report_output_failure(output);
  });
}

}  // namespace diagclub
