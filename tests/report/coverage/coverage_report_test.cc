// What tests exercise, in words and as LCOV.
#include "report/coverage/coverage_report.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  n: {kind: number, min: 0, max: 100, FACT, heading: nn}
rules:
  p: {ENTRY, group: step, when: {a: yes}}
  q: {ENTRY, group: step, when: {n: "< 60"}}
page: {identity: [a], verdicts: [], counts: []}
)";

TEST_CASE("only what is complete is 100 %", "[coverage_report]") {
  CHECK(percent_in_words({0, 0}, Language::english) == percent_in_words({7, 7}, Language::english));
  CHECK(percent_in_words({7, 7}, Language::english) == "100.0%");
  CHECK(percent_in_words({9999, 10000}, Language::english) == "99.9%");
  CHECK(percent_in_words({0, 3}, Language::english) == "0.0%");
}

TEST_CASE("what is not seen of a rule and of a test, and its lines as LCOV", "[coverage_report]") {
  const auto plan = plan_from_text(kRules);
  std::vector<RuleTestCase> cases{{"t", "one", {}, fiche_from_text(plan->rules(), "a: yes\nn: 20\n"), {}}};
  Functions functions(*plan);
  const Coverage found = coverage(*plan, functions, cases, {});
  std::vector<std::string> words;
  for (const CoverageItem& one : found.things)
    words.push_back(exercised_in_words(plan->rules(), one, Language::english) + " | " +
                    missing_in_words(one, Language::english));
  CHECK(words == std::vector<std::string>{"rule p | never no, unknown", "{a: yes} | never no, unknown",
                                          "rule q | never no, unknown",
                                          "{n: < 60} | never no, unknown; not tried: 60, > 60"});
  const std::string lcov = coverage_lcov(plan->rules(), found);
  CHECK(lcov.find("SF:rules.yaml\n") != std::string::npos);
  CHECK(lcov.find("BRDA:5,0,0,1\nBRDA:5,0,1,0\nBRDA:5,0,2,0\n") != std::string::npos);
  CHECK(lcov.ends_with("DA:5,1\nDA:6,1\nLF:2\nLH:2\nend_of_record\n"));
}

}  // namespace
}  // namespace diagclub
