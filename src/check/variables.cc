// A rule set in, its variables cut into cells out.
#include "check/variables.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "value/outcome_words.h"

namespace diagclub {

namespace {

// Thresholds that tests of each fact and count cut, by thing.
template <typename AnId>
using Thresholds = IndexVector<AnId, std::vector<Number>>;

void collect_thresholds(const RuleSet& rules, const Names& names, Thresholds<FactId>& facts,
                        Thresholds<CountId>& counts) {
  facts.resize(rules.facts.size());
  counts.resize(rules.counts.size());
  const auto collect = [&](const Name& name, const UnaryTest& test) {
    const auto thing = names.find(name.text);
    if (!thing || test.form != UnaryTest::Form::terms) return;
    const bool number_fact =
        thing->kind == EntryKind::fact && rules.facts[thing->fact()].kind == FactKind::number;
    if (!number_fact && thing->kind != EntryKind::count) return;
    std::vector<Number>& into = number_fact ? facts[thing->fact()] : counts[thing->count()];
    for (const UnaryTest::Term& term : test.terms) {
      const Interval range = interval_from_term(term, rules);
      for (const Number& end : {range.low, range.high}) {
        if (end.is_finite()) into.push_back(end);
      }
    }
  };
  for_each_test(rules, collect);
  for (const Presumption& presumption : rules.presumptions) for_each_test(presumption, collect);
  const auto sort = [](std::vector<Number>& thresholds) {
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  };
  std::for_each(facts.begin(), facts.end(), sort);
  std::for_each(counts.begin(), counts.end(), sort);
}

Variable choice_variable(EntryRef thing, std::size_t size) {
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

std::string witness_from_cell(const RuleSet& rules, const Variable& variable, std::size_t cell) {
  const std::string& name = name_of(rules, variable.thing);
  const bool table = variable.thing.kind == EntryKind::table;
  const bool fact = variable.thing.kind == EntryKind::fact;
  const std::string yes(yes_no_word(cell == 1));
  if (variable.aspect == Variable::Aspect::known)
    return name + ": " + std::string(cell == 1 ? "known" : kUnknown);
  if (variable.aspect == Variable::Aspect::member) {
    return name + "." +
           (table ? rules.tables[variable.thing.table()].outputs[variable.member].name
                  : rules.facts[variable.thing.fact()].choices[variable.member].name) +
           ": " + yes;
  }
  if (table) {
    const Table& about = rules.tables[variable.thing.table()];
    if (about.hit == HitPolicy::collect_count) return fmt::format("{}: {}", name, cell);
    return name + ": " + outcome_name(about, cell);
  }
  if (fact && rules.facts[variable.thing.fact()].kind == FactKind::choice) {
    return name + ": " + rules.facts[variable.thing.fact()].choices[cell].name;
  }
  const bool number = variable.thing.kind == EntryKind::count ||
                      (fact && rules.facts[variable.thing.fact()].kind == FactKind::number);
  return name + ": " + (number ? text_from_number(variable.axis.representative(cell)) : yes);
}

Variables::Variables(const RuleSet& rules, const Names& names) {
  Thresholds<FactId> fact_thresholds;
  Thresholds<CountId> count_thresholds;
  collect_thresholds(rules, names, fact_thresholds, count_thresholds);
  const auto begin = [&](EntryKind kind) { first_[index_of(kind)].push_back(variables_.next()); };
  const auto add_members = [&](EntryRef thing, std::size_t members) {
    for (std::size_t i = 0; i < members; ++i) {
      Variable variable;
      variable.thing = thing;
      variable.aspect = Variable::Aspect::member;
      variable.member = i;
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

  for (const FactId thing : rules.facts.ids()) {
    const Fact& fact = rules.facts[thing];
    begin(EntryKind::fact);
    switch (fact.kind) {
      case FactKind::number:
        if (!Axis::fits(fact_thresholds[thing].size())) too_fine_.push_back(thing);
        add_number(thing, fact.bounds, fact.integer, fact_thresholds[thing]);
        break;
      case FactKind::choice:
        variables_.push_back(choice_variable(thing, fact.choices.size()));
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
  first_known_ = variables_.next();
  for (const FactId fact : rules.facts.ids()) {
    variables_.push_back(choice_variable(fact, 2));
    variables_.back().aspect = Variable::Aspect::known;
  }
  for (const ParameterId parameter : rules.parameters.ids()) {
    begin(EntryKind::parameter);
    variables_.push_back(choice_variable(parameter, 2));
    variables_.back().all = rules.parameters[parameter].yes ? kYesCell : kNoCell;
  }
  for (const TableId thing : rules.tables.ids()) {
    const Table& table = rules.tables[thing];
    begin(EntryKind::table);
    if (table.hit == HitPolicy::collect)
      add_members(thing, table.outputs.size());
    else
      variables_.push_back(choice_variable(thing, outcome_cells(table)));
  }
  for (const RuleId rule : rules.rules.ids()) {
    begin(EntryKind::rule);
    variables_.push_back(choice_variable(rule, 2));
  }
  for (const CountId count : rules.counts.ids()) {
    begin(EntryKind::count);
    if (!Axis::fits(count_thresholds[count].size())) too_fine_.push_back(count);
    add_number(count, {0, rules.counts[count].of.size(), false, false}, true, count_thresholds[count]);
  }
}

VariableId Variables::of(EntryRef thing) const {
  if (thing.kind == EntryKind::fact && count_of(thing) == 0) throw std::logic_error("a text has no variable");
  return first_[index_of(thing.kind)][thing.index()];
}

Ids<VariableId> Variables::values(FactId fact) const {
  const std::vector<VariableId>& facts = first_[index_of(EntryKind::fact)];
  const VariableId first = facts[fact.index()];
  const std::size_t after = fact.index() + 1;
  return {first, (after == facts.size() ? first_known_ : facts[after]) - first};
}

std::size_t Variables::count_of(EntryRef thing) const {
  if (thing.kind == EntryKind::fact) return values(thing.fact()).size();
  std::size_t count = 0;
  for (VariableId at = of(thing); at.index() < this->count() && (*this)[at].thing == thing; ++at) ++count;
  return count;
}

Literals Variables::literals(const RuleSet& rules, const Names& names, const std::string& name,
                             const UnaryTest& test) const {
  const EntryRef thing = *names.find(name);
  if (test.form == UnaryTest::Form::known || test.form == UnaryTest::Form::unknown) {
    return {false, {{known(thing.fact()), test.form == UnaryTest::Form::known ? kYesCell : kNoCell}}};
  }
  if (test.form == UnaryTest::Form::irrelevant) return {false, {}};
  const VariableId variable = of(thing);
  const auto member = [&](const std::string& word) {
    if (thing.kind == EntryKind::table) {
      const auto& outputs = rules.tables[thing.table()].outputs;
      return *position_by_name(outputs, word);
    }
    const auto& choices = rules.facts[thing.fact()].choices;
    return *position_by_name(choices, word);
  };
  const bool members = thing.kind == EntryKind::table ? rules.tables[thing.table()].hit == HitPolicy::collect
                                                      : thing.kind == EntryKind::fact &&
                                                            rules.facts[thing.fact()].kind == FactKind::list;
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
      thing.kind == EntryKind::table && rules.tables[thing.table()].hit == HitPolicy::collect_count;
  const bool number = thing.kind == EntryKind::count || counted ||
                      (thing.kind == EntryKind::fact && rules.facts[thing.fact()].kind == FactKind::number);
  const bool chosen = thing.kind == EntryKind::table ||
                      (thing.kind == EntryKind::fact && rules.facts[thing.fact()].kind == FactKind::choice);
  Cells accepted = 0;
  for (const UnaryTest::Term& term : test.terms) {
    if (number) {
      const Interval range = interval_from_term(term, rules);
      for (std::size_t i = 0; i < about.size; ++i) {
        if ((about.all & cell(i)) == 0) continue;
        if (range.contains(counted ? i : about.axis.representative(i))) accepted |= cell(i);
      }
    } else if (chosen) {
      accepted |= thing.kind == EntryKind::table && term.word == kNoRow
                      ? cell(none_cell(rules.tables[thing.table()]))
                      : cell(member(term.word));
    } else {
      accepted |= term.word == kYes ? kYesCell : kNoCell;
    }
  }
  if (test.negated) accepted = ~accepted;
  return {false, {{variable, accepted & first_cells(about.size)}}};
}

std::vector<VariableId> Variables::dimensions(const RuleSet& rules, const Names& names,
                                              const Table& table) const {
  std::set<VariableId> seen;
  for (const Row& row : table.rows) {
    for (const Condition& test : row.when) {
      for (const Literal& literal : literals(rules, names, test.name.text, test.test).parts)
        seen.insert(literal.variable);
    }
  }
  return {seen.begin(), seen.end()};
}

std::vector<Box> Variables::boxes(const RuleSet& rules, const Names& names, const Row& row,
                                  const std::vector<VariableId>& dimensions) const {
  Box whole;
  for (const VariableId variable : dimensions) whole.push_back((*this)[variable].all);
  std::vector<Box> boxes{whole};
  const auto side = [&](VariableId variable) {
    std::size_t at = 0;
    while (dimensions[at] != variable) ++at;
    return at;
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
