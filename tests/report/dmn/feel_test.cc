// Conditions and values in FEEL.
#include "report/dmn/feel.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  m.n: {kind: number, min: 0, max: 100, FACT, heading: hn}
  m_n: {kind: yes_no, FACT, heading: hm}
  c: {kind: choice, FACT, heading: hc, choices: {x: {fr: fx, en: ex}, y: {fr: fy, en: ey}, z: {fr: fz, en: ez}}}
sections:
  m: {heading: mm, label: SAID}
rules:
  p: {ENTRY, group: step, when: {m.n: "[30..60]", c: "x, y"}}
  q: {ENTRY, group: step, when: {m_n: yes}}
)";

TEST_CASE("a text between quotes", "[feel]") {
  CHECK(feel_string("a") == "\"a\"");
  CHECK(feel_string("say \"a\"\\") == R"("say \"a\"\\")");
}

TEST_CASE("names that would be one are told apart", "[feel]") {
  const auto plan = plan_from_text(kRules);
  const Feel feel(*plan);
  CHECK(feel.name(thing_called(*plan, "m.n")) == "m_n");
  CHECK(feel.name(thing_called(*plan, "m_n")) == "m_n_2");
}

TEST_CASE("types, and cells as tests", "[feel]") {
  const auto plan = plan_from_text(kRules);
  const Feel feel(*plan);
  const auto variable = [&](const char* name) { return plan->variables().of(thing_called(*plan, name)); };
  CHECK(feel.type(variable("m.n")) == "number");
  CHECK(feel.type(variable("c")) == "string");
  CHECK(feel.type(variable("p")) == "boolean");
  CHECK(feel.test(variable("c"), 0b010) == "\"y\"");
  CHECK(feel.test(variable("c"), 0b011) == "not(\"z\")");
  CHECK(feel.test(variable("c"), 0b111) == "-");
  CHECK(feel.values(variable("c")) == "\"x\",\"y\",\"z\"");
  CHECK(feel.values(variable("p")).empty());
}

}  // namespace
}  // namespace diagclub
