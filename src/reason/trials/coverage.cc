// Cases in, what they exercise out: first everything that can be seen, then each case's outcome held
// against it.
#include "reason/trials/coverage.h"

#include <algorithm>
#include <map>
#include <set>

#include "eval/evaluate.h"
#include "eval/facts.h"
#include "eval/standing/standing.h"
#include "eval/trace.h"
#include "reason/trials/achievable_outcomes.h"

namespace diagclub {

namespace {

AchievableOutcome::Kind way_of(Tri tri) {
  return tri == Tri::yes  ? AchievableOutcome::Kind::yes
         : tri == Tri::no ? AchievableOutcome::Kind::no
                          : AchievableOutcome::Kind::unknown;
}

// What is looked at in an outcome, beside what `things` says of it.
struct Probe {
  std::optional<SectionId> section;  // of the elements that alone see it
  Literals literals;
  std::vector<TestCell> cells;
};

class Observer {
 public:
  Observer(const Plan& plan, const Functions& functions)
      : plan_(plan), rules_(plan.rules()), sights_(plan, functions), reader_(plan) {
    result_.presumptions.resize(plan.presumptions().size());
    for (std::size_t part = 0; part < rules_.synthesis.size(); ++part) {
      for (std::size_t i = 0; i < rules_.synthesis[part].says.size(); ++i)
        result_.sentences.push_back({part, i, rules_.synthesis[part].says[i].place, {}});
    }
    for (const TableId i : rules_.tables.ids()) add_table(i);
    for (const RuleId i : rules_.rules.ids()) {
      const Rule& rule = rules_.rules[i];
      const EntryRef thing(i);
      add({CoverageItem::Kind::rule, thing, std::nullopt, nullptr, rule.place, sights_.of_rule(i)});
      if (rule.applies) add_tests(thing, std::nullopt, *rule.applies);
      add_tests(thing, std::nullopt, rule.when);
    }
    for (const RecommendationId i : rules_.recommendations.ids()) {
      const Recommendation& advice = rules_.recommendations[i];
      const EntryRef thing(i);
      add({CoverageItem::Kind::recommendation, thing, std::nullopt, nullptr, advice.place,
           sights_.of_recommendation(i)});
      add_tests(thing, std::nullopt, advice.when);
      if (advice.done_when) add_tests(thing, std::nullopt, *advice.done_when);
    }
  }

  void look(const Fiche& fiche, const std::string& name) {
    result_.cases.push_back(name);
    look(facts_from_fiche(plan_, fiche), std::nullopt);
    for (const Element& element : fiche.elements)
      look(facts_from_fiche(plan_, fiche_of_element(fiche, element)), element.section);
  }

  Coverage take() {
    std::stable_sort(
        result_.things.begin(), result_.things.end(), [](const CoverageItem& a, const CoverageItem& b) {
          return std::pair(a.place.file, a.place.span.start) < std::pair(b.place.file, b.place.span.start);
        });
    return std::move(result_);
  }

 private:
  void add(CoverageItem exercised) {
    probes_.push_back({plan_.element_section(exercised.thing), {}, {}});
    result_.things.push_back(std::move(exercised));
  }

  void add_table(TableId thing) {
    const Table& table = rules_.tables[thing];
    if (table.applies) add_tests(thing, std::nullopt, *table.applies);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const Row& about = table.rows[row];
      add({CoverageItem::Kind::row, thing, row, nullptr, about.place, sights_.of_row(thing, row)});
      for (const Condition& test : about.when) add_tests(thing, row, test);
    }
  }

  void add_tests(EntryRef thing, std::optional<std::size_t> row, const Condition& condition) {
    for (const Condition& part : condition.parts) add_tests(thing, row, part);
    if (condition.kind != Condition::Kind::test || condition.test.form == UnaryTest::Form::irrelevant) return;
    // The scope of a file is copied into all that it governs.
    const auto written = std::pair(condition.place.file, condition.place.span.start);
    if (!tests_seen_.insert(written).second) return;
    add({CoverageItem::Kind::test, thing, row, &condition, condition.place, sights_.of_test(condition)});
    probes_.back().literals =
        plan_.variables().literals(rules_, plan_.names(), condition.name.text, condition.test);
    probes_.back().cells = sights_.cells_of_test(condition);
    for (const TestCell& cell : probes_.back().cells)
      result_.things.back().sights.push_back({AchievableOutcome::Kind::cell, cell.name, {}});
  }

  void look(const Facts& facts, std::optional<SectionId> section) {
    const Outcome strict = evaluate(plan_, facts);
    look(strict, section);
    if (result_.presumptions.empty() && result_.sentences.empty()) return;
    reader_.read(facts, strict, standing_);
    const std::size_t tried = result_.cases.size() - 1;
    if (!section) hear_sentences(tried);
    for (const PresumptionId i : result_.presumptions.ids()) {
      std::vector<std::size_t>* const seen = list_of(standing_.presumptions[i], result_.presumptions[i]);
      if (seen != nullptr && (seen->empty() || seen->back() != tried)) seen->push_back(tried);
    }
  }

  void hear_sentences(std::size_t tried) {
    std::optional<std::size_t> said;  // the part of which one stood
    for (SentenceCoverage& one : result_.sentences) {
      const NodeId holds = plan_.synthesis()[one.part][one.variant].holds;
      if (said == one.part || evaluate_node(plan_, holds, standing_.outcome.cells) != Tri::yes) continue;
      one.stood.push_back(tried);
      said = one.part;
    }
  }

  static std::vector<std::size_t>* list_of(PresumptionState state, PresumptionCoverage& of) {
    switch (state) {
      case PresumptionState::spoke:
        return &of.spoke;
      case PresumptionState::contested:
        return &of.contested;
      case PresumptionState::settled:
      case PresumptionState::refuted:
        return &of.settled;
      case PresumptionState::blocked:
      case PresumptionState::beaten:
      case PresumptionState::inapplicable:
        return &of.gave_way;
      case PresumptionState::idle:
        break;
    }
    return nullptr;
  }

  void look(const Outcome& outcome, std::optional<SectionId> section) {
    std::map<EntryRef, std::optional<std::size_t>> deciding;
    for (std::size_t i = 0; i < result_.things.size(); ++i) {
      CoverageItem& exercised = result_.things[i];
      if (probes_[i].section != section) continue;
      switch (exercised.kind) {
        case CoverageItem::Kind::rule:
          if (outcome.applies(plan_, exercised.thing) == Tri::no)
            see(exercised, AchievableOutcome::Kind::not_applicable);
          else
            see(exercised, way_of(outcome.rule(plan_, exercised.thing.rule())));
          break;
        case CoverageItem::Kind::recommendation:
          see(exercised, way_of(outcome.recommended[exercised.thing.recommendation()]));
          break;
        case CoverageItem::Kind::row:
          if (deciding.count(exercised.thing) == 0)
            deciding[exercised.thing] = deciding_row(plan_, outcome, exercised.thing.table());
          look_at_row(outcome, exercised, deciding[exercised.thing]);
          break;
        case CoverageItem::Kind::test:
          look_at_test(outcome, exercised, probes_[i]);
          break;
      }
    }
  }

  void look_at_row(const Outcome& outcome, CoverageItem& row, std::optional<std::size_t> deciding) {
    const StepId step = plan_.step_at(row.thing);
    const Tri applies = outcome.applicable[step];
    if (applies == Tri::no) return;
    const Tri matches = evaluate_row(plan_.steps()[step], *row.row, outcome.cells);
    const bool collects = !one_row_decides(rules_.tables[row.thing.table()]);
    // A row that matches where another decides is not seen at work.
    if (matches == Tri::yes && !(collects ? applies == Tri::yes : deciding == row.row)) return;
    see(row, way_of(matches));
  }

  void look_at_test(const Outcome& outcome, CoverageItem& test, const Probe& probe) {
    // What does not apply passes no test and fails none.
    const std::vector<Literal>& parts = probe.literals.parts;
    const Tri applies =
        parts.empty() ? Tri::yes : outcome.applies(plan_, plan_.variables()[parts.front().variable].thing);
    if (applies == Tri::no) return;
    Tri holds = probe.literals.any ? Tri::no : Tri::yes;
    for (const Literal& literal : parts) {
      const Tri part = truth(outcome.cells[literal.variable], literal.accepted);
      holds = probe.literals.any ? either(holds, part) : both(holds, part);
    }
    if (applies == Tri::unknown) holds = Tri::unknown;
    see(test, way_of(holds));
    for (const TestCell& cell : probe.cells) {
      if (truth(outcome.cells[cell.variable], cell.cells) == Tri::yes)
        see(test, AchievableOutcome::Kind::cell, cell.name);
    }
  }

  // Kleene's logic may leave open what is in truth settled (`x < 5 or x >= 5`): what is seen can be seen.
  void see(CoverageItem& exercised, AchievableOutcome::Kind kind, const std::string& cell = "") {
    const std::size_t tried = result_.cases.size() - 1;
    auto at =
        std::find_if(exercised.sights.begin(), exercised.sights.end(),
                     [&](const AchievableOutcome& way) { return way.kind == kind && way.cell == cell; });
    if (at == exercised.sights.end()) at = exercised.sights.insert(at, {kind, cell, {}});
    if (at->seen_by.empty() || at->seen_by.back() != tried) at->seen_by.push_back(tried);
  }

  const Plan& plan_;
  const RuleSet& rules_;
  AchievableOutcomes sights_;
  const StandingReader reader_;
  Standing standing_;
  std::set<std::pair<FileId, Position>> tests_seen_;
  std::vector<Probe> probes_;  // by thing exercised
  Coverage result_;
};

}  // namespace

const AchievableOutcome* CoverageItem::find(AchievableOutcome::Kind wanted) const {
  for (const AchievableOutcome& way : sights) {
    if (way.kind == wanted) return &way;
  }
  return nullptr;
}

Share share(const CoverageItem& exercised) {
  Share all;
  for (const AchievableOutcome& way : exercised.sights) all.add({way.seen_by.empty() ? 0U : 1U, 1});
  return all;
}

Share cells_share(const CoverageItem& exercised) {
  Share all;
  for (const AchievableOutcome& way : exercised.sights) {
    if (way.kind == AchievableOutcome::Kind::cell) all.add({way.seen_by.empty() ? 0U : 1U, 1});
  }
  return all;
}

Share Coverage::presumptions_heard() const {
  Share all;
  for (const PresumptionCoverage& one : presumptions)
    all.add({one.spoke.empty() && one.contested.empty() ? 0U : 1U, 1});
  return all;
}

Share Coverage::sentences_heard() const {
  Share all;
  for (const SentenceCoverage& one : sentences) all.add({one.stood.empty() ? 0U : 1U, 1});
  return all;
}

Share Coverage::total() const {
  Share all;
  for (const CoverageItem& exercised : things) all.add(share(exercised));
  return all;
}

Coverage coverage(const Plan& plan, const Functions& functions, const std::vector<RuleTestCase>& cases,
                  const std::vector<LabelledClub>& clubs) {
  Observer observer(plan, functions);
  for (const RuleTestCase& tried : cases) observer.look(tried.fiche, tried.path + ": " + tried.name);
  for (const LabelledClub& club : clubs) observer.look(club.fiche, club.path);
  Coverage result = observer.take();
  result.clubs = clubs.size();
  return result;
}

}  // namespace diagclub
