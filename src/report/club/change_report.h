// In: two outcomes, or ways to a goal. Out: what changed, as text and JSON.
#pragma once

#include <string>

#include "reason/changes/smallest_changes.h"
#include "reason/club/outcome_diff.h"
#include "report/text/json_writer.h"
#include "report/text/page_style.h"
#include "report/text/page_writer.h"

namespace diagclub {

// What differs between two clubs, or one before and after, and what that moves: for `whatif --set` and
// `compare`. Rules of silent groups are left to JSON.
std::string shift_text(const ClubReport& before, const ClubReport& after, const OutcomeDiff& shift,
                       const PageStyle& style);
std::string shift_json(const ClubReport& before, const ClubReport& after, const OutcomeDiff& shift,
                       Language language);

// The smallest changes that reach a goal.
std::string ways_text(const ClubReport& about, const Goal& goal, const SmallestChanges& ways, int most_facts,
                      const PageStyle& style);
std::string ways_json(const ClubReport& about, const Goal& goal, const SmallestChanges& ways,
                      Language language);

}  // namespace diagclub
