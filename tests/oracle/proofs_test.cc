// What is proved of random rule sets, against every combination of their facts tried one by one: the gaps,
// overlaps, rows that only their order reconciles, dead rows and dead rules that there are, and no others;
// and each fiche shows what it should.
#include "reason/proofs/proofs.h"

#include "catch.h"
#include "oracle/random_rules.h"
#include "oracle/worlds.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

constexpr int kRuleSets = 1500;
constexpr std::size_t kMostWorlds = 1500;

// A fault as the oracle sees it: its code and the line of its place.
using Faults = std::set<std::pair<std::string, std::string>>;

std::string at(const Place& place) {
  return std::to_string(place.span.start.line) + ":" + std::to_string(place.span.start.column);
}

// What a fiche can say of a world: what is not known it leaves open.
std::string sayable(const World& world) {
  std::string said;
  for (const FactId i : world.values.ids()) {
    const Value& value = world.values[i];
    std::string words = text_from_number(value.number) + value.word;
    for (const std::string& word : value.words) words += "+" + word;
    said += (world.known[i] ? words : "?") + "|";
  }
  return said;
}

// Things that happen in worlds, and of them those that do whatever is true of what some fiche leaves open.
class Happenings {
 public:
  void happens(const std::string& what, const std::string& said) { ++met_[what][said]; }
  std::set<std::string> sayable(const std::map<std::string, int>& worlds_said) const {
    std::set<std::string> found;
    for (const auto& [what, met] : met_) {
      if (std::any_of(met.begin(), met.end(),
                      [&](const auto& one) { return one.second == worlds_said.at(one.first); }))
        found.insert(what);
    }
    return found;
  }

 private:
  std::map<std::string, std::map<std::string, int>> met_;
};

// Rows of one `first` table of which the one decides and the other, which says otherwise, holds too: told
// where that is so whatever is true of what a fiche leaves open.
class Silenced {
 public:
  void look(const Table& table, const std::vector<std::size_t>& rows, const std::string& said) {
    if (table.hit != HitPolicy::first || rows.empty()) return;
    for (const std::size_t row : rows) {
      if (table.rows[row].then.text != table.rows[rows.front()].then.text)
        ++met_[{at(table.rows[rows.front()].place), at(table.rows[row].place)}][said];
    }
  }
  void speaks(const Table& table, bool last_holds) {
    if (!last_holds) partial_.insert(table.name);
  }
  void tell(const RuleSet& rules, const std::map<std::string, int>& worlds_said,
            const std::set<std::string>& decides, Faults& faults) const {
    std::set<std::string> otherwise;
    for (const Table& table : rules.tables) {
      if (partial_.count(table.name) == 0) otherwise.insert(at(table.rows.back().place));
    }
    for (const auto& [pair, met] : met_) {
      const bool told = std::any_of(met.begin(), met.end(),
                                    [&](const auto& one) { return one.second == worlds_said.at(one.first); });
      if (told && otherwise.count(pair.second) == 0 && decides.count(pair.second) > 0)
        faults.emplace("order-decides", pair.second);
    }
  }

 private:
  std::map<std::pair<std::string, std::string>, std::map<std::string, int>> met_;
  std::set<std::string> partial_;  // tables whose last row does not hold wherever they speak
};

Faults faults_of(const RuleSet& rules, const Worlds& worlds) {
  Faults faults;
  Silenced silenced;
  std::map<std::string, int> worlds_said;
  Happenings overlaps;  // the two rows' places
  Happenings contradicts;
  std::set<std::string> speaks, falls, decides, matches, given, holds, applies, recommended;
  for (std::size_t number = 0; number < worlds.count(); ++number) {
    const World world = worlds.world(number);
    const std::string said = sayable(world);
    ++worlds_said[said];
    Exact exact(rules, world);
    for (const Table& table : rules.tables) {
      if (!exact.applies(table)) continue;
      speaks.insert(table.name);
      const auto rows = exact.rows(table);
      if (rows.empty()) falls.insert(table.name);
      silenced.look(table, rows, said);
      silenced.speaks(table, !rows.empty() && rows.back() + 1 == table.rows.size());
      const bool masks = gives_one(table.hit) && (table.hit != HitPolicy::any || table.overlap);
      const std::string output = gives_one(table.hit) ? exact.output(table) : "";
      bool decided = false;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = table.rows[rows[i]];
        matches.insert(at(row.place));
        if (!masks || (!decided && row.then.text == output)) {
          decided = true;
          decides.insert(at(row.place));
          given.insert(table.name + row.then.text);
        }
        for (std::size_t j = 0; j < i; ++j) {
          const bool differ = row.then.text != table.rows[rows[j]].then.text;
          if (differ && table.overlap)
            contradicts.happens(table.name + " " + at(row.place) + " " + at(table.rows[rows[j]].place), said);
          else if (table.hit == HitPolicy::unique || (table.hit == HitPolicy::any && differ))
            overlaps.happens(at(row.place) + " " + at(table.rows[rows[j]].place), said);
        }
      }
    }
    for (const Rule& rule : rules.rules) {
      if (exact.rule(rule)) holds.insert(rule.name);
      if (exact.applies(rule)) applies.insert(rule.name + (exact.rule(rule) ? " yes" : " no"));
    }
    for (const Recommendation& one : rules.recommendations)
      recommended.insert(one.name + (exact.recommended(one) ? " yes" : " no"));
  }
  // A row is told once, whatever number of others it meets.
  for (const std::string& pair : overlaps.sayable(worlds_said))
    faults.emplace("overlap", pair.substr(0, pair.find(' ')));
  std::set<std::string> contradictory;
  for (const std::string& pair : contradicts.sayable(worlds_said))
    contradictory.insert(pair.substr(0, pair.find(' ')));
  for (const Table& table : rules.tables) {
    if (speaks.count(table.name) == 0) {
      faults.emplace("dead-table", at(table.place));
      continue;
    }
    if (gives_one(table.hit) && (falls.count(table.name) > 0) != table.gap.has_value())
      faults.emplace(table.gap ? "useless-gap" : "gap", at(table.place));
    if (table.overlap && contradictory.count(table.name) == 0)
      faults.emplace("useless-overlap", at(table.place));
    for (const Row& row : table.rows) {
      if (decides.count(at(row.place)) == 0) faults.emplace("dead-row", at(row.place));
    }
    for (const Output& output : table.outputs) {
      if (given.count(table.name + output.name) == 0) faults.emplace("never-given", at(output.place));
    }
  }
  silenced.tell(rules, worlds_said, decides, faults);
  for (const Rule& rule : rules.rules) {
    if (holds.count(rule.name) == 0)
      faults.emplace("dead-rule", at(rule.place));
    else if (applies.count(rule.name + " no") == 0)
      faults.emplace("always-true", at(rule.place));
  }
  for (const Recommendation& one : rules.recommendations) {
    if (recommended.count(one.name + " yes") == 0) faults.emplace("dead-recommendation", at(one.place));
    if (recommended.count(one.name + " no") == 0) faults.emplace("always-true", at(one.place));
  }
  return faults;
}

// The fiche that shows a fault of a table's rows does so in every world that it may speak of.
void check_shown(const Plan& plan, const Worlds& worlds, const Proof& proof) {
  CAPTURE(proof.code, proof.message, proof.shown);
  const Facts facts = facts_from_text(plan, proof.shown + "\n");
  bool any = false;
  for (std::size_t number = 0; number < worlds.count(); ++number) {
    const World world = worlds.world(number);
    if (!worlds.fits(world, facts)) continue;
    any = true;
    Exact exact(plan.rules(), world);
    for (const Table& table : plan.rules().tables) {
      if (proof.code == "gap" && at(table.place) == at(proof.place)) {
        REQUIRE(exact.applies(table));
        REQUIRE(exact.rows(table).empty());
      }
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (at(table.rows[i].place) != at(proof.place)) continue;
        const auto rows = exact.rows(table);
        REQUIRE(exact.applies(table));
        REQUIRE(std::count(rows.begin(), rows.end(), i) == 1);
        if (proof.code == "overlap") REQUIRE(rows.size() > 1);
        if (proof.code == "order-decides") {
          REQUIRE(rows.front() < i);
          REQUIRE(table.rows[rows.front()].then.text != table.rows[i].then.text);
        }
      }
    }
  }
  // A number of the fiche may stand between those that were tried.
  if (!any) CHECK(proof.shown.find_first_of("0123456789") != std::string::npos);
}

TEST_CASE("what is proved of random rule sets is so, and nothing else is", "[oracle][proofs]") {
  std::map<std::string, int> seen;
  int tried = 0, shown = 0, not_shown = 0;
  for (int seed = 1; seed <= kRuleSets; ++seed) {
    const std::string text = RandomRules(static_cast<std::uint64_t>(seed), Division::by_powers_of_two).text();
    const auto plan = plan_from_text(text);
    const Worlds worlds(*plan);
    if (worlds.count() > kMostWorlds) continue;
    CAPTURE(seed, text);
    ++tried;
    const FicheForm form(plan->rules());
    Faults told;
    for (const Proof& proof : proofs(*plan, Functions(*plan), form)) {
      static const std::set<std::string> kCompared{
          "gap",        "useless-gap", "overlap",   "useless-overlap", "order-decides",      "dead-row",
          "dead-table", "never-given", "dead-rule", "always-true",     "dead-recommendation"};
      if (kCompared.count(proof.code) == 0) continue;
      told.emplace(proof.code, at(proof.place));
      ++seen[proof.code];
      const bool of_rows = proof.code == "gap" || proof.code == "overlap" || proof.code == "dead-row" ||
                           proof.code == "order-decides";
      if (of_rows && !proof.shown.empty()) check_shown(*plan, worlds, proof), ++shown;
      if (proof.shown.empty() && (proof.code == "gap" || proof.code == "overlap")) ++not_shown;
    }
    CHECK(told == faults_of(plan->rules(), worlds));
  }
  for (const char* code : {"gap", "useless-gap", "overlap", "useless-overlap", "order-decides", "dead-row",
                           "dead-table", "never-given", "dead-rule", "always-true", "dead-recommendation"}) {
    CAPTURE(code);
    CHECK(seen[code] >= 5);
  }
  CAPTURE(tried, shown, not_shown);
  CHECK(tried >= 300);
  CHECK(shown >= 200);
  CHECK(not_shown * 5 <
        shown);  // figures tied by a formula, and facts asked to be unknown and yet to have a value
}

}  // namespace
}  // namespace diagclub::oracle
