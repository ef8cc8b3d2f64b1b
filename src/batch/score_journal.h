// In: how far a run has come. Out: one line of JSON, and back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "batch/scorer.h"

namespace diagclub {

// What a run that can go on knows of itself: how far it has come, in its inputs and its outputs.
struct ScoreJournal {
  std::string run;  // what is done by which rules: another run cannot go on with it
  InputPlace place;
  ScoreCounts counts;
  std::uint64_t output_bytes = 0;
  std::uint64_t error_bytes = 0;
  bool done = false;  // all but for putting the files in their places
};

// As one line of JSON, and back: nothing where it is none.
std::string text_from_journal(const ScoreJournal& journal);
std::optional<ScoreJournal> journal_from_text(const std::string& text);

}  // namespace diagclub
