// What can be proved against presumptions: never so over all that may stand, or so in a fiche that is found.
#include <algorithm>
#include <functional>
#include <set>

#include "eval/standing/standing.h"
#include "reason/proofs/may_stand.h"
#include "reason/proofs/stated.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;
using State = PresumptionState;

// One club read both ways.
struct Read {
  Outcome strict;
  Standing standing;
};

class PresumptionProver {
 public:
  explicit PresumptionProver(Proving& in) : in_(in), may_stand_(in), reader_(in.plan) {}

  void prove() {
    nothing_ = read(facts_from_fiche(in_.plan, {}));
    for (const PresumptionId i : all()) {
      if (dead(i)) continue;
      silence(i);
      unless(i);
      for (const PresumptionId other : compiled(i).yields_to) yields(i, other);
      for (const PresumptionId other : Ids<PresumptionId>(i.index())) contest(other, i);
      contest_with_derived(i);
      for (const PresumptionId other : all()) silence_on_silence(i, other);
    }
  }

 private:
  Ids<PresumptionId> all() const { return in_.rules.presumptions.ids(); }
  const PlanPresumption& compiled(PresumptionId i) const { return in_.plan.presumptions()[i]; }
  const Presumption& written(PresumptionId i) const { return in_.rules.presumptions[i]; }
  std::string name(PresumptionId i) const { return "`" + written(i).name + "`"; }
  std::string claimed(PresumptionId i) const {
    return "`" + written(i).of.text + ": " + written(i).is.written + "`";
  }

  Read read(const Facts& facts) const {
    Read read;
    read.strict = evaluate(in_.plan, facts);
    read.standing = reader_.read(facts, read.strict);
    return read;
  }
  static State state(const Read& read, PresumptionId i) { return read.standing.presumptions[i]; }

  void tell(const std::string& code, const Place& place, const std::string& message, const std::string& help,
            const std::string& shown = "") {
    in_.add_shown(code, place, message, help, shown);
  }

  // A fiche of few facts in which the function holds and that is accepted once it is read, on one line. Where
  // a sign is that nothing is reported, it says so.
  std::optional<std::string> shown(Function where, const std::vector<PresumptionId>& presumptions,
                                   const std::function<bool(const Read&)>& accept) {
    const std::set<FactId> silent = nothing_reported_in(presumptions);
    std::vector<FactId> marked;
    const auto found = in_.witnesses().accepted(in_.diagrams, where, [&](const Facts& facts) {
      Facts with_marks = facts;
      marked.clear();
      for (const FactId fact : silent) {
        if (facts.said[fact] != Facts::Said::nothing) continue;
        with_marks.said[fact] = Facts::Said::nothing_reported;
        marked.push_back(fact);
      }
      return accept(read(with_marks));
    });
    if (!found) return std::nullopt;
    Witness witness = *found;
    for (const FactId fact : marked) witness.stated.emplace_back(fact, kNothingReported);
    return witness.line(in_.rules, FicheScope::whole);
  }

  // The facts of which these presumptions want nothing to be reported.
  std::set<FactId> nothing_reported_in(const std::vector<PresumptionId>& presumptions) const {
    std::set<FactId> facts;
    for (const PresumptionId i : presumptions) {
      for_each_test(written(i).when, [&](const Name& tested, const UnaryTest& test) {
        if (test.form == UnaryTest::Form::nothing_reported)
          facts.insert(in_.plan.names().find(tested.text)->fact());
      });
    }
    return facts;
  }

  // What it says, over the facts.
  Function claim(PresumptionId i) {
    Function says = Proving::kEverywhere;
    for (const Literal& literal : compiled(i).claims)
      says = in_.diagrams.both(says, in_.functions.of(in_.diagrams, literal));
    return says;
  }

  bool leaves_everything(PresumptionId i) const {
    return std::all_of(compiled(i).claims.begin(), compiled(i).claims.end(), [&](const Literal& claim) {
      return (in_.plan.variables()[claim.variable].all & ~claim.accepted) == 0;
    });
  }

  // Whether it can never speak; says so.
  bool dead(PresumptionId i) {
    const Function signs = may_stand_.when(i);
    const std::string help = "mend its signs, or remove it";
    const auto tell_dead = [&](const std::string& why) {
      tell("dead-presumption", written(i).place, name(i) + " can never speak: " + why, help);
      return true;
    };
    if (leaves_everything(i)) return tell_dead("it leaves every value that there is");
    if (signs == Proving::kNever) return tell_dead("its signs are never there together");
    if (in_.diagrams.both(signs, may_stand_.applies(i)) == Proving::kNever)
      return tell_dead("`" + written(i).of.text + "` does not apply where they are");
    const Function says = claim(i);
    const bool fact = compiled(i).of.kind == EntryKind::fact;
    if (in_.diagrams.both(signs, says) == Proving::kNever) {
      const auto fiche = shown(signs, {i}, [&](const Read& read) { return state(read, i) == State::spoke; });
      if (!fiche) return tell_dead("they exclude what it says");
      tell("impossible-presumption", written(i).place,
           name(i) + " says " + claimed(i) + ", which no club of its signs is",
           "mend its signs, or what it says", *fiche);
      return true;
    }
    if (fact && in_.diagrams.both(signs, in_.diagrams.negated(says)) == Proving::kNever)
      return tell_dead("where they are the fiche says as much");
    return blocked_everywhere(i) && tell_dead("its `unless` holds wherever they are");
  }

  // Only where nothing presumed bears on `unless`, and no fiche is found either.
  bool blocked_everywhere(PresumptionId i) {
    if (!written(i).unless) return false;
    bool strict = true;
    for_each_test(*written(i).unless, [&](const Name& tested, const UnaryTest& test) {
      const EntryRef thing = *in_.plan.names().find(tested.text);
      strict &= test.form != UnaryTest::Form::undecided && test.form != UnaryTest::Form::nothing_reported &&
                (thing == compiled(i).of || !may_stand_.can_be_presumed(thing));
    });
    if (!strict) return false;
    const Function open = in_.diagrams.both(
        may_stand_.when(i), in_.diagrams.negated(in_.functions.of(in_.diagrams, *written(i).unless)));
    return open == Proving::kNever &&
           !shown(may_stand_.when(i), {i}, [&](const Read& read) { return state(read, i) >= State::beaten; });
  }

  void silence(PresumptionId i) {
    if (state(nothing_, i) == State::idle) return;
    in_.add("rests-on-silence", written(i).place,
            name(i) + " needs no sign: it speaks where nothing is known",
            "ask for at least one thing that the fiche says", Proving::kEverywhere);
  }

  void unless(PresumptionId i) {
    if (!written(i).unless) return;
    if (in_.diagrams.both(may_stand_.when(i), may_stand_.unless(i)) != Proving::kNever) return;
    tell("useless-unless", written(i).unless->place,
         "this never holds where the signs of " + name(i) + " are there", "take it out, or mend it");
  }

  void yields(PresumptionId i, PresumptionId other) {
    std::size_t at = 0;
    while (compiled(i).yields_to[at] != other) ++at;
    const Place& place = written(i).yields_to[at].place;
    if (in_.expressible(in_.diagrams.both(may_stand_.when(i), may_stand_.when(other))) == Proving::kNever)
      tell("useless-yield", place, name(i) + " and " + name(other) + " never apply together", "take it out");
    else if (says_as_much(other, i))
      tell("useless-yield", place,
           name(other) + " says all that " + name(i) + " does: there is nothing to yield",
           "take it out, or mend what one of them says");
  }
  // Whether whatever the one leaves the other would leave too.
  bool says_as_much(PresumptionId one, PresumptionId other) const {
    return std::all_of(
        compiled(other).claims.begin(), compiled(other).claims.end(), [&](const Literal& claim) {
          return std::any_of(
              compiled(one).claims.begin(), compiled(one).claims.end(), [&](const Literal& stronger) {
                return stronger.variable == claim.variable && (stronger.accepted & ~claim.accepted) == 0;
              });
        });
  }

  bool exclude_each_other(PresumptionId one, PresumptionId other) const {
    for (const Literal& a : compiled(one).claims) {
      for (const Literal& b : compiled(other).claims) {
        if (a.variable == b.variable && (a.accepted & b.accepted) == 0) return true;
      }
    }
    return false;
  }

  void contest(PresumptionId one, PresumptionId other) {
    if (compiled(one).of != compiled(other).of || !exclude_each_other(one, other)) return;
    const Function together = in_.diagrams.both(may_stand_.when(one), may_stand_.when(other));
    const auto fiche = shown(together, {one, other}, [&](const Read& read) {
      return state(read, one) == State::contested && state(read, other) == State::contested;
    });
    if (fiche)
      tell("contested-presumptions", written(other).place,
           name(other) + " can contest " + name(one) + ": where both speak nothing is presumed",
           "say with `yields_to` which is more specific, or with `unless` what stops one", *fiche);
  }

  // Where a function holds whatever is said of what a presumption is about: that is open then, and may be
  // presumed.
  Function left_open(Function where, PresumptionId presumption) {
    const EntryRef thing = compiled(presumption).of;
    if (thing.kind != EntryKind::fact) return where;
    IndexVector<VariableId, bool> own(in_.plan.variables().count());
    for (const VariableId variable : in_.plan.variables().values(thing.fact())) own[variable] = true;
    return in_.diagrams.forall(where, own);
  }

  // What a thing looks at, and what that looks at: only presumptions about these make it come out otherwise.
  std::set<EntryRef> things_behind(EntryRef thing) const {
    std::set<EntryRef> behind;
    std::vector<EntryRef> left{thing};
    while (!left.empty()) {
      const EntryRef next = left.back();
      left.pop_back();
      if (entry_of(in_.rules, next) == nullptr) continue;
      for (const std::string& name : looked_at(in_.plan, next)) {
        const EntryRef at = *in_.plan.names().find(name);
        if (behind.insert(at).second) left.push_back(at);
      }
    }
    behind.erase(thing);
    return behind;
  }

  void contest_with_derived(PresumptionId i) {
    const Function against = in_.diagrams.both(may_stand_.when(i), may_stand_.derived_otherwise(i));
    if (against == Proving::kNever) return;
    const auto alone = [&](const Read& read) {
      for (const PresumptionId other : all()) {
        const bool about_it = compiled(other).of == compiled(i).of;
        if (about_it && (state(read, other) == State::contested) != (other == i)) return false;
      }
      return true;
    };
    const std::set<EntryRef> behind = things_behind(compiled(i).of);
    for (const PresumptionId other : all()) {
      if (behind.count(compiled(other).of) == 0) continue;
      const Function both = in_.diagrams.both(against, may_stand_.when(other));
      const auto fiche = shown(left_open(both, other), {i, other}, alone);
      if (!fiche) continue;
      return tell("contested-presumptions", written(i).place,
                  name(i) + " can contest what follows for `" + written(i).of.text + "` from " + name(other),
                  "say with `unless` what stops it, or narrow its signs", *fiche);
    }
  }

  // Whether it takes the silence about something else for a sign.
  bool hears_silence(PresumptionId i) const {
    bool found = false;
    for_each_test(written(i).when, [&](const Name& tested, const UnaryTest& test) {
      found |= tested.text != written(i).of.text &&
               (test.form == UnaryTest::Form::unknown || test.form == UnaryTest::Form::undecided);
    });
    return found;
  }

  void silence_on_silence(PresumptionId i, PresumptionId other) {
    if (i == other || compiled(i).of == compiled(other).of || !hears_silence(i) || !hears_silence(other))
      return;
    const auto fiche = shown(
        in_.diagrams.both(may_stand_.when(i), may_stand_.when(other)), {i, other}, [&](const Read& read) {
          if (state(read, i) != State::spoke || state(read, other) != State::spoke) return false;
          const std::vector<PresumptionId> chain =
              standing_reasons(in_.plan, read.strict, read.standing, compiled(i).of).presumptions;
          return std::find(chain.begin(), chain.end(), other) != chain.end() &&
                 std::find(chain.begin(), chain.end(), i) != chain.end();
        });
    if (fiche)
      tell("silence-on-silence", written(i).place,
           name(i) + " can rest on " + name(other) + ", and both take a silence for a sign",
           "ask for something that the fiche says, in one of them", *fiche);
  }

  Proving& in_;
  MayStand may_stand_;
  StandingReader reader_;
  Read nothing_;
};

}  // namespace

void prove_presumptions(Proving& in) {
  if (!in.rules.presumptions.empty()) PresumptionProver(in).prove();
}

}  // namespace diagclub
