// Reachable verdicts against every completion, enumerated: values of every cell, facts that become known or
// stay unknown.
#include "reason/club/reach.h"

#include <filesystem>

#include "catch.h"
#include "oracle/compare.h"
#include "oracle/random_rules.h"
#include "oracle/real_rules.h"
#include "reason/club/questions.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

// What all completions of a club come to.
class Completions {
 public:
  Completions(const Plan& plan, const Functions& functions, const Club& club, const Fiche& fiche)
      : plan_(plan),
        rules_(plan.rules()),
        functions_(functions),
        club_(club),
        fiche_(fiche),
        resolved_(rules_, club) {}

  // False when there are too many to try.
  bool enumerate(std::size_t most) {
    IndexVector<FactId, std::vector<Value>> options;
    IndexVector<FactId, bool> may_be_known;
    std::size_t combinations = 1;
    for (const FactId i : rules_.facts.ids()) {
      options.push_back(follows(i) ? std::vector<Value>{Value{}}
                                   : resolved_.options(i, words_tested(rules_, rules_.facts[i].name)));
      const bool open = fiche_.find(i) == nullptr && !resolved_.known(i) && rules_.facts[i].otherwise.empty();
      may_be_known.push_back(open && !rules_.facts[i].formula);
      combinations *= options.back().size() * (may_be_known.back() ? 2 : 1);
      if (combinations > most) return false;
    }
    World world{IndexVector<FactId, Value>(rules_.facts.size()), resolved_.known()};
    for (std::size_t number = 0; number < combinations; ++number) {
      std::size_t left = number;
      for (const FactId i : options.ids()) {
        world.values[i] = options[i][left % options[i].size()];
        left /= options[i].size();
        if (!may_be_known[i]) continue;
        world.known[i] = left % 2 == 1;
        left /= 2;
      }
      if (derive(rules_, club_, world)) add(world);
    }
    return true;
  }

  bool has_formulas() const {
    for (const FactId i : rules_.facts.ids()) {
      if (follows(i)) return true;
    }
    return false;
  }

  std::set<std::vector<std::size_t>> verdicts;
  IndexVector<RuleId, std::set<bool>> rules;
  IndexVector<RecommendationId, std::set<bool>> recommendations;

 private:
  bool follows(FactId i) const { return rules_.facts[i].formula && !club_[i].given; }

  void add(const World& world) {
    Exact exact(rules_, world);
    std::vector<std::size_t> tuple;
    for (const TableId table : functions_.verdicts().tables) {
      const Table& about = rules_.tables[table];
      const std::string output = exact.output(about);
      tuple.push_back(exact.applies(about) ? place_of_outcome(about, output) : not_applicable_cell(about));
    }
    verdicts.insert(tuple);
    rules.resize(rules_.rules.size());
    for (const RuleId i : rules_.rules.ids()) rules[i].insert(exact.rule(rules_.rules[i]));
    recommendations.resize(rules_.recommendations.size());
    for (const RecommendationId i : rules_.recommendations.ids())
      recommendations[i].insert(exact.recommended(rules_.recommendations[i]));
  }

  const Plan& plan_;
  const RuleSet& rules_;
  const Functions& functions_;
  const Club& club_;
  const Fiche& fiche_;
  Resolved resolved_;
};

Tri tri_from(const std::set<bool>& values) {
  return values.size() > 1 ? Tri::unknown : *values.begin() ? Tri::yes : Tri::no;
}

std::unique_ptr<const Plan> plan_with_verdicts(std::uint64_t seed) {
  RandomRules random(seed, seed % 4 == 0 ? Division::by_anything : Division::by_powers_of_two);
  std::string text = random.text();
  Diagnostics diagnostics;
  auto checked = checked_from_text(text, diagnostics);
  if (!checked) return nullptr;
  std::string verdicts;
  for (const Table& table : checked->rules().tables) {
    if (table.hit != HitPolicy::collect)
      verdicts += (verdicts.empty() ? "{of: " : ", {of: ") + table.name + "}";
  }
  text += "page: {identity: [], verdicts: [" + verdicts + "], counts: []}\n";
  return std::make_unique<const Plan>(std::move(*checked_from_text(text, diagnostics)));
}

struct Tried {
  int clubs = 0;
  int exact = 0;
  int several = 0;
  int bounded = 0;
  int questions = 0;
};

// Facts not asked about change nothing: of two completions that differ in them alone, all conclusions are
// one.
void check_questions(const Plan& plan, const Functions& functions, const Fiche& fiche, const Facts& facts,
                     const CellsByVariable& box, Dice& dice, Tried& tried) {
  std::set<FactId> asked;
  for (const Question& question : questions(plan, functions, box, {}, About::page).asked)
    asked.insert(question.fact);
  const auto any_within = [&](const CellsByVariable& from) {
    Facts complete = facts;
    for (const VariableId variable : plan.variables().ids()) {
      if (plan.variables()[variable].thing.kind != EntryKind::fact) continue;
      std::vector<std::size_t> cells;
      for (Cells left = from[variable]; left != 0; left &= left - 1) cells.push_back(lowest_cell(left));
      complete.cells[variable] = cell(dice.of(cells));
    }
    return complete;
  };
  for (int i = 0; i < 4; ++i) {
    const Facts one = any_within(box);
    Facts other = any_within(box);
    for (const VariableId variable : plan.variables().ids()) {
      const Variable& about = plan.variables()[variable];
      if (about.thing.kind == EntryKind::fact && asked.count(about.thing.fact()) > 0)
        other.cells[variable] = one.cells[variable];
    }
    const Outcome first = evaluate(plan, one);
    const Outcome second = evaluate(plan, other);
    for (const TableId table : functions.verdicts().tables) {
      INFO(fiche.source);
      REQUIRE(first.table(plan, table) == second.table(plan, table));
    }
    REQUIRE(first.recommended == second.recommended);
    ++tried.questions;
  }
}

void compare(const Plan& plan, const Functions& functions, RandomClub& club, Dice& dice, Tried& tried) {
  const Fiche fiche = fiche_from_text(plan.rules(), club.fiche());
  const Facts facts = facts_from_fiche(plan, fiche);
  const CellsByVariable box = completions(plan, facts);
  check_questions(plan, functions, fiche, facts, box, dice, tried);
  Completions all(plan, functions, club.club(), fiche);
  if (!all.enumerate(5000) || all.verdicts.empty()) return;
  const Reach said = reach(plan, functions, facts, box);
  const std::set<std::vector<std::size_t>> verdicts(said.verdicts.begin(), said.verdicts.end());
  INFO("fiche:\n" << club.fiche());
  ++tried.clubs;
  tried.several += verdicts.size() > 1 ? 1 : 0;
  // Sound always.
  REQUIRE(std::includes(verdicts.begin(), verdicts.end(), all.verdicts.begin(), all.verdicts.end()));
  for (const RuleId i : all.rules.ids()) {
    const Tri truth = tri_from(all.rules[i]);
    if (said.rules[i] != Tri::unknown || !all.has_formulas()) REQUIRE(said.rules[i] == truth);
  }
  if (all.has_formulas()) {
    ++tried.bounded;
    return;
  }
  REQUIRE(verdicts == all.verdicts);
  REQUIRE(said.exact);
  for (const RecommendationId i : all.recommendations.ids())
    REQUIRE(said.recommendations[i] == tri_from(all.recommendations[i]));
  ++tried.exact;
}

TEST_CASE("reachable verdicts are those of all completions, enumerated", "[oracle][reach]") {
  Tried tried;
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    const auto plan = plan_with_verdicts(seed);
    if (!plan) continue;
    const Functions functions(*plan);
    Dice dice(seed);
    RandomClub club(dice, plan->rules());
    for (const std::size_t given : {100U, 60U, 25U, 0U}) {
      club.draw_incomplete(given);
      INFO("seed " << seed);
      compare(*plan, functions, club, dice, tried);
    }
  }
  CHECK(tried.clubs >= 2000);
  CHECK(tried.exact >= 1300);
  CHECK(tried.several >= 300);
  CHECK(tried.questions >= 8000);
}

// One completion of what decides the verdicts: a value for each of these facts, which may become known.
World completed_at_random(const RuleSet& rules, const Resolved& resolved, const Fiche& fiche,
                          const std::vector<FactId>& deciding, World world, Dice& dice) {
  for (const FactId fact : deciding) {
    const Words tested = words_tested(rules, rules.facts[fact].name);
    Words some;
    for (const std::string& word : tested) {
      if (some.size() < 4 && dice.chance(rules.facts[fact].kind == FactKind::list ? 15 : 100))
        some.insert(word);
    }
    world.values[fact] = dice.of(resolved.options(fact, some));
    if (!world.known[fact] && fiche.find(fact) == nullptr) world.known[fact] = dice.chance(60);
  }
  return world;
}

TEST_CASE("no completion of a sample with facts removed leaves what is said to be reachable",
          "[oracle][reach]") {
  const Plan& plan = real_plan();
  const RuleSet& rules = plan.rules();
  const Functions functions(plan);
  const FicheForm form(rules);
  Dice dice(20);
  int clubs = 0, exact = 0;
  std::size_t reached = 0, possible = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(DIAGCLUB_ROOT "/samples")) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".yaml" || path.find(".expected.") != std::string::npos) continue;
    Diagnostics problems;
    const auto whole = fiche_from_yaml(Source(path, read_file(path, kLargestFiche).text), form, problems);
    REQUIRE(whole);
    for (const std::size_t kept : {100U, 70U, 40U, 0U}) {
      Fiche fiche = *whole;
      fiche.facts.clear();
      for (const StatedFact& stated : whole->facts) {
        if (rules.facts[stated.fact].required || dice.chance(kept)) fiche.facts.push_back(stated);
      }
      const Facts facts = facts_from_fiche(plan, fiche);
      const CellsByVariable box = completions(plan, facts);
      const Reach said = reach(plan, functions, facts, box);
      const std::set<std::vector<std::size_t>> verdicts(said.verdicts.begin(), said.verdicts.end());
      const Resolved resolved(rules, club_from_fiche(rules, fiche));
      World world{{}, resolved.known()};
      for (const FactId i : rules.facts.ids()) {
        const auto options = resolved.options(i, {});
        world.values.push_back(options.empty() ? Value{} : options.front());
      }
      const std::vector<FactId> deciding = DecidingFacts(plan, functions).of(box);
      std::set<std::vector<std::size_t>> found;
      for (int draw = 0; draw < 150; ++draw) {
        const World complete = completed_at_random(rules, resolved, fiche, deciding, world, dice);
        Exact oracle(rules, complete);
        std::vector<std::size_t> tuple;
        for (const TableId table : said.verdict_tables) {
          const Table& about = rules.tables[table];
          const std::string output = oracle.output(about);
          tuple.push_back(oracle.applies(about) ? place_of_outcome(about, output)
                                                : not_applicable_cell(about));
        }
        INFO(path << " keeping " << kept);
        REQUIRE(verdicts.count(tuple) == 1);
        found.insert(tuple);
      }
      ++clubs;
      exact += said.exact ? 1 : 0;
      reached += found.size();
      possible += verdicts.size();
    }
  }
  CHECK(clubs >= 150);
  // Most of what is said to be possible was come upon by chance; the rest by the engine's own completions.
  CHECK(reached * 2 >= possible);
  CHECK(exact * 10 >= clubs * 8);
}

}  // namespace
}  // namespace diagclub::oracle
