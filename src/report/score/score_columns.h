// In: names of columns. Out: what each says of a club, or errors.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "eval/row_faults.h"
#include "plan/functions.h"
#include "read/fiche/fast_fiche.h"
#include "reason/batch/batch_standing.h"
#include "reason/club/reach.h"
#include "report/text/words.h"

namespace diagclub {

// One column of a batch's rows.
struct ScoreColumn {
  enum class Kind {
    source,           // the input, as named
    line,             // where the fiche starts in it
    name,             // of the club
    fact,             // a fact as the fiche gives it, in its own unit
    table,            // a table's outcome; all that it may be where it is open
    firmness,         // of a table, a rule or a count: certain, presumed, contested or open
    reachable,        // a verdict's outcomes that completions of the fiche can still come to
    count,            // how many rules of a count hold
    possible,         // how many may hold
    held,             // which of them hold
    rule,             // yes, no, unknown or not_applicable
    recommendations,  // those that hold, in their order
    open,             // the facts that can still change a verdict
    rule_faults,      // of the rules, that the club meets: tables without a row, or with two that clash
    error,            // of a fiche that is rejected: the first thing that is wrong
    shard,            // which share of the inputs the run is; the last column, not to be asked for
  };
  Kind kind = Kind::name;
  EntryRef thing;      // fact, table, count or rule
  std::string title;   // as a header names it
  std::string text{};  // of a share: what each row says of it
  // Of table, count, held, rule, recommendations: what is certain alone, in place of what stands.
  bool certain = false;
};

using ScoreColumns = std::vector<ScoreColumn>;

// Those of the page: its verdicts with what each may still turn out, its counts, what is open; where the
// rules presume anything, how firmly each verdict stands and how many rules of each count are certain; and
// what is wrong with the rules, where they can be met with a fault at all.
ScoreColumns default_score_columns(const Plan& plan, bool fallible);
// `name,class,territory.density,success_held`; nothing, with an error each, where there is no such column.
std::optional<ScoreColumns> score_columns_from_text(const std::string& text, const Plan& plan,
                                                    Diagnostics& problems);
// Every column that there is, and their names.
ScoreColumns all_score_columns(const Plan& plan);
std::vector<std::string> score_column_names(const Plan& plan);

// What the columns ask of a club beyond its outcome.
struct ScoreNeeds {
  std::vector<EntryRef> standing;  // of what it is asked how it stands
  bool box = false;                // where its completions lie
  bool verdicts = false;           // the verdicts that can be reached
  bool open = false;               // the facts that can still change one
};
ScoreNeeds needs_of(const Plan& plan, const ScoreColumns& columns);

// A fiche as it came out. The views hold until the next one.
struct ScoredClub {
  std::string_view source;
  int line = 0;
  const FastFiche* fiche = nullptr;
  const Facts* facts = nullptr;
  const MarkedOutcome* outcome = nullptr;
  const BatchStanding* standing = nullptr;             // none: not needed, or nothing is presumed
  const CellsByVariable* box = nullptr;                // `completions`
  const std::vector<std::size_t>* verdicts = nullptr;  // `reachable_verdicts`, where needed
  const std::vector<FactId>* open = nullptr;           // `DecidingFacts`, where needed
  const std::vector<RowFault>* faults = nullptr;
};

// One that was rejected, or an input that could not be read.
struct RejectedClub {
  std::string_view source;
  int line = 0;
  std::string_view error;  // on one line
};

// The words that name a club.
std::string_view club_name(const RuleSet& rules, const FastFiche& fiche);

}  // namespace diagclub
