#pragma once

#include <string>

#include "reason/changes.h"
#include "reason/shift.h"
#include "report/json_writer.h"
#include "report/page.h"
#include "report/page_writer.h"

namespace diagclub {

// What differs between two clubs, or one before and after, and what that moves: for `whatif --set` and
// `compare`. Rules of silent groups are left to JSON.
std::string shift_text(const Case& before, const Case& after, const Shift& shift, const PageStyle& style);
std::string shift_json(const Case& before, const Case& after, const Shift& shift, Language language);

// The smallest changes that reach a goal.
std::string ways_text(const Case& about, const Goal& goal, const Ways& ways, int most_facts,
                      const PageStyle& style);
std::string ways_json(const Case& about, const Goal& goal, const Ways& ways, Language language);

}  // namespace diagclub
