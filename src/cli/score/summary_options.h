// In: the options of a summary and parts of it. Out: the summary written, and the exit status that it asks
// for.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/output_file.h"
#include "survey/summary_conditions.h"

namespace diagclub {

// What `score` is asked of a summary.
struct SummaryOptions {
  bool only = false;  // in place of rows
  std::string file;   // beside them
  std::string by;
  long long fewest = 5;
  std::vector<std::string> fail_on;

  bool wanted() const { return only || !file.empty() || !fail_on.empty(); }
};
void add_summary_options(const Command& command, SummaryOptions& options);

// A summary as a run fills it, and what is done with it at the end.
class SummaryRun {
 public:
  // Nothing, with an error each, where the options cannot be met. `format`: of the summary in place of rows.
  static std::optional<SummaryRun> make(const SummaryOptions& options, const std::string& format,
                                        const Plan& plan, const Functions& functions, Diagnostics& problems);

  // Which share of the inputs it is of, as its JSON says.
  void set_shard(std::string shard) { shard_ = std::move(shard); }
  // Opens the file asked for, if one is, before all the work; false, having told why, where it cannot.
  bool open();
  const SummaryForm& form() const { return *form_; }
  // False where it need not go on: there are more groups than it can hold.
  bool merge(const Summary& part);
  // Whether all that was merged is in it; else an error was added.
  bool complete(Diagnostics& problems) const;
  // In place of rows.
  std::string text(bool color, Language language) const;
  // Writes the file asked for. Tells what failed, and gives the exit status for it.
  int finish(const CommonOptions& common);
  // The file beside the place of the one asked for, while it is written; else empty.
  std::string partial() const { return file_ ? file_->partial() : ""; }

 private:
  SummaryRun(SummaryOptions options, std::string format)
      : options_(std::move(options)), format_(std::move(format)) {}
  std::string written(const std::string& format, bool color, int width, Language language) const;

  SummaryOptions options_;
  std::string format_;
  std::string shard_;
  std::unique_ptr<const SummaryForm> form_;  // whose place the summary remembers
  std::vector<SummaryCondition> conditions_;
  std::optional<Summary> sum_;
  std::unique_ptr<OutputFile> file_;
};

}  // namespace diagclub
