// In: the command line of `score`. Out: its options, and its exit status when run.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/score/summary_options.h"
#include "report/score/score_writer.h"

namespace diagclub {

// What `score` is asked.
struct ScoreOptions {
  std::vector<std::string> inputs;
  std::string files_from;
  std::string from;
  std::string format = "table";
  std::string columns;
  std::string output;
  std::string errors;
  std::string mapping;
  bool ignore_unknown_columns = false;
  std::string shard;
  int jobs = 0;
  long long most_errors = 100;  // on standard error; 0: all
  bool strict = false;
  bool resume = false;
  bool merge = false;
  bool timings = false;
  SummaryOptions summary;
};

// One of those that `--format` takes.
const NamedScoreFormat& score_format(std::string_view name);

// Scores the inputs, or puts the outputs of shards together; give the exit status.
int run_score(const ScoreOptions& options, const CommonOptions& common);
int run_score_merge(const ScoreOptions& options, const CommonOptions& common);

}  // namespace diagclub
