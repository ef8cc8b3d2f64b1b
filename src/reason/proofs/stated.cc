// One thing of a rule set in, what it says itself out.
#include "reason/proofs/stated.h"

#include "base/sizes.h"
#include "check/variables.h"
#include "model/written.h"
#include "read/fiche/fiche_number.h"

namespace diagclub {

namespace {

// Calls `use` with every condition that a thing states.
template <typename Use>
void for_each_condition(const RuleSet& rules, EntryRef thing, Use use) {
  if (thing.kind == EntryKind::table) {
    if (rules.tables[thing.table()].applies) use(*rules.tables[thing.table()].applies);
    for (const Row& row : rules.tables[thing.table()].rows) {
      for (const Condition& test : row.when) use(test);
    }
  } else if (thing.kind == EntryKind::rule) {
    if (rules.rules[thing.rule()].applies) use(*rules.rules[thing.rule()].applies);
    use(rules.rules[thing.rule()].when);
  } else if (thing.kind == EntryKind::recommendation) {
    use(rules.recommendations[thing.recommendation()].when);
  }
}

}  // namespace

std::string own_words(const RuleSet& rules, EntryRef thing) {
  std::string words;
  if (thing.kind == EntryKind::table) {
    const Table& table = rules.tables[thing.table()];
    words = std::to_string(index_of(table.hit)) + written(table.applies);
    for (const Row& row : table.rows) words += "\n" + written(row);
  } else if (thing.kind == EntryKind::rule) {
    words = written(rules.rules[thing.rule()].applies) + "\n" + written(rules.rules[thing.rule()].when);
  } else if (thing.kind == EntryKind::count) {
    for (const Name& name : rules.counts[thing.count()].of) words += name.text + "\n";
  } else {
    words = written(rules.recommendations[thing.recommendation()].when);
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
    for (const Name& name : plan.rules().counts[thing.count()].of) names.insert(name.text);
  }
  return names;
}

}  // namespace diagclub
