#include "report/rules/capped_problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace diagclub {

CappedProblems capped_problems(const Diagnostics& problems, const ProblemCaps& caps) {
  const std::vector<Diagnostic>& all = problems.all();
  const auto reached = [](std::size_t count, std::size_t cap) { return cap > 0 && count >= cap; };
  std::vector<bool> listed(all.size());
  std::map<std::string, std::size_t> of_code;
  std::size_t in_all = 0;
  for (const Severity severity : {Severity::error, Severity::warning}) {
    std::size_t of_severity = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].severity != severity) continue;
      if (reached(of_code[all[i].code], caps.of_one_code) || reached(in_all, caps.in_all) ||
          reached(of_severity, severity == Severity::error ? caps.errors : caps.warnings))
        continue;
      listed[i] = true;
      ++of_code[all[i].code];
      ++of_severity;
      ++in_all;
    }
  }
  CappedProblems capped;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (listed[i]) {
      capped.listed.push_back(&all[i]);
      continue;
    }
    const auto known = std::find_if(capped.more.begin(), capped.more.end(),
                                    [&](const auto& more) { return more.first == all[i].code; });
    if (known == capped.more.end())
      capped.more.emplace_back(all[i].code, 1);
    else
      ++known->second;
  }
  return capped;
}

std::string more_in_words(const CappedProblems& problems) {
  std::string out;
  for (const auto& [code, count] : problems.more)
    out += fmt::format("{}{} more of {}", out.empty() ? "" : ", ", count, code);
  return out;
}

}  // namespace diagclub
