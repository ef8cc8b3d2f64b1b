// In: an outcome. Out: the same in the words of expected outcomes.
#pragma once

#include <optional>
#include <string>

#include "eval/evaluate.h"
#include "plan/plan.h"

namespace diagclub {

// How a thing came out, in the words of expected outcomes. A table: `B2`, `none`, or `B2 | B3` where open; a
// collect table: `[a, b]`, with `c?` for an output that may be; a rule or a recommendation: yes, no, unknown;
// a count: `2`, or `1..3` where open; but for recommendations each `not_applicable` where it does not apply.
std::string outcome_in_words(const Plan& plan, const Outcome& outcome, EntryRef thing);

// Whether a thing came out as expected; `open` stands for any open outcome.
bool came_out(const Plan& plan, const Outcome& outcome, EntryRef thing, const std::string& expected);

}  // namespace diagclub
