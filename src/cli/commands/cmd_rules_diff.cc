// diagclub rules diff: what two rule sets say otherwise, and what that moves.
#include <algorithm>
#include <filesystem>
#include <memory>

#include "batch/fiche_documents.h"
#include "cli/built_in/built_in.h"
#include "cli/command_line.h"
#include "cli/commands/cmd_rules.h"
#include "cli/output_file.h"
#include "cli/outputs_apart.h"
#include "cli/told_problems.h"
#include "load/git.h"
#include "load/rules.h"
#include "read/rules/approved_from_yaml.h"
#include "report/difference/difference_report.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr long long kMostTold = 100;
constexpr std::string_view kToldHelp = "mend these first, or name fewer fiches after `--on`";
constexpr int kPlaces = 3;
constexpr std::size_t kLargestApproved = 64 << 20;
constexpr const char* kMeaning = "meaning";
constexpr const char* kMoved = "moved";

struct DiffOptions {
  std::string before;
  std::string after;
  std::vector<std::string> on;
  std::string approved;
  std::string write_approved;
  std::string max_moved;
  std::vector<std::string> fail_on;  // meaning, moved
  std::string format = "text";
  std::string output;
  bool all = false;
};

// How many fiches may move: so many, or so many per cent of those read.
struct Budget {
  double number = 0;
  bool per_cent = false;

  bool allows(const Moves& moves) const {
    const auto limit = per_cent ? number / 100 * static_cast<double>(moves.read) : number;
    return static_cast<double>(moves.unapproved) <= limit;
  }
};

std::optional<Budget> budget_from_text(std::string text, Diagnostics& problems) {
  Budget budget;
  if (text.empty()) return budget;
  const std::string asked = text;
  budget.per_cent = text.ends_with('%');
  if (budget.per_cent) text.pop_back();
  const bool digits = !text.empty() && text.size() < 16 &&
                      text.find_first_not_of("0123456789.") == std::string::npos &&
                      text.find('.') == text.rfind('.') && text != ".";
  if (digits && (budget.per_cent || text.find('.') == std::string::npos)) {
    budget.number = std::stod(text);
    if (!budget.per_cent || budget.number <= 100) return budget;
  }
  problems.error_without_place("--max-moved", "`" + asked + "` is no number of fiches",
                               "write `3`, or `5%` of those read");
  return std::nullopt;
}

bool is_folder(const std::string& name) {
  std::error_code failure;
  return fs::is_directory(name, failure);
}

// The two that are meant: `a..b` is two revisions, and what is left out on the right is the folder on disk.
struct Compared {
  std::string before;
  std::string after;
};
std::optional<Compared> compared_by(const DiffOptions& options, const std::string& folder,
                                    Diagnostics& problems) {
  Compared compared{options.before, options.after};
  const std::size_t dots = options.before.find("..");
  if (options.after.empty() && dots != std::string::npos && !is_folder(options.before)) {
    if (options.before.compare(dots, 3, "...") == 0) {
      problems.error_without_place(options.before, "three dots mean another thing to git than two revisions",
                                   "write `a..b`, or two arguments");
      return std::nullopt;
    }
    compared = {options.before.substr(0, dots), options.before.substr(dots + 2)};
    if (compared.before.empty()) compared.before = "HEAD";
  }
  if (compared.after.empty()) compared.after = folder;
  return compared;
}

std::unique_ptr<const Plan> plan_of(const std::string& name, const std::string& folder,
                                    Diagnostics& problems) {
  // A path that is written as one is no revision.
  const bool path = is_folder(name) || name == folder || name.starts_with("./") || name.starts_with("../") ||
                    name.starts_with('/');
  if (path) return plan_from_folder(name, problems);
  auto files = rule_files_from_git(name, folder, problems);
  return files ? plan_from_sources(std::move(*files), problems) : nullptr;
}

// The report's clubs, unless they are none of these rules: then nothing, and a word of it. `needed`: that is
// an error.
std::optional<Moves> judge_samples(MoveCounter& counter, bool needed, const CommonOptions& common) {
  Diagnostics problems;
  for (Source& fiche : built_in_fiches()) counter.add(std::move(fiche), problems);
  Moves moves = counter.take();
  if (moves.read > 0 && moves.rejected == moves.read) {
    const std::string clubs = "the report's clubs";
    const std::string message = "not judged: neither rule set reads them";
    const std::string help = "name fiches of theirs after `--on`, or write `--on none`";
    Diagnostics none;
    if (needed)
      none.error_without_place(clubs, message, help);
    else
      none.warning_without_place(clubs, message, help);
    print_diagnostics(none, common);
    return std::nullopt;
  }
  ToldProblems told(common, kMostTold);
  told.tell(problems);
  told.finish(kToldHelp);
  return moves;
}

// Gives how many inputs could not be read at all.
int judge_inputs(const std::vector<std::string>& inputs, MoveCounter& counter, const CommonOptions& common) {
  int failed = 0;
  ToldProblems told(common, kMostTold);
  const auto tell = [&](Diagnostics problems) {
    problems.sort_by_place();
    told.tell(problems);
  };
  const DocumentSink sink{[&](Source source) {
                            Diagnostics problems;
                            if (tell_too_large(source, false, problems))
                              ++failed;
                            else
                              counter.add(std::move(source), problems);
                            tell(std::move(problems));
                          },
                          [&](const std::string& name, int, std::string message, std::string help) {
                            ++failed;
                            Diagnostics problems;
                            problems.error_without_place(name, std::move(message), std::move(help));
                            tell(std::move(problems));
                          }};
  warn_of_own_streams(for_each_document(inputs, sink), common);
  told.finish(kToldHelp);
  return failed;
}

std::optional<std::vector<ApprovedMove>> approved_moves(const std::string& path, Diagnostics& problems) {
  if (path.empty()) return std::vector<ApprovedMove>{};
  FileText file = read_file(path, kLargestApproved);
  if (file.failure != ReadFailure::none) {
    problems.error_without_place(path, "cannot read it: " + file.reason, "`--write-approved` writes one");
    return std::nullopt;
  }
  return approved_moves_from_yaml(Source(path, std::move(file.text)), problems);
}

bool write_whole(const std::string& path, const std::string& text) {
  OutputFile output(path);
  if (output.failure().empty()) output.write(text);
  if (output.failure().empty() && output.finish()) return true;
  report_output_failure(output);
  return false;
}

// The list of approved moves may be rewritten: it is read whole before.
bool files_apart(const DiffOptions& options, const std::string& folder, const CommonOptions& common) {
  std::vector<std::string> inputs = options.on;
  inputs.insert(inputs.end(), {options.before, options.after, folder});
  return outputs_apart({{"-o", options.output}, {"--write-approved", options.write_approved}}, inputs,
                       common) &&
         outputs_apart({{"-o", options.output}}, {options.approved}, common);
}

bool reads_no_fiches(const DiffOptions& options) { return options.on == std::vector<std::string>{"none"}; }

// What is asked to fail; else what was asked after: moves where fiches, a budget or approvals are given.
bool fails_on(const DiffOptions& options, const std::string& what) {
  if (!options.fail_on.empty())
    return std::find(options.fail_on.begin(), options.fail_on.end(), what) != options.fail_on.end();
  const bool moves = (!options.on.empty() && !reads_no_fiches(options)) || !options.max_moved.empty() ||
                     !options.approved.empty();
  return moves == (what == kMoved);
}

int status_of(const DiffOptions& options, const DifferenceReport& report, const Budget& budget,
              int failed_inputs) {
  const bool moved = !budget.allows(report.moves) || !report.moves.stale.empty();
  const bool fails = failed_inputs > 0 || report.moves.rejected > 0 ||
                     (fails_on(options, kMeaning) && report.means_otherwise()) ||
                     (fails_on(options, kMoved) && moved);
  return fails ? kToReport : kDone;
}

int run_diff(const DiffOptions& options, const CommonOptions& common) {
  const std::string folder = common.rules.empty() ? "rules" : common.rules;
  if (!files_apart(options, folder, common)) return kFailed;
  Diagnostics problems;
  if (reads_no_fiches(options) && !options.fail_on.empty() && fails_on(options, kMoved))
    problems.error_without_place("--fail-on", "no verdict can move where `--on none` reads no fiche",
                                 "write `--fail-on meaning`, or name fiches after `--on`");
  const auto budget = budget_from_text(options.max_moved, problems);
  const auto approved = approved_moves(options.approved, problems);
  const auto compared = compared_by(options, folder, problems);
  const auto before = compared ? plan_of(compared->before, folder, problems) : nullptr;
  const auto after = before ? plan_of(compared->after, folder, problems) : nullptr;
  print_diagnostics(problems, common);
  if (!before || !after || !budget || !approved || problems.has_errors()) return kFailed;

  const PlanWithFunctions judge_before(*before);
  const PlanWithFunctions judge_after(*after);
  DifferenceReport report{
      compared->before, compared->after, before->rules(), after->rules(), {}, {}, {}, false, {}, {}};
  const Detail detail = options.all || options.format != "text" ? Detail::all : Detail::own;
  report.rules = difference_of_rules(*before, judge_before.functions(), *after, judge_after.functions(),
                                     kPlaces, detail);
  report.declared = declared_changes(before->rules(), after->rules(), report.rules.renamed_facts);
  const RuleEdits edits(before->rules(), after->rules(), report.declared);
  report.edits = edits.all();

  int failed = 0;
  if (!reads_no_fiches(options)) {
    const bool reads_alike = report.declared.vocabulary.empty() && report.declared.methods.empty();
    MoveCounter counter(judge_before, judge_after, report.rules.matches, reads_alike, *approved);
    if (!options.on.empty()) failed = judge_inputs(options.on, counter, common);
    auto moves =
        options.on.empty() ? judge_samples(counter, fails_on(options, kMoved), common) : counter.take();
    if (!moves && fails_on(options, kMoved)) return kFailed;
    report.judged = moves.has_value();
    if (moves) report.moves = std::move(*moves);
    report.blames = blame(edits, judge_before, judge_after, report.moves);
  }

  const Language language = common.chosen_language();
  const PageStyle style{page_width(), common.colored(1) && options.output.empty(), false, language};
  const std::string text = options.format == "json"       ? difference_json(report, language)
                           : options.format == "markdown" ? difference_markdown(report, language)
                                                          : difference_text(report, style, options.all);
  if (!write_whole(options.output, text)) return kFailed;
  if (!options.write_approved.empty() &&
      !write_whole(options.write_approved, approved_moves_yaml(report.moves, *approved)))
    return kFailed;
  return status_of(options, report, *budget, failed);
}

}  // namespace

void add_rules_diff(const Command& rules, CommonOptions& common, int& status) {
  auto options = std::make_shared<DiffOptions>();
  const Command diff = rules.add_subcommand(
      "diff", "What two rule sets say otherwise, proved over every fiche, and which verdicts that moves");
  diff.add_option("OLD", options->before, "A folder of rules, a git revision of --rules, or `a..b`")
      .required();
  diff.add_option("NEW", options->after, "The same; else the folder of --rules as it is on disk");
  diff.add_option("--on", options->on,
                  "Fiches, folders or streams to judge by both; `none` for nothing (else the report's clubs)")
      .type_name("PATH");
  diff.add_option("--approved", options->approved, "A list of moves already agreed to: they do not count")
      .type_name("FILE");
  diff.add_option("--write-approved", options->write_approved, "Write the moves as such a list")
      .type_name("FILE");
  diff.add_option("--max-moved", options->max_moved, "How many fiches may move without approval (else none)")
      .type_name("N|P%");
  diff.add_option("--fail-on", options->fail_on,
                  "Exit with 1 if any meaning differs, or if more fiches moved than may; both may be given")
      .one_of({kMeaning, kMoved})
      .comma_separated()
      .one_value_each_time()
      .type_name("WHAT");
  diff.add_flag("--all", options->all, "List what is else only counted");
  diff.add_option("--format", options->format, "text, markdown (a comment for a pull request) or json")
      .one_of({"text", "markdown", "json"})
      .type_name("FORMAT");
  diff.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      .type_name("FILE");
  add_common_options(diff, common);
  diff.footer(
      "Examples:\n  diagclub rules diff HEAD\n  diagclub rules diff main.. --on samples --max-moved 2%\n"
      "  diagclub rules diff old_rules new_rules --on none --format markdown\n"
      "  diagclub rules diff HEAD~1 --on samples --write-approved approved.yaml\n"
      "  diagclub rules diff main.. --on samples --fail-on meaning\n"
      "\nRevisions are those of the folder of --rules (else `rules`). What is a folder on disk is a folder.\n"
      "A meaning differs where an outcome does for some fiche, where a table gains a gap or an overlap, or "
      "where\na policy, a formula or the vocabulary changed. More fiches moved than may where those without "
      "approval are\nmore than --max-moved, or an approval is stale.\n"
      "Exit status: 0 nothing that --fail-on names, 1 something, or a fiche was rejected, 2 something could "
      "not be\nread. Without --fail-on: moved with --on, --approved or --max-moved, else meaning.");
  diff.callback([options, &common, &status] { status = run_diff(*options, common); });
}

}  // namespace diagclub
