// The strict outcome in, the standing one out: a thing at a time, in the order of what looks at what.
#include "eval/standing/standing.h"

#include <algorithm>

#include "base/sizes.h"
#include "eval/standing/contest.h"
#include "eval/standing/variables_read.h"
#include "model/expected.h"

namespace diagclub {

namespace {

bool undecided(const CellsByVariable& cells, const Ids<VariableId>& variables) {
  return std::any_of(variables.begin(), variables.end(),
                     [&](VariableId variable) { return !is_single(cells[variable]); });
}

}  // namespace

StandingReader::StandingReader(const Plan& plan, const StandingScope* scope)
    : plan_(plan), readers_(plan.variables().count()) {
  for (const RecommendationId id : plan.giving().ids()) {
    if (plan.giving()[id].done && (scope == nullptr || scope->holds(id))) may_be_done_.push_back(id);
  }
  if (plan.presumptions().empty()) return;
  const auto reads = [&](const std::vector<VariableId>& variables, std::size_t reader) {
    for (const VariableId variable : variables) readers_[variable].push_back(reader);
  };
  IndexVector<VariableId, std::vector<PresumptionId>> about(plan.variables().count());
  for (const PresumptionId presumption : plan.presumptions().ids())
    about[plan.variables().of(plan.presumptions()[presumption].of)].push_back(presumption);
  for (const EntryRef thing : plan.standing_order()) {
    Turn turn;
    turn.thing = thing;
    turn.variables = plan.variables().count_of(thing);
    if (turn.variables == 0) continue;  // a text
    if (scope != nullptr && !scope->holds(plan, thing)) continue;
    turn.first = plan.variables().of(thing);
    turn.presumptions = std::move(about[turn.first]);
    if (thing.kind != EntryKind::fact) {
      turn.step = plan.step_at(thing);
      reads(variables_read(plan, plan.step_of(thing)), turns_.size());
    } else if (turn.presumptions.empty()) {
      continue;
    }
    turns_.push_back(std::move(turn));
  }
  for (const RecommendationId recommendation : plan.recommended().ids()) {
    if (scope != nullptr && !scope->holds(recommendation)) continue;
    std::vector<VariableId> variables;
    add_variables_read(plan, plan.recommended()[recommendation], variables);
    reads(variables, turns_.size() + recommendation.index());
  }
}

// One club while it is read.
class StandingReader::Club {
 public:
  Club(const StandingReader& reader, const Facts& facts, const Outcome& strict, Standing& into)
      : reader_(reader),
        plan_(reader.plan_),
        strict_(strict),
        into_(into),
        cells_(into.outcome.cells),
        variables_(plan_.variables().count()),
        contest_(plan_, into) {
    into.outcome.cells = strict.cells;
    into.outcome.applicable = strict.applicable;
    into.outcome.recommended = strict.recommended;
    into.presumptions.assign(plan_.presumptions().size(), PresumptionState::idle);
    into.contested.assign(variables_, 0);
    into.contested_applies.assign(plan_.steps().size(), 0);
    into.contested_recommended.assign(plan_.recommended().size(), 0);
    into.due.assign(reader.turns_.size() + plan_.recommended().size(), 0);
    for (const RecommendationId id : reader.may_be_done_) into.due[reader.turns_.size() + id.index()] = 1;
    for (const StrictSight& sight : plan_.sights()) cells_.push_back(cells_of(sight, facts));
  }

  void read() {
    const std::vector<Turn>& turns = reader_.turns_;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (into_.due[i] != 0) evaluate_again(turns[i]);
      if (!turns[i].presumptions.empty()) presume(turns[i]);
    }
    for (const RecommendationId id : plan_.recommended().ids()) {
      if (into_.due[turns.size() + id.index()] == 0) continue;
      if (strict_.recommended[id] != Tri::unknown) continue;
      into_.outcome.recommended[id] = recommended(id);
      into_.contested_recommended[id] = any_contest_ && contest_.opens_recommendation(id);
    }
    cells_.resize(variables_);
  }

 private:
  using State = PresumptionState;
  // What a thing is taken to be of itself, wherever it applies: one set of cells a variable.
  struct Bases {
    std::vector<Cells> strict;
    std::vector<Cells> standing;
  };

  Cells cells_of(const StrictSight& sight, const Facts& facts) const {
    switch (sight.kind) {
      case StrictSight::Kind::cells:
        return strict_.cells[sight.variable];
      case StrictSight::Kind::applies:
        return cells_from_tri(strict_.applies(plan_, plan_.variables()[sight.variable].thing));
      case StrictSight::Kind::undecided:
        return undecided(strict_.cells, {sight.variable, sight.beside}) ? kYesCell : kNoCell;
      case StrictSight::Kind::nothing_reported:
        break;
    }
    return facts.said[sight.fact] == Facts::Said::nothing_reported ? kYesCell : kNoCell;
  }

  // What nobody says is done is not done.
  Tri recommended(RecommendationId id) const {
    const Plan::Giving& giving = plan_.giving()[id];
    if (!giving.done) return evaluate_node(plan_, giving.wanted, cells_);
    if (evaluate_node(plan_, *giving.done, cells_) == Tri::yes) return Tri::no;
    return evaluate_node(plan_, giving.wanted, cells_);
  }

  // What looks at a variable that is no longer as it is strictly must be evaluated again.
  void tell_readers(VariableId variable) {
    if (cells_[variable] == strict_.cells[variable] && into_.contested[variable] == 0) return;
    for (const std::size_t reader : reader_.readers_[variable]) into_.due[reader] = 1;
  }

  const PlanStep& step_of(const Turn& turn) const { return plan_.steps()[*turn.step]; }

  // No further than the strict reading leaves it: that may know more than a look at the cells does.
  void evaluate_again(const Turn& turn) {
    const PlanStep& step = step_of(turn);
    const Tri strictly = strict_.applicable[*turn.step];
    const Tri applies = strictly != Tri::unknown ? strictly : evaluate_node(plan_, step.speaks, cells_);
    into_.outcome.applicable[*turn.step] = applies;
    into_.contested_applies[*turn.step] = any_contest_ && contest_.opens_applicability(*turn.step);
    evaluate_step(plan_, step, applies, cells_, walk_);
    for (std::size_t i = 0; i < turn.variables; ++i) {
      const VariableId at = turn.first + i;
      const Cells left = cells_[at] & strict_.cells[at];
      cells_[at] = left != 0 ? left : strict_.cells[at];
      into_.contested[at] = any_contest_ && !is_single(cells_[at]) && contest_.opens(*turn.step, i);
      tell_readers(at);
    }
  }

  void presume(const Turn& turn) {
    bool any = false;
    for (const PresumptionId presumption : turn.presumptions) {
      if (evaluate_node(plan_, compiled(presumption).holds, cells_) != Tri::yes) continue;
      state(presumption) = State::spoke;
      any = true;
    }
    if (!any) return;
    const Bases bases = bases_of(turn);
    for (const PresumptionId presumption : turn.presumptions) {
      if (state(presumption) == State::spoke) state(presumption) = state_of(turn, presumption, bases.strict);
    }
    // Those that apply are marked `spoke` by now; which of them give way is read off before any is changed.
    std::vector<PresumptionId> beaten;
    for (const PresumptionId presumption : turn.presumptions) {
      const std::vector<PresumptionId>& others = compiled(presumption).yields_to;
      if (state(presumption) == State::spoke &&
          std::any_of(others.begin(), others.end(),
                      [&](PresumptionId other) { return state(other) == State::spoke; }))
        beaten.push_back(presumption);
    }
    for (const PresumptionId presumption : beaten) state(presumption) = State::beaten;
    for (std::size_t i = 0; i < turn.variables; ++i) narrow(turn, i, bases.standing[i]);
  }

  const PlanPresumption& compiled(PresumptionId presumption) const {
    return plan_.presumptions()[presumption];
  }
  State& state(PresumptionId presumption) { return into_.presumptions[presumption]; }

  // Of one whose signs are there, before the others about its thing are heard.
  State state_of(const Turn& turn, PresumptionId presumption, const std::vector<Cells>& strict) const {
    if (turn.step && into_.outcome.applicable[*turn.step] == Tri::no) return State::inapplicable;
    bool says = false;
    for (const Literal& claim : compiled(presumption).claims) {
      const Cells left = strict[claim.variable - turn.first];
      if (truth(left, claim.accepted) == Tri::no) return State::refuted;
      says |= truth(left, claim.accepted) == Tri::unknown;
    }
    if (!says) return State::settled;
    const std::optional<NodeId>& blocks = compiled(presumption).blocks;
    return blocks && evaluate_node(plan_, *blocks, cells_) == Tri::yes ? State::blocked : State::spoke;
  }

  Bases bases_of(const Turn& turn) {
    if (!turn.step || step_of(turn).speaks == kAlways) return {own(turn, strict_.cells), own(turn, cells_)};
    Bases bases;
    bases.standing = where_it_applies(turn, into_.outcome.applicable, cells_);
    scratch_ = strict_.cells;
    bases.strict = where_it_applies(turn, strict_.applicable, scratch_);
    return bases;
  }
  static std::vector<Cells> own(const Turn& turn, const CellsByVariable& cells) {
    std::vector<Cells> own;
    for (std::size_t i = 0; i < turn.variables; ++i) own.push_back(cells[turn.first + i]);
    return own;
  }
  // What a thing may be of where it applies: what its rows or its condition come to as written, for what does
  // not apply leaves alone what something else decides; and nothing that it cannot be anywhere.
  std::vector<Cells> where_it_applies(const Turn& turn, const IndexVector<StepId, Tri>& applicable,
                                      CellsByVariable& cells) {
    std::vector<Cells> left = own(turn, cells);
    if (applicable[*turn.step] == Tri::yes) return left;
    const std::vector<Cells> before = left;
    if (turn.thing.kind == EntryKind::rule)
      cells[turn.first] = cells_from_tri(evaluate_node(plan_, step_of(turn).when, cells));
    else
      evaluate_step(plan_, step_of(turn), Tri::yes, cells, walk_);
    for (std::size_t i = 0; i < turn.variables; ++i) left[i] &= cells[turn.first + i];
    for (std::size_t i = 0; i < turn.variables; ++i) cells[turn.first + i] = before[i];
    return left;
  }

  // Intersects what is said of one variable of a thing.
  void narrow(const Turn& turn, std::size_t member, Cells base) {
    const VariableId variable = turn.first + member;
    std::vector<PresumptionId> speakers;
    Cells left = base;
    for (const PresumptionId presumption : turn.presumptions) {
      if (into_.presumptions[presumption] < State::contested) continue;
      for (const Literal& claim : compiled(presumption).claims) {
        if (claim.variable != variable) continue;
        left &= claim.accepted;
        speakers.push_back(presumption);
      }
    }
    if (speakers.empty()) return;
    if (left == 0) {
      cells_[variable] = strict_.cells[variable];
      into_.contested[variable] = 1;
      any_contest_ = true;
      for (const PresumptionId presumption : speakers) state(presumption) = State::contested;
      return tell_readers(variable);
    }
    const Tri applies = turn.step ? into_.outcome.applicable[*turn.step] : Tri::yes;
    if (applies == Tri::yes)
      cells_[variable] = left;
    else
      cells_[variable] = where_silent(turn) | left;
    if (is_single(cells_[variable])) into_.contested[variable] = 0;
    tell_readers(variable);
  }

  // What a thing gives where it does not apply.
  Cells where_silent(const Turn& turn) const {
    if (turn.thing.kind != EntryKind::table) return kNoCell;
    const Table& table = plan_.rules().tables[turn.thing.table()];
    return gives_one(table.hit) ? cell(none_cell(table)) : cell(0);
  }

  const StandingReader& reader_;
  const Plan& plan_;
  const Outcome& strict_;
  Standing& into_;
  CellsByVariable& cells_;
  const std::size_t variables_;
  const Contest contest_;
  bool any_contest_ = false;
  CellsByVariable scratch_;
  Diagrams::Walk walk_;
};

void StandingReader::read(const Facts& facts, const Outcome& strict, Standing& into) const {
  Club(*this, facts, strict, into).read();
}

Standing StandingReader::read(const Facts& facts, const Outcome& strict) const {
  Standing standing;
  read(facts, strict, standing);
  return standing;
}

Firmness firmness(const Outcome& strict, const Standing& standing, VariableId variable) {
  return is_single(strict.cells[variable])             ? Firmness::certain
         : is_single(standing.outcome.cells[variable]) ? Firmness::presumed
         : standing.contested[variable] != 0           ? Firmness::contested
                                                       : Firmness::open;
}

namespace {

Firmness firmness_of_truth(Tri strict, Tri standing, bool contested) {
  return strict != Tri::unknown     ? Firmness::certain
         : standing != Tri::unknown ? Firmness::presumed
         : contested                ? Firmness::contested
                                    : Firmness::open;
}

}  // namespace

std::string firmness_word(Firmness firmness) { return std::string(kFirmnessWords[index_of(firmness)]); }

Firmness firmness(const Plan& plan, const Outcome& strict, const Standing& standing, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation)
    return firmness_of_truth(strict.recommended[thing.recommendation()],
                             standing.outcome.recommended[thing.recommendation()],
                             standing.contested_recommended[thing.recommendation()] != 0);
  Firmness weakest = Firmness::certain;
  const auto weaken = [&](Firmness other) { weakest = std::min(weakest, other); };
  if (thing.kind != EntryKind::fact) {
    const StepId step = plan.step_at(thing);
    weaken(firmness_of_truth(strict.applicable[step], standing.outcome.applicable[step],
                             standing.contested_applies[step] != 0));
    if (standing.outcome.applicable[step] == Tri::no) return weakest;
  }
  if (thing.kind == EntryKind::count) {
    for (const VariableId rule : plan.step_of(thing).counted) weaken(firmness(strict, standing, rule));
    return weakest;
  }
  for (std::size_t i = 0; i < plan.variables().count_of(thing); ++i)
    weaken(firmness(strict, standing, plan.variables().of(thing) + i));
  return weakest;
}

CountHeld held(const Plan& plan, const Outcome& strict, const Standing& standing, CountId count) {
  CountHeld held;
  for (const VariableId rule : plan.step_of(count).counted) {
    const Tri surely = tri_from_cells(strict.cells[rule]);
    const Tri stands = tri_from_cells(standing.outcome.cells[rule]);
    held.certain += surely == Tri::yes;
    held.standing += stands == Tri::yes;
    held.possible += surely != Tri::no;
  }
  return held;
}

}  // namespace diagclub
