// In: the difference of two rule sets and what it moves. Out: text, Markdown and JSON.
#pragma once

#include <string>
#include <vector>

#include "reason/diff/blame.h"
#include "reason/diff/declared_changes.h"
#include "reason/diff/moves.h"
#include "reason/diff/rule_difference.h"
#include "reason/diff/rule_edits.h"
#include "report/text/page_style.h"

namespace diagclub {

// Two rule sets compared, and what that does to fiches. Built once, read by every format.
struct DifferenceReport {
  std::string before;  // as the user named them
  std::string after;
  const RuleSet& rules_before;
  const RuleSet& rules_after;
  RuleDifference rules;
  DeclaredChanges declared;
  std::vector<RuleEdit> edits;
  bool judged = false;  // fiches were
  Moves moves;
  std::vector<Blame> blames;

  // Whether anything at all says something else than before.
  bool means_otherwise() const {
    return !rules.things.empty() || !rules.renamed_outputs.empty() || !declared.vocabulary.empty() ||
           !declared.methods.empty() || !rules.faults.empty() || !rules.too_fine.empty();
  }
};

// For a terminal; `all` lists what is else only counted.
std::string difference_text(const DifferenceReport& report, const PageStyle& style, bool all);
// For a pull request: under 60,000 bytes, since a comment takes no more; what there is no room for is
// counted.
std::string difference_markdown(const DifferenceReport& report, Language language);
// Everything, as data.
std::string difference_json(const DifferenceReport& report, Language language);

// The moves as a list of approved ones, with the reasons of those that were.
std::string approved_moves_yaml(const Moves& moves, const std::vector<ApprovedMove>& known);

}  // namespace diagclub
