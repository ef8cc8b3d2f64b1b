// The engine against the oracle on thousands of small rule sets at random, and on clubs at random under each.
#include "oracle/random_rules.h"

#include "catch.h"
#include "oracle/compare.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

constexpr int kRuleSets = 2000;
constexpr std::size_t kMostCompletions = 60;
constexpr std::size_t kMostCombinations = 3000;

struct Kept {
  int rule_sets = 0;
  int with_table = 0;
};

void compare_all(Division division, std::uint64_t first_seed, int rule_sets, Kept& kept, Tally& tally) {
  for (int i = 0; i < rule_sets; ++i) {
    const std::uint64_t seed = first_seed + static_cast<std::uint64_t>(i);
    RandomRules random(seed, division);
    const std::string text = random.text();
    Diagnostics diagnostics;
    auto checked = checked_from_text(text, diagnostics);
    REQUIRE(checked);
    ++kept.rule_sets;
    kept.with_table += random.has_table() ? 1 : 0;
    const Plan plan(std::move(*checked));
    Dice dice(seed);
    RandomClub club(dice, plan.rules());
    for (int draw = 0; draw < 5; ++draw) {
      if (draw < 2)
        club.draw_complete();
      else
        club.draw_incomplete(draw == 2 ? 75 : 40);
      Comparison comparison(plan, club.club(), club.fiche(), tally);
      if (draw < 2) comparison.against_exact();
      comparison.against_kleene();
      comparison.against_completions(kMostCompletions, dice);
      comparison.tables_of_plain_facts(kMostCombinations);
      if (!comparison.difference().empty()) {
        FAIL("seed " << seed << ": " << comparison.difference() << "\n"
                     << text << "--- fiche:\n"
                     << club.fiche());
      }
    }
  }
}

}  // namespace

TEST_CASE("under random rule sets the engine says what the oracle says", "[oracle]") {
  Kept kept;
  Tally tally;
  compare_all(Division::by_powers_of_two, 1, kRuleSets, kept, tally);
  compare_all(Division::by_anything, 1000000, kRuleSets / 5, kept, tally);
  // Without these the agreement above would mean little.
  CHECK(kept.rule_sets >= 1200);
  CHECK(kept.with_table >= 800);
  CHECK(tally.clubs == 5 * kept.rule_sets);
  CHECK(tally.comparisons >= 400000);
  CHECK(tally.completions >= 60000);
  CHECK(tally.exact_tables >= 1500);
}

}  // namespace diagclub::oracle
