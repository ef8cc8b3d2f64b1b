// In: scored fiches, or summaries of parts. Out: counts of verdicts, factors, missing facts, by groups.
#pragma once

#include <array>
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "report/score/score_columns.h"
#include "survey/number_spread.h"

namespace diagclub {

// What a summary counts under one rule set. Made once; all summaries of a run refer to it.
struct SummaryForm {
  // `by`: a fact (of `group_fact_from_text`), or none for no groups.
  SummaryForm(const Plan& of, const Functions& functions_of, std::optional<FactId> grouped_by = std::nullopt);

  const Plan& plan;
  const Functions& functions;
  std::optional<FactId> by;
  std::vector<TableId> verdicts;                  // the page's
  std::vector<CountId> counts;                    // the page's
  std::vector<RuleId> factors;                    // the rules that these count, each once
  std::vector<RecommendationId> recommendations;  // in their order; those of a club and not of its elements
  std::vector<FactId> facts;                      // the same
  std::vector<FactId> numbers;                    // those of them that are numbers

  // Adds what a summary asks of how a club stands.
  void add_standing(std::vector<EntryRef>& things) const;
};

// The fact by which clubs are grouped; nothing, with an error, where there is none of this name or clubs
// cannot be told apart by it.
std::optional<FactId> group_fact_from_text(const std::string& text, const Plan& plan, Diagnostics& problems);

// How one verdict of a club stands.
struct StandingVerdict {
  std::optional<std::size_t> outcome;  // a cell of its table's outcome; none: contested or open
  Firmness firmness = Firmness::open;

  // Whatever its firmness, where there is an outcome.
  StandingVerdict value() const { return {outcome, outcome ? Firmness::certain : firmness}; }
  auto operator<=>(const StandingVerdict&) const = default;
};
// How many clubs a verdict stands so for, and for how many of them that is presumed.
struct OutcomeCount {
  StandingVerdict outcome;  // as `value` gives it
  long long clubs = 0;
  long long presumed = 0;

  auto operator<=>(const OutcomeCount&) const = default;
};

// How many clubs something holds for as it stands, and how firmly it is so.
struct HeldCounts {
  long long yes = 0;
  long long no = 0;
  long long unknown = 0;
  long long not_applicable = 0;
  long long presumed_yes = 0;  // of those where it holds
  std::array<long long, 4> by_firmness{};

  long long is(Firmness firmness) const { return by_firmness[index_of(firmness)]; }
  long long all() const { return yes + no + unknown + not_applicable; }
  HeldCounts& operator+=(const HeldCounts& other);
  auto operator<=>(const HeldCounts&) const = default;
};

// The clubs of which a fact is known to be one thing: a word, or the same cells. Empty: it is not known.
struct GroupKey {
  Cells cells = 0;
  std::string text;

  auto operator<=>(const GroupKey&) const = default;
};
struct ClubGroup {
  long long count = 0;
  std::vector<std::map<StandingVerdict, long long>> verdicts;  // by verdict: how many stand so (`value`)

  ClubGroup& operator+=(const ClubGroup& other);
};

// What many clubs come to. Exact: however clubs are split, the merged summaries of the parts are the summary
// of the whole. Memory does not grow with their number, but for the groups, of which there is a most.
struct Summary {
  explicit Summary(const SummaryForm& of);

  static constexpr StandingVerdict kOpen{std::nullopt, Firmness::open};
  static constexpr StandingVerdict kContested{std::nullopt, Firmness::contested};
  static constexpr std::size_t kMostGroups = 10'000;

  const SummaryForm* form;
  long long scored = 0;
  long long rejected = 0;
  long long faulty = 0;     // met a fault of the rules
  long long settled = 0;    // only one outcome of all verdicts together can be reached
  long long standing = 0;   // every verdict stands; settled ones included
  long long contested = 0;  // some verdict is contested
  std::map<std::vector<StandingVerdict>, long long> verdicts;  // by how the page's verdicts stand
  std::vector<HeldCounts> factors;                             // by SummaryForm::factors
  std::vector<HeldCounts> recommendations;                     // by SummaryForm::recommendations
  std::vector<long long> missing;     // by SummaryForm::facts: of how many clubs it is not known
  std::vector<long long> open;        // the same: of how many it can still change a verdict
  std::vector<NumberSpread> numbers;  // by SummaryForm::numbers
  std::map<GroupKey, ClubGroup> groups;
  bool too_many_groups = false;  // then they are not all there

  // The club must come with its reachable verdicts and its deciding facts. The walk is for use again.
  void add(const ScoredClub& club, Diagrams::Walk& walk);
  void add_rejected() { ++rejected; }
  // One of the same form.
  void merge(const Summary& other);

  long long read() const { return scored + rejected; }
  // Some verdict is open, and none contested.
  long long left_open() const { return scored - standing - contested; }
  // How many clubs one verdict stands so for, by its outcomes in their order, `kContested` and `kOpen` last.
  std::vector<OutcomeCount> outcomes_of(std::size_t verdict) const;
  long long outliers() const;

 private:
  void add_to_group(const GroupKey& key, const ClubGroup& clubs);
};

// The groups that may be shown where clubs must not be told from one another, and all others as one. Hidden
// are those of fewer than so many clubs and, until what is hidden is two groups and as many clubs at least,
// the next larger: else the rest would tell.
struct ShownGroups {
  std::vector<std::pair<GroupKey, const ClubGroup*>>
      shown;  // numbers by size; else those of most clubs first
  std::size_t hidden = 0;
  ClubGroup others;
};
ShownGroups shown_groups(const Summary& summary, long long fewest);

// From certain to open: the order in which they are told.
inline constexpr std::array kFirmest{Firmness::certain, Firmness::presumed, Firmness::contested,
                                     Firmness::open};
// What data call an outcome of a verdict: `B2`, `none`, `contested`, `open`.
std::string outcome_word_of(const SummaryForm& form, std::size_t verdict, const StandingVerdict& outcome);

// What a group is, in the words of fiches: `several_branches`, `yes`, `30..40`; empty: not known.
std::string group_name(const SummaryForm& form, const GroupKey& key);

}  // namespace diagclub
