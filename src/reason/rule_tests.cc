// Cases and labelled clubs in, what came out otherwise out.
#include "reason/rule_tests.h"

#include "eval/evaluate.h"
#include "eval/facts.h"
#include "eval/trace.h"
#include "reason/expectation.h"

namespace diagclub {

namespace {

constexpr std::string_view kNoLabel = "none";

class Run {
 public:
  explicit Run(const Plan& plan) : plan_(plan) {}

  void run_case(const RuleCase& tested) {
    const Outcome outcome = evaluate(plan_, facts_from_fiche(plan_, tested.fiche));
    bool passed = true;
    for (const ExpectedOutcome& expected : tested.expect) {
      passed &= compare(outcome, tested.path, tested.name, expected.name, expected.outcome, expected.span);
    }
    count(passed);
  }

  void run_club(const KnownCase& club) {
    const Outcome outcome = evaluate(plan_, facts_from_fiche(plan_, club.fiche));
    bool passed = true;
    for (const Label& label : club.expected.labels) {
      passed &= compare(outcome, club.path, club.path, label.table, label.tool, label.span);
      if (label.report != kNoLabel) agree(outcome, club, label);
    }
    count(passed);
  }

  TestRun take() { return std::move(run_); }

 private:
  void count(bool passed) {
    ++run_.cases;
    run_.passed += passed ? 1 : 0;
  }

  bool compare(const Outcome& outcome, const std::string& path, const std::string& name,
               const std::string& thing_name, const std::string& expected, const Span& span) {
    const Thing thing = *plan_.names().find(thing_name);
    if (came_out(plan_, outcome, thing, expected)) return true;
    run_.failures.push_back(
        {path, span.start.line, name, thing_name, expected, outcome_in_words(plan_, outcome, thing)});
    return false;
  }

  void agree(const Outcome& outcome, const KnownCase& club, const Label& label) {
    const Thing thing = *plan_.names().find(label.table);
    const std::string found =
        is_open(plan_, outcome, thing) ? "open" : outcome_in_words(plan_, outcome, thing);
    run_.agreement[label.table].add(label.report, found);
    if (label.why.empty()) run_.without_intended[label.table].add(label.report, found);
    if (found != label.report)
      run_.differences.push_back({club.path, label.table, label.report, found, label.why});
  }

  const Plan& plan_;
  TestRun run_;
};

}  // namespace

TestRun run_rule_tests(const Plan& plan, const std::vector<RuleCase>& cases,
                       const std::vector<KnownCase>& clubs) {
  Run run(plan);
  for (const RuleCase& tested : cases) run.run_case(tested);
  for (const KnownCase& club : clubs) run.run_club(club);
  return run.take();
}

}  // namespace diagclub
