// The rules on a club of which something is unknown: a test is yes when every value left passes it, no when
// none does, and neither where what it looks at does not apply; `all`, `any` and `not` follow Kleene's
// tables, by what each part may still come to; a table is tried on every combination of its inputs.
#pragma once

#include "oracle/club.h"
#include "value/tri.h"

namespace diagclub::oracle {

// What a table's rows can tell apart of its inputs: one axis an input (and one for whether it is known), on
// it one point for every way in which the input's values answer the rows' tests.
class TableSpace {
 public:
  using Options = std::function<std::vector<Value>(const std::string& name, const Words& words)>;
  using Known = std::function<std::vector<bool>(const std::string& name)>;

  TableSpace(const RuleSet& rules, const Table& table, const Options& options, const Known& known)
      : table_(table) {
    for (const Name& input : table.inputs) {
      std::vector<const UnaryTest*> value_tests;
      std::vector<const UnaryTest*> known_tests;
      Words words;
      for (const Row& row : table.rows) {
        for (const Condition& test : row.when) {
          if (test.name.text != input.text) continue;
          (is_about_knowing(test.test) ? known_tests : value_tests).push_back(&test.test);
          for (const UnaryTest::Term& term : test.test.terms) words.insert(term.word);
        }
      }
      if (!value_tests.empty()) {
        std::set<std::vector<bool>> points;
        for (const Value& value : options(input.text, words)) {
          std::vector<bool> answers;
          for (const UnaryTest* test : value_tests) {
            answers.push_back(passes(rules, *test, type_of(rules, input.text), value));
          }
          points.insert(std::move(answers));
        }
        add_axis(value_tests, points);
      }
      if (!known_tests.empty()) {
        std::set<std::vector<bool>> points;
        for (const bool is_known : known(input.text)) {
          std::vector<bool> answers;
          for (const UnaryTest* test : known_tests)
            answers.push_back((test->form == UnaryTest::Form::known) == is_known);
          points.insert(std::move(answers));
        }
        add_axis(known_tests, points);
      }
    }
  }

  // Calls `use` with the rows that hold, once for every combination.
  void each_combination(const std::function<void(const std::vector<std::size_t>&)>& use) const {
    std::vector<const std::vector<bool>*> chosen(axes_.size());
    walk(0, chosen, use);
  }

 private:
  struct Bit {
    std::size_t axis;
    std::size_t index;
  };

  void add_axis(const std::vector<const UnaryTest*>& tests, const std::set<std::vector<bool>>& points) {
    for (std::size_t i = 0; i < tests.size(); ++i) bits_[tests[i]] = {axes_.size(), i};
    axes_.emplace_back(points.begin(), points.end());
  }

  void walk(std::size_t axis, std::vector<const std::vector<bool>*>& chosen,
            const std::function<void(const std::vector<std::size_t>&)>& use) const {
    if (axis < axes_.size()) {
      for (const std::vector<bool>& point : axes_[axis]) {
        chosen[axis] = &point;
        walk(axis + 1, chosen, use);
      }
      return;
    }
    std::vector<std::size_t> holding;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      bool all = true;
      for (const Condition& test : table_.rows[i].when) {
        const Bit bit = bits_.at(&test.test);
        all = all && (*chosen[bit.axis])[bit.index];
      }
      if (all) holding.push_back(i);
    }
    use(holding);
  }

  const Table& table_;
  std::vector<std::vector<std::vector<bool>>> axes_;
  std::map<const UnaryTest*, Bit> bits_;
};

// Every set of outputs that holds `sure` and perhaps some of `open`, but for words that nobody asks about.
inline std::vector<Value> sets_between(const Words& sure, const Words& open, const Words& asked) {
  std::vector<Value> sets(1);
  sets[0].words = sure;
  for (const std::string& word : open) {
    if (asked.count(word) == 0) continue;
    for (std::size_t i = sets.size(); i-- > 0;) {
      Value more = sets[i];
      more.words.insert(word);
      sets.push_back(std::move(more));
    }
  }
  return sets;
}

inline std::vector<Value> values_from_words(const Words& words) {
  std::vector<Value> values;
  for (const std::string& word : words) values.emplace_back().word = word;
  return values;
}

inline std::vector<Value> whole_numbers(std::size_t from, std::size_t to) {
  std::vector<Value> values;
  for (std::size_t i = from; i <= to; ++i) values.emplace_back().number = i;
  return values;
}

inline Words words_from_tri(Tri tri) {
  if (tri == Tri::yes) return {"yes"};
  if (tri == Tri::no) return {"no"};
  return {"yes", "no"};
}

class Kleene {
 public:
  Kleene(const RuleSet& rules, const Resolved& club) : rules_(rules), club_(club) {}

  // What a condition may come to: yes, no, or of something that does not apply.
  struct Possible {
    bool no = false;
    bool not_applicable = false;
    bool yes = false;

    Tri holds() const { return !yes ? Tri::no : no || not_applicable ? Tri::unknown : Tri::yes; }
    Tri is_defined() const { return !not_applicable ? Tri::yes : no || yes ? Tri::unknown : Tri::no; }
  };

  Possible possible(const Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::test:
        return possible_of_test(condition.name.text, condition.test);
      case Condition::Kind::negation: {
        const Possible part = possible(condition.parts.front());
        return {part.yes, part.not_applicable, part.no};
      }
      case Condition::Kind::all:
      case Condition::Kind::any:
        break;
    }
    // The least of the parts, or the most; in between what does not apply.
    const bool all = condition.kind == Condition::Kind::all;
    bool decided = false, end = true, between = false, none_beyond = true;
    for (const Condition& part : condition.parts) {
      const Possible one = possible(part);
      const bool decides = all ? one.no : one.yes;
      const bool other = all ? one.yes : one.no;
      decided = decided || decides;
      end = end && other;
      between = between || one.not_applicable;
      none_beyond = none_beyond && (one.not_applicable || other);
    }
    const bool middle = between && none_beyond;
    return all ? Possible{decided, middle, end} : Possible{end, middle, decided};
  }

  Tri holds(const Condition& condition) { return possible(condition).holds(); }
  Tri recommended(const Recommendation& advice) {
    const Condition* exists = existence_of_actor(rules_, advice);
    const Tri wanted = exists == nullptr ? holds(advice.when) : both(holds(*exists), holds(advice.when));
    return advice.done_when ? both(wanted, negated(holds(*advice.done_when))) : wanted;
  }

  Tri applies(const Rule& rule) {
    const auto at = applies_done_.find(rule.name);
    if (at != applies_done_.end()) return at->second;
    const Tri asked = rule.applies ? holds(*rule.applies) : Tri::yes;
    return applies_done_[rule.name] = with_applies(asked, possible(rule.when).is_defined());
  }
  // Where one of its rules does.
  Tri applies(const Count& count) {
    Tri any = count.of.empty() ? Tri::yes : Tri::no;
    for (const Name& name : count.of) {
      const Tri one = applies(*find_by_name(rules_.rules, name.text));
      if (any == Tri::no || one == Tri::yes) any = one;
    }
    return any;
  }
  // Where all that it looks at does.
  Tri applies(const Table& table) {
    const auto at = applies_done_.find(table.name);
    if (at != applies_done_.end()) return at->second;
    Tri all = table.applies ? holds(*table.applies) : Tri::yes;
    for (const Row& row : table.rows) {
      for (const Condition& test : row.when) {
        if (test.test.form != UnaryTest::Form::irrelevant) all = with_applies(all, applies(test.name.text));
      }
    }
    applies_done_[table.name] = all;
    return all;
  }
  Tri applies(const std::string& name) {
    if (const Rule* about = find_by_name(rules_.rules, name)) return applies(*about);
    if (const Count* about = find_by_name(rules_.counts, name)) return applies(*about);
    if (const Table* about = find_by_name(rules_.tables, name)) return applies(*about);
    return Tri::yes;
  }

  Tri rule(const Rule& rule) {
    const auto at = rules_done_.find(rule.name);
    if (at != rules_done_.end()) return at->second;
    return rules_done_[rule.name] = with_applies(applies(rule), holds(rule.when));
  }

  // How many of a count's rules hold for sure, and how many may.
  std::pair<std::size_t, std::size_t> count(const Count& count) {
    std::pair<std::size_t, std::size_t> range{0, 0};
    for (const Name& name : count.of) {
      const Tri tri = rule(*find_by_name(rules_.rules, name.text));
      if (tri == Tri::yes) ++range.first;
      if (tri != Tri::no) ++range.second;
    }
    return range;
  }

  // What a table that has one outcome may come out as.
  const Words& outputs(const Table& table) {
    const auto at = tables_done_.find(table.name);
    if (at != tables_done_.end()) return at->second;
    const Tri applicable = applies(table);
    Words found;
    if (applicable != Tri::yes) found.insert(outcome_of_rows(table, {}));
    if (applicable != Tri::no) {
      space(table).each_combination(
          [&](const std::vector<std::size_t>& rows) { found.insert(outcome_of_rows(table, rows)); });
    }
    return tables_done_[table.name] = found;
  }

  // Whether a collect table gives one output.
  Tri gives(const Table& table, const std::string& output) {
    Tri any = Tri::no;
    for (const Row& row : table.rows) {
      if (row.then.text != output) continue;
      Tri all = Tri::yes;
      for (const Condition& test : row.when) all = with_applies(all, holds_test(test.name.text, test.test));
      if (any == Tri::no || all == Tri::yes) any = all;
    }
    return with_applies(applies(table), any);
  }

  std::vector<Value> options(const std::string& name, const Words& words) {
    if (const Fact* fact = find_by_name(rules_.facts, name)) return club_.options(id_of(*fact), words);
    if (const Rule* about = find_by_name(rules_.rules, name))
      return values_from_words(words_from_tri(rule(*about)));
    if (const Parameter* about = find_by_name(rules_.parameters, name)) {
      return values_from_words({about->yes ? "yes" : "no"});
    }
    if (const Count* about = find_by_name(rules_.counts, name)) {
      const auto [sure, possible] = count(*about);
      return whole_numbers(sure, possible);
    }
    const Table& table = *find_by_name(rules_.tables, name);
    if (table.hit == HitPolicy::collect_count) {
      std::vector<Value> numbers;
      for (const std::string& number : outputs(table)) numbers.emplace_back().number = std::stoi(number);
      return numbers;
    }
    if (table.hit != HitPolicy::collect) return values_from_words(outputs(table));
    Words sure, open;
    for (const Output& output : table.outputs) {
      const Tri tri = gives(table, output.name);
      if (tri == Tri::yes) sure.insert(output.name);
      if (tri == Tri::unknown) open.insert(output.name);
    }
    return sets_between(sure, open, words);
  }

  TableSpace space(const Table& table) {
    return TableSpace(
        rules_, table, [&](const std::string& name, const Words& words) { return options(name, words); },
        [&](const std::string& name) {
          return std::vector<bool>{club_.known(id_of(*find_by_name(rules_.facts, name)))};
        });
  }

 private:
  // Kleene's «and».
  static Tri with_applies(Tri a, Tri b) {
    if (a == Tri::no || b == Tri::no) return Tri::no;
    return a == Tri::yes && b == Tri::yes ? Tri::yes : Tri::unknown;
  }

  FactId id_of(const Fact& fact) const { return rules_.facts.id_of(fact); }

  Possible possible_of_test(const std::string& name, const UnaryTest& test) {
    const Tri applied = test.form == UnaryTest::Form::irrelevant ? Tri::yes : applies(name);
    const Tri passed = holds_test(name, test);
    return {applied != Tri::no && passed != Tri::yes, applied != Tri::yes,
            applied != Tri::no && passed != Tri::no};
  }

  // Whatever applies.
  Tri holds_test(const std::string& name, const UnaryTest& test) {
    if (is_about_knowing(test)) {
      const bool known = club_.known(id_of(*find_by_name(rules_.facts, name)));
      return known == (test.form == UnaryTest::Form::known) ? Tri::yes : Tri::no;
    }
    if (test.form == UnaryTest::Form::irrelevant) return Tri::yes;
    Words words;
    for (const UnaryTest::Term& term : test.terms) words.insert(term.word);
    const Type type = type_of(rules_, name);
    bool some = false, every = true;
    for (const Value& value : options(name, words)) {
      const bool passed = passes(rules_, test, type, value);
      some = some || passed;
      every = every && passed;
    }
    return every ? Tri::yes : some ? Tri::unknown : Tri::no;
  }

  const RuleSet& rules_;
  const Resolved& club_;
  std::map<std::string, Tri> rules_done_;
  std::map<std::string, Tri> applies_done_;  // rules and tables
  std::map<std::string, Words> tables_done_;
};

}  // namespace diagclub::oracle
