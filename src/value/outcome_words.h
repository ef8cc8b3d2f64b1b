// In: yes, no, unknown. Out: the words by which outcomes are written and read in data: JSON, CSV, cases.
#pragma once

#include <string_view>

#include "value/tri.h"

namespace diagclub {

// Where a table or rule does not speak of a club, and where no row of a table matches.
inline constexpr std::string_view kNotApplicable = "not_applicable";
inline constexpr std::string_view kNoRow = "none";

constexpr std::string_view word_of(Tri tri) {
  switch (tri) {
    case Tri::yes:
      return "yes";
    case Tri::no:
      return "no";
    case Tri::unknown:
      break;
  }
  return "unknown";
}

// Of what holds so where it applies.
constexpr std::string_view outcome_word(Tri holds, Tri applies) {
  return applies == Tri::no ? kNotApplicable : word_of(holds);
}

}  // namespace diagclub
