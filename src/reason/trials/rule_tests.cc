// Cases and labelled clubs in, what came out otherwise out.
#include "reason/trials/rule_tests.h"

#include <algorithm>

#include "eval/evaluate.h"
#include "eval/facts.h"
#include "eval/trace.h"
#include "read/fiche/expected_outcome.h"
#include "reason/trials/expectation.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

class Run {
 public:
  explicit Run(const Plan& plan) : plan_(plan), reader_(plan) {}

  void run_case(const RuleTestCase& tested) {
    RuleTest test{tested.path, tested.span.start.line, tested.path, tested.name, {}};
    for (const ExpectedOutcome& expected : tested.expect) {
      const Facts facts =
          facts_from_fiche(plan_, fiche_about(plan_, tested.fiche, *plan_.names().find(expected.name)));
      const Outcome outcome = evaluate(plan_, facts);
      if (is_of_standing(expected))
        compare_standing(outcome, reader_.read(facts, outcome), expected, test);
      else
        compare(outcome, expected.name, expected.outcome, expected.span, test);
    }
    run_.tests.push_back(std::move(test));
  }

  void run_club(const LabelledClub& club) {
    const Facts facts = facts_from_fiche(plan_, club.fiche);
    const Outcome stands = reader_.read(facts, evaluate(plan_, facts)).outcome;
    for (const Label& label : club.expected.labels) {
      RuleTest test{club.expected.path, label.span.start.line, club.path, label.table, {}};
      compare(stands, label.table, label.tool, label.span, test);
      run_.tests.push_back(std::move(test));
      if (label.report != kNoLabel) agree(stands, club, label);
    }
  }

  TestRun take() { return std::move(run_); }

 private:
  void compare(const Outcome& outcome, const std::string& name, const std::string& expected, const Span& span,
               RuleTest& test) const {
    const EntryRef thing = *plan_.names().find(name);
    if (came_out(plan_, outcome, thing, expected)) return;
    test.failures.push_back({span.start.line, name, expected, outcome_in_words(plan_, outcome, thing)});
  }

  void compare_standing(const Outcome& strict, const Standing& standing, const ExpectedOutcome& expected,
                        RuleTest& test) const {
    const EntryRef thing = *plan_.names().find(expected.name);
    if (stands_so(plan_, strict, standing, thing, expected)) return;
    const auto words = [&](const std::string& outcome, const std::vector<std::string>& names) {
      std::string all = outcome;
      for (std::size_t i = 0; expected.by && i < names.size(); ++i)
        all += (i == 0 ? " by " : ", ") + names[i];
      return all;
    };
    test.failures.push_back({expected.span.start.line, expected.name,
                             words(expected.outcome, expected.by.value_or(std::vector<std::string>{})),
                             words(standing_in_words(plan_, strict, standing, thing),
                                   presumptions_behind(plan_, strict, standing, thing))});
  }

  void agree(const Outcome& outcome, const LabelledClub& club, const Label& label) {
    const EntryRef thing = *plan_.names().find(label.table);
    const std::string found =
        is_open(plan_, outcome, thing) ? std::string(kOpen) : outcome_in_words(plan_, outcome, thing);
    run_.agreement[label.table].add(label.report, found);
    if (label.why.empty()) run_.without_intended[label.table].add(label.report, found);
    if (found != label.report)
      run_.differences.push_back({club.path, label.table, label.report, found, label.why});
  }

  const Plan& plan_;
  const StandingReader reader_;
  TestRun run_;
};

}  // namespace

Fiche fiche_about(const Plan& plan, const Fiche& fiche, EntryRef thing) {
  const std::optional<SectionId> section = plan.element_section(thing);
  for (const Element& element : fiche.elements) {
    if (element.section == section) return fiche_of_element(fiche, element);
  }
  return fiche;
}

std::size_t passed(const TestRun& run) {
  std::size_t passed = 0;
  for (const RuleTest& test : run.tests) passed += test.failures.empty();
  return passed;
}

TestRun run_rule_tests(const Plan& plan, const std::vector<RuleTestCase>& cases,
                       const std::vector<LabelledClub>& clubs) {
  Run run(plan);
  for (const RuleTestCase& tested : cases) run.run_case(tested);
  for (const LabelledClub& club : clubs) run.run_club(club);
  return run.take();
}

}  // namespace diagclub
