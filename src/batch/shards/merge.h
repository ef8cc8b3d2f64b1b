// In: the outputs of the shards of one run. Out: the output that one run over all inputs would have
// written.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "report/score/score_writer.h"

namespace diagclub {

// Puts the rows of several runs behind each other, as one run over all their inputs would have written them:
// the shares of one in their order, however they are named, without the column that marks them; other outputs
// as they are named. Nothing, with an error, where one is not what `score` writes in that format (csv, ndjson
// or json), its columns are others, or the shares are not all there, each once (`order_of_parts`): all but
// what only the rows themselves show is found before the first is written. Gives how many rows there are.
std::optional<long long> merge_scores(const std::vector<std::string>& files, ScoreFormat format,
                                      const std::function<void(std::string_view)>& write,
                                      Diagnostics& problems);

}  // namespace diagclub
