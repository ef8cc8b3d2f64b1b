// In: an expected outcome as a test writes it. Out: the same in the words of outcomes, or why it can never
// be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/names.h"

namespace diagclub {

// Where the report gives a club no label.
inline constexpr std::string_view kNoLabel = "none";

struct ExpectedWords {
  // As reason/trials/expectation.h spells what came out: alternatives and collections in the order in which
  // the rules declare them, each once.
  std::string words;
  // Where the thing can never come out so: why, and what to write. Both empty otherwise.
  std::string fault;
  std::string help;
};

// `a | b`, `b`, `none` of a table that gives one; `1..3`, `2` of a count or a table that counts; `yes`, `no`,
// `unknown`, `not_applicable` of a rule; `open` of anything.
ExpectedWords expected_from_text(const RuleSet& rules, EntryRef thing, std::string_view written);
// The same of the standing reading: how firmly, then the outcome, `presumed yes`; what is `open` or
// `contested` may be left without.
ExpectedWords expected_to_stand(const RuleSet& rules, EntryRef thing, std::string_view written);
// Of one of the two readings: the standing one where it says how firmly.
ExpectedWords expected_of_case(const RuleSet& rules, EntryRef thing, std::string_view written);
// `[a, b?]`: only a collect table comes out as a list.
ExpectedWords expected_from_list(const RuleSet& rules, EntryRef thing, const std::vector<std::string>& items);

}  // namespace diagclub
