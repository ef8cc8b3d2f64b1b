// In: a condition. Out: the same in words, a line a test.
#pragma once

#include <string>
#include <vector>

#include "model/names.h"
#include "model/text.h"

namespace diagclub {

// One line of a condition written out, and how deep it stands.
struct ConditionLine {
  int depth = 0;
  std::string text;
};

// A condition in words, a line a test, `all of` and `any of` above their parts.
std::vector<ConditionLine> condition_in_words(const RuleSet& rules, const Names& names,
                                              const Condition& condition, Language language);

// Names of all that tests `name`: tables, rules, counts, recommendations, formulas.
std::vector<std::string> users_of(const RuleSet& rules, const std::string& name);

}  // namespace diagclub
