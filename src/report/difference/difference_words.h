// In: parts of a difference. Out: the same in words that all its forms share.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/difference/difference_report.h"

namespace diagclub {

// `does not apply`, `no answer`, `yes`; the name of any other outcome.
std::string outcome_for_reader(const std::string& outcome, Language language);
// `B2 → B3`.
std::string move_for_reader(const std::string& from, const std::string& to, Language language);
// `class`, `class, output x`, `old_name (now new_name)`.
std::string thing_for_reader(const Difference& difference, Language language);
// Its label, from the later rules if they have it.
const std::string& label_of(const DifferenceReport& report, const Difference& difference, Language language);
// `class, row 3: members.firms: < 60 → members.firms: < 80`.
std::string edit_for_reader(const RuleEdit& edit, Language language);
// `parameter one_branch_share: 75 % → 80 %`.
std::string change_for_reader(const DeclaredChange& change, Language language);
// `table class, hit: unique → first`; of a formula, what looks at its fact.
std::string method_for_reader(const DifferenceReport& report, const DeclaredChange& change,
                              Language language);
// `rows 1 and 3 hold together`.
std::string fault_for_reader(const GainedFault& fault, Language language);
// Its table: `class – Class [rules/x.yaml:12]`, without the place.
std::string table_for_reader(const DifferenceReport& report, const GainedFault& fault, Language language);
// By way of an outcome that is no verdict: `carried: no → yes: 2, as in clubs/a.yaml – cause: …`.
std::vector<std::string> other_moves_for_reader(const DifferenceReport& report, Language language);
// `rules/x.yaml:12`.
std::string file_line_for_reader(const FileLine& spot);
// ` and 4 more`, empty when there are none.
std::string more_for_reader(const ShownPlace& place, Language language);
// `12 texts, 1 certainty`.
std::string shown_for_reader(const DeclaredChanges& declared, Language language);
// What is left of edits that moved something: `a; or b; or c and d jointly`.
std::string blame_for_reader(const Blame& blame, const std::vector<RuleEdit>& edits, Language language);
// In one sentence: what differs, or that nothing does.
std::string summary_for_reader(const DifferenceReport& report, Language language);
// And what that moves.
std::string moves_for_reader(const Moves& moves, Language language);

// Moves of one table from one outcome to one other, and because of one thing.
struct MoveGroup {
  std::string table;
  std::string from;
  std::string to;
  std::optional<std::size_t> blame;
  std::vector<const VerdictMove*> moves;
};
std::vector<MoveGroup> groups_of(const Moves& moves);

// Things that differ, or are beyond, and why: by what they say themselves, or through others alone.
std::vector<const Difference*> differing(const RuleDifference& rules, Difference::Kind kind, bool own);

}  // namespace diagclub
