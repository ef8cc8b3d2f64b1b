// diagclub rules fmt: rule files in one layout.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/utf8.h"
#include "cli/command_line.h"
#include "cli/commands/cmd_rules.h"
#include "cli/output_file.h"
#include "load/yaml_folder.h"
#include "report/rule_files/line_diff.h"
#include "report/rule_files/rule_file_text.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestRuleFile = 16 << 20;

struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;
  bool diff = false;
};

// A folder's YAML files in a fixed order; what is no folder as it is.
std::vector<std::string> files_of(const std::string& path, Diagnostics& problems) {
  std::error_code failure;
  if (path == "-" || !fs::is_directory(path, failure)) return {path};
  const std::size_t before = problems.error_count();
  std::vector<std::string> files = yaml_files_below(path, {}, problems);
  if (files.empty() && problems.error_count() == before)
    problems.error_without_place(path, "there are no rules here", "name a folder that holds .yaml files");
  return files;
}

class Formatter {
 public:
  Formatter(const FmtOptions& options, const CommonOptions& common) : options_(options), common_(common) {}

  void format(const std::string& path) {
    const bool piped = path == "-";
    FileText file = read_file(path, kLargestRuleFile);
    if (file.failure != ReadFailure::none) {
      problems_.error_without_place(piped ? "<standard input>" : path, "cannot read it: " + file.reason);
      return;
    }
    const Source source(piped ? "<standard input>" : path, std::move(file.text));
    const auto text = reformatted(source, problems_);
    if (!text) return;
    const bool differs = *text != source.text();
    if (options_.check) {
      if (differs) tell(source, *text);
    } else if (piped || differs) {
      if (!put(piped ? "" : path, *text)) return;
    }
    ++(differs ? changed_ : kept_);
  }

  int finish() {
    print_diagnostics(problems_, common_);
    failed_ = failed_ || problems_.has_errors();
    OutputFile output("");
    output.write(told_);
    if (!output.finish()) return report_output_failure(output);
    if (!common_.quiet) fmt::print(stderr, "{}\n", summary());
    if (failed_) return kFailed;
    return options_.check && changed_ > 0 ? kToReport : kDone;
  }

  Diagnostics& problems() { return problems_; }

 private:
  void tell(const Source& source, const std::string& text) {
    told_ += options_.diff ? line_diff(source.name(), source.text(), text) : printable(source.name()) + "\n";
  }

  bool put(const std::string& path, const std::string& text) {
    OutputFile output(path);
    output.write(text);
    if (output.finish()) return true;
    report_output_failure(output);
    failed_ = true;
    return false;
  }

  std::string summary() const {
    const bool french = common_.chosen_language() == Language::french;
    const auto files = [&](int count) {
      return counted(count, {"fichier", "file"}, {"fichiers", "files"}, common_.chosen_language());
    };
    if (french) {
      return options_.check ? fmt::format("{} à remettre en forme, {} en forme", files(changed_), kept_)
                            : fmt::format("remise en forme : {}, {} sans changement", files(changed_), kept_);
    }
    return options_.check ? fmt::format("{} to reformat, {} in layout", files(changed_), kept_)
                          : fmt::format("reformatted {}, {} left as {}", files(changed_), kept_,
                                        is_singular(kept_, Language::english) ? "it was" : "they were");
  }

  const FmtOptions& options_;
  const CommonOptions& common_;
  Diagnostics problems_;
  std::string told_;
  int changed_ = 0;
  int kept_ = 0;
  bool failed_ = false;
};

int run_fmt(const FmtOptions& options, const CommonOptions& common) {
  std::vector<std::string> paths = options.paths;
  if (paths.empty() && !common.rules.empty()) paths.push_back(common.rules);
  Formatter formatter(options, common);
  if (paths.empty()) {
    formatter.problems().error_without_place(
        "rules fmt", "there is nothing to format: the rules inside the program have no files",
        "name files or folders, or the folder of the rules with --rules; `-` is standard input");
    print_diagnostics(formatter.problems(), common);
    return kFailed;
  }
  for (const std::string& path : paths) {
    for (const std::string& file : files_of(path, formatter.problems())) formatter.format(file);
  }
  return formatter.finish();
}

}  // namespace

void add_rules_fmt(const Command& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<FmtOptions>();
  const Command fmt = rules.add_subcommand("fmt", "Rewrite rule files in one layout, comments kept");
  fmt.add_option("PATH", options->paths,
                 "Files, or folders of .yaml files (else the folder of --rules); - is standard input");
  const Option check =
      fmt.add_flag("--check", options->check, "Write nothing; name the files that are not in the layout");
  fmt.add_flag("--diff", options->diff, "With --check: show what would change").needs(check);
  add_common_options(fmt, common);
  fmt.footer(
      "Examples:\n  diagclub rules fmt rules\n  diagclub rules fmt --check --diff rules\n"
      "  diagclub rules fmt - < draft.yaml\n"
      "\nA file is read again before it is replaced: it must say the same, comments included. Exit status: 0 "
      "in layout\nor rewritten, 1 `--check` found some that are not, 2 something could not be read or "
      "written.");
  fmt.callback([options, &common, &status] { status = run_fmt(*options, common); });
}

}  // namespace diagclub
