// In: a unary test as DMN writes it. Out: the same as data, or what is wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"
#include "model/condition.h"
#include "model/relation.h"
#include "model/vocabulary.h"

namespace diagclub {

// DMN's unary tests: `< 60`, `[30..60]`, `one_branch, other`, `not(…)`, `any(…)`, `known`, `-`. The place is
// left to the caller. False when `fault` was filled.
bool unary_test_from_text(std::string_view text, UnaryTest& test, Fault& fault);

// The one word of a test that is no more than that, such as `known`; empty: it is of terms.
std::string_view keyword_of(UnaryTest::Form form);

// `territory.inhabitants / territory.area`: + - * / with the usual precedence, and brackets.
bool formula_from_text(std::string_view text, Formula& formula, Fault& fault);

// `members.firms > members.count`: two formulas with `<`, `<=`, `>` or `>=` between.
bool comparison_from_text(std::string_view text, Comparison& comparison, Fault& fault);

}  // namespace diagclub
