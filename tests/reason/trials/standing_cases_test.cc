// Small cases that expect how firmly a thing stands, and which presumptions carry it.
#include "read/fiche/expected_from_yaml.h"
#include "reason/trials/expectation.h"
#include "reason/trials/rule_tests.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  s: {kind: yes_no, FACT, heading: ss}
  n: {kind: number, integer: yes, min: 0, max: 10, FACT, heading: nn}
rules:
  r: {ENTRY, group: step, when: {a: yes}}
  q: {ENTRY, group: step, when: {r: yes}}
presumptions:
  p: {of: r, is: yes, when: {s: yes}, ENTRY}
  against: {of: r, is: no, when: {n: "> 5"}, ENTRY}
)";

// What failed, `expected, not found`, a line each; or what is wrong with the cases.
std::string failures(const std::string& fiche, const std::string& expect) {
  const auto plan = plan_from_text(kRules);
  const FicheForm form(plan->rules());
  Diagnostics problems;
  const auto cases = rule_cases_from_yaml(Source("t.cases.yaml", "cases:\n  - name: x\n    fiche: {" + fiche +
                                                                     "}\n    expect: {" + expect + "}\n"),
                                          form, problems);
  if (!cases) return text_from(problems);
  std::string out;
  for (const RuleTest& test : run_rule_tests(*plan, *cases, {}).tests) {
    for (const TestFailure& failure : test.failures)
      out += failure.thing + ": " + failure.expected + ", not " + failure.found + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a case may expect how firmly a thing stands") {
  CHECK(failures("s: yes", "r: presumed yes, q: presumed yes").empty());
  CHECK(failures("a: yes", "r: certain yes").empty());
  CHECK(failures("s: yes, n: 7", "r: contested, q: contested unknown").empty());
  CHECK(failures("s: yes", "r: certain yes") == "r: certain yes, not presumed yes\n");
  CHECK(failures("n: 7", "r: presumed yes") == "r: presumed yes, not presumed no\n");
  // A plain outcome is of the strict reading, as ever.
  CHECK(failures("s: yes", "r: unknown, q: open").empty());
  CHECK(failures("s: yes", "r: yes") == "r: yes, not unknown\n");
}

TEST_CASE("a case may expect which presumptions carry a thing, or contest it") {
  CHECK(failures("s: yes", "q: {is: presumed yes, by: [p]}").empty());
  CHECK(failures("s: yes, n: 7", "r: {is: contested, by: [p, against]}").empty());
  CHECK(failures("n: 3", "r: {is: open, by: []}").empty());
  CHECK(failures("s: yes", "r: {is: open, by: []}") == "r: open, not presumed yes by p\n");
  CHECK(failures("s: yes", "r: {is: presumed yes, by: [against]}") ==
        "r: presumed yes by against, not presumed yes by p\n");
}

TEST_CASE("the presumptions that a case names are there") {
  CHECK(failures("s: yes", "r: {is: presumed yes, by: [q]}").find("`q` is no presumption") !=
        std::string::npos);
  CHECK(failures("s: yes", "p: yes").find("`p` is no table, rule, count or recommendation") !=
        std::string::npos);
  CHECK(failures("s: yes", "r: {is: presumed yes, with: [p]}").find("unknown key `with`") !=
        std::string::npos);
}

}  // namespace diagclub
