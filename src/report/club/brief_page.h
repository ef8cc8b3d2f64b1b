// In: one club's report. Out: its page on one screen: what a reader needs first, the rest counted.
#pragma once

#include <string>
#include <vector>

#include "report/text/page_style.h"

namespace diagclub {

struct Comparable;

// The synthesis, verdicts, factors, what carries, holds back and threatens, five recommendations at most, the
// first questions, comparable clubs. What is left out for want of room is said at the end.
std::string brief_page_from_case(const ClubReport& about, const std::vector<Comparable>& comparable,
                                 const PageStyle& style);

}  // namespace diagclub
