// What is proved of mutants of random rule sets, against every combination of their facts tried one by one:
// what is called equivalent comes out alike everywhere, and the case for a survivor tells it.
#include "reason/trials/mutation.h"

#include "catch.h"
#include "oracle/random_rules.h"
#include "oracle/worlds.h"
#include "reason/trials/expectation.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

constexpr int kRuleSets = 300;
constexpr std::size_t kMostWorlds = 300;

// All that a thing comes out as, in each world.
std::vector<std::string> outcomes(const RuleSet& rules, const Worlds& worlds, EntryRef thing) {
  std::vector<std::string> all;
  for (std::size_t number = 0; number < worlds.count(); ++number) {
    const World world = worlds.world(number);
    Exact exact(rules, world);
    std::string word;
    if (thing.kind == EntryKind::count)
      word = exact.applies(rules.counts[thing.count()])
                 ? std::to_string(exact.count(rules.counts[thing.count()]))
                 : "not_applicable";
    if (thing.kind == EntryKind::recommendation)
      word = exact.recommended(rules.recommendations[thing.recommendation()]) ? "yes" : "no";
    if (thing.kind == EntryKind::rule) {
      const Rule& rule = rules.rules[thing.rule()];
      word = exact.rule(rule) ? "yes" : "no";
      if (!exact.applies(rule)) word = "not_applicable";
    }
    if (thing.kind == EntryKind::table) {
      const Table& table = rules.tables[thing.table()];
      if (table.hit == HitPolicy::collect) {
        for (const std::string& output : exact.outputs(table)) word += output + " ";
      } else {
        word = exact.output(table);
      }
      if (!exact.applies(table)) word = "not_applicable";
    }
    all.push_back(word);
  }
  return all;
}

std::optional<EntryRef> thing_at(const Plan& plan, std::size_t number) {
  std::vector<EntryRef> things;
  for (const PlanStep& step : plan.steps()) things.push_back(step.thing);
  for (const RecommendationId i : plan.rules().recommendations.ids()) things.push_back(i);
  return number < things.size() ? std::optional(things[number]) : std::nullopt;
}

TEST_CASE("mutants are equivalent where no club tells them apart, and survivors are told by their case",
          "[oracle][mutation]") {
  int equivalent = 0, survivors = 0, without_case = 0;
  for (int seed = 1; seed <= kRuleSets; ++seed) {
    const std::string text = RandomRules(static_cast<std::uint64_t>(seed), Division::by_powers_of_two).text();
    const auto plan = plan_from_text(text);
    const Worlds worlds(*plan);
    if (worlds.count() > kMostWorlds) continue;
    CAPTURE(seed, text);
    const FicheForm form(plan->rules());
    // Nothing tests them, so that every mutant is one or the other.
    const MutationRun run = run_mutation(*plan, {}, {}, form, 1, [](std::size_t, std::size_t) {});
    CHECK(run.killed == 0);
    std::set<std::string> survived;
    for (const Survivor& survivor : run.survivors)
      survived.insert(std::to_string(survivor.mutant.place.span.start.line) + ":" +
                      std::to_string(survivor.mutant.place.span.start.column) + survivor.mutant.change);
    Plan changed = *plan;
    for (std::size_t i = 0; thing_at(*plan, i); ++i) {
      const EntryRef thing = *thing_at(*plan, i);
      const auto before = outcomes(plan->rules(), worlds, thing);
      for_each_mutant(*plan, thing, [&](const Mutant& mutant, const AnyEntry& entry) {
        changed.replace(thing, entry);
        const bool alike = outcomes(changed.rules(), worlds, thing) == before;
        CAPTURE(mutant.change);
        const std::string key = std::to_string(mutant.place.span.start.line) + ":" +
                                std::to_string(mutant.place.span.start.column) + mutant.change;
        // Two mutants may be written alike in one place; one that differs is then among the survivors.
        if (!alike) CHECK(survived.count(key) == 1);
        if (survived.count(key) == 0) CHECK(alike);
        equivalent += alike ? 1 : 0;
        for (const Survivor& survivor : run.survivors) {
          if (survivor.mutant.thing != thing || survivor.mutant.change != mutant.change ||
              survivor.mutant.place.span.start != mutant.place.span.start || survivor.fiche.empty())
            continue;
          const Outcome told = evaluate(*plan, facts_from_text(*plan, survivor.fiche + "\n"));
          CHECK(outcome_in_words(*plan, told, thing) == survivor.expected);
          const Outcome other = evaluate(changed, facts_from_text(changed, survivor.fiche + "\n"));
          CHECK(outcome_in_words(changed, other, thing) != survivor.expected);
        }
      });
      changed.replace(thing, entry_written(plan->rules(), thing));
    }
    survivors += int_from(run.survivors.size());
    for (const Survivor& survivor : run.survivors) without_case += survivor.fiche.empty() ? 1 : 0;
  }
  CAPTURE(equivalent, survivors, without_case);
  CHECK(equivalent >= 100);
  CHECK(survivors >= 500);
  CHECK(without_case * 20 < survivors);
}

}  // namespace
}  // namespace diagclub::oracle
