// In: rules, cases, labelled clubs. Out: what came out otherwise than expected.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/expected.h"
#include "plan/plan.h"
#include "reason/trials/agreement.h"

namespace diagclub {

// One outcome that was not as expected.
struct TestFailure {
  int line = 0;  // of the expectation, in its test's file
  std::string thing;
  std::string expected;
  std::string found;
};

// A small case, or one label of a club; passed if nothing failed.
struct RuleTest {
  std::string path;  // where the expectation is written
  int line = 0;
  std::string subject;  // the file of the case, or the club's fiche
  std::string name;     // of the case, or of the table labelled
  std::vector<TestFailure> failures;
};

// Where the report's label and the club's facts differ, and why.
struct Disagreement {
  std::string path;
  std::string table;
  std::string report;
  std::string found;
  Text why;  // empty: unforeseen
};

// How a rule set did on small cases and on labelled clubs.
struct TestRun {
  std::vector<RuleTest> tests;                        // in the order tried: the small cases, then the clubs
  std::map<std::string, Confusion> agreement;         // by table: the report's label against ours
  std::map<std::string, Confusion> without_intended;  // the same but where the tool differs on purpose
  std::vector<Disagreement> differences;
};

std::size_t passed(const TestRun& run);

// What a case's fiche says of a thing: of one that looks at the facts of an element (a project), those of the
// first such element beside the club's.
Fiche fiche_about(const Plan& plan, const Fiche& fiche, EntryRef thing);

// A small case passes when all that it expects came out; each label of a club is a test of its own. A club's
// open verdict counts in the agreement as `open`.
TestRun run_rule_tests(const Plan& plan, const std::vector<RuleTestCase>& cases,
                       const std::vector<LabelledClub>& clubs);

}  // namespace diagclub
