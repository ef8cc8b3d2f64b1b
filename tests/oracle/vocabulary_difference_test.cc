// Random rule sets against edits of their vocabulary, policies and formulas: what is said of values that only
// one of the two knows is compared with every combination of what either can say.
#include "eval/row_faults.h"
#include "oracle/edited_rules.h"
#include "oracle/random_rules.h"
#include "reason/diff/plan_with_functions.h"
#include "reason/diff/rule_difference.h"

namespace diagclub::oracle {
namespace {

constexpr std::size_t kMostCombinations = 4000;

std::string edited(const std::string& text, Dice& dice) {
  static const TextEdits kEdits{
      {std::regex("choices: \\{a:"), {"choices: {w: {fr: mot w, en: word w}, a:"}},
      {std::regex("choices: \\{a: \\{[^{}]*\\}, "), {"choices: {"}},
      {std::regex("min: (-?[0-9]+), max: ([0-9]+)"),
       {"min: -9, max: $2", "min: $1, max: 40", "min: 1, max: 6"}},
      {std::regex("hit: [a-z_]+"),
       {"hit: unique", "hit: any", "hit: first", "hit: priority", "hit: collect", "hit: collect_count"}},
      {std::regex("formula: \"([^\"]*)\""), {"formula: \"$1 + 1\"", "formula: \"2 * ($1)\""}},
      {std::regex("facts:\n([^]*)(  r[0-9]+: \\{ENTRY[^\n]*when: )([^\n]*)\\}\n"),
       {"facts:\n  g: {FACT, heading: hg, kind: yes_no}\n$1$2{all: [$3, {g: yes}]}}\n"}},
      {std::regex("then: [xyz]"), {"then: x", "then: y", "then: z"}},
  };
  return edited_by(text, dice, kEdits);
}

using Words = std::map<std::string, std::string>;

// The facts of both by name; a value is a number, or a word (`[a, c]` of a list).
using Value = std::pair<Number, std::string>;
using Combination = std::map<std::string, Value>;

std::vector<Value> values_of(const Plan& plan, const Fact& fact) {
  std::vector<Value> values;
  const FactId index = plan.rules().facts.id_of(fact);
  if (fact.kind == FactKind::number) {
    const Axis& axis = plan.variables()[plan.variables().of(index)].axis;
    std::set<Number> ends;
    for (std::size_t cut = 0; cut < axis.size(); ++cut) {
      const Interval in = axis.numbers(cut);
      if (!in.empty()) ends.insert(in.low), ends.insert(in.high);
    }
    for (const Number& end : ends) values.push_back({end, ""});
  } else if (fact.kind == FactKind::yes_no) {
    values = {{0, "no"}, {0, "yes"}};
  } else if (fact.kind == FactKind::choice) {
    for (const Choice& choice : fact.choices) values.push_back({0, choice.name});
  } else if (fact.kind == FactKind::list) {
    for (std::size_t set = 0; set < (std::size_t{1} << fact.choices.size()); ++set) {
      std::string words;
      for (std::size_t i = 0; i < fact.choices.size(); ++i) {
        if ((set >> i & 1) != 0) words += (words.empty() ? "" : ", ") + fact.choices[i].name;
      }
      values.push_back({0, words});
    }
  }
  return values;
}

// Numbers between those that either cuts at are values, too.
void add_between(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  const std::vector<Value> ends = values;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const Number low = ends[i].first;
    const Number high = ends[i + 1].first;
    if (low == high) continue;
    values.push_back({low + (high - low) / 2, ""});
    if (floor(low) + 1 < high) values.push_back({floor(low) + 1, ""});
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// Nothing where the rule sets take a fact for two kinds of thing, or there are too many.
std::vector<Combination> combinations(const Plan& before, const Plan& after) {
  std::map<std::string, std::vector<Value>> values;
  std::map<std::string, FactKind> kinds;
  for (const Plan* plan : {&before, &after}) {
    for (const Fact& fact : plan->rules().facts) {
      if (fact.kind == FactKind::text) continue;
      if (kinds.try_emplace(fact.name, fact.kind).first->second != fact.kind) return {};
      std::vector<Value>& all = values[fact.name];
      for (const Value& value : values_of(*plan, fact)) {
        if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(value);
      }
    }
  }
  std::vector<Combination> all{{}};
  for (auto& [name, of_fact] : values) {
    if (kinds[name] == FactKind::number) add_between(of_fact);
    std::vector<Combination> longer;
    for (const Combination& one : all) {
      for (const Value& value : of_fact) {
        longer.push_back(one);
        longer.back()[name] = value;
      }
    }
    all = std::move(longer);
    if (all.size() > kMostCombinations) return {};
  }
  return all;
}

// One rule set over all combinations.
struct Seen {
  explicit Seen(const Plan& of) : plan(of), judge(of) {}

  const Plan& plan;
  const PlanWithFunctions judge;
  std::vector<std::set<std::string>> without;  // by combination: the facts whose values it does not know
  std::vector<Words> words;                    // how everything comes out; none where a value is not known
  std::vector<Facts> facts;
  std::vector<std::map<std::string, TableFault>> faults;  // by table

  void add(const Combination& one) {
    std::set<std::string> unknown;
    Facts known;
    known.cells = plan.nothing_known();
    for (const FactId i : plan.rules().facts.ids()) {
      const Fact& fact = plan.rules().facts[i];
      if (fact.kind == FactKind::text) continue;
      known.cells[plan.variables().known(i)] = kYesCell;
      const VariableId first = plan.variables().of(i);
      const auto& [number, word] = one.at(fact.name);
      Cells& cells = known.cells[first];
      if (fact.kind == FactKind::number) {
        cells = plan.variables()[first].axis.cells_of(Interval::point(number));
      } else if (fact.kind == FactKind::yes_no) {
        cells = word == "yes" ? kYesCell : kNoCell;
      } else if (fact.kind == FactKind::choice) {
        const Choice* choice = find_by_name(fact.choices, word);
        cells = choice == nullptr ? 0 : cell(position_of(fact.choices, *choice));
      } else {  // a member that it does not know it does not look at
        for (std::size_t m = 0; m < fact.choices.size(); ++m)
          known.cells[first + m] =
              (", " + word + ", ").find(", " + fact.choices[m].name + ", ") != std::string::npos ? kYesCell
                                                                                                 : kNoCell;
      }
      if (cells == 0) unknown.insert(fact.name);
    }
    words.emplace_back();
    faults.emplace_back();
    if (unknown.empty()) {
      const Outcome outcome = evaluate(plan, known);
      words.back() = outcomes(plan, outcome);
      Diagrams::Walk walk;
      for (const RowFault& fault :
           row_faults(plan, judge.functions(), tables_of_one_output(plan, std::nullopt), known.cells, walk))
        faults.back()[plan.rules().tables[fault.table].name] =
            !fault.row ? TableFault::gap : TableFault::overlap;
    }
    without.push_back(std::move(unknown));
    facts.push_back(std::move(known));
  }
  // A table that collects, as one word.
  void take_together(const Table& table) {
    for (Words& of : words) {
      if (of.empty()) continue;
      std::string given, names;
      int count = 0;
      for (const Output& output : table.outputs) {
        given = of.at(table.name + "." + output.name);
        if (given == "not_applicable") break;
        if (given == "yes") names += (count++ == 0 ? "" : ", ") + output.name;
      }
      of[table.name] = given == "not_applicable" ? given
                       : count == 0              ? "none"
                       : count == 1              ? names
                                                 : "[" + names + "]";
    }
  }
};

// By fact, whether a thing looks at it under a rule set that knows all values of two combinations that differ
// in this fact alone.
std::set<std::string> looked_at_by(const std::string& name, const std::vector<Combination>& all,
                                   const Seen& seen) {
  std::set<std::string> facts;
  for (const auto& [fact, value] : all.front()) {
    std::map<Combination, std::string> of_rest;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (seen.words[i].empty()) continue;
      Combination rest = all[i];
      rest.erase(fact);
      if (of_rest.emplace(rest, seen.words[i].at(name)).first->second != seen.words[i].at(name)) {
        facts.insert(fact);
        break;
      }
    }
  }
  return facts;
}

using Pairs = std::set<std::pair<std::string, std::string>>;

struct Moves {
  Pairs shared, beyond;
};

Moves moves_of(const std::string& name, const std::vector<Combination>& all, const Seen& before,
               const Seen& after) {
  std::set<std::string> looks = looked_at_by(name, all, before);
  looks.merge(looked_at_by(name, all, after));
  Moves moves;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // What it does not look at has its say elsewhere.
    const auto looked_at = [&](const std::string& fact) { return looks.count(fact) > 0; };
    const Seen* sides[] = {&before, &after};
    std::string words[2];
    bool beside = false;
    for (const int side : {0, 1}) {
      const std::set<std::string>& without = sides[side]->without[i];
      beside |= !std::all_of(without.begin(), without.end(), looked_at);
      words[side] = without.empty() ? sides[side]->words[i].at(name) : kNotAValue;
    }
    if (beside || words[0] == words[1]) continue;
    (words[0] == kNotAValue || words[1] == kNotAValue ? moves.beyond : moves.shared)
        .emplace(words[0], words[1]);
  }
  return moves;
}

// What a thing comes out as over all combinations that a fiche leaves open; nothing where it is not read.
std::set<std::string> left_by(const Seen& seen, const std::string& name, const std::string& line) {
  Diagnostics refused;
  const auto fiche = fiche_from_yaml(Source("witness", line + "\n"), seen.judge.form(), refused);
  if (!fiche) return {};
  const Facts said = facts_from_fiche(seen.plan, *fiche);
  std::set<std::string> words;
  for (std::size_t i = 0; i < seen.facts.size(); ++i) {
    bool inside = !seen.words[i].empty();
    for (const VariableId v : seen.plan.variables().ids()) {
      const Variable& about = seen.plan.variables()[v];
      if (about.thing.kind == EntryKind::fact && about.aspect != Variable::Aspect::known)
        inside &= (seen.facts[i].cells[v] & ~said.cells[v]) == 0;
    }
    if (inside) words.insert(seen.words[i].at(name));
  }
  return words;
}

struct Tally {
  int compared = 0, shared = 0, beyond = 0, shown = 0, faults = 0, policies = 0;
};

void check_transition(const Transition& move, const std::string& name, const Seen& before, const Seen& after,
                      Tally& tally) {
  INFO(move.from << " -> " << move.to);
  REQUIRE_FALSE(move.places.empty());
  if (!move.witness) return;
  ++tally.shown;
  INFO(move.witness->before << " / " << move.witness->after);
  const std::pair<std::string, const Seen*> sides[] = {{move.witness->before, &before},
                                                       {move.witness->after, &after}};
  const std::string told[] = {move.from, move.to};
  for (const int side : {0, 1}) {
    const auto& [line, seen] = sides[side];
    if (told[side] == kNotAValue) {
      REQUIRE(line.empty());
      REQUIRE(left_by(*seen, name, sides[1 - side].first).empty());
    } else if (move.shown_from.empty()) {
      REQUIRE(left_by(*seen, name, line) == std::set<std::string>{told[side]});
    }
  }
}

void check_faults(const RuleDifference& found, const std::vector<Combination>& all, const Seen& before,
                  const Seen& after, Tally& tally) {
  for (const Table& table : after.plan.rules().tables) {
    INFO(table.name);
    for (const TableFault fault : {TableFault::gap, TableFault::overlap}) {
      bool surely = false, at_all = false;
      for (std::size_t i = 0; i < all.size(); ++i) {
        const auto has = [&](const Seen& seen) {
          const auto at = seen.faults[i].find(table.name);
          return at != seen.faults[i].end() && at->second == fault;
        };
        at_all |= has(after);
        surely |= has(after) && before.without[i].empty() && !has(before);
      }
      const bool told = std::any_of(found.faults.begin(), found.faults.end(), [&](const GainedFault& one) {
        return name_of(after.plan.rules(), one.table) == table.name && one.fault == fault;
      });
      if (surely) REQUIRE(told);
      if (!at_all) REQUIRE_FALSE(told);
      tally.faults += told ? 1 : 0;
    }
  }
}

void check_differences(const RuleDifference& found, const std::vector<Combination>& all, Seen& before,
                       Seen& after, Tally& tally) {
  for (const Table& table : before.plan.rules().tables) {
    const Table* other = find_by_name(after.plan.rules().tables, table.name);
    if (other == nullptr || (table.hit == HitPolicy::collect) == (other->hit == HitPolicy::collect)) continue;
    table.hit == HitPolicy::collect ? before.take_together(table) : after.take_together(*other);
    ++tally.policies;
  }
  std::set<std::string> names;
  for (const Seen* seen : {&before, &after}) {
    for (const Words& words : seen->words) {
      if (words.empty()) continue;
      for (const auto& [name, word] : words) names.insert(name);
      break;
    }
  }
  const auto is_in = [](const Seen& seen, const std::string& name) {
    return std::any_of(seen.words.begin(), seen.words.end(),
                       [&](const Words& words) { return words.count(name) > 0; });
  };
  for (const std::string& name : names) {
    INFO(name);
    const bool renamed_outputs =
        std::any_of(found.renamed_outputs.begin(), found.renamed_outputs.end(),
                    [&](const auto& one) { return one.first.starts_with(name + "."); });
    if (!is_in(before, name) || !is_in(after, name) || renamed_outputs) continue;
    const Moves moves = moves_of(name, all, before, after);
    ++tally.compared;
    tally.shared += moves.shared.empty() ? 0 : 1;
    tally.beyond += moves.beyond.empty() ? 0 : 1;
    Pairs told_shared, told_beyond;
    for (const Difference& one : found.things) {
      if (one.name + (one.output.empty() ? "" : "." + one.output) != name) continue;
      REQUIRE((one.kind == Difference::Kind::differs || one.kind == Difference::Kind::beyond));
      for (const Transition& move : one.transitions) {
        (one.kind == Difference::Kind::beyond ? told_beyond : told_shared).emplace(move.from, move.to);
        check_transition(move, name, before, after, tally);
      }
    }
    REQUIRE(told_shared == moves.shared);
    REQUIRE(told_beyond == moves.beyond);
  }
}

TEST_CASE("what values, policies and formulas of one side alone change is told, and nothing else",
          "[oracle][difference]") {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    Dice dice(seed * 15485863);
    const std::string text = RandomRules(seed, Division::by_powers_of_two).text();
    std::string later = edited(text, dice);
    if (dice.chance(50)) later = edited(later, dice);
    if (later == text || text.find("known\"") != std::string::npos) continue;
    const auto plan_before = plan_if_sound(text);
    const auto plan_after = plan_if_sound(later);
    if (!plan_before || !plan_after) continue;
    const std::vector<Combination> all = combinations(*plan_before, *plan_after);
    if (all.empty()) continue;
    INFO("seed " << seed << "\n" << text << "\n-----\n" << later);
    Seen before(*plan_before), after(*plan_after);
    for (const Combination& one : all) before.add(one), after.add(one);
    const RuleDifference found =
        difference_of_rules(*plan_before, before.judge.functions(), *plan_after, after.judge.functions(), 2);
    check_faults(found, all, before, after, tally);
    check_differences(found, all, before, after, tally);
  }
  CAPTURE(tally.compared, tally.shared, tally.beyond, tally.shown, tally.faults, tally.policies);
  CHECK(tally.compared > 200);
  CHECK(tally.shared > 20);
  CHECK(tally.beyond > 20);
  CHECK(tally.shown > 40);
  CHECK(tally.faults > 1);
  CHECK(tally.policies > 0);
}

}  // namespace
}  // namespace diagclub::oracle
