// Small rule sets at random, as YAML text: facts of all kinds, formulas, parameters, tables of every hit
// policy, rules that use rules, counts. What `check` refuses of them, it refuses for their tables' rows
// alone.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "oracle/dice.h"

namespace diagclub::oracle {

// Which divisions the formulas may hold.
enum class Division { by_powers_of_two, by_anything };

class RandomRules {
 public:
  RandomRules(std::uint64_t seed, Division division) : dice_(seed), division_(division) {}

  // For `rules_from_short`.
  std::string text() {
    parameters();
    facts();
    const std::size_t entries = 2 + dice_.below(5);
    for (std::size_t i = 0; i < entries; ++i) {
      const std::size_t kind = dice_.below(10);
      if (kind < 5)
        add_rule(i);
      else if (kind < 9)
        add_table(i);
      else
        add_count(i);
    }
    for (std::size_t i = 0; i < 1 + dice_.below(2); ++i) {
      recommendations_ += fmt::format("  a{}: {{ENTRY, who: club, timing: first, priority: {}, when: {}}}\n",
                                      i, dice_.below(3), condition(2));
    }
    return section("parameters", parameters_) + section("facts", facts_) + section("tables", tables_) +
           section("rules", rules_) + section("counts", counts_) +
           section("recommendations", recommendations_);
  }
  bool has_table() const { return !tables_.empty(); }

 protected:
  // One thing that a condition can test.
  struct Testable {
    enum class Kind { number, word, words, rule, text };
    std::string name;
    Kind kind = Kind::word;
    bool fact = false;
    int low = 0;
    int high = 0;
    bool integer = false;
    std::vector<std::string> words;
  };
  using Kind = Testable::Kind;

  static std::string section(const std::string& name, const std::string& entries) {
    return entries.empty() ? "" : name + ":\n" + entries;
  }

  void parameters() {
    parameters_ = fmt::format("  p0: {{value: {}, label: SAID}}\n", dice_.below(9));
    parameters_ +=
        fmt::format("  p1: {{value: {}, label: SAID}}\n", dice_.of<std::string>({"1.5", "2", "4", "-1"}));
    parameters_ += fmt::format("  switch: {{value: {}, label: SAID}}\n", dice_.chance(50) ? "yes" : "no");
    things_.push_back({"switch", Kind::word, false, 0, 0, false, {"yes", "no"}});
  }

  void facts() {
    const std::size_t count = 2 + dice_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name = (dice_.chance(25) ? "members.f" : "f") + std::to_string(i);
      const std::string head = fmt::format("  {}: {{FACT, heading: h{}, ", name, i);
      const std::size_t kind = dice_.below(20);
      if (kind < 9)
        number_fact(name, head);
      else if (kind < 12)
        chosen_fact(name, head, "choice", Kind::word);
      else if (kind < 15)
        chosen_fact(name, head, "list", Kind::words);
      else if (kind < 19)
        plain_fact(name, head, dice_.chance(20) ? "yes_no, otherwise: no" : "yes_no",
                   {name, Kind::word, true, 0, 0, false, {"yes", "no"}});
      else
        plain_fact(name, head, "text", {name, Kind::text, true, 0, 0, false, {}});
    }
  }

  void plain_fact(const std::string&, const std::string& head, const std::string& kind, Testable thing) {
    facts_ += head + "kind: " + kind + "}\n";
    things_.push_back(std::move(thing));
  }

  void chosen_fact(const std::string& name, const std::string& head, const std::string& kind, Kind testable) {
    Testable thing{name, testable, true, 0, 0, false, {}};
    std::string choices;
    const std::size_t count = 2 + dice_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string word(1, static_cast<char>('a' + i));
      choices += fmt::format("{}{}: {{fr: mot {}, en: word {}}}", i == 0 ? "" : ", ", word, word, word);
      thing.words.push_back(word);
    }
    const std::string otherwise =
        kind == "choice" && dice_.chance(20) ? ", otherwise: " + dice_.of(thing.words) : "";
    facts_ += head + "kind: " + kind + otherwise + ", choices: {" + choices + "}}\n";
    things_.push_back(std::move(thing));
  }

  void number_fact(const std::string& name, const std::string& head) {
    const bool integer = dice_.chance(50);
    int low = dice_.of<int>({0, 0, 1, -4});
    int high = low + 3 + static_cast<int>(dice_.below(9));
    std::string formula;
    if (!numbers_.empty() && dice_.chance(45)) {
      formula = ", formula: \"" + random_formula() + "\"";
      if (dice_.chance(60)) low -= 20, high += 40;
    }
    const std::string half = !integer && dice_.chance(15) ? ".5" : "";
    facts_ += head + fmt::format("kind: number, integer: {}, min: {}, max: {}{}{}}}\n",
                                 integer ? "yes" : "no", low, high, high > 0 ? half : "", formula);
    things_.push_back({name, Kind::number, true, low, high, integer, {}});
    numbers_.push_back(name);
  }

  std::string random_formula() {
    const std::string a = dice_.of(numbers_), b = dice_.of(numbers_);
    std::vector<std::string> forms{a + " + " + b,
                                   a + " - " + b,
                                   "2 * " + a,
                                   a + " * " + b,
                                   a + " * p1",
                                   "p0 - " + a,
                                   a + " / 4",
                                   "(" + a + " + " + b + ") / 2",
                                   a + " + 0.5",
                                   "3 - 2 * (" + a + " - p0)",
                                   a + " * (" + b + " - 2)"};
    if (division_ == Division::by_anything) {
      forms = {a + " / " + b, a + " / p1", "100 * " + a + " / (" + b + " + 1)", a + " / 3 + p0", "10 / " + a};
    }
    return dice_.of(forms);
  }

  // A number near or within a thing's bounds.
  std::string number_for(const Testable& thing) {
    const int span = thing.high - thing.low + 1;
    const int number = thing.low + static_cast<int>(dice_.below(static_cast<std::size_t>(span)));
    if (dice_.chance(12)) return dice_.chance(60) ? "p0" : "p1";
    return std::to_string(number) + (dice_.chance(thing.integer ? 5 : 25) && number >= 0 ? ".5" : "");
  }

  std::string number_term(const Testable& thing) {
    switch (dice_.below(8)) {
      case 0:
        return "< " + number_for(thing);
      case 1:
        return "<= " + number_for(thing);
      case 2:
        return "> " + number_for(thing);
      case 3:
        return ">= " + number_for(thing);
      case 4:
      case 5: {
        const int low =
            thing.low + static_cast<int>(dice_.below(static_cast<std::size_t>(thing.high - thing.low)));
        const int high = low + 1 + static_cast<int>(dice_.below(3));
        return fmt::format("{}{}..{}{}", dice_.chance(50) ? "[" : "]", low, high,
                           dice_.chance(50) ? "]" : "[");
      }
      default:
        return number_for(thing);
    }
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
  }

  std::string test_of(const Testable& thing) {
    if (presuming_ && thing.name != "switch" && thing.kind != Kind::text && dice_.chance(10))
      return thing.fact && dice_.chance(50) ? "nothing_reported" : "undecided";
    if (thing.fact && dice_.chance(thing.kind == Kind::text ? 100 : 6))
      return dice_.chance(50) ? "known" : "unknown";
    if (dice_.chance(3)) return "-";
    std::vector<std::string> terms;
    if (thing.kind == Kind::number) {
      terms.push_back(number_term(thing));
      if (dice_.chance(20)) terms.push_back(number_term(thing));
      return dice_.chance(15) ? "not(" + joined(terms) + ")" : joined(terms);
    }
    terms = dice_.some(thing.words, 40);
    if (terms.empty()) terms.push_back(dice_.of(thing.words));
    if (thing.kind == Kind::words) {
      return dice_.of<std::string>({"any", "any", "all", "none", "not"}) + "(" + joined(terms) + ")";
    }
    return dice_.chance(15) ? "not(" + joined(terms) + ")" : joined(terms);
  }

  static std::string entry(const Testable& thing, const std::string& test) {
    return thing.name + ": \"" + test + "\"";
  }
  std::string test_entry(const Testable& thing) { return entry(thing, test_of(thing)); }

  std::string condition(int depth) {
    const std::size_t kind = depth == 0 ? 0 : dice_.below(10);
    if (kind < 4) return "{" + test_entry(dice_.of(things_)) + "}";
    if (kind == 4) {
      const Testable& one = dice_.of(things_);
      const Testable& other = dice_.of(things_);
      if (one.name == other.name) return "{" + test_entry(one) + "}";
      return "{" + test_entry(one) + ", " + test_entry(other) + "}";
    }
    if (kind == 5) return "{not: " + condition(depth - 1) + "}";
    std::string parts;
    const std::size_t count = 2 + dice_.below(2);
    for (std::size_t i = 0; i < count; ++i) {
      const Testable& thing = dice_.of(things_);
      const bool bare = thing.kind == Kind::rule && dice_.chance(70);
      parts += (i == 0 ? "" : ", ") + (bare ? thing.name : condition(depth - 1));
    }
    return (kind < 8 ? "{any: [" : "{all: [") + parts + "]}";
  }

  std::string applies(std::size_t per_cent) {
    return dice_.chance(per_cent) ? ", applies: " + condition(1) : "";
  }

  void add_rule(std::size_t i) {
    const std::string name = "r" + std::to_string(i);
    rules_ += fmt::format("  {}: {{ENTRY, group: {}{}, when: {}}}\n", name,
                          dice_.of<std::string>({"step", "factor", "remark"}), applies(25), condition(3));
    things_.push_back({name, Kind::rule, false, 0, 0, false, {"yes", "no"}});
    rule_names_.push_back(name);
  }

  void add_count(std::size_t i) {
    if (rule_names_.empty()) return add_rule(i);
    const std::string name = "k" + std::to_string(i);
    const std::vector<std::string> of = dice_.some(rule_names_, 80);
    counts_ += fmt::format("  {}: {{ENTRY, of: [{}]}}\n", name, joined(of));
    things_.push_back({name, Kind::number, false, 0, static_cast<int>(of.size()) + 1, true, {}});
  }

  void add_table(std::size_t i) {
    std::vector<Testable> inputs;
    while (inputs.empty()) inputs = dice_.some(things_, 160 / things_.size());
    if (inputs.size() > 3) inputs.resize(3);
    const std::string name = "t" + std::to_string(i);
    Testable thing{name, Kind::word, false, 0, 0, false, {"x", "y", "z"}};
    std::string rows, hit, gap = ", gap: {section: I, fr: f, en: e}", overlap;
    const std::size_t policy = dice_.below(9);
    if (policy < 2) {
      hit = "unique";
      bool whole = true;
      split(inputs, 0, "", rows, whole);
      if (whole != dice_.chance(4)) gap.clear();
      overlap = declared_overlap(inputs, rows, 20);
    } else if (policy < 4) {
      hit = dice_.chance(60) ? "first" : "priority";
      for (std::size_t row = 0; row < 1 + dice_.below(3); ++row) add_row(random_tests(inputs), rows);
      const bool rest = dice_.chance(55);
      if (rest) add_row("", rows);
      if (rest != dice_.chance(10)) gap.clear();
    } else if (policy < 6) {
      hit = "any";
      // Rows that may meet say the same, but for one now and then.
      const std::string then = dice_.of(thing.words);
      for (std::size_t row = 0; row < 1 + dice_.below(3); ++row)
        add_row(random_tests(inputs), rows, dice_.chance(10) ? "x" : then);
      const bool rest = dice_.chance(40);
      if (rest) add_row("", rows, then);
      if (dice_.chance(40)) {
        rows.clear();
        bool whole = true;
        split(inputs, 0, "", rows, whole);
        gap = whole ? "" : gap;
      } else if (rest != dice_.chance(10)) {
        gap.clear();
      }
      overlap = declared_overlap(inputs, rows, 30);
    } else {
      hit = policy == 6 ? "collect" : "collect_count";
      const std::size_t count = 1 + dice_.below(4);
      for (std::size_t row = 0; row < count; ++row) add_row(random_tests(inputs), rows);
      gap.clear();
      if (policy == 6)
        thing.kind = Kind::words;
      else
        thing = {name, Kind::number, false, 0, static_cast<int>(count) + 1, true, {}};
    }
    if (thing.kind == Kind::word && dice_.chance(60)) thing.words.push_back("none");
    std::vector<std::string> names;
    for (const Testable& input : inputs) names.push_back(input.name);
    tables_ += fmt::format(
        "  {}: {{ENTRY, hit: {}, inputs: [{}]{}{}{},\n    outputs: {{x: SAID, y: SAID, z: SAID}}, rows: "
        "[{}]}}\n",
        name, hit, joined(names), gap, overlap, applies(20), rows);
    things_.push_back(std::move(thing));
  }

  // Now and then, and then most often with rows more that may well contradict the others.
  std::string declared_overlap(const std::vector<Testable>& inputs, std::string& rows, std::size_t per_cent) {
    if (!dice_.chance(per_cent)) return "";
    for (std::size_t row = 0; row < dice_.below(3); ++row) add_row(random_tests(inputs), rows);
    return ", overlap: {section: I, fr: f, en: e}";
  }

  std::string random_tests(const std::vector<Testable>& inputs) {
    std::vector<std::string> tests;
    for (const Testable& input : dice_.some(inputs, 75)) tests.push_back(test_entry(input));
    return joined(tests);
  }

  void add_row(const std::string& tests, std::string& rows) {
    add_row(tests, rows, dice_.of<std::string>({"x", "y", "z"}));
  }
  static void add_row(const std::string& tests, std::string& rows, const std::string& then) {
    rows +=
        fmt::format("{}\n      {{when: {{{}}}, then: {}, text: SAID}}", rows.empty() ? "" : ",", tests, then);
  }

  // Rows that exclude one another, by cutting one input after the other into parts; now and then one is left
  // out.
  void split(const std::vector<Testable>& inputs, std::size_t next, const std::string& above,
             std::string& rows, bool& whole) {
    if (next == inputs.size() || (next > 0 && dice_.chance(30))) {
      if (dice_.chance(12))
        whole = false;
      else
        add_row(above, rows);
      return;
    }
    const std::string before = above.empty() ? "" : above + ", ";
    // Now and then a row more than there is room for.
    if (dice_.chance(3)) add_row(before + test_entry(inputs[next]), rows);
    for (const std::string& test : parts_of(inputs[next])) {
      split(inputs, next + 1, before + entry(inputs[next], test), rows, whole);
    }
  }

  std::vector<std::string> parts_of(const Testable& thing) {
    if (thing.fact && dice_.chance(thing.kind == Kind::text ? 100 : 8)) return {"known", "unknown"};
    switch (thing.kind) {
      case Kind::number: {
        const int cut =
            thing.low + static_cast<int>(dice_.below(static_cast<std::size_t>(thing.high - thing.low)));
        const std::string low = std::to_string(cut),
                          high = std::to_string(cut + 1 + static_cast<int>(dice_.below(3)));
        if (dice_.chance(40)) return {"< " + low, ">= " + low};
        if (dice_.chance(50)) return {"<= " + low, "]" + low + ".." + high + "[", ">= " + high};
        return {"< " + low, "[" + low + ".." + high + "]", "> " + high};
      }
      case Kind::words: {
        const std::string word = dice_.of(thing.words);
        return {"any(" + word + ")", "none(" + word + ")"};
      }
      default:
        break;
    }
    const std::vector<std::string> some = dice_.some(thing.words, 50);
    if (some.empty() || some.size() == thing.words.size()) return thing.words;
    return {joined(some), "not(" + joined(some) + ")"};
  }

  Dice dice_;
  Division division_;
  std::vector<Testable> things_;
  std::vector<std::string> numbers_;
  std::vector<std::string> rule_names_;
  bool presuming_ = false;  // conditions may then test what only presumptions can
  std::string parameters_, facts_, tables_, rules_, counts_, recommendations_;
};

}  // namespace diagclub::oracle
