// Random rule sets against a random edit of themselves: what is said to differ is compared with every
// combination of values, each evaluated under both.
#include "reason/diff/rule_difference.h"

#include <map>
#include <regex>
#include <set>

#include "oracle/edited_rules.h"
#include "oracle/random_rules.h"
#include "reason/diff/declared_changes.h"
#include "reason/diff/plan_with_functions.h"
#include "reason/diff/rule_edits.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

constexpr std::size_t kMostCombinations = 6000;

// One thing in the text changed: a number, a word, an output, a parameter, a whole rule.
std::string edited(const std::string& text, Dice& dice) {
  static const TextEdits kEdits{
      {std::regex("(< |> |<= |>= )[0-9]+"), {"$013", "$015", "$01p0"}},
      {std::regex("< "), {"<= ", "> "}},
      {std::regex("then: [xyz]"), {"then: x", "then: y", "then: z"}},
      {std::regex("p0: \\{value: [0-9]+"), {"p0: {value: 2", "p0: {value: 6"}},
      {std::regex("switch: \\{value: (yes|no)"), {"switch: {value: yes", "switch: {value: no"}},
      {std::regex("any: \\["), {"all: ["}},
      {std::regex("all: \\["), {"any: ["}},
      {std::regex(": \"yes\""), {": \"no\""}},
      {std::regex(": \"[a-d]\""), {": \"a\"", ": \"b\"", ": \"not(b)\""}},
      {std::regex("min: 0, max: [0-9]+"), {"min: 1, max: 6", "min: 0, max: 30"}},
      {std::regex("hit: unique"), {"hit: first"}},
      {std::regex("  r[0-9]+: \\{ENTRY[^\n]*\n"), {""}},
      {std::regex("r([0-9]+): \\{ENTRY"), {"s$01: {ENTRY"}},
      {std::regex(", applies: \\{[^{}]*\\}"), {""}},
  };
  return edited_by(text, dice, kEdits);
}

// A value for every fact, and whether it is known.
struct Combination {
  IndexVector<FactId, Number> numbers;  // the number, or the cell of what is none
  IndexVector<FactId, Cells> members;   // lists
  IndexVector<FactId, bool> known;
};

// Every value that either rule set could tell from another: both have the same facts in the same order.
std::vector<Combination> combinations(const Plan& a, const Plan& b, bool of_unknown) {
  std::vector<Combination> all{{}};
  for (const FactId i : a.rules().facts.ids()) {
    const Fact& fact = a.rules().facts[i];
    std::set<Number> numbers;
    std::size_t lists = 1;
    if (fact.kind == FactKind::number) {
      std::set<Number> ends;
      for (const Plan* plan : {&a, &b}) {
        const Axis& axis = plan->variables()[plan->variables().of(i)].axis;
        for (std::size_t cut = 0; cut < axis.size(); ++cut) {
          const Interval in = axis.numbers(cut);
          if (!in.empty()) ends.insert(in.low), ends.insert(in.high);
        }
      }
      Number last;
      for (const Number& end : ends) {
        if (end != *ends.begin()) {
          numbers.insert((end + last) / 2);
          if (floor(last) + 1 < end) numbers.insert(floor(last) + 1);
        }
        numbers.insert(last = end);
      }
      std::erase_if(numbers, [&](const Number& number) {
        const Fact& other = b.rules().facts[i];
        return !fact.bounds.contains(number) || !other.bounds.contains(number) ||
               ((fact.integer || other.integer) && !number.is_whole());
      });
    } else if (fact.kind == FactKind::list) {
      lists = std::size_t{1} << fact.choices.size();
      numbers = {0};
    } else {
      for (std::size_t choice = 0; choice < (fact.kind == FactKind::choice ? fact.choices.size() : 2);
           ++choice)
        numbers.insert(choice);
      if (fact.kind == FactKind::text) numbers = {0};
    }
    std::vector<Combination> longer;
    for (const Combination& one : all) {
      for (const Number& number : numbers) {
        for (std::size_t list = 0; list < lists; ++list) {
          for (const bool known : {true, false}) {
            if (!known && !of_unknown) continue;
            longer.push_back(one);
            longer.back().numbers.push_back(number);
            longer.back().members.push_back(list);
            longer.back().known.push_back(known);
          }
        }
      }
    }
    all = std::move(longer);
    if (all.size() > kMostCombinations) return {};
  }
  return all;
}

Facts facts_of(const Plan& plan, const Combination& one) {
  Facts facts;
  facts.cells = plan.nothing_known();
  for (const FactId i : plan.rules().facts.ids()) {
    const Fact& fact = plan.rules().facts[i];
    facts.cells[plan.variables().known(i)] = one.known[i] ? kYesCell : kNoCell;
    if (fact.kind == FactKind::text) continue;
    const VariableId first = plan.variables().of(i);
    if (fact.kind == FactKind::number)
      facts.cells[first] = plan.variables()[first].axis.cells_of(Interval::point(one.numbers[i]));
    else if (fact.kind == FactKind::list)
      for (std::size_t m = 0; m < fact.choices.size(); ++m)
        facts.cells[first + m] = (one.members[i] & cell(m)) != 0 ? kYesCell : kNoCell;
    else
      facts.cells[first] = cell(size_from(*one.numbers[i].plain_whole()));
  }
  return facts;
}

using Pairs = std::set<std::pair<std::string, std::string>>;

struct Tried {
  std::unique_ptr<const Plan> before, after;
  std::vector<Combination> all;
  std::vector<Facts> facts_before, facts_after;
  std::vector<std::map<std::string, std::string>> from, to;
};

// What a thing comes out as over all combinations that a fiche leaves open.
std::string left_by(const Plan& plan, const std::vector<Facts>& facts,
                    const std::vector<std::map<std::string, std::string>>& outcomes, const std::string& name,
                    const std::string& line, bool of_unknown) {
  const Facts said = facts_from_text(plan, line);
  std::set<std::string> words;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    bool inside = true;
    for (const VariableId v : plan.variables().ids()) {
      const Variable& about = plan.variables()[v];
      if (about.thing.kind == EntryKind::fact && (of_unknown || about.aspect != Variable::Aspect::known))
        inside &= (facts[i].cells[v] & ~said.cells[v]) == 0;
    }
    if (inside) words.insert(outcomes[i].at(name));
  }
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " | ") + word;
  return joined;
}

TEST_CASE("what is said to differ differs, and nothing else does", "[oracle][difference]") {
  int compared = 0, differing = 0, shown = 0, renamed = 0, alone = 0;
  for (std::uint64_t seed = 1; seed <= 900; ++seed) {
    Dice dice(seed * 7919);
    std::string text = RandomRules(seed, Division::by_powers_of_two).text();
    std::string after = edited(text, dice);
    if (dice.chance(40)) after = edited(after, dice);
    Tried tried{plan_if_sound(text), plan_if_sound(after), {}, {}, {}, {}, {}};
    if (!tried.before || !tried.after) continue;
    const bool of_unknown = text.find("known\"") != std::string::npos;
    const bool tied = text.find("formula") != std::string::npos;
    tried.all = combinations(*tried.before, *tried.after, of_unknown);
    if (tried.all.empty()) continue;
    for (const Combination& one : tried.all) {
      tried.facts_before.push_back(facts_of(*tried.before, one));
      tried.facts_after.push_back(facts_of(*tried.after, one));
      tried.from.push_back(outcomes(*tried.before, evaluate(*tried.before, tried.facts_before.back())));
      tried.to.push_back(outcomes(*tried.after, evaluate(*tried.after, tried.facts_after.back())));
    }
    const Functions of_before(*tried.before), of_after(*tried.after);
    const RuleDifference found = difference_of_rules(*tried.before, of_before, *tried.after, of_after, 3);
    INFO("seed " << seed << "\n" << text << "\n-----\n" << after);
    std::map<std::string, const Difference*> said;
    for (const Difference& difference : found.things) {
      // What is made of values of one side alone is tried in vocabulary_difference_test.cc.
      if (difference.kind == Difference::Kind::beyond) continue;
      said[difference.name + (difference.output.empty() ? "" : "." + difference.output)] = &difference;
    }
    for (const auto& [name, first] : tried.from.front()) {
      INFO(name);
      const auto at = said.find(name);
      if (tried.to.front().count(name) == 0) {
        REQUIRE(at != said.end());
        if (at->second->kind == Difference::Kind::renamed) {
          for (std::size_t i = 0; i < tried.all.size(); ++i)
            REQUIRE(tried.from[i].at(name) == tried.to[i].at(at->second->new_name));
          ++renamed;
        } else {
          REQUIRE(at->second->kind == Difference::Kind::only_before);
          ++alone;
        }
        continue;
      }
      Pairs moves;
      for (std::size_t i = 0; i < tried.all.size(); ++i) {
        if (tried.from[i].at(name) != tried.to[i].at(name))
          moves.emplace(tried.from[i].at(name), tried.to[i].at(name));
      }
      ++compared;
      if (moves.empty()) {
        REQUIRE(at == said.end());
        continue;
      }
      ++differing;
      REQUIRE(at != said.end());
      REQUIRE(at->second->kind == Difference::Kind::differs);
      Pairs told;
      for (const Transition& transition : at->second->transitions) {
        told.emplace(transition.from, transition.to);
        REQUIRE_FALSE(transition.places.empty());
        if (!transition.witness) {
          REQUIRE((tied || of_unknown));
          continue;
        }
        ++shown;
        const std::string from = left_by(*tried.before, tried.facts_before, tried.from, name,
                                         transition.witness->before, of_unknown);
        const std::string to =
            left_by(*tried.after, tried.facts_after, tried.to, name, transition.witness->after, of_unknown);
        INFO(transition.witness->after);
        if (transition.shown_from.empty()) {
          REQUIRE(from == transition.from);
          REQUIRE(to == transition.to);
        } else {
          REQUIRE(from != to);
        }
      }
      REQUIRE(told == moves);
    }
  }
  CAPTURE(compared, differing, shown, renamed, alone);
  CHECK(compared > 1500);
  CHECK(differing > 150);
  CHECK(shown > 150);
  CHECK(renamed > 2);
  CHECK(alone > 5);
}

TEST_CASE("no edit leaves the earlier rules, and all of them make the later ones", "[oracle][difference]") {
  int tried = 0, several = 0;
  for (std::uint64_t seed = 1; seed <= 900; ++seed) {
    Dice dice(seed * 104729);
    const std::string text = RandomRules(seed, Division::by_anything).text();
    std::string later = text;
    for (std::size_t i = 0; i < 1 + dice.below(4); ++i) later = edited(later, dice);
    const auto before = plan_if_sound(text);
    const auto after = plan_if_sound(later);
    if (!before || !after) continue;
    INFO("seed " << seed << "\n" << text << "\n-----\n" << later);
    const Functions of_before(*before), of_after(*after);
    const RuleDifference found = difference_of_rules(*before, of_before, *after, of_after, 0);
    const RuleEdits edits(before->rules(), after->rules(),
                          declared_changes(before->rules(), after->rules(), found.renamed_facts));
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < edits.all().size(); ++i) all.push_back(i);
    for (const auto& [chosen, plan] :
         {std::pair(std::vector<std::size_t>{}, before.get()), std::pair(all, after.get())}) {
      const auto made = edits.applied(chosen);
      REQUIRE(made);
      const RuleDifference left = difference_of_rules(*made, Functions(*made), *plan, Functions(*plan), 1);
      if (!left.things.empty()) UNSCOPED_INFO(left.things.front().name);
      REQUIRE(left.things.empty());
    }
    ++tried;
    several += edits.all().size() > 1 ? 1 : 0;
  }
  CAPTURE(tried, several);
  CHECK(tried > 200);
  CHECK(several > 50);
}

}  // namespace
}  // namespace diagclub::oracle
