// Conjunction bits against `evaluate`: everything that both can tell of a club is the same, on random rule
// sets and under the real rules, whatever is known of the club.
#include "eval/batch_evaluator.h"

#include <filesystem>

#include "eval/outcome_from_bits.h"
#include "eval/trace.h"
#include "oracle/random_club.h"
#include "oracle/random_rules.h"
#include "oracle/real_rules.h"

namespace diagclub::oracle {
namespace {

namespace fs = std::filesystem;

// How often each answer was compared: what is never open was not really compared.
struct Compared {
  int no = 0;
  int unknown = 0;
  int yes = 0;
  int tables_open = 0;
  int tables_settled = 0;
  int counts_open = 0;

  void add(Tri tri) { ++(tri == Tri::yes ? yes : tri == Tri::no ? no : unknown); }
};

// What comes out differently, by name; empty: nothing.
std::string difference(const Plan& plan, const BatchEvaluator& marker, const Facts& facts,
                       ConjunctionBits& marks, Compared& compared) {
  const RuleSet& rules = plan.rules();
  const Outcome outcome = evaluate(plan, facts);
  marker.mark(facts.cells, marks);
  std::string different;
  const auto compare = [&](const std::string& name, Tri mark, Tri wanted) {
    compared.add(wanted);
    if (mark != wanted) different += " " + name;
  };
  for (const RuleId i : rules.rules.ids()) {
    compare(rules.rules[i].name, marker.rule(marks, i), outcome.rule(plan, i));
  }
  for (const RecommendationId i : rules.recommendations.ids())
    compare(rules.recommendations[i].name, marker.recommendation(marks, i), outcome.recommended[i]);
  for (const TableId i : rules.tables.ids()) {
    const Table& table = rules.tables[i];
    const bool open = is_open(plan, outcome, i);
    ++(open ? compared.tables_open : compared.tables_settled);
    if (marker.is_open(marks, i) != open) different += " openness of " + table.name;
    if (table.hit == HitPolicy::collect) {
      const VariableId first = plan.variables().of(i);
      for (std::size_t output = 0; output < none_cell(table); ++output)
        compare(table.name + "." + table.outputs[output].name, marker.output(marks, i, output),
                tri_from_cells(outcome.cells[first + output]));
    } else if (marker.table(marks, i) != outcome.table(plan, i)) {
      different += " " + table.name;
    }
  }
  for (const StepId step : plan.steps().ids())
    compare("applies of " + name_of(rules, plan.steps()[step].thing), marker.applicable(marks, step),
            outcome.applicable[step]);
  for (const CountId i : rules.counts.ids()) {
    BatchEvaluator::Held held;
    const EntryRef thing(i);
    for (const VariableId rule : plan.step_of(thing).counted) {
      const Tri holds = tri_from_cells(outcome.cells[rule]);
      held.sure += holds == Tri::yes ? 1 : 0;
      held.possible += holds == Tri::no ? 0 : 1;
    }
    const BatchEvaluator::Held counted = marker.count(marks, i);
    compared.counts_open += held.sure != held.possible ? 1 : 0;
    if (counted.sure != held.sure || counted.possible != held.possible)
      different += " " + rules.counts[i].name;
  }
  Outcome whole;
  OutcomeFromBits(plan, marker).read(facts.cells, marks, whole);
  if (whole.cells != outcome.cells) different += " cells of the whole outcome";
  if (whole.applicable != outcome.applicable) different += " what applies";
  if (whole.recommended != outcome.recommended) different += " what is recommended";
  return different;
}

}  // namespace

TEST_CASE("marks say what evaluation says under random rule sets", "[oracle][marks]") {
  Compared compared;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    RandomRules random(seed, seed % 5 == 0 ? Division::by_anything : Division::by_powers_of_two);
    const std::string text = random.text();
    Diagnostics diagnostics;
    auto checked = checked_from_text(text, diagnostics);
    REQUIRE(checked);
    const Plan plan(std::move(*checked));
    // Some with next to everything left whole, as only large conditions are.
    const BatchEvaluator marker(plan, seed % 3 == 0 ? 1 : seed % 3 == 1 ? 3 : NormalForms::kMost);
    ConjunctionBits marks;
    Dice dice(seed);
    RandomClub club(dice, plan.rules());
    for (int draw = 0; draw < 12; ++draw) {
      if (draw == 0)
        club.draw_complete();
      else
        club.draw_incomplete(size_from(draw) * 8);
      const Facts facts = facts_from_fiche(plan, fiche_from_text(plan.rules(), club.fiche()));
      const std::string different = difference(plan, marker, facts, marks, compared);
      if (!different.empty())
        FAIL("seed " << seed << ":" << different << "\n" << text << "--- fiche:\n" << club.fiche());
    }
  }
  CHECK(compared.no > 20000);
  CHECK(compared.unknown > 20000);
  CHECK(compared.yes > 20000);
  CHECK(compared.tables_open > 5000);
  CHECK(compared.tables_settled > 5000);
  CHECK(compared.counts_open > 500);
}

TEST_CASE("marks say what evaluation says under the real rules", "[oracle][marks]") {
  const Plan& plan = real_plan();
  Compared compared;
  Dice dice(1998);
  for (const std::size_t most : {std::size_t{1}, std::size_t{4}, NormalForms::kMost}) {
    const BatchEvaluator marker(plan, most);
    ConjunctionBits marks;
    RandomClub club(dice, plan.rules());
    for (int draw = 0; draw < 300; ++draw) {
      if (draw < 20)
        club.draw_complete();
      else
        club.draw_incomplete(size_from(draw) % 100);
      const Facts facts = facts_from_fiche(plan, fiche_from_text(plan.rules(), club.fiche()));
      const std::string different = difference(plan, marker, facts, marks, compared);
      if (!different.empty()) FAIL(different << "\n--- fiche:\n" << club.fiche());
    }
  }
  CHECK(compared.unknown > 20000);
  CHECK(compared.tables_open > 5000);
  CHECK(compared.tables_settled > 2000);
}

// Every sample whole, and with ever fewer of its answers.
TEST_CASE("marks say what evaluation says of the sample clubs", "[oracle][marks]") {
  const Plan& plan = real_plan();
  const BatchEvaluator marker(plan);
  ConjunctionBits marks;
  Compared compared;
  Dice dice(7);
  int clubs = 0;
  for (const auto& entry : fs::recursive_directory_iterator(DIAGCLUB_ROOT "/samples")) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".yaml" || path.find(".expected.") != std::string::npos) continue;
    const FileText file = read_file(path, kLargestFiche);
    REQUIRE(file.failure == ReadFailure::none);
    const FicheForm form(plan.rules());
    Diagnostics diagnostics;
    const auto fiche = fiche_from_yaml(Source(path, file.text), form, diagnostics);
    if (!fiche) continue;  // a sample of what is refused
    ++clubs;
    for (std::size_t kept = 100; kept > 0; kept -= 10) {
      Fiche part = *fiche;
      if (kept < 100) part.facts = dice.some(fiche->facts, kept);
      const std::string different = difference(plan, marker, facts_from_fiche(plan, part), marks, compared);
      if (!different.empty()) FAIL(path << ", " << kept << " %:" << different);
    }
  }
  CHECK(clubs >= 10);
}

}  // namespace diagclub::oracle
