// A presumed conclusion in, the presumptions and signs that it rests on out: whatever differs from the strict
// reading on the way down was presumed.
#include <algorithm>
#include <set>
#include <utility>

#include "eval/standing/standing.h"
#include "eval/standing/variables_read.h"

namespace diagclub {

namespace {

auto index_of(int index) { return static_cast<std::size_t>(index); }

class Collector {
 public:
  Collector(const Plan& plan, const Outcome& strict, const Standing& standing)
      : plan_(plan), strict_(strict), standing_(standing) {
    // Presumptions also read what is strictly so.
    strict_cells_ = strict.cells;
    cells_ = standing.outcome.cells;
    for (const StrictSight& sight : plan.sights()) {
      const Cells seen =
          sight.kind == StrictSight::Kind::cells ? strict.cells[index_of(sight.variable)] : kYesOrNo;
      strict_cells_.push_back(seen);
      cells_.push_back(seen);
    }
  }

  void collect(EntryRef thing) {
    if (thing.kind == EntryKind::recommendation) return follow(plan_.recommended()[index_of(thing.index)]);
    if (!visited_things_.insert(thing).second) return;
    if (thing.kind != EntryKind::fact) collect_step(plan_.step_of(thing));
    for (std::size_t i = 0; i < plan_.presumptions().size(); ++i) {
      const PlanPresumption& presumption = plan_.presumptions()[i];
      if (presumption.of == thing && standing_.presumptions[i] == PresumptionState::spoke)
        collect_presumption(static_cast<int>(i));
    }
  }

  // What is undecided because something that it looks at is contested: down to what presumptions contest.
  void collect_contest(EntryRef thing) {
    if (!contested_things_.insert(thing).second) return;
    for (std::size_t i = 0; i < plan_.presumptions().size(); ++i) {
      if (plan_.presumptions()[i].of == thing && standing_.presumptions[i] == PresumptionState::contested)
        collect_presumption(static_cast<int>(i));
    }
    if (thing.kind == EntryKind::fact || thing.kind == EntryKind::parameter) return;
    std::vector<int> read;
    if (thing.kind == EntryKind::recommendation)
      add_variables_read(plan_, plan_.recommended()[index_of(thing.index)], read);
    else
      read = variables_read(plan_, plan_.step_of(thing));
    for (const int variable : read) {
      const EntryRef below = plan_.variables()[variable].thing;
      if (standing_.contested[index_of(variable)] != 0 || is_contested_whether_it_applies(below))
        collect_contest(below);
    }
  }

  StandingReasons take() { return std::move(found_); }

 private:
  void collect_presumption(int index) {
    const bool before = std::exchange(signs_, true);
    follow(plan_.presumptions()[index_of(index)].when);
    signs_ = before;
    found_.presumptions.push_back(index);
  }

  // What made a step come out otherwise than strictly.
  void collect_step(const PlanStep& step) {
    const bool before = std::exchange(signs_, false);
    follow(step.speaks);
    follow(step.holds);
    for (const int rule : step.counted) follow_variable(rule);
    for (const int row : step.order) {
      for (const int test : step.rows[index_of(row)].tests) follow(test);
    }
    signs_ = before;
  }

  Tri truth_of(int node, const std::vector<Cells>& cells) const { return evaluate_node(plan_, node, cells); }

  // The parts that make a condition what it stands at. Of a sign, those that are strictly so too.
  void follow(int node) {
    if (node == kAlways) return;
    const Tri stands = truth_of(node, cells_);
    if (!signs_ && stands == truth_of(node, strict_cells_)) return;
    const PlanNode& at = plan_.nodes()[index_of(node)];
    switch (at.op) {
      case PlanNode::Op::literal:
        return follow_variable(at.variable);
      case PlanNode::Op::negation:
        return follow(at.first_child);
      case PlanNode::Op::all:
      case PlanNode::Op::any:
        break;
    }
    // One that strictly holds is enough for an `any`, one that strictly does not for an `all`.
    const bool one_is_enough = stands == (at.op == PlanNode::Op::any ? Tri::yes : Tri::no);
    for (int i = 0; one_is_enough && i < at.child_count; ++i) {
      if (truth_of(at.first_child + i, strict_cells_) == stands) return follow(at.first_child + i);
    }
    for (int i = 0; i < at.child_count; ++i) {
      if (truth_of(at.first_child + i, cells_) == stands) follow(at.first_child + i);
    }
  }

  void follow_variable(int variable) {
    if (variable >= plan_.variables().count() && !is_cells(variable)) return follow_silence(variable);
    const int plain = variable < plan_.variables().count() ? variable : sight(variable).variable;
    const Variable& about = plan_.variables()[plain];
    const bool presumed =
        plain == variable &&
        (cells_[index_of(variable)] != strict_cells_[index_of(variable)] ||
         standing_.outcome.applies(plan_, about.thing) != strict_.applies(plan_, about.thing));
    if (presumed) return collect(about.thing);
    if (!signs_ || about.thing.kind == EntryKind::parameter) return;
    // Nor is that nothing is known.
    if (about.aspect == Variable::Aspect::known && strict_cells_[index_of(plain)] == kNoCell) return;
    if (about.thing.kind == EntryKind::fact) {
      add({about.thing.index, about.aspect == Variable::Aspect::member ? about.member : -1});
    } else {
      for (const Evidence& evidence : reasons(plan_, strict_, about.thing).facts) add(evidence);
    }
  }

  bool is_contested_whether_it_applies(EntryRef thing) const {
    if (entry_of(plan_.rules(), thing) == nullptr) return false;
    return standing_
               .contested_applies[index_of(static_cast<int>(&plan_.step_of(thing) - plan_.steps().data()))] !=
           0;
  }

  const StrictSight& sight(int variable) const {
    return plan_.sights()[index_of(variable - plan_.variables().count())];
  }
  bool is_cells(int variable) const { return sight(variable).kind == StrictSight::Kind::cells; }
  // That nothing is reported is a sign; that something is undecided is none by itself.
  void follow_silence(int variable) {
    if (sight(variable).kind == StrictSight::Kind::nothing_reported && signs_)
      add({sight(variable).fact, -1});
  }

  void add(Evidence evidence) {
    if (std::find(found_.signs.begin(), found_.signs.end(), evidence) == found_.signs.end())
      found_.signs.push_back(evidence);
  }

  const Plan& plan_;
  const Outcome& strict_;
  const Standing& standing_;
  std::vector<Cells> strict_cells_;
  std::vector<Cells> cells_;
  std::set<EntryRef> visited_things_;
  std::set<EntryRef> contested_things_;
  bool signs_ = false;
  StandingReasons found_;
};

// Whether it stands otherwise than strictly.
bool is_narrowed(const Plan& plan, const Outcome& strict, const Standing& standing, EntryRef thing) {
  const Outcome& stands = standing.outcome;
  if (thing.kind == EntryKind::recommendation)
    return stands.recommended[index_of(thing.index)] != strict.recommended[index_of(thing.index)];
  if (stands.applies(plan, thing) != strict.applies(plan, thing)) return true;
  const int count = plan.variables().count_of(thing);
  if (count == 0) return false;  // a text
  const auto first = plan.variables().of(thing);
  const auto from = stands.cells.begin() + first;
  return !std::equal(from, from + count, strict.cells.begin() + first);
}

}  // namespace

StandingReasons standing_reasons(const Plan& plan, const Outcome& strict, const Standing& standing,
                                 EntryRef thing) {
  Collector collector(plan, strict, standing);
  if (is_narrowed(plan, strict, standing, thing)) collector.collect(thing);
  if (firmness(plan, strict, standing, thing) == Firmness::contested) collector.collect_contest(thing);
  return collector.take();
}

}  // namespace diagclub
