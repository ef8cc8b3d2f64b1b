// In: what stands beside a fiche or in a case. Out: expected outcomes and labels as data, in words.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/fiche.h"
#include "model/text.h"
#include "value/outcome_words.h"

namespace diagclub {

// How firmly a conclusion stands, weakest first.
inline constexpr std::string_view kFirmnessWords[] = {kOpen, "contested", "presumed", "certain"};
inline bool is_firmness_word(std::string_view word) {
  return std::find(std::begin(kFirmnessWords), std::end(kFirmnessWords), word) != std::end(kFirmnessWords);
}

// What one thing of the rule set (a table, a rule, a count, a recommendation) must come out as, as written:
// `B2`, `B2 | B3`, `open`, `none`, `yes`, `unknown`, `not_applicable`, `1..3`, `[a, b]`.
// Of the standing reading, how firmly first: `presumed yes`, `certain B2`, `contested`.
struct ExpectedOutcome {
  std::string name;
  std::string outcome;
  Span span;
  // The presumptions that must carry it, or contest it; then it is of the standing reading in any case.
  std::optional<std::vector<std::string>> by;
};

// How the report labels a club and what its facts give, for one table.
struct Label {
  std::string table;
  std::string report;   // `none`: the report gives no label
  std::string tool;     // as an expected outcome
  std::string section;  // of the report
  Text why;             // where the two rightly differ
  Span span;
};

// What is known beside a fiche: its labels, and what became of the club as the report tells it.
struct Expected {
  std::string path;  // where they are written
  std::vector<Label> labels;
  Text became;
  std::string became_section;
};

// A labelled fiche: a club of the report, or of a consultant's own folder.
struct LabelledClub {
  std::string path;
  Fiche fiche;
  Expected expected;
};

// A small case of `rules/tests/`: a fragment of a fiche and what must follow.
struct RuleTestCase {
  std::string path;
  std::string name;
  Span span;
  Fiche fiche;
  std::vector<ExpectedOutcome> expect;
};

}  // namespace diagclub
