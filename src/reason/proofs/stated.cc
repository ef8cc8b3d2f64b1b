// One thing of a rule set in, what it says itself out.
#include "reason/proofs/stated.h"

#include "check/variables.h"
#include "model/written.h"
#include "read/fiche/fiche_number.h"

namespace diagclub {

namespace {

std::size_t index_of(int number) { return static_cast<std::size_t>(number); }

// Calls `use` with every condition that a thing states.
template <typename Use>
void for_each_condition(const RuleSet& rules, EntryRef thing, Use use) {
  const auto index = index_of(thing.index);
  if (thing.kind == EntryKind::table) {
    if (rules.tables[index].applies) use(*rules.tables[index].applies);
    for (const Row& row : rules.tables[index].rows) {
      for (const Condition& test : row.when) use(test);
    }
  } else if (thing.kind == EntryKind::rule) {
    if (rules.rules[index].applies) use(*rules.rules[index].applies);
    use(rules.rules[index].when);
  } else if (thing.kind == EntryKind::recommendation) {
    use(rules.recommendations[index].when);
  }
}

}  // namespace

std::string own_words(const RuleSet& rules, EntryRef thing) {
  const auto index = index_of(thing.index);
  std::string words;
  if (thing.kind == EntryKind::table) {
    const Table& table = rules.tables[index];
    words = std::to_string(static_cast<int>(table.hit)) + written(table.applies);
    for (const Row& row : table.rows) words += "\n" + written(row);
  } else if (thing.kind == EntryKind::rule) {
    words = written(rules.rules[index].applies) + "\n" + written(rules.rules[index].when);
  } else if (thing.kind == EntryKind::count) {
    for (const Name& name : rules.counts[index].of) words += name.text + "\n";
  } else {
    words = written(rules.recommendations[index].when);
  }
  for_each_condition(rules, thing, [&](const Condition& condition) {
    for (const std::string& name : parameters_of(condition)) {
      const Parameter* parameter = find_by_name(rules.parameters, name);
      if (parameter != nullptr) words += "\n" + name + text_from_number(parameter->number);
    }
  });
  return words;
}

std::set<std::string> looked_at(const Plan& plan, EntryRef thing) {
  std::set<std::string> names;
  for_each_condition(plan.rules(), thing, [&](const Condition& condition) {
    for_each_test(condition, [&](const Name& name, const UnaryTest&) { names.insert(name.text); });
  });
  if (thing.kind == EntryKind::count) {
    for (const Name& name : plan.rules().counts[index_of(thing.index)].of) names.insert(name.text);
  }
  return names;
}

}  // namespace diagclub
