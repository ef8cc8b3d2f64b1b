// Test runs as other programs read them: whole documents, and names that try to break out of them.
#include "report/rules/test_report.h"

#include "catch.h"
#include "report/rules/junit.h"

namespace diagclub {
namespace {

TestRun run() {
  TestRun run;
  run.tests.push_back({"t.cases.yaml", 2, "t.cases.yaml", "small", {}});
  run.tests.push_back({"t.cases.yaml",
                       5,
                       "t.cases.yaml",
                       "of two # minds\n",
                       {{7, "size", "large", "small | large"}, {8, "open", "yes", "no"}}});
  run.tests.push_back({"c.expected.yaml", 1, "c.yaml", "size", {}});
  return run;
}

TEST_CASE("a run as TAP 14: the plan, a line a test, what failed as YAML", "[test_report]") {
  CHECK(test_report_tap(run()) == R"(TAP version 14
1..3
ok 1 - t.cases.yaml: small
not ok 2 - t.cases.yaml: of two \# minds )"
                                  R"(
  ---
  at:
    file: "t.cases.yaml"
    line: 5
  failures:
    - name: "size"
      expected: "large"
      found: "small | large"
      file: "t.cases.yaml"
      line: 7
    - name: "open"
      expected: "yes"
      found: "no"
      file: "t.cases.yaml"
      line: 8
  ...
ok 3 - c.yaml: size
)");
  CHECK(test_report_tap({}) == "TAP version 14\n1..0\n");
}

TEST_CASE("a run as JUnit's XML: a suite a file, a case a test", "[test_report]") {
  CHECK(test_report_junit(run()) == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="diagclub rules test" tests="3" failures="1" errors="0">
  <testsuite name="t.cases.yaml" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="small" classname="t.cases.yaml" file="t.cases.yaml" line="2" />
    <testcase name="of two # minds " classname="t.cases.yaml" file="t.cases.yaml" line="5">
      <failure message="size: expected `large`, found `small | large`" type="failure">t.cases.yaml:7: size: expected `large`, found `small | large`
t.cases.yaml:8: open: expected `yes`, found `no`</failure>
    </testcase>
  </testsuite>
  <testsuite name="c.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="size" classname="c.yaml" file="c.expected.yaml" line="1" />
  </testsuite>
</testsuites>
)");
  CHECK(junit_from_suites("none", {}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"none\" tests=\"0\" failures=\"0\" "
        "errors=\"0\" />\n");
}

TEST_CASE("nothing in a name is XML, and nothing that XML forbids is left", "[test_report]") {
  const std::string xml = junit_from_suites(
      "a", {{"</testsuite>",
             {{"\"<&>'", "]]>", "\x1b[2J\x01\xff", 0, std::nullopt},
              {"\xEF\xBF\xBE", "\xC2\x85", "e\xCC\x81", 3, JunitFailure{"\n\"", {"<!--"}}}}}});
  CHECK(xml ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"a\" tests=\"2\" failures=\"1\" errors=\"0\">\n"
        "  <testsuite name=\"&lt;/testsuite>\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
        "    <testcase name=\"&quot;&lt;&amp;>'\" classname=\"]]>\" "
        "file=\"\\u{001B}[2J\\u{0001}\xEF\xBF\xBD\" />\n"
        "    <testcase name=\"\\u{FFFE}\" classname=\"\\u{0085}\" file=\"e\xCC\x81\" line=\"3\">\n"
        "      <failure message=\" &quot;\" type=\"failure\">&lt;!--</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n");
}

}  // namespace
}  // namespace diagclub
