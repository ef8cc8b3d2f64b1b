// In: yes, no, unknown. Out: the words by which answers and outcomes are written and read in data: rules,
// fiches, cases, JSON, CSV. The one place that spells them; what a reader is told is in report/text/words.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/tri.h"

namespace diagclub {

inline constexpr std::string_view kYes = "yes";
inline constexpr std::string_view kNo = "no";
inline constexpr std::string_view kUnknown = "unknown";
// Of a fact: the source describes the matter and reports nothing of the kind.
inline constexpr std::string_view kNothingReported = "nothing_reported";
// Where a table or rule does not speak of a club, where no row of a table matches, and where more than one
// outcome is left.
inline constexpr std::string_view kNotApplicable = "not_applicable";
inline constexpr std::string_view kNoRow = "none";
inline constexpr std::string_view kOpen = "open";

constexpr std::string_view word_of(Tri tri) {
  switch (tri) {
    case Tri::yes:
      return kYes;
    case Tri::no:
      return kNo;
    case Tri::unknown:
      break;
  }
  return kUnknown;
}

constexpr std::string_view yes_no_word(bool yes) { return yes ? kYes : kNo; }

// Nothing where it is none of the three.
constexpr std::optional<Tri> tri_from_word(std::string_view word) {
  for (const Tri tri : {Tri::yes, Tri::no, Tri::unknown}) {
    if (word == word_of(tri)) return tri;
  }
  return std::nullopt;
}

// Of what holds so where it applies.
constexpr std::string_view outcome_word(Tri holds, Tri applies) {
  return applies == Tri::no ? kNotApplicable : word_of(holds);
}

// All that `word_of` and `outcome_word` may give.
inline std::vector<std::string> tri_words() {
  return {std::string(kYes), std::string(kNo), std::string(kUnknown)};
}
inline std::vector<std::string> outcome_words() {
  std::vector<std::string> words = tri_words();
  words.emplace_back(kNotApplicable);
  return words;
}

}  // namespace diagclub
