// In: one club's report. Out: its page for a terminal.
#pragma once

#include <string>

#include "report/text/page_style.h"

namespace diagclub {

struct Comparable;

// The diagnosis of one club on one screen, with the clubs of the report that are comparable. Everything that
// comes from the fiche is made safe for a terminal.
std::string page_from_case(const ClubReport& about, const std::vector<Comparable>& comparable,
                           const PageStyle& style);

}  // namespace diagclub
