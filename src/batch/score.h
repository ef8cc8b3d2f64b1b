// In: inputs and how to score them. Out: rows in the order of the inputs, block by block.
#pragma once

#include <functional>

#include "batch/scorer.h"

namespace diagclub {

// What a run reports as it goes, block by block and in the order of the inputs, and where the next one
// starts. False ends the run.
using ScoreSink = std::function<bool(const ScoredBlock& block, const InputPlace& after)>;

// Scores every fiche of the inputs. One thread reads, `jobs` score, and the caller's own is given their rows
// in order; between them stand a few blocks at most, however slow one of them is. A fiche that cannot be read
// is a row with its error; so is an input that cannot be opened or holds none, so that read = scored +
// rejected. oneTBB's `parallel_pipeline` with as many threads takes the same processor time and, by the
// clock, 1.13 times as long with one job and as long with two (20,000 fiches, medians of 31 pairs): not worth
// a library.
void score(const ScoreSetup& setup, BlockReader inputs, int jobs, const ScoreSink& sink);

}  // namespace diagclub
