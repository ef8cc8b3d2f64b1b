// A box of cells in, the facts worth asking out. Everything is read off the diagrams, restricted to the box.
#include "reason/club/questions.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <utility>

namespace diagclub {

namespace {

using Node = Diagrams::Node;

std::size_t index_of(int number) { return static_cast<std::size_t>(number); }

// Tells the facts that a formula may still need of one that may yet follow from others, unless it is a known
// number.
template <typename Told>
void for_each_open_operand(const Plan& plan, const Box& box, int fact, Told told) {
  for (const int operand : plan.formula_facts(fact)) {
    const bool open = box[index_of(plan.variables().known(operand))] != kYesCell ||
                      !is_single(box[index_of(plan.variables().of({EntryKind::fact, operand}))]);
    if (open) told(operand);
  }
}

// Facts, and what those that may yet follow from a formula would follow from.
std::set<int> with_operands(const Plan& plan, const Box& box, std::set<int> facts) {
  std::vector<int> left(facts.begin(), facts.end());
  while (!left.empty()) {
    const int fact = left.back();
    left.pop_back();
    for_each_open_operand(plan, box, fact, [&](int operand) {
      if (facts.insert(operand).second) left.push_back(operand);
    });
  }
  return facts;
}

// The variables of one fact: its value or its members, and whether it is known.
std::vector<bool> variables_of(const Plan& plan, int fact) {
  std::vector<bool> own(index_of(plan.variables().count()));
  const Variables::Run values = plan.variables().values(fact);
  for (int i = 0; i < values.count; ++i) own[index_of(values.first + i)] = true;
  own[index_of(plan.variables().known(fact))] = true;
  return own;
}

// The facts that a function depends on.
std::set<int> facts_of(const Plan& plan, const Diagrams& diagrams, Node f, Diagrams::Walk& walk) {
  std::set<int> facts;
  diagrams.for_each_support(f, walk,
                            [&](int variable) { facts.insert(plan.variables()[variable].thing.index); });
  return facts;
}

// Sets of values, each under a number, so that a diagram can give them.
class Sets {
 public:
  int single(int value) { return number_of({value}); }
  int united(int a, int b) {
    if (a == b) return a;
    std::set<int> all = sets_[index_of(a)];
    all.insert(sets_[index_of(b)].begin(), sets_[index_of(b)].end());
    return number_of(all);
  }
  int size(int set) const { return static_cast<int>(sets_[index_of(set)].size()); }

 private:
  int number_of(const std::set<int>& values) {
    const auto [at, fresh] = numbers_.try_emplace(values, static_cast<int>(sets_.size()));
    if (fresh) sets_.push_back(values);
    return at->second;
  }
  std::map<std::set<int>, int> numbers_;
  std::vector<std::set<int>> sets_;
};

// Of a function of all facts, the function of one fact's own variables that gives the set of values left,
// whatever the others are.
class Answers {
 public:
  Answers(Diagrams& diagrams, const Box& box, Node f, const std::vector<bool>& own)
      : diagrams_(diagrams), box_(box), own_(own), left_(walk(f)) {}

  // The most that one answer within the box leaves.
  int worst(const Box& answered) const {
    int most = 0;
    for (const int set : diagrams_.values(left_, answered)) most = std::max(most, sets_.size(set));
    return most;
  }
  // Of a club's answer: how many values it leaves, if it knows the fact; all that its own doubt leaves count.
  int left_by(const Box& answer) {
    int all = -1;
    for (const int set : diagrams_.values(left_, answer)) all = all < 0 ? set : sets_.united(all, set);
    return sets_.size(all);
  }

 private:
  Node walk(Node f) {
    if (Diagrams::is_leaf(f)) return Diagrams::leaf(sets_.single(Diagrams::value(f)));
    if (const auto seen = memo_.find(f); seen != memo_.end()) return seen->second;
    const int variable = diagrams_.variable(f);
    const Cells occurring = diagrams_.occurring(variable);
    const Cells allowed = box_[index_of(variable)] & occurring;
    std::vector<Node> children;
    for (Cells cells = occurring; cells != 0; cells &= cells - 1) {
      const bool inside = (allowed & cells & -cells) != 0;
      children.push_back(walk(diagrams_.child(f, lowest_cell(inside ? cells : allowed))));
    }
    if (own_[index_of(variable)]) return memo_[f] = diagrams_.node(variable, children);
    Node all = children.front();
    for (const Node child : children)
      all = diagrams_.apply(all, child, [this](int a, int b) { return sets_.united(a, b); });
    return memo_[f] = all;
  }

  Diagrams& diagrams_;
  const Box& box_;
  const std::vector<bool>& own_;
  Sets sets_;
  std::map<Node, Node> memo_;
  Node left_;
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
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const Group& group = *find_by_name(rules.groups, rules.rules[i].group.text);
    if (group.when_no != Sign::silent || listed.count(rules.rules[i].name) > 0 ||
        listed.count(group.name) > 0)
      found.insert({EntryKind::rule, static_cast<int>(i)});
  }
  return found;
}

// Things that the page or a recommendation shows: only what can change one of them is worth asking.
std::vector<EntryRef> shown_things(const Plan& plan, About about, int element_section) {
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
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
      const Rule& rule = rules.rules[i];
      const Group* group = find_by_name(rules.groups, rule.group.text);
      if (group->when_yes != Sign::silent || group->when_no != Sign::silent || listed.count(rule.name) > 0 ||
          listed.count(group->name) > 0)
        things.push_back({EntryKind::rule, static_cast<int>(i)});
    }
    for (std::size_t i = 0; i < rules.recommendations.size(); ++i)
      things.push_back({EntryKind::recommendation, static_cast<int>(i)});
  }
  things.erase(std::remove_if(things.begin(), things.end(),
                              [&](EntryRef thing) { return plan.element_section(thing) != element_section; }),
               things.end());
  return things;
}

// The rules of the groups that the page lists as steps, in their order.
std::map<EntryRef, int> listed_steps(const RuleSet& rules) {
  std::map<EntryRef, int> steps;
  for (const Name& name : rules.page.lists) {
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
      if (rules.rules[i].group.text == name.text)
        steps.emplace(EntryRef{EntryKind::rule, static_cast<int>(i)}, static_cast<int>(steps.size()));
    }
  }
  return steps;
}

// All that the page shows of a thing: its outcomes, and where that is seen, whether it applies.
std::vector<Node> functions_of(const Plan& plan, const Functions& functions,
                               const std::set<EntryRef>& with_a_no, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation) return {functions.recommendation(thing.index)};
  const int variable = plan.variables().of(thing);
  if (thing.kind != EntryKind::table && with_a_no.count(thing) == 0) return {functions.of(variable)};
  if (thing.kind != EntryKind::table) return {functions.of(variable), functions.applies(thing)};
  const Table& table = plan.rules().tables[index_of(thing.index)];
  if (table.hit != HitPolicy::collect) return {functions.outcome(thing.index)};
  std::vector<Node> nodes{functions.applies(thing)};
  for (int i = 0; i < none_cell(table); ++i) nodes.push_back(functions.of(variable + i));
  return nodes;
}

}  // namespace

Questions questions(const Plan& plan, const Functions& functions, const Box& box,
                    const std::vector<Facts>& clubs, About about, int element_section) {
  const Diagrams& all = functions.diagrams();
  std::map<int, Question> by_fact;
  std::set<int> direct;  // not only through what follows from them
  Diagrams left = all.empty_like();
  Restriction restriction(all, left);
  restriction.start(box);
  Diagrams::Walk walk;
  const std::map<EntryRef, int> steps = listed_steps(plan.rules());
  const std::set<EntryRef> with_a_no = rules_with_a_no(plan.rules());
  for (const EntryRef thing : shown_things(plan, about, element_section)) {
    std::set<int> facts;
    for (const Node node : functions_of(plan, functions, with_a_no, thing)) {
      const Node open = restriction.of(node);
      if (!Diagrams::is_leaf(open)) facts.merge(facts_of(plan, left, open, walk));
    }
    direct.insert(facts.begin(), facts.end());
    const int step = steps.count(thing) > 0 ? steps.at(thing) : Question::kNoStep;
    for (const int fact : with_operands(plan, box, std::move(facts))) {
      by_fact[fact].settles.push_back(thing);
      by_fact[fact].step = std::min(by_fact[fact].step, step);
    }
  }
  Questions questions;
  Diagrams verdicts = all.empty_like();
  const Node joint = verdicts.restrict(all, functions.verdicts().node, box);
  questions.verdicts_left = static_cast<int>(verdicts.values(joint, box).size());
  const std::set<int> deciding = facts_of(plan, verdicts, joint, walk);
  for (const int fact : with_operands(plan, box, deciding)) by_fact[fact].verdict = true;
  for (auto& [fact, question] : by_fact) {
    question.fact = fact;
    question.worst = questions.verdicts_left;
    question.expected = question.worst;
    if (deciding.count(fact) == 0) {  // no verdict, or one only through what follows from it
      questions.asked.push_back(std::move(question));
      continue;
    }
    const std::vector<bool> own = variables_of(plan, fact);
    Answers answers(verdicts, box, joint, own);
    Box answered = box;
    answered[index_of(plan.variables().known(fact))] = kYesCell;
    question.worst = answers.worst(answered);
    int known = 0;
    double sum = 0;
    for (const Facts& club : clubs) {
      if (!club.known[index_of(fact)]) continue;
      Box answer = box;
      bool fits = true;
      for (std::size_t i = 0; i < own.size(); ++i) {
        if (own[i]) fits = fits && (answer[i] &= club.cells[i]) != 0;
      }
      if (!fits) continue;
      ++known;
      sum += answers.left_by(answer);
    }
    question.expected = known == 0 ? question.worst : sum / known;
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

const std::vector<int>& DecidingFacts::of(const Box& box) {
  left_.clear();
  restriction_.start(box);
  facts_.clear();
  std::fill(met_.begin(), met_.end(), 0);
  const auto add = [&](int fact) {
    if (std::exchange(met_[index_of(fact)], 1) == 0) facts_.push_back(fact);
  };
  left_.for_each_support(restriction_.of(functions_.verdicts().node), walk_,
                         [&](int variable) { add(plan_.variables()[variable].thing.index); });
  for (std::size_t i = 0; i < facts_.size(); ++i)  // which grows
    for_each_open_operand(plan_, box, facts_[i], add);
  std::sort(facts_.begin(), facts_.end());
  return facts_;
}

std::vector<Answer> answers(const Plan& plan, const Functions& functions, const Box& box, int fact) {
  const Diagrams& all = functions.diagrams();
  const Node joint = functions.verdicts().node;
  Diagrams left = all.empty_like();
  Diagrams::Walk walk;
  const std::set<int> before = facts_of(plan, left, left.restrict(all, joint, box), walk);
  const bool list = plan.rules().facts[index_of(fact)].kind == FactKind::list;
  const Variables::Run values = plan.variables().values(fact);
  std::vector<Answer> answers;
  for (int variable = values.first; variable < values.first + values.count; ++variable) {
    for (Cells cells = box[index_of(variable)]; cells != 0; cells &= cells - 1) {
      if (list && lowest_cell(cells) == 0) continue;  // that a list does not hold something is no answer
      Answer& answer = answers.emplace_back();
      answer.variable = variable;
      answer.cell = lowest_cell(cells);
      Box part = box;
      part[index_of(variable)] = cell(answer.cell);
      part[index_of(plan.variables().known(fact))] = kYesCell;
      const Node node = left.restrict(all, joint, part);
      answer.verdicts_left = static_cast<int>(left.values(node, part).size());
      const std::set<int> after = facts_of(plan, left, node, walk);
      for (const int other : before) {
        if (other != fact && after.count(other) == 0) answer.needless.push_back(other);
      }
    }
  }
  return answers;
}

}  // namespace diagclub
