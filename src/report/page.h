#pragma once

#include <string>

#include "report/words.h"

namespace diagclub {

// How a page is written for a terminal: columns, colours or none, and whether the whole derivation follows.
struct PageStyle {
  int width = 80;
  bool color = false;
  bool explain = false;
  Language language = Language::french;
};

struct Comparable;

// The diagnosis of one club on one screen, with the clubs of the report that are comparable. Everything that
// comes from the fiche is made safe for a terminal.
std::string page_from_case(const Case& about, const std::vector<Comparable>& comparable,
                           const PageStyle& style);

}  // namespace diagclub
