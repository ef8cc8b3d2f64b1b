// The standing reading against its oracle on thousands of small rule sets at random with presumptions, and on
// clubs at random under each.
#include "oracle/compare_standing.h"
#include "oracle/random_club.h"
#include "oracle/random_rules.h"

namespace diagclub::oracle {
namespace {

constexpr int kRuleSets = 3000;

struct Kept {
  int rule_sets = 0;
  int circular = 0;
};

// A rule set whose presumptions go in circles is refused, and said to be.
std::optional<Plan> plan_of(const std::string& text, Kept& kept) {
  Diagnostics diagnostics;
  auto checked = checked_from_text(text, diagnostics);
  if (checked) {
    ++kept.rule_sets;
    return Plan(std::move(*checked));
  }
  INFO(text << text_from(diagnostics));
  CHECK(text_from(diagnostics).find("depends on itself") != std::string::npos);
  ++kept.circular;
  return std::nullopt;
}

}  // namespace

TEST_CASE("under random presumptions the standing reading is what the oracle says", "[oracle][standing]") {
  Kept kept;
  StandingTally tally;
  for (std::uint64_t seed = 1; seed <= kRuleSets; ++seed) {
    RandomRules random(seed, Division::by_powers_of_two);
    const std::string text = random.text_with_presumptions();
    const auto plan = plan_of(text, kept);
    if (!plan || plan->presumptions().empty()) continue;
    Dice dice(seed);
    RandomClub club(dice, plan->rules());
    club.mark_nothing_reported();
    for (int draw = 0; draw < 6; ++draw) {
      club.draw_incomplete(draw < 2 ? 75 : 45);
      const Resolved resolved(plan->rules(), club.club());
      if (!resolved.sharp()) continue;
      const StandingComparison comparison(*plan, resolved, club.nothing_reported(),
                                          fiche_from_text(plan->rules(), club.fiche()), tally);
      if (!comparison.difference().empty())
        FAIL("seed " << seed << ": " << comparison.difference() << "\n"
                     << text << "--- fiche:\n"
                     << club.fiche());
    }
  }
  // Without these the agreement above would mean little.
  CHECK(kept.rule_sets >= 2000);
  CHECK(kept.circular >= 20);
  CHECK(tally.comparisons >= 300000);
  for (const char* state :
       {"idle", "settled", "inapplicable", "refuted", "blocked", "beaten", "contested", "spoke"}) {
    INFO(state);
    CHECK(tally.states[state] >= 50);
  }
  for (const char* firmness : {"certain", "presumed", "contested", "open"}) {
    INFO(firmness);
    CHECK(tally.firmnesses[firmness] >= 300);
  }
}

}  // namespace diagclub::oracle
