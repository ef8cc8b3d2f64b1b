#pragma once

#include <functional>

#include "batch/scorer.h"

namespace diagclub {

// What a run reports as it goes, block by block and in the order of the inputs: rows, all that is wrong with
// what was rejected, and how far it has come. False ends the run.
struct ScoreSink {
  std::function<bool(const ScoredBlock& block, const ScoreCounts& so_far, const InputPlace& after)> block;
};

// Scores every fiche of the inputs. One thread reads, `jobs` score, and the caller's own is given their rows
// in order; between them stand a few blocks at most, however slow one of them is. A fiche that cannot be read
// is a row with its error; so is an input that cannot be opened or holds none, so that read = scored +
// rejected.
ScoreCounts score(const ScoreSetup& setup, BlockReader inputs, int jobs, const ScoreSink& sink);

}  // namespace diagclub
