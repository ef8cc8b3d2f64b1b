// In: tests and what failed. Out: JUnit's XML.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace diagclub {

struct JunitFailure {
  std::string message;             // one line
  std::vector<std::string> lines;  // the whole
};

// One thing that was tried; without a failure it passed.
struct JunitCase {
  std::string name;
  std::string classname;  // what readers group by: the file tried
  std::string file;       // where it is written
  int line = 0;           // 0: nowhere in particular
  std::optional<JunitFailure> failure;
};

struct JunitSuite {
  std::string name;
  std::vector<JunitCase> cases;
};

// JUnit's XML in the dialect that GitHub, GitLab and Jenkins read: testsuites, testsuite, testcase, failure,
// with their counts. Texts may hold anything: what XML takes for its own is escaped, what XML 1.0 forbids is
// made visible.
std::string junit_from_suites(const std::string& name, const std::vector<JunitSuite>& suites);

}  // namespace diagclub
