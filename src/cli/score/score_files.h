// In: what score is asked. Out: what of it could not be written without loss.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "cli/score/score_options.h"

namespace diagclub {

// Tells, before anything is opened for writing, what could not be written without loss: an output that is
// also read (an input, named or met in a folder, the mapping, the list of files, a rule) or another output;
// an input that is where the program's own streams go; and what cannot be gone on with.
void check_score_files(const ScoreOptions& options, const std::vector<std::string>& inputs,
                       const std::string& rules, Diagnostics& problems);

}  // namespace diagclub
