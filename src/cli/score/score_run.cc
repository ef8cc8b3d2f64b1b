// A run of score: what is asked is looked up, the outputs are opened, the inputs gone through, the outputs
// put in their places.
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <thread>

#include "base/sizes.h"
#include "batch/score.h"
#include "batch/shards/shard_mark.h"
#include "cli/diagnosed.h"
#include "cli/outputs_apart.h"
#include "cli/score/progress.h"
#include "cli/score/score_files.h"
#include "cli/score/score_options.h"
#include "cli/score/score_output.h"
#include "cli/told_problems.h"
#include "report/text/json_writer.h"

namespace diagclub {

namespace {

constexpr std::size_t kLargestMapping = 1 << 20;

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

// What there is to read; `own`: files that the run itself makes.
InputWalk walk_of(const std::vector<std::string>& inputs, const ScoreOptions& options,
                  const std::vector<std::string>& own = {}) {
  return {inputs, input_format_from_name(options.from), own};
}

// What a run does, on which inputs, by which rules: two runs of which this is the same may go on with each
// other's work.
std::string run_in_words(const ScoreOptions& options, const std::vector<std::string>& inputs,
                         const CsvMapping& mapping, const Plan& plan, Language language) {
  const auto checksum = [](uLong sum, std::string_view text) {
    return crc32_z(sum, reinterpret_cast<const Bytef*>(text.data()), text.size());
  };
  uLong rules = 0;
  for (const Source& file : plan.rules().files) rules = checksum(rules, file.text());
  // What stands in folders and behind patterns may not be what it was.
  uLong names = 0;
  InputWalk walk = walk_of(inputs, options);
  while (const auto input = walk.next()) names = checksum(checksum(names, input->name), "\n");
  std::string words =
      fmt::format("diagclub {} {} {} {} {} {} {} {}\nrules {:08x} mapping {:08x} files {:08x}",
                  options.format, options.from, options.mapping, options.ignore_unknown_columns,
                  options.columns, options.shard, options.errors, language == Language::french ? "fr" : "en",
                  rules, mapping.source ? checksum(0, mapping.source->text()) : 0, names);
  for (const std::string& input : inputs) words += "\n" + input;
  return words;
}

// All that a run needs of the rules and the options, made once.
struct Prepared {
  Prepared(const Plan& rules, const CommonOptions& common)
      : plan(rules),
        functions(functions_of(rules, common)),
        marker(rules),
        form(rules.rules()),
        names(form),
        fallible(fallible_tables(rules, functions)) {}

  const Plan& plan;
  Functions functions;
  BatchEvaluator marker;
  FicheForm form;
  ColumnNames names;
  std::vector<std::string> inputs;
  std::vector<TableId> fallible;  // `fallible_tables`
  ScoreColumns columns;
  Shard shard;
  CsvMapping mapping;
  bool maps_json = false;  // it says how: JSON is read as tables are
  std::optional<SummaryRun> summary;
  bool watched = false;
  std::optional<std::uint64_t> total;  // bytes, where they are needed and known
};

// Nothing, with an error each, where the options cannot be met.
std::unique_ptr<Prepared> prepare(const ScoreOptions& options, const CommonOptions& common, const Plan& plan,
                                  Diagnostics& problems) {
  auto made = std::make_unique<Prepared>(plan, common);
  auto inputs = inputs_of(options, problems);
  auto columns = options.columns.empty() ? default_score_columns(plan, !made->fallible.empty())
                                         : score_columns_from_text(options.columns, plan, problems);
  auto shard = shard_of(options.shard, problems);
  auto mapping = mapping_of(options.mapping, made->names, problems);
  made->summary = SummaryRun::make(options.summary, options.format, plan, made->functions, problems);
  if (options.resume && options.summary.wanted())
    problems.error_without_place(
        "--resume", "a summary of only what was left would be wrong",
        "summarise the whole again, or share it out: `--shard`, `--merge --summary`");
  if (options.resume && options.output.empty())
    problems.error_without_place("--resume", "there is no file to go on with", "name it: `-o FILE`");
  if (inputs) check_score_files(options, *inputs, common.rules, problems);
  if (problems.has_errors()) return nullptr;
  made->inputs = std::move(*inputs);
  made->columns = std::move(*columns);
  made->shard = *shard;
  made->mapping = std::move(*mapping);
  made->mapping.ignores_others |= options.ignore_unknown_columns;
  made->maps_json = made->mapping.source || options.ignore_unknown_columns;
  made->watched = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0 && !common.quiet;
  if (made->watched || made->shard.count > 1) made->total = total_size(walk_of(made->inputs, options));
  if (made->shard.count > 1 && !made->total) {
    problems.error_without_place("--shard", "standard input has no shares: its size is not known",
                                 "name files");
    return nullptr;
  }
  if (made->shard.count > 1) {
    const std::string mark =
        text_from_shard_mark({made->shard.index + 1, made->shard.count, made->total.value_or(0)});
    if (score_format(options.format).merges)
      made->columns.push_back({ScoreColumn::Kind::shard, {}, std::string(kShardColumn), mark});
    made->summary->set_shard(mark);
  }
  return made;
}

class ScoreRun {
 public:
  ScoreRun(const ScoreOptions& options, const CommonOptions& common, Prepared& prepared)
      : options_(options),
        common_(common),
        prepared_(prepared),
        setup_{prepared.plan,
               prepared.functions,
               prepared.marker,
               prepared.form,
               prepared.columns,
               !options.columns.empty(),
               score_format(options.format).format,
               common.colored(1) && options.output.empty(),
               common.chosen_language(),
               options.strict,
               !options.summary.only,
               options.summary.wanted() ? &prepared.summary->form() : nullptr,
               prepared.maps_json ? &tables_ : nullptr,
               prepared.fallible} {}

  int run() {
    Diagnostics problems;
    const bool done = open(problems) && go_through(problems) && finish();
    broken_.warn(prepared_.plan.rules(), setup_.language, problems);
    print_diagnostics(problems, common_);
    if (output_ && !output_->failure().empty()) std::fprintf(stderr, "%s\n", output_->failure().c_str());
    const int of_summary = done ? prepared_.summary->finish(common_) : kFailed;
    if (of_summary == kFailed) return kFailed;
    told_.finish("`--most-errors 0` shows all, `--errors FILE` writes them to a file");
    warn_of_own_streams(passed_over_, common_);
    if (options_.timings)
      std::fprintf(stderr, "fast path: %lld of %lld fiches\n", counts_.on_fast_path, counts_.read);
    if (!common_.quiet)
      fmt::print(stderr, "read {} = scored {} + rejected {}{}\n", counts_.read, counts_.scored,
                 counts_.rejected, passed_over_in_words());
    if (counts_.faulty > 0)
      std::fprintf(stderr,
                   "warning: %lld met a fault of the rules: see the column `rule_faults`; `diagclub rules "
                   "check` tells where\n",
                   counts_.faulty);
    return counts_.rejected > 0 || counts_.faulty > 0 ? kToReport : of_summary;
  }

 private:
  // False, each, where it failed; what did is told.
  bool open(Diagnostics& problems) {
    if (options_.resume) {
      const auto target = [](const std::string& path) {
        return path.empty() ? path : output_place(path).target;
      };
      auto resumed = resumed_score_output(
          target(options_.output), target(options_.errors),
          run_in_words(options_, prepared_.inputs, prepared_.mapping, prepared_.plan, setup_.language),
          problems);
      if (!resumed) return false;
      output_ = std::move(resumed->output);
      done_ = resumed->journal.value_or(ScoreJournal{});
      counts_ = done_.counts;
    } else {
      output_ = plain_score_output(options_.output, options_.errors);
    }
    return output_->failure().empty() && prepared_.summary->open();
  }

  bool go_through(Diagnostics& problems) {
    if (done_.done) return true;
    ScoreWriter writer(prepared_.plan, prepared_.functions, prepared_.columns, setup_.own_columns,
                       setup_.format, setup_.color, setup_.language);
    std::string text;
    if (setup_.rows && done_.output_bytes == 0) writer.header(text);
    if (!output_->write(text, "", done_.counts, done_.place)) return false;
    score_blocks();
    if (prepared_.mapping.source && !mapped_ && done_.counts.read == 0)
      problems.warning(
          *prepared_.mapping.source, {{1, 1}, {1, 2}},
          "this mapping was not used: no input is a table or JSON",
          "YAML is read as fiches are written; `--from` says what the inputs are, whatever their names");
    if (!output_->failure().empty() || !prepared_.summary->complete(problems)) return false;
    if (setup_.rows)
      writer.footer(footer_);
    else if (!stopped_)
      footer_ = prepared_.summary->text(setup_.color, setup_.language);
    return true;
  }

  void score_blocks() {
    InputWalk walk = walk_of(prepared_.inputs, options_, own_files());
    walk.tell(passed_over_);
    BlockReader reader(std::move(walk), &tables_, prepared_.shard, prepared_.total.value_or(0), done_.place);
    Progress progress(prepared_.watched, prepared_.total);
    bool first = setup_.rows && setup_.format == ScoreFormat::json && done_.counts.read == 0;
    std::uint64_t bytes = 0;
    const auto sink = [&](const ScoredBlock& block, const InputPlace& after) {
      counts_ += block.counts;
      mapped_ |= block.mapped;
      broken_.merge(block.broken);
      bytes += block.bytes;
      if (!block.problems.empty()) {
        progress.clear();
        told_.tell(block.problems);
      }
      progress.update(counts_, bytes);
      stopped_ = options_.strict && block.counts.rejected > 0;
      // A run that goes on must do the rest of this block.
      if (stopped_ && options_.resume) return false;
      const bool skips = first && !block.rows.empty();
      first = first && block.rows.empty();
      const std::string errors = options_.errors.empty() ? "" : errors_as_ndjson(block.problems);
      const bool summed = !block.summary || prepared_.summary->merge(*block.summary);
      const auto rows = std::string_view(block.rows).substr(skips ? ScoreWriter::kFirstRowSkips : 0);
      return output_->write(rows, errors, counts_, after) && summed && !stopped_;
    };
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    score(setup_, std::move(reader), options_.jobs > 0 ? options_.jobs : int_from(cores), sink);
    progress.clear();
  }

  // A run that was stopped leaves no file that looks whole.
  bool finish() { return (stopped_ && output_->whole_or_not_there()) || output_->finish(footer_); }

  // What the run itself makes, wherever that is: no files of a folder of fiches.
  std::vector<std::string> own_files() const {
    std::vector<std::string> own = output_->own_files();
    own.insert(own.end(),
               {prepared_.summary->partial(), options_.output, options_.errors, options_.summary.file});
    return own;
  }

  std::string passed_over_in_words() const {
    if (passed_over_.files == 0) return "";
    return ", passed over " + counted(passed_over_.files, "file", "files");
  }

  const ScoreOptions& options_;
  const CommonOptions& common_;
  Prepared& prepared_;
  const CsvReading tables_{prepared_.names, prepared_.mapping};
  ScoreSetup setup_;
  ToldProblems told_{common_, options_.most_errors};
  PassedOver passed_over_;
  std::unique_ptr<ScoreOutput> output_;
  ScoreJournal done_;  // by an earlier run
  ScoreCounts counts_;
  BrokenRelations broken_;
  std::string footer_;
  bool stopped_ = false;
  bool mapped_ = false;  // the mapping was of use
};

}  // namespace

const NamedScoreFormat& score_format(std::string_view name) {
  return *std::ranges::find(kScoreFormats, name, &NamedScoreFormat::name);
}

int run_score(const ScoreOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  Diagnostics problems;
  const auto prepared = prepare(options, common, *plan, problems);
  print_diagnostics(problems, common);
  if (!prepared) return kFailed;
  return ScoreRun(options, common, *prepared).run();
}

}  // namespace diagclub
