// The standing reading against its oracle on thousands of small rule sets at random with presumptions, and on
// clubs at random under each.
#include <filesystem>

#include "oracle/compare_standing.h"
#include "oracle/random_club.h"
#include "oracle/random_presumptions.h"
#include "oracle/real_rules.h"

namespace diagclub::oracle {
namespace {

constexpr int kRuleSets = 3000;

struct Kept {
  int rule_sets = 0;
  int circular = 0;
  int with_unless = 0;
  int with_yields_to = 0;
  int about_what_may_not_apply = 0;
};

void count(const Plan& plan, Kept& kept) {
  const auto any = [&](auto holds) {
    const auto ids = plan.presumptions().ids();
    return std::any_of(ids.begin(), ids.end(), holds) ? 1 : 0;
  };
  kept.with_unless += any([&](PresumptionId i) { return plan.presumptions()[i].unless.has_value(); });
  kept.with_yields_to += any([&](PresumptionId i) { return !plan.presumptions()[i].yields_to.empty(); });
  kept.about_what_may_not_apply += any([&](PresumptionId i) {
    const EntryRef of = plan.presumptions()[i].of;
    return of.kind != EntryKind::fact && plan.step_of(of).applies != kAlways;
  });
}

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

// Presumptions at random about the real rules: what one test of theirs asks is presumed of what it asks of,
// on the signs that one of the rules asks for; so many beside the rules' own. Those that `check` refuses are
// left out.
std::unique_ptr<const Plan> real_plan_with_presumptions(Dice& dice, std::size_t presumptions) {
  RuleSet rules = real_plan().rules();
  // Without formulas, of which the oracle knows the image only where no figure stands twice.
  for (Fact& fact : rules.facts) fact.formula.reset();
  std::vector<std::pair<Name, UnaryTest>> tests;
  for_each_test(rules, [&](const Name& name, const UnaryTest& test) {
    if (!is_about_knowledge(test)) tests.emplace_back(name, test);
  });
  tests = dice.some(tests, 15);  // so that several speak of one thing
  std::optional<CheckedRules> sound;
  const std::size_t wanted = rules.presumptions.size() + presumptions;
  while (rules.presumptions.size() < wanted) {
    const auto& [of, is] = dice.of(tests);
    Presumption presumption;
    static_cast<Entry&>(presumption) = dice.of(rules.rules.items());
    presumption.name = "presume." + std::to_string(rules.presumptions.size());
    presumption.of = of;
    presumption.is = is;
    presumption.when = dice.of(rules.rules.items()).when;
    if (dice.chance(30)) presumption.unless = dice.of(rules.rules.items()).when;
    RuleSet tried = rules;
    tried.presumptions.push_back(presumption);
    Diagnostics problems;
    if (auto checked = check(std::move(tried), problems)) {
      sound = std::move(checked);
      rules.presumptions.push_back(std::move(presumption));
    }
  }
  return std::make_unique<const Plan>(std::move(*sound));
}

}  // namespace

TEST_CASE("under random presumptions the standing reading is what the oracle says", "[oracle][standing]") {
  Kept kept;
  StandingTally tally;
  for (std::uint64_t seed = 1; seed <= kRuleSets; ++seed) {
    RandomPresumptions random(seed, Division::by_powers_of_two);
    const std::string text = random.text_with_presumptions();
    const auto plan = plan_of(text, kept);
    if (!plan || plan->presumptions().empty()) continue;
    count(*plan, kept);
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
  CHECK(kept.with_unless >= 500);
  CHECK(kept.with_yields_to >= 300);
  CHECK(kept.about_what_may_not_apply >= 100);
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

// Every sample whole, and with ever fewer of its answers.
TEST_CASE("the standing reading of the sample clubs is what the oracle says", "[oracle][standing]") {
  StandingTally tally;
  Dice dice(14);
  const auto plan = real_plan_with_presumptions(dice, 70);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(DIAGCLUB_ROOT "/samples")) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".yaml" || path.find(".expected.") != std::string::npos) continue;
    const FileText file = read_file(path, kLargestFiche);
    REQUIRE(file.failure == ReadFailure::none);
    const FicheForm form(plan->rules());
    Diagnostics diagnostics;
    const auto fiche = fiche_from_yaml(Source(path, file.text), form, diagnostics);
    if (!fiche) continue;  // a sample of what is refused
    for (const std::size_t kept : {100, 60, 30}) {
      Fiche part = club_or_element(*fiche);
      if (kept < 100) part.facts = dice.some(part.facts, kept);
      const Resolved resolved(plan->rules(), club_from_fiche(plan->rules(), part));
      const StandingComparison comparison(*plan, resolved, {}, part, tally);
      if (!comparison.difference().empty()) FAIL(path << ", " << kept << " %: " << comparison.difference());
    }
  }
  CHECK(tally.clubs >= 60);
  CHECK(tally.states["spoke"] >= 200);
  CHECK(tally.states["contested"] >= 5);
  CHECK(tally.firmnesses["presumed"] >= 200);
}

}  // namespace diagclub::oracle
