#include "cli/told_problems.h"

#include <fmt/format.h>

#include <cstdio>

namespace diagclub {

void ToldProblems::tell(const Diagnostics& problems) {
  for (const Diagnostic& problem : problems.all()) {
    if (most_ > 0 && told_ == most_)
      left_ += is_shown(problem, common_) ? 1 : 0;
    else
      told_ += print_diagnostic(problem, common_) ? 1 : 0;
  }
}

void ToldProblems::finish(std::string_view help) const {
  if (left_ == 0) return;
  fmt::print(stderr, "{} more not shown\n  = help: {}\n", left_, help);
}

}  // namespace diagclub
