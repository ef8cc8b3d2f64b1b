// Outputs of shards in, those of one run out.
#include "batch/shards/merge.h"
#include "batch/shards/shard_order.h"
#include "cli/diagnosed.h"
#include "cli/outputs_apart.h"
#include "cli/score/score_options.h"
#include "survey/summary_json.h"

namespace diagclub {

namespace {

constexpr std::size_t kLargestSummary = 256 << 20;

// The summaries that are named, in the order of their shares; nothing, with an error, where one cannot be
// read, or a share is missing or there twice.
std::optional<std::vector<Source>> summaries(const std::vector<std::string>& paths, Diagnostics& problems) {
  std::vector<Source> sources;
  std::vector<ShardPart> parts;
  for (const std::string& path : paths) {
    FileText file = read_file(path, kLargestSummary);
    if (file.failure != ReadFailure::none) {
      problems.error_without_place(path, "cannot read it: " + file.reason, "");
      return std::nullopt;
    }
    const Source& source = sources.emplace_back(path, std::move(file.text));
    parts.push_back({path, false, shard_mark_from_text(shard_in_json(source).value_or(""))});
  }
  const auto order = order_of_parts(parts, problems);
  if (!order) return std::nullopt;
  std::vector<Source> ordered;
  for (const std::size_t part : *order) ordered.push_back(sources[part]);
  return ordered;
}

// The summaries of shards, as JSON, as one.
int merge_summaries(const ScoreOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  const Functions functions = functions_of(*plan, common);
  Diagnostics problems;
  std::optional<SummaryRun> sum;
  const auto sources = summaries(options.inputs, problems);
  for (const Source& source : sources ? *sources : std::vector<Source>{}) {
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

}  // namespace

int run_score_merge(const ScoreOptions& options, const CommonOptions& common) {
  Diagnostics problems;
  if (options.inputs.empty()) {
    problems.error_without_place("--merge", "there is nothing to put together",
                                 "name the outputs of the shards, in order");
    print_diagnostics(problems, common);
    return kFailed;
  }
  if (!outputs_apart({{"-o", options.output}, {"--summary-file", options.summary.file}}, options.inputs,
                     common))
    return kFailed;
  if (options.summary.only) return merge_summaries(options, common);
  const NamedScoreFormat& format = score_format(options.format);
  if (!format.merges) {
    problems.error_without_place("--merge", "rows of a " + options.format + " are not put together",
                                 "say what the files are: `--format csv`, `ndjson` or `json`");
    print_diagnostics(problems, common);
    return kFailed;
  }
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  const auto rows = merge_scores(
      options.inputs, format.format, [&](std::string_view text) { output.write(text); }, problems);
  print_diagnostics(problems, common);
  if (!rows) return kFailed;
  if (!output.finish()) return report_output_failure(output);
  if (!common.quiet) std::fprintf(stderr, "merged %lld rows of %zu files\n", *rows, options.inputs.size());
  return kDone;
}

}  // namespace diagclub
