// In: rows and errors, block by block. Out: two files or standard output, whole or able to be gone on
// with.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "batch/score_journal.h"
#include "cli/output_file.h"

namespace diagclub {

// Where rows and errors go: two files, either whole or not there, or standard output.
class ScoreOutput {
 public:
  virtual ~ScoreOutput() = default;
  // Rows and errors that belong together, and how far the run has come with them. False when it failed.
  virtual bool write(std::string_view rows, std::string_view errors, const ScoreCounts& counts,
                     const InputPlace& after) = 0;
  // What stands behind all rows, and the end. Only then is the run done: one that was interrupted before has
  // it still to write.
  virtual bool finish(std::string_view footer) = 0;
  virtual std::string failure() const = 0;
  // Files that the run makes beside its outputs' places, and takes away again.
  virtual std::vector<std::string> own_files() const = 0;
  // Whether nothing of the rows is seen until the end.
  virtual bool whole_or_not_there() const = 0;
};

std::unique_ptr<ScoreOutput> plain_score_output(const std::string& output, const std::string& errors);

// Where a run that can be gone on with keeps, beside an output, what it has written so far; and, beside the
// rows, how far it has come.
std::string part_of(const std::string& target);
std::string journal_of(const std::string& target);

// The same for a run that may be interrupted at any moment, the machine's own end apart, and gone on with:
// files grow beside their places under names of their own (`FILE.part`), and a journal (`FILE.resume`) says
// after each block how much of them counts. What an earlier run left is taken up: `journal` is then where it
// stood, and what it wrote beyond that is cut off.
struct ResumedOutput {
  std::unique_ptr<ScoreOutput> output;
  std::optional<ScoreJournal> journal;
};
// Nothing, with an error, where the files cannot be used, another run is at them, or the earlier one was
// another.
std::optional<ResumedOutput> resumed_score_output(const std::string& output, const std::string& errors,
                                                  const std::string& run, Diagnostics& problems);

}  // namespace diagclub
