// The standing reading of one club: the strict one narrowed by what is presumed, in cells.
//
// In: a plan, the facts, the strict outcome. Out: an outcome of the same form, and how firmly each part
// stands. Example: a rule `core: {all: [team: yes, vigorous: yes]}`, the presumption `{of: core, is: yes,
// when: {team: yes, vigorous: unknown}}` and a fiche that says `team: yes`. Strictly `core` may be no or yes;
// the standing reading leaves yes, and its firmness is `presumed`.
//
// Method. Things are taken in the order of their dependencies (`Plan::standing_order`). Each is evaluated
// over what stands of the others, then narrowed by the presumptions about it that speak. It is an overlay:
// nothing flows back from a thing to what it looks at, formulas never run on what is presumed, and `known`,
// `unknown`, `undecided`, `nothing_reported` and the thing's own cells read the strict outcome. A presumption
// - applies where its `when` is yes, its `unless` is not, and the strict reading leaves its thing open and
// does
//   not exclude what it says;
// - gives way where one of its `yields_to` applies (whether or not that one gives way in turn);
// - of the others what they say and what follows from other presumptions is intersected. Where nothing is
// left
//   they contest each other: the thing keeps its strict cells. What is undecided because of a contested cell
//   is contested itself.
// A recommendation is given where it is wanted and nothing says that what it asks for is done already.
// Where a rule or table does not apply nothing is presumed of it, and none is firmer than its `applies`.
//
// Cost: what the plan allows is done once. Of one club, a copy of the outcome's cells, one look at each
// presumption, and only those things evaluated again that look at something changed. Pure: no input, no
// output.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "eval/evaluate.h"
#include "eval/facts.h"
#include "eval/standing/scope.h"
#include "eval/trace.h"
#include "plan/plan.h"

namespace diagclub {

// How firmly a conclusion stands, weakest first.
enum class Firmness : std::uint8_t {
  open,       // nobody could say
  contested,  // signs point both ways
  presumed,   // the known facts point to it and none against
  certain,    // settled by the strict reading: no further answer overturns it
};

// `certain`, `presumed`, `contested`, `open`.
std::string firmness_word(Firmness firmness);

// What became of one presumption.
enum class PresumptionState : std::uint8_t {
  idle,          // its signs are not there, or not known to be
  settled,       // they are, but the strict reading leaves nothing for it to say
  inapplicable,  // they are, but its thing does not apply
  refuted,       // they are, but the strict reading excludes what it says
  blocked,       // they are, and so is what it names under `unless`
  beaten,        // a more specific one applies
  contested,     // it speaks, and others say otherwise
  spoke,
};

struct Standing {
  // As `evaluate` gives it, narrowed. Whatever reads an outcome can read this one. `applicable` too is what
  // stands.
  Outcome outcome;
  IndexVector<PresumptionId, PresumptionState> presumptions;
  // Undecided because signs point both ways.
  IndexVector<VariableId, char> contested;
  IndexVector<StepId, char> contested_applies;
  IndexVector<RecommendationId, char> contested_recommended;
  // While it is read: what must be evaluated again, by turn, then by recommendation.
  std::vector<char> due;
};

// The standing reading of many clubs. The plan must outlive it and stay as it is; threads may share it.
class StandingReader {
 public:
  // `scope`: what alone is worked out, and of which alone the strict outcome is looked at; none: everything.
  explicit StandingReader(const Plan& plan, const StandingScope* scope = nullptr);

  // In memory that is used again. `strict`: as `evaluate` gives it of the same facts, or sharpened
  // (reason/club/reach.h): what stands goes no further than that.
  void read(const Facts& facts, const Outcome& strict, Standing& into) const;
  Standing read(const Facts& facts, const Outcome& strict) const;

 private:
  // What is worked out at one place of the order.
  struct Turn {
    EntryRef thing;
    std::optional<StepId> step;  // none: a fact
    VariableId first;            // of the thing's variables
    std::size_t variables = 1;
    std::vector<PresumptionId> presumptions;  // about it
  };
  class Club;

  const Plan& plan_;
  std::vector<Turn> turns_;
  std::vector<RecommendationId> may_be_done_;  // those that stand otherwise than strictly by themselves
  IndexVector<VariableId, std::vector<std::size_t>> readers_;  // what looks at it, as `Standing::due` counts
};

// How firmly a table, rule, count, recommendation or fact stands. `strict`: what `standing` was read from.
// Certain is Kleene's: every completion of the fiche gives it. There are conclusions that every completion
// gives and Kleene does not see (`x < 5` or `x >= 5`); reason/club/reach.h proves those.
Firmness firmness(const Plan& plan, const Outcome& strict, const Standing& standing, EntryRef thing);
// The same of one variable: a member of a list, an output of a collect table.
Firmness firmness(const Outcome& strict, const Standing& standing, VariableId variable);

// How many rules of a count hold: surely, as it stands, and possibly.
struct CountHeld {
  std::size_t certain = 0;
  std::size_t standing = 0;
  std::size_t possible = 0;
};
CountHeld held(const Plan& plan, const Outcome& strict, const Standing& standing, CountId count);

// What a conclusion rests on where presumptions narrow it.
struct StandingReasons {
  std::vector<PresumptionId> presumptions;  // each after those that it rests on itself
  std::vector<Evidence> signs;              // the facts that made them speak
};
// Empty where nothing presumed narrows it. Of what is contested: the presumptions that contest it, or what it
// looks at, and their signs.
StandingReasons standing_reasons(const Plan& plan, const Outcome& strict, const Standing& standing,
                                 EntryRef thing);

}  // namespace diagclub
