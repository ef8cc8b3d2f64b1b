// The concerns together: which run after which, and what they give.
#include "check/check.h"

#include "check/told.h"
#include "rule_text.h"

namespace diagclub {

TEST_CASE("sound rules come out as they went in", "[check]") {
  Diagnostics diagnostics;
  const auto checked = checked_from_text(
      "rules: {r: {ENTRY, group: step, when: y}}\nfacts: {y: {kind: yes_no, FACT, heading: h}}\n",
      diagnostics);
  REQUIRE(checked);
  CHECK(diagnostics.empty());
  CHECK(checked->rules().name == "test");
  CHECK(checked->names().find("r"));
  CHECK(checked->order() == std::vector<EntryRef>{RuleId(0)});
  CHECK(checked->formulas().empty());
  CHECK(checked->variables().count() > 0);
}

TEST_CASE("faults of names hide those of kinds, which need sound names", "[check]") {
  const std::string faults = faults_of_rules(R"(rules:
  r: {ENTRY, group: stp, when: {y: 3}}
facts: {y: {kind: yes_no, FACT, heading: h}}
)");
  CHECK(faults.find("there is no group `stp`") != std::string::npos);
  CHECK(faults.find("`y` is not a number") == std::string::npos);
}

TEST_CASE("faults of sources, kinds and circles are told together", "[check]") {
  const std::string faults = faults_of_rules(R"(rules:
  r: {label: SAID, text: SAID, certainty: stated, source: {section: I}, group: step, when: {y: 3}}
  s: {ENTRY, group: step, when: s}
facts: {y: {kind: yes_no, FACT, heading: h}}
catalogue: {c: {section: I, fr: f, en: e}}
)");
  CHECK(faults.find("`r` names no id of the catalogue") != std::string::npos);
  CHECK(faults.find("`y` is not a number") != std::string::npos);
  CHECK(faults.find("`s` depends on itself") != std::string::npos);
}

TEST_CASE("what stood in the diagnostics before does not count", "[check]") {
  Diagnostics diagnostics;
  diagnostics.error_without_place("elsewhere", "something else");
  CHECK(checked_from_text("facts: {y: {kind: yes_no, FACT, heading: h}}\n", diagnostics));
  CHECK(diagnostics.error_count() == 1);
}

}  // namespace diagclub
