// A box of cells in, the facts worth asking out. Everything is read off the diagrams, restricted to the box.
#include "reason/club/questions.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <utility>

namespace diagclub {

namespace {

using Function = Diagrams::Node;

// Tells the facts that a formula may still need of one that may yet follow from others, unless it is a known
// number.
template <typename Told>
void for_each_open_operand(const Plan& plan, const CellsByVariable& box, FactId fact, Told told) {
  for (const FactId operand : plan.formula_facts(fact)) {
    const bool open =
        box[plan.variables().known(operand)] != kYesCell || !is_single(box[plan.variables().of(operand)]);
    if (open) told(operand);
  }
}

// Facts, and what those that may yet follow from a formula would follow from.
std::set<FactId> with_operands(const Plan& plan, const CellsByVariable& box, std::set<FactId> facts) {
  std::vector<FactId> left(facts.begin(), facts.end());
  while (!left.empty()) {
    const FactId fact = left.back();
    left.pop_back();
    for_each_open_operand(plan, box, fact, [&](FactId operand) {
      if (facts.insert(operand).second) left.push_back(operand);
    });
  }
  return facts;
}

// The variables of one fact: its value or its members, and whether it is known.
IndexVector<VariableId, bool> variables_of(const Plan& plan, FactId fact) {
  IndexVector<VariableId, bool> own(plan.variables().count());
  for (const VariableId variable : plan.variables().values(fact)) own[variable] = true;
  own[plan.variables().known(fact)] = true;
  return own;
}

// The facts that a function depends on.
std::set<FactId> facts_of(const Plan& plan, const Diagrams& diagrams, Function f, Diagrams::Walk& walk) {
  std::set<FactId> facts;
  diagrams.for_each_support(
      f, walk, [&](VariableId variable) { facts.insert(plan.variables()[variable].thing.fact()); });
  return facts;
}

// Sets of values, each under a number, so that a diagram can give them.
class Sets {
 public:
  std::size_t single(std::size_t value) { return number_of({value}); }
  std::size_t united(std::size_t a, std::size_t b) {
    if (a == b) return a;
    std::set<std::size_t> all = sets_[a];
    all.insert(sets_[b].begin(), sets_[b].end());
    return number_of(all);
  }
  std::size_t size(std::size_t set) const { return sets_[set].size(); }

 private:
  std::size_t number_of(const std::set<std::size_t>& values) {
    const auto [at, fresh] = numbers_.try_emplace(values, sets_.size());
    if (fresh) sets_.push_back(values);
    return at->second;
  }
  std::map<std::set<std::size_t>, std::size_t> numbers_;
  std::vector<std::set<std::size_t>> sets_;
};

// Of a function of all facts, the function of one fact's own variables that gives the set of values left,
// whatever the others are.
class Answers {
 public:
  Answers(Diagrams& diagrams, const CellsByVariable& box, Function f,
          const IndexVector<VariableId, bool>& own)
      : diagrams_(diagrams), box_(box), own_(own), left_(walk(f)) {}

  // The most that one answer within the box leaves.
  std::size_t worst(const CellsByVariable& answered) const {
    std::size_t most = 0;
    for (const std::size_t set : diagrams_.values(left_, answered)) most = std::max(most, sets_.size(set));
    return most;
  }
  // Of a club's answer: how many values it leaves, if it knows the fact; all that its own doubt leaves count.
  std::size_t left_by(const CellsByVariable& answer) {
    const std::vector<std::size_t> sets = diagrams_.values(left_, answer);
    std::size_t all = sets.front();
    for (const std::size_t set : sets) all = sets_.united(all, set);
    return sets_.size(all);
  }

 private:
  Function walk(Function f) {
    if (Diagrams::is_leaf(f)) return Diagrams::leaf(sets_.single(Diagrams::value(f)));
    if (const auto seen = memo_.find(f); seen != memo_.end()) return seen->second;
    const VariableId variable = diagrams_.variable(f);
    const Cells occurring = diagrams_.occurring(variable);
    const Cells allowed = box_[variable] & occurring;
    std::vector<Function> children;
    for (Cells cells = occurring; cells != 0; cells &= cells - 1) {
      const bool inside = (allowed & cells & -cells) != 0;
      children.push_back(walk(diagrams_.child(f, lowest_cell(inside ? cells : allowed))));
    }
    if (own_[variable]) return memo_[f] = diagrams_.node(variable, children);
    Function all = children.front();
    for (const Function child : children)
      all = diagrams_.apply(all, child, [this](std::size_t a, std::size_t b) { return sets_.united(a, b); });
    return memo_[f] = all;
  }

  Diagrams& diagrams_;
  const CellsByVariable& box_;
  const IndexVector<VariableId, bool>& own_;
  Sets sets_;
  std::map<Function, Function> memo_;
  Function left_;
};

// The groups and rules that the page lists one by one, whatever they come to.
std::set<std::string> listed_names(const RuleSet& rules) {
  std::set<std::string> listed;
  for (const Name& name : rules.page.lists) listed.insert(name.text);
  for (const auto* names : {&rules.page.counts, &rules.page.lists}) {
    for (const Name& name : *names) {
      const Count* count = find_by_name(rules.counts, name.text);
      for (const Name& counted : count == nullptr ? std::vector<Name>{} : count->of)
        listed.insert(counted.text);
    }
  }
  return listed;
}

// The rules of which the page tells a no from one that does not apply.
std::set<EntryRef> rules_with_a_no(const RuleSet& rules) {
  const std::set<std::string> listed = listed_names(rules);
  std::set<EntryRef> found;
  for (const RuleId i : rules.rules.ids()) {
    const Group& group = *find_by_name(rules.groups, rules.rules[i].group.text);
    if (group.when_no != Sign::silent || listed.count(rules.rules[i].name) > 0 ||
        listed.count(group.name) > 0)
      found.insert(i);
  }
  return found;
}

// Things that the page or a recommendation shows: only what can change one of them is worth asking.
std::vector<EntryRef> shown_things(const Plan& plan, About about, std::optional<SectionId> element_section) {
  const RuleSet& rules = plan.rules();
  std::vector<EntryRef> things;
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    things.push_back(*plan.names().find(verdict.of.text));
    for (const Name& name : verdict.with) {
      const EntryRef under = *plan.names().find(name.text);
      if (about == About::page && under.kind == EntryKind::table) things.push_back(under);
    }
  }
  if (about == About::page) {
    const std::set<std::string> listed = listed_names(rules);
    for (const RuleId i : rules.rules.ids()) {
      const Rule& rule = rules.rules[i];
      const Group* group = find_by_name(rules.groups, rule.group.text);
      if (group->when_yes != Sign::silent || group->when_no != Sign::silent || listed.count(rule.name) > 0 ||
          listed.count(group->name) > 0)
        things.push_back(i);
    }
    for (const RecommendationId i : rules.recommendations.ids()) things.push_back(i);
  }
  things.erase(std::remove_if(things.begin(), things.end(),
                              [&](EntryRef thing) { return plan.element_section(thing) != element_section; }),
               things.end());
  return things;
}

// The rules of the groups that the page lists as steps, in their order.
std::map<EntryRef, std::size_t> listed_steps(const RuleSet& rules) {
  std::map<EntryRef, std::size_t> steps;
  for (const Name& name : rules.page.lists) {
    for (const RuleId i : rules.rules.ids()) {
      if (rules.rules[i].group.text == name.text) steps.emplace(i, steps.size());
    }
  }
  return steps;
}

// All that the page shows of a thing: its outcomes, and where that is seen, whether it applies.
std::vector<Function> functions_of(const Plan& plan, const Functions& functions,
                                   const std::set<EntryRef>& with_a_no, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation) return {functions.recommendation(thing.recommendation())};
  const VariableId variable = plan.variables().of(thing);
  if (thing.kind != EntryKind::table && with_a_no.count(thing) == 0) return {functions.of(variable)};
  if (thing.kind != EntryKind::table) return {functions.of(variable), functions.applies(thing)};
  const Table& table = plan.rules().tables[thing.table()];
  if (table.hit != HitPolicy::collect) return {functions.outcome(thing.table())};
  std::vector<Function> nodes{functions.applies(thing)};
  for (std::size_t i = 0; i < none_cell(table); ++i) nodes.push_back(functions.of(variable + i));
  return nodes;
}

}  // namespace

Questions questions(const Plan& plan, const Functions& functions, const CellsByVariable& box,
                    const std::vector<Facts>& clubs, About about, std::optional<SectionId> element_section) {
  const Diagrams& all = functions.diagrams();
  std::map<FactId, Question> by_fact;
  std::set<FactId> direct;  // not only through what follows from them
  Diagrams left = all.empty_like();
  Restriction restriction(all, left);
  restriction.start(box);
  Diagrams::Walk walk;
  const std::map<EntryRef, std::size_t> steps = listed_steps(plan.rules());
  const std::set<EntryRef> with_a_no = rules_with_a_no(plan.rules());
  for (const EntryRef thing : shown_things(plan, about, element_section)) {
    std::set<FactId> facts;
    for (const Function node : functions_of(plan, functions, with_a_no, thing)) {
      const Function open = restriction.of(node);
      if (!Diagrams::is_leaf(open)) facts.merge(facts_of(plan, left, open, walk));
    }
    direct.insert(facts.begin(), facts.end());
    const std::size_t step = steps.count(thing) > 0 ? steps.at(thing) : Question::kNoStep;
    for (const FactId fact : with_operands(plan, box, std::move(facts))) {
      by_fact[fact].settles.push_back(thing);
      by_fact[fact].step = std::min(by_fact[fact].step, step);
    }
  }
  Questions questions;
  Diagrams verdicts = all.empty_like();
  const Function joint = verdicts.restrict(all, functions.verdicts().node, box);
  questions.verdicts_left = verdicts.values(joint, box).size();
  const std::set<FactId> deciding = facts_of(plan, verdicts, joint, walk);
  for (const FactId fact : with_operands(plan, box, deciding)) by_fact[fact].verdict = true;
  for (auto& [fact, question] : by_fact) {
    question.fact = fact;
    question.worst = questions.verdicts_left;
    question.expected = static_cast<double>(question.worst);
    if (deciding.count(fact) == 0) {  // no verdict, or one only through what follows from it
      questions.asked.push_back(std::move(question));
      continue;
    }
    const IndexVector<VariableId, bool> own = variables_of(plan, fact);
    Answers answers(verdicts, box, joint, own);
    CellsByVariable answered = box;
    answered[plan.variables().known(fact)] = kYesCell;
    question.worst = answers.worst(answered);
    int known = 0;
    double sum = 0;
    for (const Facts& club : clubs) {
      if (!club.known[fact]) continue;
      CellsByVariable answer = box;
      bool fits = true;
      for (const VariableId i : own.ids()) {
        if (own[i]) fits = fits && (answer[i] &= club.cells[i]) != 0;
      }
      if (!fits) continue;
      ++known;
      sum += static_cast<double>(answers.left_by(answer));
    }
    question.expected = known == 0 ? static_cast<double>(question.worst) : sum / known;
    questions.asked.push_back(std::move(question));
  }
  const auto rank = [&](const Question& question) {
    return deciding.count(question.fact) > 0 ? 0 : direct.count(question.fact) > 0 ? 1 : 2;
  };
  std::stable_sort(questions.asked.begin(), questions.asked.end(), [&](const Question& a, const Question& b) {
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    if (a.worst != b.worst) return a.worst < b.worst;
    if (a.expected != b.expected) return a.expected < b.expected;
    if (a.step != b.step) return a.step < b.step;
    return a.settles.size() > b.settles.size();
  });
  return questions;
}

DecidingFacts::DecidingFacts(const Plan& plan, const Functions& functions)
    : plan_(plan),
      functions_(functions),
      left_(functions.diagrams().empty_like()),
      restriction_(functions.diagrams(), left_),
      met_(plan.rules().facts.size()) {}

const std::vector<FactId>& DecidingFacts::of(const CellsByVariable& box) {
  left_.clear();
  restriction_.start(box);
  facts_.clear();
  std::fill(met_.begin(), met_.end(), 0);
  const auto add = [&](FactId fact) {
    if (std::exchange(met_[fact], 1) == 0) facts_.push_back(fact);
  };
  left_.for_each_support(restriction_.of(functions_.verdicts().node), walk_,
                         [&](VariableId variable) { add(plan_.variables()[variable].thing.fact()); });
  for (std::size_t i = 0; i < facts_.size(); ++i)  // which grows
    for_each_open_operand(plan_, box, facts_[i], add);
  std::sort(facts_.begin(), facts_.end());
  return facts_;
}

std::vector<Answer> answers(const Plan& plan, const Functions& functions, const CellsByVariable& box,
                            FactId fact) {
  const Diagrams& all = functions.diagrams();
  const Function joint = functions.verdicts().node;
  Diagrams left = all.empty_like();
  Diagrams::Walk walk;
  const std::set<FactId> before = facts_of(plan, left, left.restrict(all, joint, box), walk);
  const bool list = plan.rules().facts[fact].kind == FactKind::list;
  const Ids<VariableId> values = plan.variables().values(fact);
  std::vector<Answer> answers;
  for (const VariableId variable : values) {
    for (Cells cells = box[variable]; cells != 0; cells &= cells - 1) {
      if (list && lowest_cell(cells) == 0) continue;  // that a list does not hold something is no answer
      Answer& answer = answers.emplace_back();
      answer.variable = variable;
      answer.cell = lowest_cell(cells);
      CellsByVariable part = box;
      part[variable] = cell(answer.cell);
      part[plan.variables().known(fact)] = kYesCell;
      const Function node = left.restrict(all, joint, part);
      answer.verdicts_left = left.values(node, part).size();
      const std::set<FactId> after = facts_of(plan, left, node, walk);
      for (const FactId other : before) {
        if (other != fact && after.count(other) == 0) answer.needless.push_back(other);
      }
    }
  }
  return answers;
}

}  // namespace diagclub
