// Rules and their tests in, what the tests would not notice out.
#include "reason/trials/mutation.h"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "eval/evaluate.h"
#include "eval/facts.h"
#include "reason/proofs/proving.h"
#include "reason/proofs/stated.h"
#include "reason/trials/expectation.h"
#include "reason/trials/presumption_mutation.h"
#include "reason/trials/rule_tests.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

// One expectation, with the facts that it is about.
struct Check {
  EntryRef thing;
  std::string expected;
  Facts facts;
};

std::vector<Check> checks_of(const Plan& plan, const std::vector<RuleTestCase>& cases,
                             const std::vector<LabelledClub>& clubs) {
  std::vector<Check> checks;
  const auto add = [&](const Fiche& fiche, const std::string& name, const std::string& expected) {
    const EntryRef thing = *plan.names().find(name);
    checks.push_back({thing, expected, facts_from_fiche(plan, fiche_about(plan, fiche, thing))});
  };
  for (const RuleTestCase& tested : cases) {
    for (const ExpectedOutcome& one : tested.expect) {
      // Rows and conditions are mutated, which the strict reading tells apart.
      if (!is_of_standing(one)) add(tested.fiche, one.name, one.outcome);
    }
  }
  for (const LabelledClub& club : clubs) {
    for (const Label& label : club.expected.labels) add(club.fiche, label.table, label.tool);
  }
  return checks;
}

// By thing: those that look at it, directly or through others, itself among them.
std::map<EntryRef, std::set<EntryRef>> reached_by(const Plan& plan) {
  std::map<EntryRef, std::set<EntryRef>> above;  // by thing: what it looks at, all of which comes before it
  const RuleSet& rules = plan.rules();
  const auto add = [&](EntryRef thing) {
    std::set<EntryRef> all{thing};
    for (const std::string& name : looked_at(plan, thing)) {
      const auto found = above.find(*plan.names().find(name));
      if (found != above.end()) all.insert(found->second.begin(), found->second.end());
    }
    above[thing] = std::move(all);
  };
  for (const PlanStep& step : plan.steps()) add(step.thing);
  for (const RecommendationId i : rules.recommendations.ids()) add(i);
  std::map<EntryRef, std::set<EntryRef>> below;
  for (const auto& [thing, all] : above) {
    for (const EntryRef one : all) below[one].insert(thing);
  }
  return below;
}

// What one thread works with: a plan of its own to put faults into, diagrams of its own to compare in.
class Worker {
 public:
  Worker(const Plan& plan, const Functions& functions, const std::vector<Check>& checks,
         const FicheForm& form)
      : original_(plan),
        functions_(functions),
        checks_(checks),
        changed_(plan),
        diagrams_(functions.diagrams()),
        witnesses_(plan, form) {}

  void try_thing(EntryRef thing, const std::set<EntryRef>& reached, MutationRun& run) {
    std::vector<const Check*> concerned;
    for (const Check& check : checks_) {
      if (reached.count(check.thing) > 0) concerned.push_back(&check);
    }
    const std::vector<Function> before = functions_of(entry_written(original_.rules(), thing));
    killers_.clear();
    for_each_mutant(original_, thing, [&](const Mutant& mutant, const AnyEntry& entry) {
      changed_.replace(thing, entry);
      const bool noticed = std::any_of(concerned.begin(), concerned.end(), [&](const Check* check) {
        return !came_out(changed_, evaluate(changed_, check->facts), check->thing, check->expected);
      });
      if (noticed) {
        ++run.killed;
        return;
      }
      const std::vector<Function> after = functions_of(entry);
      if (before == after)
        ++run.equivalent;
      else
        run.survivors.push_back(survivor(mutant, before, after));
    });
    changed_.replace(thing, entry_written(original_.rules(), thing));
  }

 private:
  // All that can be seen of a thing: its outcomes, and whether it applies.
  std::vector<Function> functions_of(const AnyEntry& entry) {
    if (const auto* table = std::get_if<Table>(&entry)) {
      const Function speaks = functions_.speaks(diagrams_, *table);
      std::vector<Function> all = functions_.of(diagrams_, *table, speaks);
      all.push_back(speaks);
      return all;
    }
    if (const auto* rule = std::get_if<Rule>(&entry)) {
      const Function speaks = functions_.speaks(diagrams_, *rule);
      return {diagrams_.both(speaks, functions_.of(diagrams_, rule->when)), speaks};
    }
    if (const auto* advice = std::get_if<Recommendation>(&entry))
      return {functions_.of(diagrams_, advice->when)};
    Function sum = Diagrams::leaf(0);
    Function speaks = Proving::kNever;
    for (const Name& name : std::get<Count>(entry).of) {
      const EntryRef rule = *original_.names().find(name.text);
      sum = diagrams_.apply(sum, functions_.of(original_.variables().of(rule)), std::plus<>());
      speaks = diagrams_.either(speaks, functions_.applies(rule));
    }
    return {sum, speaks};
  }

  Survivor survivor(const Mutant& mutant, const std::vector<Function>& before,
                    const std::vector<Function>& after) {
    Survivor found{mutant, "", "", ""};
    // A fiche that tells another of the thing's mutants may tell this one too.
    for (const Killer& killer : killers_) {
      found.instead = outcome_in_words(changed_, evaluate(changed_, killer.facts), mutant.thing);
      if (found.instead == killer.expected) continue;
      found.fiche = killer.fiche;
      found.expected = killer.expected;
      return found;
    }
    std::string expected, instead;
    const auto told_apart = [&](const Facts& facts) {
      expected = outcome_in_words(original_, evaluate(original_, facts), mutant.thing);
      instead = outcome_in_words(changed_, evaluate(changed_, facts), mutant.thing);
      return expected != instead;
    };
    std::optional<Witness> witness;
    // Where the one gives a value and the other does not; failing that, where what is left open differs.
    for (const bool settled : {true, false}) {
      for (std::size_t i = 0; i < before.size() && !witness; ++i) {
        for (const std::size_t value : diagrams_.values(before[i])) {
          const Function where = diagrams_.apply(before[i], after[i], [&](std::size_t a, std::size_t b) {
            return settled ? (a == value && b != value ? 1 : 0) : (a != b ? 1 : 0);
          });
          if (where == Proving::kNever || witness) continue;
          witness =
              settled ? witnesses_.where(diagrams_, where) : witnesses_.near(diagrams_, where, told_apart);
          if (witness && !told_apart(facts_from_fiche(original_, witness->fiche))) witness.reset();
        }
      }
    }
    if (!witness) return found;
    found.fiche = witness->line(original_.rules(), FicheScope::fragment);
    found.expected = expected;
    found.instead = instead;
    killers_.push_back({found.fiche, expected, facts_from_fiche(original_, witness->fiche)});
    return found;
  }

  const Plan& original_;
  const Functions& functions_;
  const std::vector<Check>& checks_;
  Plan changed_;
  Diagrams diagrams_;
  Witnesses witnesses_;
  struct Killer {
    std::string fiche;
    std::string expected;
    Facts facts;
  };
  std::vector<Killer> killers_;  // of the thing at hand
};

}  // namespace

double MutationRun::score() const {
  const std::size_t countable = killed + survivors.size();
  return countable == 0 ? 1 : static_cast<double>(killed) / static_cast<double>(countable);
}

MutationRun run_mutation(const Plan& plan, const std::vector<RuleTestCase>& cases,
                         const std::vector<LabelledClub>& clubs, const FicheForm& form, int threads,
                         const std::function<void(std::size_t done, std::size_t all)>& progress) {
  const Functions functions(plan);
  const std::vector<Check> checks = checks_of(plan, cases, clubs);
  const std::map<EntryRef, std::set<EntryRef>> reached = reached_by(plan);
  std::vector<EntryRef> things;
  for (const auto& [thing, others] : reached) things.push_back(thing);
  const std::vector<StandingCheck> standing =
      plan.presumptions().empty() ? std::vector<StandingCheck>{} : standing_checks(plan, cases, clubs);
  std::vector<const Fiche*> at_hand;
  for (const LabelledClub& club : clubs) at_hand.push_back(&club.fiche);
  for (const RuleTestCase& tested : cases) at_hand.push_back(&tested.fiche);
  const NearbyFiches nearby(plan, at_hand);
  const std::size_t tried = things.size() + plan.presumptions().size();
  std::vector<MutationRun> runs(tried);
  std::atomic<std::size_t> next{0};
  std::mutex telling;
  std::size_t done = 0;
  const auto work = [&] {
    Worker worker(plan, functions, checks, form);
    PresumptionTrial trial(plan, functions, standing, nearby, form);
    for (std::size_t i = next++; i < tried; i = next++) {
      if (i < things.size())
        worker.try_thing(things[i], reached.at(things[i]), runs[i]);
      else
        trial.try_presumption(PresumptionId(i - things.size()), runs[i]);
      const std::lock_guard<std::mutex> hold(telling);
      progress(++done, tried);
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  MutationRun all;
  for (MutationRun& run : runs) {
    all.killed += run.killed;
    all.equivalent += run.equivalent;
    for (Survivor& survivor : run.survivors) all.survivors.push_back(std::move(survivor));
  }
  std::stable_sort(all.survivors.begin(), all.survivors.end(), [](const Survivor& a, const Survivor& b) {
    return std::pair(a.mutant.place.file, a.mutant.place.span.start) <
           std::pair(b.mutant.place.file, b.mutant.place.span.start);
  });
  return all;
}

}  // namespace diagclub
