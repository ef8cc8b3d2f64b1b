// In: comments `# allow CODE: reason` of rule files, and findings. Out: the findings that no comment
// allows.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace diagclub {

// Takes out what a comment of the rules allows and adds what is wrong with such comments. An allowance stands
// on a line of its own just above the entry or row that it is about, at the same depth, among other comments
// if there are any:
//
//   # allow same-as: the report states it in both places
//   success.core_team:
//
// One that allows nothing is a warning; one that cannot be read is an error, and so is what nearly is one
// (`#allow`, `# Allow`, `# alow`, behind an entry, above a blank line) and would else be passed over.
void apply_allowances(const std::vector<Source>& files, Diagnostics& diagnostics);

}  // namespace diagclub
