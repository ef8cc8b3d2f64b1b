#pragma once

#include <vector>

#include "reason/diff/common_parts.h"
#include "reason/diff/shared_witness.h"

namespace diagclub {

// Where a table of the later rules fails its hit policy and its like in the earlier rules, if it has one,
// does not, over every combination of what either can say of the facts. At most `shown` places each.
std::vector<GainedFault> gained_faults(CommonParts& parts, SharedWitnesses& witnesses,
                                       const std::vector<Match>& matches, std::size_t shown);

}  // namespace diagclub
