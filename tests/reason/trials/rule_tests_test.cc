#include "reason/trials/rule_tests.h"

#include "read/fiche/expected_from_yaml.h"
#include "reason/trials/expectation.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(
facts:
  name: {kind: text, FACT, heading: nom, required: yes}
  members.firms: {kind: number, integer: yes, min: 0, max: 500, FACT, heading: entreprises}
  members.open: {kind: yes_no, FACT, heading: ouvert}
  members.does: {kind: list, FACT, heading: fait, choices: {a: {fr: fa, en: ea}, b: {fr: fb, en: eb}}}
tables:
  size:
    ENTRY
    hit: first
    inputs: [members.firms]
    outputs: {small: SAID, large: SAID}
    rows:
      - {when: {members.firms: "< 60"}, then: small, text: SAID}
      - {when: {}, then: large, text: SAID}
  kinds:
    ENTRY
    hit: collect
    inputs: [members.does]
    outputs: {one: SAID, two: SAID}
    rows:
      - {when: {members.does: any(a)}, then: one, text: SAID}
      - {when: {members.does: any(b)}, then: two, text: SAID}
rules:
  is_open: {ENTRY, group: factor, when: {members.open: yes}}
  busy: {ENTRY, group: factor, applies: {size: large}, when: {members.does: 'any(a, b)'}}
counts:
  held: {ENTRY, of: [is_open, busy]}
recommendations:
  advice: {ENTRY, who: club, timing: first, priority: 1, when: {members.open: no}}
)";

// ENTRY in block form: rules_from_short writes it on one line with commas, which a block mapping does not
// take.
std::string block(std::string text) {
  const std::string inside = "    ENTRY\n";
  const std::string lines =
      "    label: {fr: f, en: e}\n    text: {fr: f, en: e}\n    source: {section: I, catalogue: [c]}\n    "
      "certainty: stated\n";
  for (std::size_t at = text.find(inside); at != std::string::npos; at = text.find(inside, at))
    text.replace(at, inside.size(), lines);
  return text;
}

std::string came_out_as(const Plan& plan, const std::string& fiche, const std::string& name) {
  return outcome_in_words(plan, outcome_from_text(plan, fiche), thing_called(plan, name));
}

TEST_CASE("outcomes in the words of expectations") {
  const auto plan = plan_from_text(block(std::string(kRules)));
  CHECK(came_out_as(*plan, "name: x\nmembers: {firms: 20}\n", "size") == "small");
  CHECK(came_out_as(*plan, "name: x\nmembers: {firms: 50..70}\n", "size") == "small | large");
  CHECK(came_out_as(*plan, "name: x\nmembers: {does: [a]}\n", "kinds") == "[one]");
  CHECK(came_out_as(*plan, "name: x\nmembers: {does: [a, ...]}\n", "kinds") == "[one, two?]");
  CHECK(came_out_as(*plan, "name: x\nmembers: {does: []}\n", "kinds") == "[]");
  CHECK(came_out_as(*plan, "name: x\nmembers: {open: no}\n", "is_open") == "no");
  CHECK(came_out_as(*plan, "name: x\n", "is_open") == "unknown");
  CHECK(came_out_as(*plan, "name: x\nmembers: {firms: 20}\n", "busy") == "not_applicable");
  CHECK(came_out_as(*plan, "name: x\nmembers: {firms: 90, open: yes, does: []}\n", "held") == "1");
  CHECK(came_out_as(*plan, "name: x\nmembers: {firms: 90, open: yes}\n", "held") == "1..2");
  CHECK(came_out_as(*plan, "name: x\nmembers: {open: no}\n", "advice") == "yes");
}

TEST_CASE("a case passes when all it expects came out, and says what did not") {
  const auto plan = plan_from_text(block(std::string(kRules)));
  const FicheForm form(plan->rules());
  Diagnostics diagnostics;
  const auto cases = rule_cases_from_yaml(Source("t.cases.yaml", R"(cases:
  - name: small and open
    fiche: {members: {firms: 20, open: yes}}
    expect: {size: small, is_open: yes, held: 1, busy: not_applicable}
  - name: wrong on purpose
    fiche: {members: {firms: 50..70}}
    expect: {size: large, is_open: unknown}
  - name: open
    fiche: {members: {firms: 50..70, does: [a]}}
    expect: {size: open, kinds: [one]}
)"),
                                          form, diagnostics);
  INFO(text_from(diagnostics));
  REQUIRE(cases.has_value());
  const TestRun run = run_rule_tests(*plan, *cases, {});
  CHECK(passed(run) == 2);
  REQUIRE(run.tests.size() == 3);
  CHECK(run.tests[0].name == "small and open");
  CHECK(run.tests[0].failures.empty());
  CHECK(run.tests[1].path == "t.cases.yaml");
  CHECK(run.tests[1].line == 5);
  REQUIRE(run.tests[1].failures.size() == 1);
  const TestFailure& failure = run.tests[1].failures[0];
  CHECK(failure.line == 7);
  CHECK(failure.thing == "size");
  CHECK(failure.expected == "large");
  CHECK(failure.found == "small | large");
}

TEST_CASE("agreement counts the report's labels, with and without the intended differences") {
  const auto plan = plan_from_text(block(std::string(kRules)));
  const FicheForm form(plan->rules());
  Diagnostics diagnostics;
  const auto club = [&](const std::string& firms, const std::string& expected) {
    auto labels = expected_from_yaml(Source("c.expected.yaml", expected), plan->rules(), diagnostics);
    INFO(text_from(diagnostics));
    REQUIRE(labels.has_value());
    return LabelledClub{
        "c.yaml", fiche_from_text(plan->rules(), "name: c\nmembers: {firms: " + firms + "}\n"), *labels};
  };
  const TestRun run = run_rule_tests(
      *plan, {},
      {club("20", "size: {report: small, tool: small, section: I}\n"),
       club("90",
            "size: {report: large, tool: large, section: I}\nbecame: {fr: vit, en: lives, section: I}\n"),
       club("90", "size: {report: small, tool: large, section: I, why: {fr: parce que, en: because}}\n"),
       club("50..70", "size: {report: none, tool: open, section: I}\n")});
  CHECK(run.tests.size() == 4);
  CHECK(passed(run) == 4);
  CHECK(run.tests[0].path == "c.expected.yaml");
  CHECK(run.tests[0].subject == "c.yaml");
  CHECK(run.tests[0].name == "size");
  CHECK(run.agreement.at("size").total() == 3);
  CHECK(run.agreement.at("size").agreed() == 2);
  CHECK(run.without_intended.at("size").total() == 2);
  REQUIRE(run.differences.size() == 1);
  CHECK(run.differences[0].why.en == "because");
}

TEST_CASE("what a file of cases or of labels gets wrong is told with its place") {
  const auto plan = plan_from_text(block(std::string(kRules)));
  const FicheForm form(plan->rules());
  Diagnostics diagnostics;
  CHECK_FALSE(rule_cases_from_yaml(
                  Source("t.cases.yaml", "cases:\n  - name: x\n    fiche: {}\n    expect: {sise: small}\n"),
                  form, diagnostics)
                  .has_value());
  CHECK(text_from(diagnostics) ==
        "t.cases.yaml:4:14: error: `sise` is no table, rule, count or recommendation\n"
        "  4 |     expect: {sise: small}\n"
        "    |              ^^^^\n"
        "    = help: did you mean `size`?\n");
  Diagnostics of_labels;
  CHECK_FALSE(expected_from_yaml(Source("c.expected.yaml", "size: {report: small, tol: small, section: I}\n"),
                                 plan->rules(), of_labels)
                  .has_value());
  CHECK(text_from(of_labels) ==
        "c.expected.yaml:1:23: error: unknown key `tol` in an expected outcome\n"
        "  1 | size: {report: small, tol: small, section: I}\n"
        "    |                       ^^^\n"
        "    = help: did you mean `tool`?\n"
        "c.expected.yaml:1:7: error: an expected outcome has no `tool`\n"
        "  1 | size: {report: small, tol: small, section: I}\n"
        "    |       ^\n"
        "    = help: add `tool: …`\n");
}

}  // namespace
}  // namespace diagclub
