// In: an outcome. Out: the same in the words of expected outcomes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eval/standing/standing.h"
#include "model/expected.h"
#include "plan/plan.h"

namespace diagclub {

// How a thing came out, in the words of expected outcomes. A table: `B2`, `none`, or `B2 | B3` where open; a
// collect table: `[a, b]`, with `c?` for an output that may be; a rule or a recommendation: yes, no, unknown;
// a count: `2`, or `1..3` where open; but for recommendations each `not_applicable` where it does not apply.
std::string outcome_in_words(const Plan& plan, const Outcome& outcome, EntryRef thing);

// How it stands: how firmly, then what is left in the same words, such as `presumed yes` or `contested B2 |
// B3`.
std::string standing_in_words(const Plan& plan, const Outcome& strict, const Standing& standing,
                              EntryRef thing);
// The presumptions that carry it, or that contest it.
std::vector<std::string> presumptions_behind(const Plan& plan, const Outcome& strict,
                                             const Standing& standing, EntryRef thing);
// Whether an expectation is of the standing reading.
bool is_of_standing(const ExpectedOutcome& expected);
// Whether a thing stands as expected; what is `open` or `contested` may be left without its outcomes. The
// presumptions in any order.
bool stands_so(const Plan& plan, const Outcome& strict, const Standing& standing, EntryRef thing,
               const ExpectedOutcome& expected);

// Whether a thing came out as expected; `open` stands for any open outcome.
bool came_out(const Plan& plan, const Outcome& outcome, EntryRef thing, const std::string& expected);

}  // namespace diagclub
