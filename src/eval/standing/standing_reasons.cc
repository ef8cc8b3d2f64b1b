// A presumed conclusion in, the presumptions and signs that it rests on out: whatever differs from the strict
// reading on the way down was presumed.
#include <algorithm>
#include <set>
#include <utility>

#include "eval/standing/standing.h"
#include "eval/standing/variables_read.h"

namespace diagclub {

namespace {

class Collector {
 public:
  Collector(const Plan& plan, const Outcome& strict, const Standing& standing)
      : plan_(plan), strict_(strict), standing_(standing) {
    // Presumptions also read what is strictly so.
    strict_cells_ = strict.cells;
    cells_ = standing.outcome.cells;
    for (const StrictSight& sight : plan.sights()) {
      const Cells seen = sight.kind == StrictSight::Kind::cells ? strict.cells[sight.variable] : kYesOrNo;
      strict_cells_.push_back(seen);
      cells_.push_back(seen);
    }
  }

  void collect(EntryRef thing) {
    if (thing.kind == EntryKind::recommendation) return follow(plan_.recommended()[thing.recommendation()]);
    if (!visited_things_.insert(thing).second) return;
    if (thing.kind != EntryKind::fact) collect_step(plan_.step_of(thing));
    for (const PresumptionId id : plan_.presumptions().ids()) {
      if (plan_.presumptions()[id].of == thing && standing_.presumptions[id] == PresumptionState::spoke)
        collect_presumption(id);
    }
  }

  // What is undecided because something that it looks at is contested: down to what presumptions contest.
  void collect_contest(EntryRef thing) {
    if (!contested_things_.insert(thing).second) return;
    for (const PresumptionId id : plan_.presumptions().ids()) {
      if (plan_.presumptions()[id].of == thing && standing_.presumptions[id] == PresumptionState::contested)
        collect_presumption(id);
    }
    if (thing.kind == EntryKind::fact || thing.kind == EntryKind::parameter) return;
    std::vector<VariableId> read;
    if (thing.kind == EntryKind::recommendation)
      add_variables_read(plan_, plan_.recommended()[thing.recommendation()], read);
    else
      read = variables_read(plan_, plan_.step_of(thing));
    for (const VariableId variable : read) {
      const EntryRef below = plan_.variables()[variable].thing;
      if (standing_.contested[variable] != 0 || is_contested_whether_it_applies(below))
        collect_contest(below);
    }
  }

  StandingReasons take() { return std::move(found_); }

 private:
  void collect_presumption(PresumptionId index) {
    const bool before = std::exchange(signs_, true);
    follow(plan_.presumptions()[index].when);
    signs_ = before;
    found_.presumptions.push_back(index);
  }

  // What made a step come out otherwise than strictly.
  void collect_step(const PlanStep& step) {
    const bool before = std::exchange(signs_, false);
    follow(step.speaks);
    follow(step.holds);
    for (const VariableId rule : step.counted) follow_variable(rule);
    for (const std::size_t row : step.order) {
      for (const NodeId test : step.rows[row].tests) follow(test);
    }
    signs_ = before;
  }

  Tri truth_of(NodeId node, const CellsByVariable& cells) const { return evaluate_node(plan_, node, cells); }

  // The parts that make a condition what it stands at. Of a sign, those that are strictly so too.
  void follow(NodeId node) {
    if (node == kAlways) return;
    const Tri stands = truth_of(node, cells_);
    if (!signs_ && stands == truth_of(node, strict_cells_)) return;
    const PlanNode& at = plan_.nodes()[node];
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
    if (one_is_enough) {
      for (const NodeId child : at.children()) {
        if (truth_of(child, strict_cells_) == stands) return follow(child);
      }
    }
    for (const NodeId child : at.children()) {
      if (truth_of(child, cells_) == stands) follow(child);
    }
  }

  void follow_variable(VariableId variable) {
    const bool own = variable.index() < plan_.variables().count();
    if (!own && !is_cells(variable)) return follow_silence(variable);
    const VariableId plain = own ? variable : sight(variable).variable;
    const Variable& about = plan_.variables()[plain];
    const bool presumed = plain == variable && (cells_[variable] != strict_cells_[variable] ||
                                                standing_.outcome.applies(plan_, about.thing) !=
                                                    strict_.applies(plan_, about.thing));
    if (presumed) return collect(about.thing);
    if (!signs_ || about.thing.kind == EntryKind::parameter) return;
    // Nor is that nothing is known.
    if (about.aspect == Variable::Aspect::known && strict_cells_[plain] == kNoCell) return;
    if (about.thing.kind == EntryKind::fact) {
      add({about.thing.fact(),
           about.aspect == Variable::Aspect::member ? std::optional(about.member) : std::nullopt});
    } else {
      for (const Evidence& evidence : reasons(plan_, strict_, about.thing).facts) add(evidence);
    }
  }

  bool is_contested_whether_it_applies(EntryRef thing) const {
    if (entry_of(plan_.rules(), thing) == nullptr) return false;
    return standing_.contested_applies[plan_.step_at(thing)] != 0;
  }

  const StrictSight& sight(VariableId variable) const {
    return plan_.sights()[variable.index() - plan_.variables().count()];
  }
  bool is_cells(VariableId variable) const { return sight(variable).kind == StrictSight::Kind::cells; }
  // That nothing is reported is a sign; that something is undecided is none by itself.
  void follow_silence(VariableId variable) {
    if (sight(variable).kind == StrictSight::Kind::nothing_reported && signs_)
      add({sight(variable).fact, {}});
  }

  void add(Evidence evidence) {
    if (std::find(found_.signs.begin(), found_.signs.end(), evidence) == found_.signs.end())
      found_.signs.push_back(evidence);
  }

  const Plan& plan_;
  const Outcome& strict_;
  const Standing& standing_;
  CellsByVariable strict_cells_;
  CellsByVariable cells_;
  std::set<EntryRef> visited_things_;
  std::set<EntryRef> contested_things_;
  bool signs_ = false;
  StandingReasons found_;
};

// Whether it stands otherwise than strictly.
bool is_narrowed(const Plan& plan, const Outcome& strict, const Standing& standing, EntryRef thing) {
  const Outcome& stands = standing.outcome;
  if (thing.kind == EntryKind::recommendation)
    return stands.recommended[thing.recommendation()] != strict.recommended[thing.recommendation()];
  if (stands.applies(plan, thing) != strict.applies(plan, thing)) return true;
  const std::size_t count = plan.variables().count_of(thing);
  if (count == 0) return false;  // a text
  const Ids<VariableId> variables(plan.variables().of(thing), count);
  return std::any_of(variables.begin(), variables.end(),
                     [&](VariableId variable) { return stands.cells[variable] != strict.cells[variable]; });
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
