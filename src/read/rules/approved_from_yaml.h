// In: a file of approved moves. Out: the moves, or errors.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "model/approved_move.h"

namespace diagclub {

// A list of moves agreed to: `[{fiche: …, table: …, from: B2, to: B3, reason: …}]`. Nothing if and only if an
// error was added.
std::optional<std::vector<ApprovedMove>> approved_moves_from_yaml(const Source& source,
                                                                  Diagnostics& diagnostics);

}  // namespace diagclub
