#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/expected.h"
#include "plan/plan.h"
#include "reason/agreement.h"

namespace diagclub {

// One outcome that was not as expected.
struct TestFailure {
  std::string path;
  int line = 0;
  std::string name;  // of the case, or of the club
  std::string thing;
  std::string expected;
  std::string found;
};

// Where the report's label and the club's facts differ, and why.
struct Difference {
  std::string path;
  std::string table;
  std::string report;
  std::string found;
  Text why;  // empty: unforeseen
};

// How a rule set did on small cases and on labelled clubs.
struct TestRun {
  int cases = 0;
  int passed = 0;
  std::vector<TestFailure> failures;
  std::map<std::string, Confusion> agreement;         // by table: the report's label against ours
  std::map<std::string, Confusion> without_intended;  // the same but where the tool differs on purpose
  std::vector<Difference> differences;
};

// A case passes when all that it expects came out. A club's open verdict counts in the agreement as `open`.
TestRun run_rule_tests(const Plan& plan, const std::vector<RuleCase>& cases,
                       const std::vector<KnownCase>& clubs);

}  // namespace diagclub
