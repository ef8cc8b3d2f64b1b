// A rule set in, its variables cut into cells out.
#include "check/variables.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/at.h"

namespace diagclub {

namespace {

// Thresholds that tests of each fact and count cut, by thing.
using Thresholds = std::vector<std::vector<Number>>;

void collect_thresholds(const RuleSet& rules, const Names& names, Thresholds& facts, Thresholds& counts) {
  facts.resize(rules.facts.size());
  counts.resize(rules.counts.size());
  const auto collect = [&](const Name& name, const UnaryTest& test) {
    const auto thing = names.find(name.text);
    if (!thing || test.form != UnaryTest::Form::terms) return;
    const bool number_fact =
        thing->kind == EntryKind::fact && at(rules.facts, thing->index).kind == FactKind::number;
    if (!number_fact && thing->kind != EntryKind::count) return;
    std::vector<Number>& into = (number_fact ? facts : counts)[static_cast<std::size_t>(thing->index)];
    for (const UnaryTest::Term& term : test.terms) {
      const Interval range = interval_from_term(term, rules);
      for (const Number& end : {range.low, range.high}) {
        if (end.is_finite()) into.push_back(end);
      }
    }
  };
  for_each_test(rules, collect);
  for (const Presumption& presumption : rules.presumptions) for_each_test(presumption, collect);
  for (auto* all : {&facts, &counts}) {
    for (std::vector<Number>& thresholds : *all) {
      std::sort(thresholds.begin(), thresholds.end());
      thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    }
  }
}

Variable choice_variable(EntryRef thing, int size) {
  Variable variable;
  variable.thing = thing;
  variable.size = size;
  variable.all = first_cells(size);
  return variable;
}

}  // namespace

Number number_from_operand(const Operand& operand, const RuleSet& rules) {
  if (operand.parameter.empty()) return operand.value;
  const Parameter* parameter = find_by_name(rules.parameters, operand.parameter);
  return parameter == nullptr ? Number() : parameter->number;
}

Interval interval_from_term(const UnaryTest::Term& term, const RuleSet& rules) {
  if (!term.word.empty()) return Interval::point(number_from_operand({0, term.word}, rules));
  Interval interval = Interval::everything();
  if (term.range.low) interval.low = number_from_operand(*term.range.low, rules);
  if (term.range.high) interval.high = number_from_operand(*term.range.high, rules);
  interval.low_open = !term.range.low || term.range.low_open;
  interval.high_open = !term.range.high || term.range.high_open;
  return interval;
}

std::string witness_from_cell(const RuleSet& rules, const Variable& variable, int cell) {
  const std::string& name = name_of(rules, variable.thing);
  const bool table = variable.thing.kind == EntryKind::table;
  const bool fact = variable.thing.kind == EntryKind::fact;
  const std::string yes = cell == 1 ? "yes" : "no";
  if (variable.aspect == Variable::Aspect::known) return name + ": " + (cell == 1 ? "known" : "unknown");
  if (variable.aspect == Variable::Aspect::member) {
    return name + "." +
           (table ? at(at(rules.tables, variable.thing.index).outputs, variable.member).name
                  : at(at(rules.facts, variable.thing.index).choices, variable.member).name) +
           ": " + yes;
  }
  if (table) {
    const Table& about = at(rules.tables, variable.thing.index);
    if (about.hit == HitPolicy::collect_count) return fmt::format("{}: {}", name, cell);
    return name + ": " + (cell == none_cell(about) ? "none" : at(about.outputs, cell).name);
  }
  if (fact && at(rules.facts, variable.thing.index).kind == FactKind::choice) {
    return name + ": " + at(at(rules.facts, variable.thing.index).choices, cell).name;
  }
  const bool number = variable.thing.kind == EntryKind::count ||
                      (fact && at(rules.facts, variable.thing.index).kind == FactKind::number);
  return name + ": " + (number ? text_from_number(variable.axis.representative(cell)) : yes);
}

Variables::Variables(const RuleSet& rules, const Names& names) {
  Thresholds fact_thresholds;
  Thresholds count_thresholds;
  collect_thresholds(rules, names, fact_thresholds, count_thresholds);
  const auto begin = [&](EntryKind kind) { first_[static_cast<int>(kind)].push_back(count()); };
  const auto add_members = [&](EntryRef thing, std::size_t members) {
    for (std::size_t i = 0; i < members; ++i) {
      Variable variable;
      variable.thing = thing;
      variable.aspect = Variable::Aspect::member;
      variable.member = static_cast<int>(i);
      variables_.push_back(variable);
    }
  };
  const auto add_number = [&](EntryRef thing, Interval bounds, bool integer,
                              const std::vector<Number>& thresholds) {
    Variable variable;
    variable.thing = thing;
    variable.axis = Axis(bounds, integer, Axis::fits(thresholds.size()) ? thresholds : std::vector<Number>{});
    variable.size = variable.axis.size();
    variable.all = variable.axis.all();
    variables_.push_back(variable);
  };

  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    const Fact& fact = rules.facts[i];
    const EntryRef thing{EntryKind::fact, static_cast<int>(i)};
    begin(thing.kind);
    switch (fact.kind) {
      case FactKind::number:
        if (!Axis::fits(fact_thresholds[i].size())) too_fine_.push_back(thing);
        add_number(thing, fact.bounds, fact.integer, fact_thresholds[i]);
        break;
      case FactKind::choice:
        variables_.push_back(choice_variable(thing, static_cast<int>(fact.choices.size())));
        break;
      case FactKind::list:
        add_members(thing, fact.choices.size());
        break;
      case FactKind::yes_no:
        variables_.push_back(choice_variable(thing, 2));
        break;
      case FactKind::text:
        break;
    }
  }
  first_known_ = count();
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    variables_.push_back(choice_variable({EntryKind::fact, static_cast<int>(i)}, 2));
    variables_.back().aspect = Variable::Aspect::known;
  }
  for (std::size_t i = 0; i < rules.parameters.size(); ++i) {
    begin(EntryKind::parameter);
    variables_.push_back(choice_variable({EntryKind::parameter, static_cast<int>(i)}, 2));
    variables_.back().all = rules.parameters[i].yes ? kYesCell : kNoCell;
  }
  for (std::size_t i = 0; i < rules.tables.size(); ++i) {
    const EntryRef thing{EntryKind::table, static_cast<int>(i)};
    begin(thing.kind);
    if (rules.tables[i].hit == HitPolicy::collect)
      add_members(thing, rules.tables[i].outputs.size());
    else
      variables_.push_back(choice_variable(thing, outcome_cells(rules.tables[i])));
  }
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    begin(EntryKind::rule);
    variables_.push_back(choice_variable({EntryKind::rule, static_cast<int>(i)}, 2));
  }
  for (std::size_t i = 0; i < rules.counts.size(); ++i) {
    begin(EntryKind::count);
    if (!Axis::fits(count_thresholds[i].size())) too_fine_.push_back({EntryKind::count, static_cast<int>(i)});
    add_number({EntryKind::count, static_cast<int>(i)}, {0, rules.counts[i].of.size(), false, false}, true,
               count_thresholds[i]);
  }
}

int Variables::of(EntryRef thing) const {
  if (thing.kind == EntryKind::fact && values(thing.index).count == 0)
    throw std::logic_error("a text has no variable");
  return at(first_[static_cast<int>(thing.kind)], thing.index);
}

Variables::Run Variables::values(int fact) const {
  const std::vector<int>& facts = first_[static_cast<int>(EntryKind::fact)];
  const int first = at(facts, fact);
  const bool last = static_cast<std::size_t>(fact) + 1 == facts.size();
  return {first, (last ? first_known_ : at(facts, fact + 1)) - first};
}

int Variables::count_of(EntryRef thing) const {
  if (thing.kind == EntryKind::fact) return values(thing.index).count;
  int count = 0;
  for (int at = of(thing); at < this->count() && (*this)[at].thing == thing; ++at) ++count;
  return count;
}

Literals Variables::literals(const RuleSet& rules, const Names& names, const std::string& name,
                             const UnaryTest& test) const {
  const EntryRef thing = *names.find(name);
  if (test.form == UnaryTest::Form::known || test.form == UnaryTest::Form::unknown) {
    return {false, {{known(thing.index), test.form == UnaryTest::Form::known ? kYesCell : kNoCell}}};
  }
  if (test.form == UnaryTest::Form::irrelevant) return {false, {}};
  const int variable = of(thing);
  const auto member = [&](const std::string& word) {
    if (thing.kind == EntryKind::table) {
      const auto& outputs = at(rules.tables, thing.index).outputs;
      return static_cast<int>(find_by_name(outputs, word) - outputs.data());
    }
    const auto& choices = at(rules.facts, thing.index).choices;
    return static_cast<int>(find_by_name(choices, word) - choices.data());
  };
  const bool members =
      thing.kind == EntryKind::table
          ? at(rules.tables, thing.index).hit == HitPolicy::collect
          : thing.kind == EntryKind::fact && at(rules.facts, thing.index).kind == FactKind::list;
  Literals literals;
  if (members) {
    // not(any) is none, not(all) is any of the opposites.
    const bool none =
        test.form == UnaryTest::Form::none_of || (test.form == UnaryTest::Form::terms && test.negated);
    literals.any = test.form == UnaryTest::Form::terms && !test.negated;
    for (const UnaryTest::Term& term : test.terms) {
      literals.parts.push_back({variable + member(term.word), none ? kNoCell : kYesCell});
    }
    return literals;
  }
  const Variable& about = (*this)[variable];
  const bool counted =
      thing.kind == EntryKind::table && at(rules.tables, thing.index).hit == HitPolicy::collect_count;
  const bool number =
      thing.kind == EntryKind::count || counted ||
      (thing.kind == EntryKind::fact && at(rules.facts, thing.index).kind == FactKind::number);
  const bool chosen =
      thing.kind == EntryKind::table ||
      (thing.kind == EntryKind::fact && at(rules.facts, thing.index).kind == FactKind::choice);
  Cells accepted = 0;
  for (const UnaryTest::Term& term : test.terms) {
    if (number) {
      const Interval range = interval_from_term(term, rules);
      for (int i = 0; i < about.size; ++i) {
        if ((about.all & cell(i)) == 0) continue;
        if (range.contains(counted ? i : about.axis.representative(i))) accepted |= cell(i);
      }
    } else if (chosen) {
      accepted |= thing.kind == EntryKind::table && term.word == "none"
                      ? cell(none_cell(at(rules.tables, thing.index)))
                      : cell(member(term.word));
    } else {
      accepted |= term.word == "yes" ? kYesCell : kNoCell;
    }
  }
  if (test.negated) accepted = ~accepted;
  return {false, {{variable, accepted & first_cells(about.size)}}};
}

std::vector<int> Variables::dimensions(const RuleSet& rules, const Names& names, const Table& table) const {
  std::set<int> seen;
  for (const Row& row : table.rows) {
    for (const Condition& test : row.when) {
      for (const Literal& literal : literals(rules, names, test.name.text, test.test).parts)
        seen.insert(literal.variable);
    }
  }
  return {seen.begin(), seen.end()};
}

std::vector<Box> Variables::boxes(const RuleSet& rules, const Names& names, const Row& row,
                                  const std::vector<int>& dimensions) const {
  Box whole;
  for (const int variable : dimensions) whole.push_back((*this)[variable].all);
  std::vector<Box> boxes{whole};
  const auto side = [&](int variable) {
    return static_cast<std::size_t>(std::lower_bound(dimensions.begin(), dimensions.end(), variable) -
                                    dimensions.begin());
  };
  for (const Condition& test : row.when) {
    const Literals literals = this->literals(rules, names, test.name.text, test.test);
    if (!literals.any) {
      for (Box& box : boxes) {
        for (const Literal& literal : literals.parts) box[side(literal.variable)] &= literal.accepted;
      }
      continue;
    }
    std::vector<Box> each;
    for (const Literal& literal : literals.parts) {
      for (Box box : boxes) {
        box[side(literal.variable)] &= literal.accepted;
        each.push_back(std::move(box));
      }
    }
    boxes = std::move(each);
  }
  boxes.erase(std::remove_if(boxes.begin(), boxes.end(), is_empty), boxes.end());
  return boxes;
}

}  // namespace diagclub
