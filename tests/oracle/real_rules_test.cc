// The engine against the oracle under the real rules: every rule, table, count and recommendation, on clubs
// at random and on the clubs of the samples.
#include "oracle/real_rules.h"

#include <algorithm>
#include <filesystem>

#include "catch.h"
#include "oracle/compare.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

namespace fs = std::filesystem;

// How often each rule came out each way: what never varies was not really compared.
struct Seen {
  std::map<std::string, std::set<Tri>> rules;

  void add(const Plan& plan, const std::string& fiche) {
    const Fiche read = club_or_element(fiche_from_text(plan.rules(), fiche));
    const Outcome outcome = evaluate(plan, facts_from_fiche(plan, read));
    for (const RuleId i : plan.rules().rules.ids()) {
      rules[plan.rules().rules[i].name].insert(outcome.rule(plan, i));
    }
  }
};

}  // namespace

TEST_CASE("under the real rules the engine says what the oracle says of random clubs", "[oracle]") {
  const Plan& plan = real_plan();
  Dice dice(1998);
  RandomClub club(dice, plan.rules());
  Tally tally;
  Seen seen;
  int fitting = 0;
  for (int draw = 0; draw < 130; ++draw) {
    const bool complete = draw < 60;
    // Figures at random seldom fit together: most clubs are drawn again until they do.
    for (int tries = 0; tries < 40; ++tries) {
      if (complete)
        club.draw_complete();
      else
        club.draw_incomplete(20 + size_from(draw) % 80);
      if (draw % 5 == 0 || Resolved(plan.rules(), club.club()).fits()) break;
    }
    Comparison comparison(plan, club.club(), club.fiche(), tally);
    if (complete) fitting += comparison.against_exact() ? 1 : 0;
    comparison.against_kleene();
    comparison.against_completions(6, dice);
    if (draw % 4 == 0) comparison.tables_of_plain_facts(2000);
    if (!comparison.difference().empty()) FAIL(comparison.difference() << "\n--- fiche:\n" << club.fiche());
    seen.add(plan, club.fiche());
  }
  CHECK(fitting >= 40);
  CHECK(tally.comparisons >= 100000);
  CHECK(tally.completions >= 300);
  CHECK(tally.exact_tables >= 60);
  const auto varied = std::count_if(seen.rules.begin(), seen.rules.end(),
                                    [](const auto& rule) { return rule.second.size() == 3; });
  CHECK(varied * 10 >= static_cast<long>(seen.rules.size()) * 8);
}

TEST_CASE("under the real rules the engine says what the oracle says of the sample clubs", "[oracle]") {
  const Plan& plan = real_plan();
  Tally tally;
  Dice dice(1998);
  for (const auto& entry : fs::recursive_directory_iterator(DIAGCLUB_ROOT "/samples")) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".yaml" || path.find(".expected.") != std::string::npos) continue;
    const FileText file = read_file(path, kLargestFiche);
    REQUIRE(file.failure == ReadFailure::none);
    const FicheForm form(plan.rules());
    Diagnostics diagnostics;
    const auto fiche = fiche_from_yaml(Source(path, file.text), form, diagnostics);
    if (!fiche) continue;  // a sample of what is refused
    Comparison comparison(plan, club_from_fiche(plan.rules(), club_or_element(*fiche)), file.text, tally);
    comparison.against_kleene();
    comparison.against_completions(30, dice);
    if (!comparison.difference().empty()) FAIL(path << ": " << comparison.difference());
  }
  CHECK(tally.clubs >= 10);
}

}  // namespace diagclub::oracle
