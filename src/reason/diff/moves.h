// In: two rule sets and fiches. Out: the verdicts that come out otherwise.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/diagnostics.h"
#include "model/approved_move.h"
#include "reason/diff/plan_with_functions.h"
#include "reason/diff/rule_difference.h"

namespace diagclub {

// A verdict of the page, or another outcome, that came out otherwise for one fiche.
struct VerdictMove {
  std::string subject;  // its path; `:12` behind it where a stream goes on, ` projects 2` for an element
  std::string table;    // its later name, or that of the rule, count or recommendation
  std::string from;     // as `PlanWithFunctions::outcome` has it: `B2`, `B2 | B3`, `presumed B2`
  std::string to;
  bool firmness_only = false;  // the same outcome, more or less firm
  bool approved = false;
  std::optional<std::size_t> fiche;    // index into Moves::kept; none: not kept
  std::optional<std::size_t> element;  // of the fiche
  std::optional<std::size_t> blame;    // index into the blames; none: not asked for
};

// An outcome that is no verdict, moved in one way: the first fiche that shows it.
struct OtherMove : VerdictMove {
  long long count = 0;  // fiches or elements that move so
};

// What two rule sets make of fiches, one after the other. Memory grows with what moved alone.
struct Moves {
  long long read = 0;
  long long rejected = 0;       // neither can read it
  long long moved = 0;          // fiches with a verdict that moved, or that only one can read
  long long firmness_only = 0;  // those of them of which nothing moved but how firmly verdicts stand
  long long unapproved = 0;     // those of them that were not agreed to
  std::map<std::string, std::map<std::pair<std::string, std::string>, long long>>
      verdicts;                             // by table: from, to
  std::map<std::string, long long> others;  // by name of what else moved: in how many fiches or elements
  std::vector<VerdictMove> moves;
  std::vector<OtherMove> other_moves;  // of these, the first ways that were met
  struct Unreadable {
    std::string subject;
    Side side = Side::after;  // which cannot read it
    std::string message;
  };
  std::vector<Unreadable> unreadable;  // the first of them
  long long unreadable_count = 0;
  std::vector<Source> kept;         // the fiches of the first moves, verdicts and others
  std::vector<ApprovedMove> stale;  // agreed to, and did not happen
};

class MoveCounter {
 public:
  // All must outlive it. `reads_alike`: both read every fiche alike, so that what is proved equal need not be
  // asked for.
  MoveCounter(const PlanWithFunctions& before, const PlanWithFunctions& after,
              const std::vector<Match>& matches, bool reads_alike, std::vector<ApprovedMove> approved);

  // One fiche; what is wrong with one that neither reads is added to `problems`.
  void add(Source source, Diagnostics& problems);
  Moves take();

 private:
  struct Watched {
    EntryRef before;
    EntryRef after;
    std::string name;
    bool verdict = false;
    std::optional<SectionId> section;  // of whose elements it speaks
  };
  // What became of the verdicts of one fiche.
  struct Moved {
    bool any = false;
    bool otherwise = false;  // not in firmness alone
    bool unapproved = false;
  };
  using Judged = PlanWithFunctions::Judged;
  void compare(const std::string& subject, std::optional<SectionId> section, const Judged& before,
               const Judged& after, std::optional<std::size_t> element, Moved& moved);
  void add_other(const std::string& subject, const std::string& name, std::string from, std::string to,
                 std::optional<std::size_t> element);
  bool approve(const VerdictMove& move);

  const PlanWithFunctions& before_;
  const PlanWithFunctions& after_;
  std::vector<Watched> watched_;
  std::vector<ApprovedMove> approved_;
  std::vector<bool> happened_;
  std::map<std::string, std::vector<std::size_t>> approved_of_;                        // by fiche
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> other_of_;  // by name, from, to
  std::size_t kept_of_verdicts_ = 0;
  Moves moves_;
};

}  // namespace diagclub
