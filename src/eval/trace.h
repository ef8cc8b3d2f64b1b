// In: an outcome and an entry. Out: why it came out so, down to facts and their lines; where it is open,
// what keeps it open.
#pragma once

#include <vector>

#include "eval/evaluate.h"
#include "plan/plan.h"

namespace diagclub {

// A fact that a conclusion rests on; of a list, one of its choices.
struct Evidence {
  FactId fact;
  std::optional<std::size_t> member;
  auto operator<=>(const Evidence&) const = default;
};

// Why a thing came out as it did, down to the facts. Every node has the truth of what it stands for.
struct Derivation {
  enum class Kind {
    thing,  // a table, rule, count or recommendation; parts: its `applies`, then what decided it
    row,    // a row of the table above; parts: its tests
    all,
    any,
    negation,
    test,  // one test; part: the thing it tests, if that is no fact or parameter
  };
  Kind kind = Kind::thing;
  EntryRef thing;                        // thing, row, test: what it is about
  std::size_t row = 0;                   // row
  const Condition* condition = nullptr;  // all, any, negation, test
  NodeId node = kAlways;                 // the same in the plan
  bool scope = false;                    // the condition under which a whole file speaks
  Tri holds = Tri::unknown;              // a table: yes when one outcome is left
  Tri applies = Tri::yes;  // no: neither holds nor not, as what it is about does not apply (`holds` is no)
  std::vector<Derivation> parts;
};

// How far down a derivation goes: to the facts; or only over what the thing itself says, its tests without a
// part and the rules that it counts with their truth alone.
enum class Depth { whole, itself };

// The derivation of one conclusion. For a table that gives one output: the rows in the order in which they
// decide, up to the one that holds.
Derivation derivation(const Plan& plan, const Outcome& outcome, EntryRef thing, Depth depth = Depth::whole);

// Whether a conclusion holds; of a table or a count, whether one outcome is left (yes) or it is open
// (unknown).
Tri truth_of(const Plan& plan, const Outcome& outcome, EntryRef thing);

// What a conclusion rests on.
struct Reasons {
  std::vector<Evidence> facts;
  std::vector<TableId>
      verdicts;  // tables that the page shows as verdicts of their own, where they are settled
};

// The facts that decided: under `all` that does not hold, those of the parts that do not; and so on. Where
// the outcome is open, the facts that keep it open. A settled verdict met on the way is named and not taken
// apart again. In the order met, each once.
Reasons reasons(const Plan& plan, const Outcome& outcome, EntryRef thing);

// The row of a table that gives one output, which gives it where it is settled; nothing when open or when no
// row matches.
std::optional<std::size_t> deciding_row(const Plan& plan, const Outcome& outcome, TableId table);

// Whether a thing is open: its outcome could still be more than one.
bool is_open(const Plan& plan, const Outcome& outcome, EntryRef thing);

}  // namespace diagclub
