// In: the problems of a rule set, and how many may be listed. Out: those, and how many more there are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"

namespace diagclub {

// 0 is no limit.
struct ProblemCaps {
  std::size_t of_one_code = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t in_all = 0;  // errors come before warnings
};

struct CappedProblems {
  std::vector<const Diagnostic*> listed;  // in order
  // Code and number of those that are not, the code first left out first.
  std::vector<std::pair<std::string, std::size_t>> more;
};

// `problems` must outlive what is given.
CappedProblems capped_problems(const Diagnostics& problems, const ProblemCaps& caps);

// `41 more of overlap, 3 more of gap`; empty when all are listed.
std::string more_in_words(const CappedProblems& problems);

}  // namespace diagclub
