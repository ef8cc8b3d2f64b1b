// In: rules and the clubs that show them. Out: the rulebook, as Markdown and HTML.
#pragma once

#include <string>
#include <vector>

#include "eval/evaluate.h"
#include "model/text.h"
#include "plan/plan.h"

namespace diagclub {

// The clubs of a case base in which a rule held, or did not.
struct Shown {
  std::vector<std::string> by;  // names of clubs
  std::vector<std::string>
      contradicted;  // rules that the source calls a regularity and that did not hold there
};

// What a rulebook is made of: the rules, and for each rule the clubs that show it.
struct Rulebook {
  const Plan& plan;
  IndexVector<RuleId, Shown> shown;
  std::size_t clubs = 0;
  std::vector<Outcome> standing{};  // of these clubs
};

// Whether each rule held in each club, from how the clubs came out.
Rulebook rulebook(const Plan& plan, const std::vector<std::string>& names,
                  const std::vector<Outcome>& outcomes);

// The whole rule set for readers: a table of contents by section of the report, then every table, rule, count
// and recommendation with its condition in words, its source, its certainty, what is ours in it, and the
// clubs that show or contradict it; then the facts and the parameters.
std::string rulebook_markdown(const Rulebook& book, Language language);
// The same as one self-contained page, light and dark.
std::string rulebook_html(const Rulebook& book, Language language);

}  // namespace diagclub
