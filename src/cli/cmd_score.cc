// diagclub score: fiches by the folder or the stream in, one line each out.
#include <unistd.h>

#include <chrono>
#include <memory>

#include "batch/score.h"
#include "cli/diagnosed.h"
#include "cli/options.h"
#include "cli/output_file.h"

namespace diagclub {

namespace {

struct ScoreOptions {
  std::vector<std::string> inputs;
  std::string format = "table";
  std::string output;
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

int run(const ScoreOptions& options, const CommonOptions& common) {
  const auto plan = plan_or_report(common);
  if (!plan) return kFailed;
  const ScoreFormat format = options.format == "csv"      ? ScoreFormat::csv
                             : options.format == "ndjson" ? ScoreFormat::ndjson
                                                          : ScoreFormat::table;
  const ScoreWriter writer(*plan, format, common.colored(1) && options.output.empty(),
                           common.chosen_language());
  OutputFile output(options.output);
  if (!output.failure().empty()) return report_output_failure(output);
  output.write(writer.header());
  Progress progress(isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0 && !common.quiet);
  const ScoreCounts counts = score(*plan, options.inputs,
                                   {[&](const ScoreRow& row) { output.write(writer.line(row)); },
                                    [&](const Diagnostics& of_one) {
                                      progress.clear();
                                      print_diagnostics(of_one, common);
                                    },
                                    [&](const ScoreCounts& so_far) { progress.update(so_far); }});
  progress.clear();
  if (!output.finish()) return report_output_failure(output);
  if (!common.quiet)
    std::fprintf(stderr, "read %lld = scored %lld + rejected %lld\n", counts.read, counts.scored,
                 counts.rejected);
  return counts.rejected > 0 ? kToReport : kDone;
}

}  // namespace

void add_score(CLI::App& program, CommonOptions& common, int& status) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App& command = *program.add_subcommand("score", "Score many fiches: one line each, none lost");
  command
      .add_option("INPUT", options->inputs, "Fiches, folders of fiches, YAML streams; - is standard input")
      ->required();
  command.add_option("--format", options->format, "table, csv or ndjson")
      ->check(CLI::IsMember({"table", "csv", "ndjson"}))
      ->type_name("FORMAT");
  command.add_option("-o,--output", options->output, "Write to this file, whole or not at all")
      ->type_name("FILE");
  add_common_options(command, common);
  command.footer(
      "Examples:\n  diagclub score samples\n  diagclub score --format csv survey/ > scores.csv\n"
      "  cat fiches.yaml | diagclub score --format ndjson -\n"
      "\nA fiche that cannot be read is a line with its error; the others are scored.\n"
      "Exit status: 0 all scored, 1 some rejected, 2 the rules or the options are wrong.");
  command.callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace diagclub
