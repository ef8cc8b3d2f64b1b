// The strict outcome in, the standing one out: a thing at a time, in the order of what looks at what.
#include "eval/standing/standing.h"

#include <algorithm>

#include "eval/standing/contest.h"
#include "eval/standing/variables_read.h"
#include "model/expected.h"

namespace diagclub {

namespace {

auto index_of(int index) { return static_cast<std::size_t>(index); }

bool undecided(const std::vector<Cells>& cells, int first, int count) {
  return std::any_of(cells.begin() + first, cells.begin() + first + count,
                     [](Cells left) { return !is_single(left); });
}

}  // namespace

StandingReader::StandingReader(const Plan& plan) : plan_(plan), readers_(index_of(plan.variables().count())) {
  if (plan.presumptions().empty()) return;
  const auto reads = [&](const std::vector<int>& variables, std::size_t reader) {
    for (const int variable : variables) readers_[index_of(variable)].push_back(static_cast<int>(reader));
  };
  for (const EntryRef thing : plan.standing_order()) {
    Turn turn;
    turn.thing = thing;
    turn.variables = plan.variables().count_of(thing);
    if (turn.variables == 0) continue;  // a text
    turn.first = plan.variables().of(thing);
    for (std::size_t i = 0; i < plan.presumptions().size(); ++i) {
      if (plan.presumptions()[i].of == thing) turn.presumptions.push_back(static_cast<int>(i));
    }
    if (thing.kind != EntryKind::fact) {
      const PlanStep& step = plan.step_of(thing);
      turn.step = static_cast<int>(&step - plan.steps().data());
      reads(variables_read(plan, step), turns_.size());
    } else if (turn.presumptions.empty()) {
      continue;
    }
    turns_.push_back(std::move(turn));
  }
  for (std::size_t i = 0; i < plan.recommended().size(); ++i) {
    std::vector<int> variables;
    add_variables_read(plan, plan.recommended()[i], variables);
    reads(variables, turns_.size() + i);
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
        variables_(index_of(plan_.variables().count())),
        contest_(plan_, into) {
    into.outcome.cells = strict.cells;
    into.outcome.applicable = strict.applicable;
    into.outcome.recommended = strict.recommended;
    into.presumptions.assign(plan_.presumptions().size(), PresumptionState::idle);
    into.contested.assign(variables_, 0);
    into.contested_applies.assign(plan_.steps().size(), 0);
    into.contested_recommended.assign(plan_.recommended().size(), 0);
    into.due.assign(reader.turns_.size() + plan_.recommended().size(), 0);
    for (const StrictSight& sight : plan_.sights()) cells_.push_back(cells_of(sight, facts));
  }

  void read() {
    const std::vector<Turn>& turns = reader_.turns_;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (into_.due[i] != 0) evaluate_again(turns[i]);
      if (!turns[i].presumptions.empty()) presume(turns[i]);
    }
    for (std::size_t i = 0; i < plan_.recommended().size(); ++i) {
      if (into_.due[turns.size() + i] == 0) continue;
      const int node = plan_.recommended()[i];
      if (strict_.recommended[i] != Tri::unknown) continue;
      into_.outcome.recommended[i] = evaluate_node(plan_, node, cells_);
      into_.contested_recommended[i] = any_contest_ && contest_.opens_recommendation(static_cast<int>(i));
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
        return strict_.cells[index_of(sight.variable)];
      case StrictSight::Kind::applies:
        return cells_from_tri(strict_.applies(plan_, plan_.variables()[sight.variable].thing));
      case StrictSight::Kind::undecided:
        return undecided(strict_.cells, sight.variable, sight.beside) ? kYesCell : kNoCell;
      case StrictSight::Kind::nothing_reported:
        break;
    }
    return facts.said[index_of(sight.fact)] == Facts::Said::nothing_reported ? kYesCell : kNoCell;
  }

  // What looks at a variable that is no longer as it is strictly must be evaluated again.
  void tell_readers(int variable) {
    const std::size_t at = index_of(variable);
    if (cells_[at] == strict_.cells[at] && into_.contested[at] == 0) return;
    for (const int reader : reader_.readers_[at]) into_.due[index_of(reader)] = 1;
  }

  const PlanStep& step_of(const Turn& turn) const { return plan_.steps()[index_of(turn.step)]; }

  // No further than the strict reading leaves it: that may know more than a look at the cells does.
  void evaluate_again(const Turn& turn) {
    const PlanStep& step = step_of(turn);
    const Tri strictly = strict_.applicable[index_of(turn.step)];
    const Tri applies = strictly != Tri::unknown ? strictly : evaluate_node(plan_, step.speaks, cells_);
    into_.outcome.applicable[index_of(turn.step)] = applies;
    into_.contested_applies[index_of(turn.step)] = any_contest_ && contest_.opens_applicability(turn.step);
    evaluate_step(plan_, step, applies, cells_, walk_);
    for (int i = 0; i < turn.variables; ++i) {
      const std::size_t at = index_of(turn.first + i);
      const Cells left = cells_[at] & strict_.cells[at];
      cells_[at] = left != 0 ? left : strict_.cells[at];
      into_.contested[at] = any_contest_ && !is_single(cells_[at]) && contest_.opens(turn.step, i);
      tell_readers(turn.first + i);
    }
  }

  void presume(const Turn& turn) {
    bool any = false;
    for (const int presumption : turn.presumptions) {
      if (evaluate_node(plan_, compiled(presumption).holds, cells_) != Tri::yes) continue;
      state(presumption) = State::spoke;
      any = true;
    }
    if (!any) return;
    const Bases bases = bases_of(turn);
    for (const int presumption : turn.presumptions) {
      if (state(presumption) == State::spoke) state(presumption) = state_of(turn, presumption, bases.strict);
    }
    // Those that apply are marked `spoke` by now; which of them give way is read off before any is changed.
    std::vector<int> beaten;
    for (const int presumption : turn.presumptions) {
      const std::vector<int>& others = compiled(presumption).yields_to;
      if (state(presumption) == State::spoke &&
          std::any_of(others.begin(), others.end(), [&](int other) { return state(other) == State::spoke; }))
        beaten.push_back(presumption);
    }
    for (const int presumption : beaten) state(presumption) = State::beaten;
    for (int i = 0; i < turn.variables; ++i) narrow(turn, i, bases.standing[index_of(i)]);
  }

  const PlanPresumption& compiled(int presumption) const {
    return plan_.presumptions()[index_of(presumption)];
  }
  State& state(int presumption) { return into_.presumptions[index_of(presumption)]; }

  // Of one whose signs are there, before the others about its thing are heard.
  State state_of(const Turn& turn, int presumption, const std::vector<Cells>& strict) const {
    if (turn.step >= 0 && into_.outcome.applicable[index_of(turn.step)] == Tri::no)
      return State::inapplicable;
    bool says = false;
    for (const Literal& claim : compiled(presumption).claims) {
      const Cells left = strict[index_of(claim.variable - turn.first)];
      if (truth(left, claim.accepted) == Tri::no) return State::refuted;
      says |= truth(left, claim.accepted) == Tri::unknown;
    }
    if (!says) return State::settled;
    const std::optional<int>& blocks = compiled(presumption).blocks;
    return blocks && evaluate_node(plan_, *blocks, cells_) == Tri::yes ? State::blocked : State::spoke;
  }

  Bases bases_of(const Turn& turn) {
    if (turn.step < 0 || step_of(turn).speaks == kAlways)
      return {own(turn, strict_.cells), own(turn, cells_)};
    Bases bases;
    bases.standing = where_it_applies(turn, into_.outcome.applicable, cells_);
    scratch_ = strict_.cells;
    bases.strict = where_it_applies(turn, strict_.applicable, scratch_);
    return bases;
  }
  static std::vector<Cells> own(const Turn& turn, const std::vector<Cells>& cells) {
    return {cells.begin() + turn.first, cells.begin() + turn.first + turn.variables};
  }
  // What a thing may be of where it applies: what its rows or its condition come to as written, for what does
  // not apply leaves alone what something else decides; and nothing that it cannot be anywhere.
  std::vector<Cells> where_it_applies(const Turn& turn, const std::vector<Tri>& applicable,
                                      std::vector<Cells>& cells) {
    std::vector<Cells> left = own(turn, cells);
    if (applicable[index_of(turn.step)] == Tri::yes) return left;
    const std::vector<Cells> before = left;
    if (turn.thing.kind == EntryKind::rule)
      cells[index_of(turn.first)] = cells_from_tri(evaluate_node(plan_, step_of(turn).when, cells));
    else
      evaluate_step(plan_, step_of(turn), Tri::yes, cells, walk_);
    for (int i = 0; i < turn.variables; ++i) left[index_of(i)] &= cells[index_of(turn.first + i)];
    std::copy(before.begin(), before.end(), cells.begin() + turn.first);
    return left;
  }

  // Intersects what is said of one variable of a thing.
  void narrow(const Turn& turn, int member, Cells base) {
    const int variable = turn.first + member;
    std::vector<int> speakers;
    Cells left = base;
    for (const int presumption : turn.presumptions) {
      if (into_.presumptions[index_of(presumption)] < State::contested) continue;
      for (const Literal& claim : compiled(presumption).claims) {
        if (claim.variable != variable) continue;
        left &= claim.accepted;
        speakers.push_back(presumption);
      }
    }
    if (speakers.empty()) return;
    const std::size_t at = index_of(variable);
    if (left == 0) {
      cells_[at] = strict_.cells[at];
      into_.contested[at] = 1;
      any_contest_ = true;
      for (const int presumption : speakers) state(presumption) = State::contested;
      return tell_readers(variable);
    }
    const Tri applies = turn.step < 0 ? Tri::yes : into_.outcome.applicable[index_of(turn.step)];
    if (applies == Tri::yes)
      cells_[at] = left;
    else
      cells_[at] = where_silent(turn) | left;
    if (is_single(cells_[at])) into_.contested[at] = 0;
    tell_readers(variable);
  }

  // What a thing gives where it does not apply.
  Cells where_silent(const Turn& turn) const {
    if (turn.thing.kind != EntryKind::table) return kNoCell;
    const Table& table = plan_.rules().tables[index_of(turn.thing.index)];
    return gives_one(table.hit) ? cell(none_cell(table)) : cell(0);
  }

  const StandingReader& reader_;
  const Plan& plan_;
  const Outcome& strict_;
  Standing& into_;
  std::vector<Cells>& cells_;
  const std::size_t variables_;
  const Contest contest_;
  bool any_contest_ = false;
  std::vector<Cells> scratch_;
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

Firmness firmness(const Outcome& strict, const Standing& standing, int variable) {
  const std::size_t at = index_of(variable);
  return is_single(strict.cells[at])             ? Firmness::certain
         : is_single(standing.outcome.cells[at]) ? Firmness::presumed
         : standing.contested[at] != 0           ? Firmness::contested
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

std::string firmness_word(Firmness firmness) {
  return std::string(kFirmnessWords[static_cast<std::size_t>(firmness)]);
}

Firmness firmness(const Plan& plan, const Outcome& strict, const Standing& standing, EntryRef thing) {
  const std::size_t index = index_of(thing.index);
  if (thing.kind == EntryKind::recommendation)
    return firmness_of_truth(strict.recommended[index], standing.outcome.recommended[index],
                             standing.contested_recommended[index] != 0);
  Firmness weakest = Firmness::certain;
  const auto weaken = [&](Firmness other) { weakest = std::min(weakest, other); };
  if (thing.kind != EntryKind::fact) {
    const auto step = index_of(static_cast<int>(&plan.step_of(thing) - plan.steps().data()));
    weaken(firmness_of_truth(strict.applicable[step], standing.outcome.applicable[step],
                             standing.contested_applies[step] != 0));
    if (standing.outcome.applicable[step] == Tri::no) return weakest;
  }
  if (thing.kind == EntryKind::count) {
    for (const int rule : plan.step_of(thing).counted) weaken(firmness(strict, standing, rule));
    return weakest;
  }
  for (int i = 0; i < plan.variables().count_of(thing); ++i)
    weaken(firmness(strict, standing, plan.variables().of(thing) + i));
  return weakest;
}

CountHeld held(const Plan& plan, const Outcome& strict, const Standing& standing, int count) {
  CountHeld held;
  for (const int rule : plan.step_of({EntryKind::count, count}).counted) {
    const Tri surely = tri_from_cells(strict.cells[index_of(rule)]);
    const Tri stands = tri_from_cells(standing.outcome.cells[index_of(rule)]);
    held.certain += surely == Tri::yes ? 1 : 0;
    held.standing += stands == Tri::yes ? 1 : 0;
    held.possible += surely == Tri::no ? 0 : 1;
  }
  return held;
}

}  // namespace diagclub
