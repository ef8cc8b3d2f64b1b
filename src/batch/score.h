#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "plan/plan.h"
#include "report/score_row.h"

namespace diagclub {

struct ScoreCounts {
  long long read = 0;
  long long scored = 0;
  long long rejected = 0;
};

// What a run reports as it goes: every row in order, and everything wrong with what was rejected.
struct ScoreSink {
  std::function<void(const ScoreRow&)> row;
  std::function<void(const Diagnostics&)> problems;
  std::function<void(const ScoreCounts&)> progress;
};

// Scores every fiche of the inputs: files (streams of documents), folders (every .yaml and .yml below, in
// order of name, but expected outcomes beside samples), `-` for standard input. One fiche is in memory at a
// time. A fiche that cannot be read is a row with its error; so is an input that cannot be opened, so that
// read = scored + rejected.
ScoreCounts score(const Plan& plan, const std::vector<std::string>& inputs, const ScoreSink& sink);

}  // namespace diagclub
