// The engine beside the oracle, on one club. In: rules and what is known. Out: the first thing on which they
// differ, in words, or nothing.
#pragma once

#include <fmt/format.h>

#include "eval/standing/diagnosis.h"
#include "oracle/dice.h"
#include "oracle/kleene.h"
#include "oracle/random_club.h"
#include "rule_text.h"

namespace diagclub::oracle {

inline std::string text_from(Tri tri) { return tri == Tri::yes ? "yes" : tri == Tri::no ? "no" : "unknown"; }

inline std::string text_from(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "{" : ", ") + word;
  return out.empty() ? "{}" : out + "}";
}

// How much was compared.
struct Tally {
  long clubs = 0;
  long comparisons = 0;
  long completions = 0;
  long exact_tables = 0;  // whose outputs were compared with those of all completions
};

class Comparison {
 public:
  static constexpr std::size_t kFewWords = 6;
  static constexpr int kSomeLists = 12;

  Comparison(const Plan& plan, Club club, const std::string& fiche, Tally& tally)
      : plan_(plan),
        rules_(plan.rules()),
        club_(std::move(club)),
        resolved_(rules_, club_),
        tally_(tally),
        outcome_(evaluate(plan, facts_from_fiche(plan, club_or_element(fiche_from_text(rules_, fiche))))),
        diagnosis_(diagnose(plan, outcome_)) {
    ++tally_.clubs;
  }

  const std::string& difference() const { return difference_; }

  // (a) Everything known: the engine has one answer to everything, and it is the oracle's. False where the
  // formulas give numbers that no club can have.
  bool against_exact() {
    World world = any_world();
    if (!derive(rules_, club_, world)) return false;
    Exact exact(rules_, world);
    for (const RuleId i : rules_.rules.ids()) {
      const Rule& rule = rules_.rules[i];
      same("rule " + rule.name, exact.rule(rule) ? Tri::yes : Tri::no, engine_rule(i));
      same("applies of rule " + rule.name, exact.applies(rule) ? Tri::yes : Tri::no,
           diagnosis_.rules[i].applies);
    }
    for (const CountId i : rules_.counts.ids()) {
      const std::size_t count = exact.count(rules_.counts[i]);
      same_count(i, count, count);
      same("applies of count " + rules_.counts[i].name, exact.applies(rules_.counts[i]) ? Tri::yes : Tri::no,
           diagnosis_.counts[i].applies);
    }
    for (const RecommendationId i : rules_.recommendations.ids()) {
      const Recommendation& advice = rules_.recommendations[i];
      same("recommendation " + advice.name, exact.recommended(advice) ? Tri::yes : Tri::no,
           outcome_.recommended[i]);
    }
    for (const TableId i : rules_.tables.ids()) {
      const Table& table = rules_.tables[i];
      same("applies of table " + table.name, exact.applies(table) ? Tri::yes : Tri::no,
           diagnosis_.tables[i].finding.applies);
      if (table.hit == HitPolicy::collect) {
        const Words outputs = exact.outputs(table);
        same("table " + table.name, outputs, collected(i, true));
        same("open outputs of table " + table.name, Words{}, collected(i, false));
        continue;
      }
      const std::string output = exact.output(table);
      same("table " + table.name, Words{output}, engine_outputs(i));
      if (!exact.applies(table) || table.hit == HitPolicy::collect_count) continue;
      std::optional<std::size_t> row;
      for (const std::size_t holding : exact.rows(table)) {
        if (!row && table.rows[holding].then.text == output) row = holding;
      }
      const auto number = [](std::optional<std::size_t> of) { return of ? std::to_string(*of) : "none"; };
      if (diagnosis_.tables[i].row != row)
        differ("row of table " + table.name, number(row), number(diagnosis_.tables[i].row));
    }
    return true;
  }

  // (b) Something unknown: the same yes, no or unknown as by Kleene's tables; the same possible outputs.
  void against_kleene() {
    if (!resolved_.sharp()) return;
    Kleene kleene(rules_, resolved_);
    for (const RuleId i : rules_.rules.ids()) {
      const Rule& rule = rules_.rules[i];
      same("rule " + rule.name, kleene.rule(rule), engine_rule(i));
      same("applies of rule " + rule.name, kleene.applies(rule), diagnosis_.rules[i].applies);
      same("derivation of rule " + rule.name, kleene.rule(rule), diagnosis_.rules[i].holds);
    }
    for (const CountId i : rules_.counts.ids()) {
      same("applies of count " + rules_.counts[i].name, kleene.applies(rules_.counts[i]),
           diagnosis_.counts[i].applies);
      const auto [sure, possible] = kleene.count(rules_.counts[i]);
      same_count(i, sure, possible);
    }
    for (const RecommendationId i : rules_.recommendations.ids()) {
      const Recommendation& advice = rules_.recommendations[i];
      same("recommendation " + advice.name, kleene.recommended(advice), outcome_.recommended[i]);
    }
    for (const TableId i : rules_.tables.ids()) {
      const Table& table = rules_.tables[i];
      same("applies of table " + table.name, kleene.applies(table), diagnosis_.tables[i].finding.applies);
      if (table.hit == HitPolicy::collect) {
        for (std::size_t o = 0; o < table.outputs.size(); ++o) {
          same("output " + table.outputs[o].name + " of table " + table.name,
               kleene.gives(table, table.outputs[o].name), engine_gives(i, o));
        }
        continue;
      }
      same("table " + table.name, kleene.outputs(table), engine_outputs(i));
    }
  }

  // Soundness: whatever the rest turns out to be, what the engine says stands. All completions when there are
  // few, else so many at random.
  void against_completions(std::size_t most, Dice& dice) {
    IndexVector<FactId, std::vector<Value>> options;
    std::size_t combinations = 1;
    for (const FactId i : rules_.facts.ids()) {
      const Fact& fact = rules_.facts[i];
      const Words words = words_tested(rules_, fact.name);
      if (fact.formula && !club_[i].given)
        options.push_back({Value{}});  // it follows from the others
      else if (fact.kind == FactKind::list && words.size() > kFewWords)
        options.push_back(some_lists(i, words, dice));
      else
        options.push_back(resolved_.options(i, words));
      combinations = std::min(combinations * options.back().size(), most + 1);
    }
    World world = any_world();
    const auto complete = [&](std::size_t number) {
      for (const FactId i : options.ids()) {
        const std::size_t size = options[i].size();
        world.values[i] = options[i][combinations <= most ? number % size : dice.below(size)];
        number /= size;
      }
      if (derive(rules_, club_, world)) sound_in(world);
    };
    for (std::size_t number = 0; number < std::min(combinations, most); ++number) complete(number);
  }

  // A table of plain facts gives exactly what its completions give.
  void tables_of_plain_facts(std::size_t most) {
    for (const TableId t : rules_.tables.ids()) {
      const Table& table = rules_.tables[t];
      const bool speaks = diagnosis_.tables[t].finding.applies == Tri::yes;
      if (!speaks || table.hit == HitPolicy::collect) continue;
      std::vector<FactId> inputs;
      std::vector<std::vector<Value>> options;
      std::size_t combinations = 1;
      for (const Name& name : table.inputs) {
        const Fact* fact = find_by_name(rules_.facts, name.text);
        if (fact == nullptr) break;
        inputs.push_back(rules_.facts.id_of(*fact));
        if (fact->formula && !club_[inputs.back()].given) break;
        options.push_back(resolved_.options(inputs.back(), words_tested(rules_, fact->name)));
        combinations *= options.back().size();
      }
      if (options.size() < table.inputs.size() || combinations > most) continue;
      Words found;
      World world = any_world();
      for (std::size_t number = 0; number < combinations; ++number) {
        std::size_t left = number;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
          world.values[inputs[i]] = options[i][left % options[i].size()];
          left /= options[i].size();
        }
        found.insert(Exact(rules_, world).output(table));
      }
      ++tally_.exact_tables;
      same("all completions of table " + table.name, found, engine_outputs(t));
    }
  }

 private:
  // The one element of a club that has one, with the club's own facts; else the club.
  static Fiche club_or_element(Fiche fiche) {
    return fiche.elements.empty() ? fiche : fiche_of_element(fiche, fiche.elements.front());
  }

  // Every fact has some value that the club leaves it; what is known is as the fiche has it.
  World any_world() const {
    World world{{}, resolved_.known()};
    for (const FactId i : rules_.facts.ids()) {
      const auto options = resolved_.options(i, {});
      world.values.push_back(options.empty() ? Value{} : options.front());
    }
    return world;
  }

  // Too many words for every list that could be made of them: some of those lists.
  std::vector<Value> some_lists(FactId index, const Words& words, Dice& dice) const {
    std::vector<Value> lists;
    for (int i = 0; i < kSomeLists; ++i) {
      Words some;
      for (const std::string& word : words) {
        if (some.size() < kFewWords && dice.chance(20)) some.insert(word);
      }
      const std::vector<Value> made = resolved_.options(index, some);
      lists.push_back(made[dice.below(made.size())]);
    }
    return lists;
  }

  void sound_in(const World& world) {
    ++tally_.completions;
    Exact exact(rules_, world);
    const auto stands = [&](const std::string& what, bool in_fact, Tri said) {
      ++tally_.comparisons;
      if (said != Tri::unknown && (said == Tri::yes) != in_fact) {
        differ(what + " in some completion", in_fact ? "yes" : "no", text_from(said));
      }
    };
    for (const RuleId i : rules_.rules.ids()) {
      stands("rule " + rules_.rules[i].name, exact.rule(rules_.rules[i]), engine_rule(i));
    }
    for (const RecommendationId i : rules_.recommendations.ids()) {
      stands("recommendation " + rules_.recommendations[i].name, exact.recommended(rules_.recommendations[i]),
             outcome_.recommended[i]);
    }
    for (const CountId i : rules_.counts.ids()) {
      const std::size_t count = exact.count(rules_.counts[i]);
      const auto& said = diagnosis_.counts[i];
      ++tally_.comparisons;
      if (count < said.sure || count > said.possible) {
        differ("count " + rules_.counts[i].name + " in some completion", std::to_string(count),
               fmt::format("{}..{}", said.sure, said.possible));
      }
    }
    for (const TableId i : rules_.tables.ids()) {
      const Table& table = rules_.tables[i];
      if (table.hit == HitPolicy::collect) {
        const Words outputs = exact.outputs(table);
        for (std::size_t o = 0; o < table.outputs.size(); ++o) {
          const std::string& name = table.outputs[o].name;
          stands("output " + name + " of table " + table.name, outputs.count(name) > 0, engine_gives(i, o));
        }
        continue;
      }
      ++tally_.comparisons;
      const std::string output = exact.output(table);
      if (engine_outputs(i).count(output) == 0) {
        differ("table " + table.name + " in some completion", output, text_from(engine_outputs(i)));
      }
    }
  }

  Tri engine_rule(RuleId index) const { return outcome_.rule(plan_, index); }

  Words engine_outputs(TableId index) const {
    const Table& table = rules_.tables[index];
    const Cells cells = outcome_.table(plan_, index);
    Words words;
    if (table.hit == HitPolicy::collect_count) {
      for (std::size_t i = 0; i < 64; ++i) {
        if ((cells >> i & 1) != 0) words.insert(std::to_string(i));
      }
      return words;
    }
    for (std::size_t i = 0; i <= table.outputs.size(); ++i) {
      if ((cells >> i & 1) != 0) words.insert(i < table.outputs.size() ? table.outputs[i].name : "none");
    }
    return words;
  }

  Words collected(TableId index, bool sure) const {
    const Table& table = rules_.tables[index];
    Words words;
    for (std::size_t i = 0; i < table.outputs.size(); ++i) {
      const Cells cells = sure ? diagnosis_.tables[index].possible : diagnosis_.tables[index].open;
      if ((cells >> i & 1) != 0) words.insert(table.outputs[i].name);
    }
    return words;
  }

  Tri engine_gives(TableId table, std::size_t output) const {
    return tri_from_cells(outcome_.cells[plan_.variables().of(table) + output]);
  }

  void same(const std::string& what, Tri expected, Tri found) {
    ++tally_.comparisons;
    if (expected != found) differ(what, text_from(expected), text_from(found));
  }
  void same(const std::string& what, const Words& expected, const Words& found) {
    ++tally_.comparisons;
    if (expected != found) differ(what, text_from(expected), text_from(found));
  }
  void same_count(CountId index, std::size_t sure, std::size_t possible) {
    ++tally_.comparisons;
    const auto& found = diagnosis_.counts[index];
    if (found.sure != sure || found.possible != possible) {
      differ("count " + rules_.counts[index].name, fmt::format("{}..{}", sure, possible),
             fmt::format("{}..{}", found.sure, found.possible));
    }
  }
  void differ(const std::string& what, const std::string& expected, const std::string& found) {
    if (difference_.empty()) difference_ = what + ": the oracle says " + expected + ", the engine " + found;
  }

  const Plan& plan_;
  const RuleSet& rules_;
  Club club_;
  Resolved resolved_;
  Tally& tally_;
  Outcome outcome_;
  Diagnosis diagnosis_;
  std::string difference_;
};

}  // namespace diagclub::oracle
