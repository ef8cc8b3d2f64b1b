// diagclub score: fiches by the folder or the stream in, one line each out.
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <thread>

#include "batch/merge.h"
#include "batch/score.h"
#include "cli/diagnosed.h"
#include "cli/options.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "cli/score_output.h"
#include "cli/summary_options.h"
#include "report/json_writer.h"
#include "report/summary_json.h"

namespace diagclub {

namespace {

struct ScoreOptions {
  std::vector<std::string> inputs;
  std::string files_from;
  std::string from;
  std::string format = "table";
  std::string columns;
  std::string output;
  std::string errors;
  std::string mapping;
  std::string shard;
  int jobs = 0;
  bool strict = false;
  bool resume = false;
  bool merge = false;
  bool timings = false;
  SummaryOptions summary;
};

constexpr std::size_t kLargestMapping = 1 << 20;
constexpr std::size_t kLargestSummary = 256 << 20;
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

// `3/8`: the third of eight.
std::optional<Shard> shard_of(const std::string& text, Diagnostics& problems) {
  Shard shard;
  if (text.empty()) return shard;
  const char* const stop = text.data() + text.size();
  const auto index = std::from_chars(text.data(), stop, shard.index);
  const bool slash = index.ec == std::errc() && index.ptr < stop && *index.ptr == '/';
  const auto count = slash ? std::from_chars(index.ptr + 1, stop, shard.count) : index;
  if (!slash || count.ec != std::errc() || count.ptr != stop || shard.index < 1 ||
      shard.index > shard.count) {
    problems.error_without_place("--shard", "`" + text + "` is no share", "`3/8` is the third of eight");
    return std::nullopt;
  }
  --shard.index;
  return shard;
}

// How tables are read: as the file says, or as their headers do.
std::optional<CsvMapping> mapping_of(const std::string& path, const ColumnNames& names,
                                     Diagnostics& problems) {
  if (path.empty()) return CsvMapping{};
  FileText file = read_file(path, kLargestMapping);
  if (file.failure == ReadFailure::none)
    return csv_mapping_from_yaml(Source(path, std::move(file.text)), names, problems);
  problems.error_without_place(path, "cannot read it: " + file.reason, "`--mapping` takes a YAML file");
  return std::nullopt;
}

// Everything that is wrong with what was rejected, a line of JSON each.
std::string errors_as_ndjson(const Diagnostics& problems) {
  std::string lines;
  for (const Diagnostic& problem : problems.all()) {
    CompactJson json;
    json.open_object();
    json.field("source", problem.source);
    json.field_integer("line", problem.span.start.line);
    json.field_integer("column", problem.span.start.column);
    json.field("message", problem.message);
    json.field("help", problem.help);
    json.close_object();
    lines += json.take() + "\n";
  }
  return lines;
}

// The summaries of shards, as JSON, as one.
int merge_summaries(const ScoreOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  const Functions functions(*plan);
  Diagnostics problems;
  std::optional<SummaryRun> sum;
  for (const std::string& path : options.inputs) {
    FileText file = read_file(path, kLargestSummary);
    if (file.failure != ReadFailure::none) {
      problems.error_without_place(path, "cannot read it: " + file.reason, "");
      break;
    }
    const Source source(path, std::move(file.text));
    if (!sum) {
      SummaryOptions of_first = options.summary;
      of_first.by = grouped_by_in_json(source).value_or("");
      sum = SummaryRun::make(of_first, options.format, *plan, functions, problems);
      if (!sum || !sum->open()) break;
    }
    const auto part = summary_from_json(source, sum->form(), problems);
    if (!part || !sum->merge(*part)) break;
  }
  if (sum && !problems.has_errors()) sum->complete(problems);
  print_diagnostics(problems, common);
  if (!sum || problems.has_errors()) return kFailed;
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(sum->text(common.colored(1) && options.output.empty(), common.chosen_language()));
  if (!output.finish()) return report_output_failure(output);
  return sum->finish(common);
}

int merge(const ScoreOptions& options, const CommonOptions& common) {
  Diagnostics problems;
  if (options.inputs.empty()) {
    problems.error_without_place("--merge", "there is nothing to put together",
                                 "name the outputs of the shards, in order");
    print_diagnostics(problems, common);
    return kFailed;
  }
  if (options.summary.only) return merge_summaries(options, common);
  const ScoreFormat format = kFormats.at(options.format);
  if (format == ScoreFormat::table || format == ScoreFormat::markdown) {
    problems.error_without_place("--merge", "rows of a " + options.format + " are not put together",
                                 "say what the files are: `--format csv`, `ndjson` or `json`");
    print_diagnostics(problems, common);
    return kFailed;
  }
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  const auto rows = merge_scores(
      options.inputs, format, [&](std::string_view text) { output.write(text); }, problems);
  print_diagnostics(problems, common);
  if (!rows) return kFailed;
  if (!output.finish()) return report_output_failure(output);
  if (!common.quiet) std::fprintf(stderr, "merged %lld rows of %zu files\n", *rows, options.inputs.size());
  return kDone;
}

// What a run does, by which rules: two runs of which this is the same may go on with each other's work.
std::string run_in_words(const ScoreOptions& options, const std::vector<std::string>& inputs,
                         const Plan& plan, Language language) {
  std::string words =
      fmt::format("diagclub {} {} {} {} {} {} {}", options.format, options.from, options.mapping,
                  options.columns, options.shard, options.errors, language == Language::french ? "fr" : "en");
  for (const std::string& input : inputs) words += "\n" + input;
  uLong sum = 0;
  for (const Source& file : plan.rules().files)
    sum = crc32_z(sum, reinterpret_cast<const Bytef*>(file.text().data()), file.text().size());
  return words + fmt::format("\nrules {:08x}", sum);
}

int run(const ScoreOptions& options, const CommonOptions& common) {
  if (options.merge) return merge(options, common);
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const auto inputs = inputs_of(options, problems);
  const auto columns = options.columns.empty() ? default_score_columns(*plan)
                                               : score_columns_from_text(options.columns, *plan, problems);
  const auto shard = shard_of(options.shard, problems);
  const Functions functions(*plan);
  auto summary = SummaryRun::make(options.summary, options.format, *plan, functions, problems);
  if (options.resume && options.summary.wanted())
    problems.error_without_place(
        "--resume", "a summary of only what was left would be wrong",
        "summarise the whole again, or share it out: `--shard`, `--merge --summary`");
  if (options.resume && (options.output.empty() || options.output == "-"))
    problems.error_without_place("--resume", "there is no file to go on with", "name it: `-o FILE`");
  if (problems.has_errors()) {
    print_diagnostics(problems, common);
    return kFailed;
  }
  const FicheForm form(plan->rules());
  const ColumnNames names(form);
  auto mapping = mapping_of(options.mapping, names, problems);
  if (!mapping) {
    print_diagnostics(problems, common);
    return kFailed;
  }
  const CsvReading tables{names, std::move(*mapping)};
  const InputWalk walk(*inputs, input_format_from_name(options.from), options.output);
  const bool watched = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0 && !common.quiet;
  const auto total = watched || shard->count > 1 ? total_size(walk) : std::nullopt;
  if (shard->count > 1 && !total) {
    problems.error_without_place("--shard", "standard input has no shares: its size is not known",
                                 "name files");
    print_diagnostics(problems, common);
    return kFailed;
  }
  const Marker marker(*plan);
  const bool rows = !options.summary.only;
  const ScoreSetup setup{*plan,
                         functions,
                         marker,
                         form,
                         *columns,
                         !options.columns.empty(),
                         kFormats.at(options.format),
                         common.colored(1) && options.output.empty(),
                         common.chosen_language(),
                         options.strict,
                         rows,
                         options.summary.wanted() ? &summary->form() : nullptr};
  ScoreJournal done;
  std::unique_ptr<ScoreOutput> output;
  if (options.resume) {
    auto resumed = resumed_score_output(options.output, options.errors,
                                        run_in_words(options, *inputs, *plan, setup.language), problems);
    if (!resumed) {
      print_diagnostics(problems, common);
      return kFailed;
    }
    output = std::move(resumed->output);
    done = resumed->journal.value_or(done);
  } else {
    output = plain_score_output(options.output, options.errors);
  }
  const auto report_failure = [&] {
    std::fprintf(stderr, "%s\n", output->failure().c_str());
    return kFailed;
  };
  if (!output->failure().empty()) return report_failure();
  if (!summary->open()) return kFailed;

  ScoreCounts counts = done.counts;
  bool stopped = false;
  if (!done.done) {
    ScoreWriter writer(*plan, functions, *columns, setup.own_columns, setup.format, setup.color,
                       setup.language);
    std::string text;
    if (done.output_bytes == 0) {
      if (rows) writer.header(text);
      if (!output->write(text, "", done.counts, done.place)) return report_failure();
    }
    Progress progress(watched, total);
    bool first = rows && setup.format == ScoreFormat::json && done.counts.read == 0;
    std::uint64_t bytes = 0;
    const auto sink = [&](const ScoredBlock& block, const InputPlace& after) {
      counts += block.counts;
      bytes += block.bytes;
      const std::string_view written =
          std::string_view(block.rows).substr(first && !block.rows.empty() ? 1 : 0);
      first = first && block.rows.empty();
      if (!block.problems.empty()) {
        progress.clear();
        print_diagnostics(block.problems, common);
      }
      progress.update(counts, bytes);
      stopped = options.strict && block.counts.rejected > 0;
      // A run that goes on must do the rest of this block.
      if (stopped && options.resume) return false;
      const std::string errors = options.errors.empty() ? "" : errors_as_ndjson(block.problems);
      const bool summed = !block.summary || summary->merge(*block.summary);
      return output->write(written, errors, counts, after) && summed && !stopped;
    };
    const int jobs =
        options.jobs > 0 ? options.jobs : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    score(setup, BlockReader(walk, &tables, *shard, total.value_or(0), done.place), jobs, sink);
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
    if (!output->failure().empty() || (!stopped && !output->write(text, "", counts, {})))
      return report_failure();
  }
  // A run that was stopped leaves no file that looks whole.
  const bool to_file = !options.output.empty() && options.output != "-";
  if (!(stopped && to_file) && !output->finish()) return report_failure();
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
  command.add_option("--mapping", options->mapping, "How the columns of a survey's CSV are to be read")
      ->type_name("FILE");
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
  command.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      ->type_name("FILE");
  command
      .add_option("--errors", options->errors,
                  "Write all that is wrong with rejected fiches to this file, as NDJSON")
      ->type_name("FILE");
  command.add_flag("--strict", options->strict, "Stop at the first fiche that is rejected");
  command.add_flag("--resume", options->resume,
                   "Go on with the run that was interrupted while it wrote this `-o FILE`");
  command.add_option("--shard", options->shard, "Score one share of the inputs: 3/8 is the third of eight")
      ->type_name("I/N");
  command.add_flag("--merge", options->merge,
                   "Put the outputs of shards together; INPUT are those files, in order");
  command.add_flag("--timings", options->timings, "Say how many fiches took the fast lane");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub score samples\n  diagclub score --format csv survey/ > scores.csv\n"
      "  cat fiches.yaml | diagclub score --format ndjson -\n"
      "  diagclub score --columns name,class,members.firms --format csv -o scores.csv --resume "
      "survey.ndjson.gz\n"
      "  diagclub score --shard 1/4 --format csv -o part-1.csv survey/\n"
      "  diagclub score --merge --format csv -o scores.csv part-1.csv part-2.csv part-3.csv part-4.csv\n"
      "  diagclub score --summary --by territory.family survey/\n"
      "  diagclub score --format csv --summary-file summary.json --fail-on 'rejected > 2%' survey/ > "
      "scores.csv\n"
      "\nA fiche that cannot be read is a line with its error; the others are scored.\n"
      "Columns: source, line, name, open, error, recommendations; a table, rule or fact by its name; of a "
      "verdict\n"
      "`class_reachable`; of a count `success_count`, `success_count_possible`, `success_count_held`.\n"
      "\n--fail-on takes `read`, `scored`, `rejected`, `settled`, `open`, `outliers`, a verdict's outcome "
      "(`class.B3`,\n`class.open`), a factor or a recommendation (how many it holds for), or `FACT.missing`; "
      "compared by "
      "<, <=, =, !=,\n>= or > with a number or a percentage.\n"
      "Exit status: 0 all scored, 1 some rejected or --fail-on holds, 2 the rules, the options or a file are "
      "wrong.");
  command.callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace diagclub
