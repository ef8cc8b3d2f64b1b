// What was stored and read back against what was stored: rule sets, their functions and clubs.
#include "store/stored.h"

#include <algorithm>

#include "oracle/random_club.h"
#include "oracle/random_rules.h"
#include "oracle/real_rules.h"

namespace diagclub::oracle {
namespace {

// The functions of a plan that was read back are those of the plan, and are read back alike.
void check_functions(const Plan& plan, const Plan& read) {
  const Functions functions(plan);
  const std::string bytes = bytes_from_functions(functions);
  CHECK(bytes_from_functions(Functions(read)) == bytes);
  const Functions again = functions_from_bytes(read, bytes);
  CHECK(bytes_from_functions(again) == bytes);
  CHECK(again.verdicts().tables == functions.verdicts().tables);
  CHECK(again.verdicts().tuples == functions.verdicts().tuples);
  for (const VariableId variable : plan.variables().ids()) {
    if (entry_of(plan.rules(), plan.variables()[variable].thing) == nullptr) continue;
    CHECK(again.diagrams().values(again.of(variable)) == functions.diagrams().values(functions.of(variable)));
  }
}

}  // namespace

TEST_CASE("a plan that was stored evaluates as it did", "[oracle][stored]") {
  int open = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    RandomRules random(seed, seed % 5 == 0 ? Division::by_anything : Division::by_powers_of_two);
    Diagnostics diagnostics;
    auto checked = checked_from_text(random.text(), diagnostics);
    REQUIRE(checked);
    const Plan plan(std::move(*checked));
    const std::string bytes = bytes_from_plan(plan);
    const auto read = plan_from_bytes(bytes, plan.rules().files.items());
    INFO("seed " << seed);
    CHECK(bytes_from_plan(*read) == bytes);
    if (seed % 20 == 0) check_functions(plan, *read);
    Dice dice(seed);
    RandomClub club(dice, plan.rules());
    for (int draw = 0; draw < 6; ++draw) {
      club.draw_incomplete(size_from(draw) * 16);
      const Facts facts = facts_from_fiche(plan, fiche_from_text(plan.rules(), club.fiche()));
      const Facts again = facts_from_fiche(*read, fiche_from_text(read->rules(), club.fiche()));
      REQUIRE(again.cells == facts.cells);
      const Outcome outcome = evaluate(plan, facts);
      const Outcome other = evaluate(*read, again);
      CHECK(other.cells == outcome.cells);
      CHECK(other.recommended == outcome.recommended);
      CHECK(other.applicable == outcome.applicable);
      open += std::count(outcome.recommended.begin(), outcome.recommended.end(), Tri::unknown) > 0 ? 1 : 0;
    }
  }
  CHECK(open > 100);
}

TEST_CASE("the rules inside the program are the rules", "[oracle][stored]") {
  const Plan& plan = real_plan();
  const auto read = plan_from_bytes(bytes_from_plan(plan), plan.rules().files.items());
  check_functions(plan, *read);
  CHECK(bytes_from_plan(*read) == bytes_from_plan(plan));
  CHECK(read->names().all().size() == plan.names().all().size());
}

TEST_CASE("clubs that were stored are the clubs", "[oracle][stored]") {
  LabelledClub club;
  club.path = "a.yaml";
  club.fiche = fiche_from_text(real_plan().rules(), "nom: Club é\ncomposition: {entreprises: ~20}\n");
  club.expected.became = {"dissous", "dissolved"};
  club.expected.labels.push_back({"class", "B1", "B1", "II.A", {"pourquoi", "why"}, {{2, 3}, {2, 5}}});
  const PeerClubs base = case_base(real_plan(), {club, club});
  const std::string bytes = bytes_from_case_base(base);
  const PeerClubs again = case_base_from_bytes(bytes);
  CHECK(bytes_from_case_base(again) == bytes);
  CHECK(again.weights == base.weights);
  REQUIRE(again.facts.size() == 2);
  const LabelledClub read = again.club(1);
  CHECK(again.facts[1].cells == base.facts[1].cells);
  CHECK(again.facts[1].numbers == base.facts[1].numbers);
  CHECK(again.facts[1].known == base.facts[1].known);
  CHECK(again.facts[1].said == base.facts[1].said);
  CHECK(read.path == club.path);
  CHECK(read.fiche.facts.size() == club.fiche.facts.size());
  CHECK(read.fiche.facts.back().written == club.fiche.facts.back().written);
  CHECK(read.expected.became.en == "dissolved");
  CHECK(read.expected.labels.front().span == club.expected.labels.front().span);
  CHECK(case_base_from_bytes(bytes_from_case_base({})).facts.empty());
  CHECK_THROWS(case_base_from_bytes(std::string_view(bytes).substr(0, 1000)));
}

}  // namespace diagclub::oracle
