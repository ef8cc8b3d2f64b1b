// A batch's standing reading against the diagnosis of each club by itself, under rule sets at random with
// presumptions.
#include "oracle/compare_batch.h"
#include "oracle/random_club.h"
#include "oracle/random_presumptions.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

std::vector<EntryRef> all_things(const Plan& plan) {
  std::vector<EntryRef> things;
  for (const PlanStep& step : plan.steps()) things.push_back(step.thing);
  for (const RecommendationId i : plan.recommended().ids()) things.push_back(i);
  return things;
}

struct Seen {
  int rule_sets = 0;
  long compared = 0;
  long presumed = 0;
  long contested = 0;
};

void compare(const Plan& plan, Dice& dice, Seen& seen, const std::string& told) {
  const Functions functions(plan);
  const BatchEvaluator marker(plan);
  const std::vector<EntryRef> all = all_things(plan);
  const std::vector<EntryRef> some = dice.some(all, 30);
  BatchReading whole(plan, functions, marker, all);
  BatchReading part(plan, functions, marker, some);
  RandomClub club(dice, plan.rules());
  club.mark_nothing_reported();
  ++seen.rule_sets;
  for (int draw = 0; draw < 4; ++draw) {
    club.draw_incomplete(draw < 2 ? 75 : 45);
    const ClubDiagnosis one = diagnose_club(plan, functions, fiche_from_text(plan.rules(), club.fiche()));
    for (const auto& [batch, asked] : {std::pair{&whole, &all}, {&part, &some}}) {
      const StandingOutcome outcome = batch->read(one.facts);
      for (const EntryRef thing : *asked) {
        const std::string difference = batch_difference(plan, outcome, one, thing);
        if (!difference.empty()) FAIL(difference << "\n" << told << "--- fiche:\n" << club.fiche());
        const Firmness firm = outcome.firmness(thing);
        ++seen.compared;
        seen.presumed += firm == Firmness::presumed ? 1 : 0;
        seen.contested += firm == Firmness::contested ? 1 : 0;
      }
    }
  }
}

}  // namespace

TEST_CASE("a batch reads clubs under random presumptions as each by itself", "[oracle][batch_standing]") {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    RandomPresumptions random(seed, Division::by_powers_of_two);
    const std::string text = random.text_with_presumptions();
    Diagnostics problems;
    auto checked = checked_from_text(text, problems);
    if (!checked) continue;  // in circles
    const Plan plan(std::move(*checked));
    if (plan.presumptions().empty()) continue;
    Dice dice(seed);
    compare(plan, dice, seen, "seed " + std::to_string(seed) + "\n" + text);
  }
  CHECK(seen.rule_sets >= 300);
  CHECK(seen.compared >= 10000);
  CHECK(seen.presumed >= 300);
  CHECK(seen.contested >= 30);
}

}  // namespace diagclub::oracle
