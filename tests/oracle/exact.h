// The rules on a club of which everything is known: read aloud, one value at a time.
#pragma once

#include <algorithm>
#include <map>
#include <optional>

#include "oracle/values.h"

namespace diagclub::oracle {

// One value for every fact, and of which facts the fiche (or a formula) says anything at all.
struct World {
  IndexVector<FactId, Value> values;
  IndexVector<FactId, bool> known;
};

// What a table that gives one outcome says when these rows hold, and no others: an output, `none`, or a
// number.
inline std::string outcome_of_rows(const Table& table, const std::vector<std::size_t>& rows) {
  if (table.hit == HitPolicy::collect_count) return std::to_string(rows.size());
  if (rows.empty()) return "none";
  std::set<std::string> given;
  for (const std::size_t row : rows) given.insert(table.rows[row].then.text);
  if (table.hit == HitPolicy::priority) {
    for (const Output& output : table.outputs) {
      if (given.count(output.name) > 0) return output.name;
    }
  }
  // Where rows may not contradict each other one that asks for the unknown stands before those on the value.
  if ((table.hit == HitPolicy::unique || table.hit == HitPolicy::any) && !table.overlap) {
    for (const std::size_t row : rows) {
      for (const Condition& test : table.rows[row].when) {
        if (test.test.form == UnaryTest::Form::unknown) return table.rows[row].then.text;
      }
    }
  }
  return table.rows[rows.front()].then.text;
}

// The place of such an outcome among all that the table has.
inline std::size_t place_of_outcome(const Table& table, const std::string& outcome) {
  if (table.hit == HitPolicy::collect_count) return std::stoul(outcome);
  return position_by_name(table.outputs, outcome).value_or(table.outputs.size());
}

class Exact {
 public:
  Exact(const RuleSet& rules, const World& world) : rules_(rules), world_(world) {}

  // A condition is yes, no, or of something that does not apply; in between, so that `all` is the least of
  // its parts and `any` the most.
  enum class Truth { no, not_applicable, yes };

  Truth truth(const Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::test:
        if (!applies(condition.name.text, condition.test)) return Truth::not_applicable;
        return holds_test(condition.name.text, condition.test) ? Truth::yes : Truth::no;
      case Condition::Kind::negation: {
        const Truth part = truth(condition.parts.front());
        return part == Truth::yes ? Truth::no : part == Truth::no ? Truth::yes : part;
      }
      case Condition::Kind::any: {
        Truth most = Truth::no;
        for (const Condition& part : condition.parts) most = std::max(most, truth(part));
        return most;
      }
      case Condition::Kind::all:
        break;
    }
    Truth least = Truth::yes;
    for (const Condition& part : condition.parts) least = std::min(least, truth(part));
    return least;
  }

  bool holds(const Condition& condition) { return truth(condition) == Truth::yes; }
  // Its actor exists, it is wanted, and what it asks for is not done already.
  bool recommended(const Recommendation& advice) {
    const Condition* exists = existence_of_actor(rules_, advice);
    return (exists == nullptr || holds(*exists)) && holds(advice.when) &&
           !(advice.done_when && holds(*advice.done_when));
  }

  Truth truth(const Rule& rule) {
    const auto at = rules_done_.find(rule.name);
    if (at != rules_done_.end()) return at->second;
    const bool applies = !rule.applies || holds(*rule.applies);
    return rules_done_[rule.name] = applies ? truth(rule.when) : Truth::not_applicable;
  }
  bool rule(const Rule& rule) { return truth(rule) == Truth::yes; }
  bool applies(const Rule& rule) { return truth(rule) != Truth::not_applicable; }

  // A count of rules of which one applies.
  bool applies(const Count& count) {
    return count.of.empty() || std::any_of(count.of.begin(), count.of.end(), [&](const Name& name) {
             return applies(*find_by_name(rules_.rules, name.text));
           });
  }

  std::size_t count(const Count& count) {
    std::size_t sum = 0;
    for (const Name& name : count.of) sum += rule(*find_by_name(rules_.rules, name.text));
    return sum;
  }

  // A table all inputs of which apply, too.
  bool applies(const Table& table) {
    if (table.applies && !holds(*table.applies)) return false;
    for (const Row& row : table.rows) {
      for (const Condition& test : row.when) {
        if (!applies(test.name.text, test.test)) return false;
      }
    }
    return true;
  }

  // The rows that hold, whether the table applies or not.
  std::vector<std::size_t> rows(const Table& table) {
    std::vector<std::size_t> holding;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      bool all = true;
      for (const Condition& test : table.rows[i].when) all = all && holds_test(test.name.text, test.test);
      if (all) holding.push_back(i);
    }
    return holding;
  }

  // The outcome of a table that has one.
  std::string output(const Table& table) {
    const auto at = tables_done_.find(table.name);
    if (at != tables_done_.end()) return at->second;
    return tables_done_[table.name] =
               outcome_of_rows(table, applies(table) ? rows(table) : std::vector<std::size_t>{});
  }

  // Every output of a collect table.
  Words outputs(const Table& table) {
    Words words;
    if (!applies(table)) return words;
    for (const std::size_t row : rows(table)) words.insert(table.rows[row].then.text);
    return words;
  }

 private:
  bool applies(const std::string& name, const UnaryTest& test) {
    if (test.form == UnaryTest::Form::irrelevant) return true;
    if (const Rule* about = find_by_name(rules_.rules, name)) return applies(*about);
    if (const Count* about = find_by_name(rules_.counts, name)) return applies(*about);
    if (const Table* about = find_by_name(rules_.tables, name)) return applies(*about);
    return true;
  }

  Value value(const std::string& name) {
    Value value;
    if (const Fact* fact = find_by_name(rules_.facts, name)) {
      return world_.values[rules_.facts.id_of(*fact)];
    }
    if (const Count* about = find_by_name(rules_.counts, name)) value.number = count(*about);
    if (const Rule* about = find_by_name(rules_.rules, name)) value.word = rule(*about) ? "yes" : "no";
    if (const Parameter* about = find_by_name(rules_.parameters, name))
      value.word = about->yes ? "yes" : "no";
    if (const Table* about = find_by_name(rules_.tables, name)) {
      if (about->hit == HitPolicy::collect)
        value.words = outputs(*about);
      else if (about->hit == HitPolicy::collect_count)
        value.number = std::stoi(output(*about));
      else
        value.word = output(*about);
    }
    return value;
  }

  bool holds_test(const std::string& name, const UnaryTest& test) {
    if (is_about_knowing(test)) {
      const FactId fact = rules_.facts.id_of(*find_by_name(rules_.facts, name));
      return world_.known[fact] == (test.form == UnaryTest::Form::known);
    }
    if (test.form == UnaryTest::Form::irrelevant) return true;
    return passes(rules_, test, type_of(rules_, name), value(name));
  }

  const RuleSet& rules_;
  const World& world_;
  std::map<std::string, Truth> rules_done_;
  std::map<std::string, std::string> tables_done_;
};

}  // namespace diagclub::oracle
