// What score is asked of a summary, and how it is given.
#include "cli/score/summary_options.h"

#include <fmt/format.h>

#include "base/endings.h"
#include "base/utf8.h"
#include "cli/command_line.h"
#include "survey/summary_json.h"
#include "survey/summary_report.h"

namespace diagclub {

namespace {

// Told by what a file's name ends in; empty where that tells none.
std::string format_of_file(const std::string& path) {
  return has_ending(path, ".json")  ? "json"
         : has_ending(path, ".md")  ? "markdown"
         : has_ending(path, ".txt") ? "table"
                                    : "";
}

}  // namespace

void add_summary_options(const Command& command, SummaryOptions& options) {
  command.add_flag("--summary", options.only, "What all fiches come to, in place of a line each");
  command
      .add_option("--summary-file", options.file,
                  "Write the summary to this file (.json, .md or .txt), beside the lines")
      .type_name("FILE");
  command.add_option("--by", options.by, "Summarise by groups of clubs alike in this fact").type_name("FACT");
  command
      .add_option("--min-group", options.fewest,
                  "Hide groups of fewer fiches among the others (5 if not said; 1 hides none)")
      .within(1, 1'000'000'000)
      .type_name("N");
  command
      .add_option("--fail-on", options.fail_on,
                  "Exit with 1 where the summary is so, such as 'class.open > 20%'; several times if wanted")
      .type_name("CONDITION")
      .one_value_each_time();
}

std::optional<SummaryRun> SummaryRun::make(const SummaryOptions& options, const std::string& format,
                                           const Plan& plan, const Functions& functions,
                                           Diagnostics& problems) {
  const std::size_t before = problems.error_count();
  SummaryRun run(options, format);
  if (options.only && (format == "csv" || format == "ndjson"))
    problems.error_without_place("--summary", "a summary is no table of rows and cannot be " + format,
                                 "choose `--format table`, `markdown` or `json`");
  if (!options.file.empty() && format_of_file(options.file).empty())
    problems.error_without_place(options.file, "its name does not tell what the summary is to be written as",
                                 "let it end in `.json`, `.md` or `.txt`");
  if (!options.by.empty() && !options.only && options.file.empty())
    problems.error_without_place("--by", "there is no summary to group",
                                 "add `--summary` or `--summary-file FILE`");
  std::optional<FactId> by;
  if (!options.by.empty()) by = group_fact_from_text(options.by, plan, problems);
  run.form_ = std::make_unique<const SummaryForm>(plan, functions, by);
  run.sum_.emplace(*run.form_);
  for (const std::string& text : options.fail_on) {
    if (auto condition = summary_condition_from_text(text, *run.form_, problems))
      run.conditions_.push_back(std::move(*condition));
  }
  if (problems.error_count() > before) return std::nullopt;
  return run;
}

bool SummaryRun::open() {
  if (options_.file.empty()) return true;
  file_ = std::make_unique<OutputFile>(options_.file);
  if (file_->failure().empty()) return true;
  report_output_failure(*file_);
  return false;
}

bool SummaryRun::merge(const Summary& part) {
  sum_->merge(part);
  return !sum_->too_many_groups;
}

std::string SummaryRun::written(const std::string& format, bool color, int width, Language language) const {
  if (format == "json") return summary_json(*sum_, options_.fewest, shard_);
  if (format == "markdown") return summary_markdown(*sum_, options_.fewest, language);
  return summary_text(*sum_, options_.fewest, {width, color, false, language});
}

std::string SummaryRun::text(bool color, Language language) const {
  return written(format_, color, page_width(), language);
}

bool SummaryRun::complete(Diagnostics& problems) const {
  if (!sum_->too_many_groups) return true;
  problems.error_without_place(
      "--by", fmt::format("`{}` makes more than {} groups", options_.by, Summary::kMostGroups),
      "group by a fact of which fewer values occur");
  return false;
}

int SummaryRun::finish(const CommonOptions& common) {
  if (file_) {
    constexpr int kFileWidth = 80;
    file_->write(written(format_of_file(options_.file), false, kFileWidth, common.chosen_language()));
    if (!file_->finish()) return report_output_failure(*file_);
  }
  int status = kDone;
  for (const SummaryCondition& condition : conditions_) {
    const auto told = condition_that_holds(condition, *sum_);
    if (!told) continue;
    std::fprintf(stderr, "failed on %s\n", printable(*told).c_str());
    status = kToReport;
  }
  return status;
}

}  // namespace diagclub
