// Plain values and what a test says of one: numbers compared as the fractions that they are, words as
// strings. The ground on which the oracle stands; nothing here comes from check/, plan/ or eval/.
#pragma once

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "model/rule_set.h"

namespace diagclub::oracle {

using Words = std::set<std::string>;

// One value of one named thing: which member counts depends on what the thing is.
struct Value {
  Number number;
  std::string word;  // a choice, a table's output or `none`, `yes` or `no`
  Words words;       // a list, a collect table
};

enum class Type { number, word, words, text };

struct Range {
  Number low;
  Number high;
  bool low_open = false;
  bool high_open = false;

  bool contains(const Number& value) const {
    if (low_open ? value <= low : value < low) return false;
    return high_open ? value < high : value <= high;
  }
};

inline Number parameter_number(const RuleSet& rules, const std::string& name) {
  return find_by_name(rules.parameters, name)->number;
}

inline Number operand_number(const RuleSet& rules, const Operand& operand) {
  return operand.parameter.empty() ? operand.value : parameter_number(rules, operand.parameter);
}

inline Type type_of(const RuleSet& rules, const std::string& name) {
  if (const Fact* fact = find_by_name(rules.facts, name)) {
    switch (fact->kind) {
      case FactKind::number:
        return Type::number;
      case FactKind::list:
        return Type::words;
      case FactKind::text:
        return Type::text;
      case FactKind::choice:
      case FactKind::yes_no:
        return Type::word;
    }
  }
  if (find_by_name(rules.counts, name) != nullptr) return Type::number;
  if (const Table* table = find_by_name(rules.tables, name)) {
    if (table->hit == HitPolicy::collect_count) return Type::number;
    return table->hit == HitPolicy::collect ? Type::words : Type::word;
  }
  return Type::word;  // a rule, a parameter that is yes or no
}

// Whether one number is one of a test's terms.
inline bool number_fits(const RuleSet& rules, const UnaryTest::Term& term, const Number& number) {
  if (!term.word.empty()) return number == parameter_number(rules, term.word);
  if (term.range.low) {
    const Number low = operand_number(rules, *term.range.low);
    if (term.range.low_open ? !(number > low) : !(number >= low)) return false;
  }
  if (term.range.high) {
    const Number high = operand_number(rules, *term.range.high);
    if (term.range.high_open ? !(number < high) : !(number <= high)) return false;
  }
  return true;
}

// Whether a value passes a test that is not about being known.
inline bool passes(const RuleSet& rules, const UnaryTest& test, Type type, const Value& value) {
  using Form = UnaryTest::Form;
  if (test.form == Form::irrelevant) return true;
  if (test.form == Form::all_of || test.form == Form::none_of) {
    for (const UnaryTest::Term& term : test.terms) {
      if ((value.words.count(term.word) > 0) != (test.form == Form::all_of)) return false;
    }
    return true;
  }
  bool any = false;
  for (const UnaryTest::Term& term : test.terms) {
    if (type == Type::number && number_fits(rules, term, value.number)) any = true;
    if (type == Type::word && term.word == value.word) any = true;
    if (type == Type::words && value.words.count(term.word) > 0) any = true;
  }
  return any != test.negated;
}

inline bool is_about_knowing(const UnaryTest& test) {
  return test.form == UnaryTest::Form::known || test.form == UnaryTest::Form::unknown;
}

// Calls `use(name, test)` for every test below a condition.
inline void each_test(const Condition& condition,
                      const std::function<void(const std::string&, const UnaryTest&)>& use) {
  if (condition.kind == Condition::Kind::test) use(condition.name.text, condition.test);
  for (const Condition& part : condition.parts) each_test(part, use);
}

inline void each_test(const RuleSet& rules,
                      const std::function<void(const std::string&, const UnaryTest&)>& use) {
  for (const Table& table : rules.tables) {
    if (table.applies) each_test(*table.applies, use);
    for (const Row& row : table.rows) {
      for (const Condition& test : row.when) each_test(test, use);
    }
  }
  for (const Rule& rule : rules.rules) {
    if (rule.applies) each_test(*rule.applies, use);
    each_test(rule.when, use);
  }
  for (const Recommendation& recommendation : rules.recommendations) {
    each_test(recommendation.when, use);
    if (recommendation.done_when) each_test(*recommendation.done_when, use);
    if (const Condition* exists = existence_of_actor(rules, recommendation)) each_test(*exists, use);
  }
  for (const Presumption& presumption : rules.presumptions) {
    use(presumption.of.text, presumption.is);
    each_test(presumption.when, use);
    if (presumption.unless) each_test(*presumption.unless, use);
  }
}

// Every number that some test of this name is written with.
inline std::vector<Number> numbers_tested(const RuleSet& rules, const std::string& name) {
  std::vector<Number> numbers;
  each_test(rules, [&](const std::string& tested, const UnaryTest& test) {
    if (tested != name) return;
    for (const UnaryTest::Term& term : test.terms) {
      if (!term.word.empty()) numbers.push_back(parameter_number(rules, term.word));
      if (term.range.low) numbers.push_back(operand_number(rules, *term.range.low));
      if (term.range.high) numbers.push_back(operand_number(rules, *term.range.high));
    }
  });
  return numbers;
}

// Every word that some test of this name is written with.
inline Words words_tested(const RuleSet& rules, const std::string& name) {
  Words words;
  each_test(rules, [&](const std::string& tested, const UnaryTest& test) {
    if (tested != name) return;
    for (const UnaryTest::Term& term : test.terms) words.insert(term.word);
  });
  return words;
}

// Enough numbers of a range that no test written with `thresholds` could tell any other from all of these:
// each threshold, each end, what lies halfway between neighbours; of whole numbers, those around each.
inline std::vector<Number> representatives(const Range& range, bool integer, std::vector<Number> thresholds) {
  for (const Number& end : {range.low, range.high}) thresholds.push_back(end);
  std::sort(thresholds.begin(), thresholds.end());
  std::vector<Number> numbers = thresholds;
  for (std::size_t i = 1; i < thresholds.size(); ++i)
    numbers.push_back((thresholds[i - 1] + thresholds[i]) / 2);
  if (integer) {
    std::vector<Number> whole;
    for (const Number& number : numbers) {
      for (const int step : {-1, 0, 1}) whole.push_back(floor(number) + step);
    }
    numbers = std::move(whole);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  numbers.erase(
      std::remove_if(numbers.begin(), numbers.end(), [&](const Number& n) { return !range.contains(n); }),
      numbers.end());
  return numbers;
}

}  // namespace diagclub::oracle
