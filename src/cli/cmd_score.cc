// diagclub score: fiches by the folder or the stream in, one line each out.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <thread>

#include "batch/score.h"
#include "cli/diagnosed.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/summary_options.h"

namespace diagclub {

namespace {

struct ScoreOptions {
  std::vector<std::string> inputs;
  std::string files_from;
  std::string from;
  std::string format = "table";
  std::string columns;
  std::string output;
  int jobs = 0;
  bool timings = false;
  SummaryOptions summary;
};

// A line on standard error that rewrites itself, where someone watches.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  void update(const ScoreCounts& counts) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    std::fprintf(stderr, "\r%lld read, %lld rejected ", counts.read, counts.rejected);
    std::fflush(stderr);
    drawn_ = true;
  }
  void clear() {
    if (drawn_) std::fputs("\r\x1b[K", stderr);
    drawn_ = false;
  }

 private:
  bool shown_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

const std::map<std::string, ScoreFormat> kFormats{{"table", ScoreFormat::table},
                                                  {"markdown", ScoreFormat::markdown},
                                                  {"csv", ScoreFormat::csv},
                                                  {"ndjson", ScoreFormat::ndjson},
                                                  {"json", ScoreFormat::json}};

// The paths given and those of a list; nothing, with an error, where there are none.
std::optional<std::vector<std::string>> inputs_of(const ScoreOptions& options, Diagnostics& problems) {
  std::vector<std::string> inputs = options.inputs;
  if (!options.files_from.empty()) {
    std::string failure;
    auto listed = paths_from(options.files_from, failure);
    if (!listed) {
      problems.error_without_place(options.files_from, "cannot read it: " + failure,
                                   "`--files-from` takes a list of paths, one a line or each ended by NUL");
      return std::nullopt;
    }
    inputs.insert(inputs.end(), listed->begin(), listed->end());
  }
  if (!inputs.empty()) return inputs;
  problems.error_without_place(options.files_from.empty() ? "score" : options.files_from,
                               "there is nothing to score", "name files or folders of fiches, or `-`");
  return std::nullopt;
}

int run(const ScoreOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const auto inputs = inputs_of(options, problems);
  const auto columns = options.columns.empty() ? default_score_columns(*plan)
                                               : score_columns_from_text(options.columns, *plan, problems);
  const Functions functions(*plan);
  auto summary = SummaryRun::make(options.summary, options.format, *plan, functions, problems);
  if (!inputs || !columns || !summary) {
    print_diagnostics(problems, common);
    return kFailed;
  }
  const bool rows = !options.summary.only;
  const FicheForm form(plan->rules());
  const ScoreSetup setup{*plan,
                         functions,
                         form,
                         *columns,
                         !options.columns.empty(),
                         kFormats.at(options.format),
                         common.colored(1) && options.output.empty(),
                         common.chosen_language(),
                         rows,
                         options.summary.wanted() ? &summary->form() : nullptr};
  ScoreWriter writer(*plan, functions, *columns, setup.own_columns, setup.format, setup.color,
                     setup.language);
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  if (!summary->open()) return kFailed;
  std::string text;
  if (rows) writer.header(text);
  output.write(text);
  Progress progress(isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0 && !common.quiet);
  bool first = rows && setup.format == ScoreFormat::json;
  const int jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  const auto sink = [&](const ScoredBlock& block, const ScoreCounts& so_far, const InputPlace&) {
    output.write(
        std::string_view(block.rows).substr(first && !block.rows.empty() ? ScoreWriter::kFirstRowSkips : 0));
    first = first && block.rows.empty();
    if (!block.problems.empty()) {
      progress.clear();
      print_diagnostics(block.problems, common);
    }
    progress.update(so_far);
    return output.failure().empty() && (!block.summary || summary->merge(*block.summary));
  };
  const ScoreCounts counts =
      score(setup, BlockReader(InputWalk(*inputs, input_format_from_name(options.from), options.output)),
            jobs, {sink});
  progress.clear();
  if (!summary->complete(problems)) {
    print_diagnostics(problems, common);
    return kFailed;
  }
  text.clear();
  if (rows)
    writer.footer(text);
  else
    text = summary->text(setup.color, setup.language);
  output.write(text);
  if (!output.finish()) return report_output_failure(output);
  const int of_summary = summary->finish(common);
  if (of_summary == kFailed) return kFailed;
  if (options.timings) std::fprintf(stderr, "fast lane: %lld of %lld fiches\n", counts.in_lane, counts.read);
  if (!common.quiet)
    std::fprintf(stderr, "read %lld = scored %lld + rejected %lld\n", counts.read, counts.scored,
                 counts.rejected);
  return counts.rejected > 0 ? kToReport : of_summary;
}

}  // namespace

void add_score(CLI::App& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App& command = *program.add_subcommand("score", "Score many fiches: one line each, none lost");
  command.add_option(
      "INPUT", options->inputs,
      "Files, folders, patterns; YAML streams, NDJSON, JSON, CSV, also .gz and .zst; - is standard input");
  command
      .add_option("--files-from", options->files_from,
                  "Read paths from this file: one a line, or ended by NUL")
      ->type_name("FILE");
  command
      .add_option("--from", options->from,
                  "What the inputs are, whatever their names: yaml, ndjson, json or csv")
      ->check(CLI::IsMember({"yaml", "ndjson", "json", "csv"}))
      ->type_name("FORMAT");
  command.add_option("--format", options->format, "table, markdown, csv, ndjson or json")
      ->check(CLI::IsMember({"table", "markdown", "csv", "ndjson", "json"}))
      ->type_name("FORMAT");
  command.add_option("--columns", options->columns, "What a row holds, such as name,class,success_held")
      ->type_name("LIST");
  command
      .add_option("--jobs", options->jobs,
                  "How many threads score; as many as there are processors if not said")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
  add_summary_options(command, options->summary);
  command.get_option("--summary")->excludes(command.get_option("--columns"));
  command.add_flag("--timings", options->timings, "Say how many fiches took the fast lane");
  command.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      ->type_name("FILE");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub score samples\n  diagclub score --format csv survey/ > scores.csv\n"
      "  cat fiches.yaml | diagclub score --format ndjson -\n"
      "  diagclub score --summary --by territory.family survey/\n"
      "  diagclub score --format csv --summary-file summary.json --fail-on 'rejected > 2%' survey/ > "
      "scores.csv\n"
      "\nA fiche that cannot be read is a line with its error; the others are scored.\n"
      "\n--fail-on takes `read`, `scored`, `rejected`, `settled`, `open`, `outliers`, a verdict's outcome "
      "(`class.B3`,\n`class.open`), a factor or a recommendation (how many it holds for), or `FACT.missing`; "
      "compared by "
      "<, <=, =, !=,\n>= or > with a number or a percentage.\n"
      "Exit status: 0 all scored, 1 some rejected or --fail-on holds, 2 the rules or the options are wrong.");
  command.callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace diagclub
