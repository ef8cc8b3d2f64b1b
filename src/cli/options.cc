#include "cli/options.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cli/command_line.h"

namespace diagclub {

namespace {

constexpr int kNarrowest = 60;
constexpr int kWidest = 120;
constexpr int kUsual = 80;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

Language CommonOptions::chosen_language() const {
  std::string_view tag = language;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (tag.empty()) tag = environment(name);
  }
  return tag.substr(0, 2) == "fr" ? Language::french : Language::english;
}

bool CommonOptions::colored(int stream) const {
  if (color != "auto") return color == "always";
  return environment("NO_COLOR").empty() && environment("TERM") != "dumb" && isatty(stream) == 1;
}

void add_common_options(const Command& command, CommonOptions& options) {
  command
      .add_option("--rules", options.rules,
                  "Use the rules of this folder instead of those inside the program")
      .type_name("DIR");
  command.add_option("--lang", options.language, "Language of the output: fr or en (else the locale's)")
      .one_of({"fr", "en"})
      .type_name("fr|en");
  command.add_option("--color", options.color, "Colours: auto, always or never (NO_COLOR is honoured)")
      .one_of({"auto", "always", "never"})
      .type_name("WHEN");
  command.add_flag("-q,--quiet", options.quiet, "Only errors on standard error");
}

int page_width() {
  winsize size{};
  int columns = kUsual;
  const std::string asked(environment("COLUMNS"));
  if (!asked.empty() && asked.find_first_not_of("0123456789") == std::string::npos && asked.size() < 5) {
    columns = std::stoi(asked);
  } else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    columns = size.ws_col;
  }
  return std::clamp(columns, kNarrowest, kWidest);
}

bool is_shown(const Diagnostic& diagnostic, const CommonOptions& options) {
  return !options.quiet || diagnostic.severity != Severity::warning;
}

bool print_diagnostic(const Diagnostic& diagnostic, const CommonOptions& options) {
  if (!is_shown(diagnostic, options)) return false;
  std::fputs(text_from_diagnostic(diagnostic, {options.colored(STDERR_FILENO)}).c_str(), stderr);
  return true;
}

void print_diagnostics(const Diagnostics& diagnostics, const CommonOptions& options) {
  for (const Diagnostic& diagnostic : diagnostics.all()) print_diagnostic(diagnostic, options);
}

}  // namespace diagclub
