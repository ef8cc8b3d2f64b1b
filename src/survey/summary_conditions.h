// In: `class.open > 20%`. Out: the condition, and whether a summary meets it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "survey/summary.h"

namespace diagclub {

// What a summary must not be: `rejected > 0`, `class.open > 20%`. A percentage is of the fiches scored; of
// those read where it is about `rejected` or `scored`.
struct SummaryCondition {
  enum class Comparison { less, at_most, equal, unequal, at_least, more };
  std::string written;
  std::string name;
  Comparison comparison = Comparison::more;
  double limit = 0;
  bool percent = false;
};

// Names: `read`, `scored`, `rejected`, `settled`, `standing`, `contested`, `open`, `outliers`; a verdict's
// outcome (`class.B3`); a factor or a recommendation (how many it holds for); either with how firmly it
// stands (`class.presumed`, `class.open`); `FACT.missing`. Nothing, with an error
// at its place, where it is none of these or no condition.
std::optional<SummaryCondition> summary_condition_from_text(const std::string& text, const SummaryForm& form,
                                                            Diagnostics& problems);

// `class.open > 20%: 12 of 40 are (30%)`, where the condition holds of the summary; else nothing.
std::optional<std::string> condition_that_holds(const SummaryCondition& condition, const Summary& summary);

}  // namespace diagclub
