// Relations between figures: what is told of a fiche, where, and what is not.
#include "eval/relations.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(sections:
  works: {heading: travaux, many: yes, label: {fr: travaux, en: works}}
facts:
  described: {kind: number, integer: yes, min: 1900, max: 2100, FACT, heading: annee}
  members.count: {kind: number, integer: yes, min: 0, max: 5000, FACT, heading: membres}
  members.firms: {kind: number, integer: yes, min: 0, max: 5000, FACT, heading: entreprises}
  share: {kind: number, unit: "%", min: 0, max: 100, FACT, heading: part}
  budget: {kind: number, unit: F, min: 0, max: 5000000, FACT, heading: budget}
  public: {kind: number, unit: F, min: 0, max: 5000000, FACT, heading: public}
  rest: {kind: number, unit: F, min: 0, max: 5000000, formula: budget - public, FACT, heading: reste}
  works.cost: {kind: number, unit: F, min: 0, max: 5000000, FACT, heading: cout}
relations:
  firms: {when: members.firms > members.count, text: {fr: trop d’entreprises, en: more firms than members}}
  parts: {when: public + share * budget / 100 > budget, text: {fr: trop, en: more than the whole}}
  cost: {when: works.cost >= budget, text: {fr: trop cher, en: too dear}}
  one: {bare: "%", when: [number > 0, number < 1], text: {fr: part de un, en: a share of one}}
  euros: {bare: F, when: described > 2001, text: {fr: sans unité, en: no unit}}
)";

std::string told(const std::string& fiche, Language language = Language::english) {
  const auto plan = plan_from_text(kRules);
  Diagnostics diagnostics;
  warn_of_relations(*plan, fiche_from_text(plan->rules(), fiche), Source("a.yaml", fiche), language,
                    diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  std::string lines;
  for (const Diagnostic& one : diagnostics.all())
    lines += std::to_string(one.span.start.line) + ":" + std::to_string(one.span.start.column) + " " +
             one.message + ", " + one.help + "\n";
  return lines;
}

}  // namespace

TEST_CASE("figures that cannot stand together are told where the first stands", "[relations]") {
  CHECK(told("members: {count: 20, firms: 45}\n") ==
        "1:29 more firms than members, see `members.firms: 45`, `members.count: 20`\n");
  CHECK(told("members: {count: 20, firms: 45}\n", Language::french) ==
        "1:29 trop d’entreprises, see `members.firms: 45`, `members.count: 20`\n");
  CHECK(told("members: {count: 45, firms: 45}\n").empty());
}

TEST_CASE("what may be so is not told", "[relations]") {
  CHECK(told("members: {firms: 45}\n").empty());
  CHECK(told("members: {count: unknown, firms: 45}\n").empty());
  CHECK(told("members: {count: ~40, firms: 45}\n").empty());
  CHECK(told("members: {count: 20..45, firms: 45}\n").empty());
  CHECK(told("members: {count: \"< 45\", firms: 45}\n") ==
        "1:33 more firms than members, see `members.firms: 45`, `members.count: < 45`\n");
  CHECK(told("members: {count: ~20, firms: 45}\n") ==
        "1:30 more firms than members, see `members.firms: 45`, `members.count: ~20`\n");
}

TEST_CASE("a relation adds and divides exactly", "[relations]") {
  CHECK(told("budget: 300 F\nshare: 66.6 %\npublic: 100.2 F\n").empty());
  CHECK(told("budget: 300 F\nshare: 66.6 %\npublic: 100.2001 F\n") ==
        "3:9 more than the whole, see `public: 100.2001 F`, `share: 66.6 %`, `budget: 300 F`\n");
}

TEST_CASE("a share strictly between 0 and 1 is told, unless its unit is written", "[relations]") {
  const std::string words = " a share of one, see `share";
  CHECK(told("share: 0.65\n") == "1:8" + words + ": 0.65`\n");
  CHECK(told("share: 0,65\n") == "1:8" + words + ": 0,65`\n");
  CHECK(told("share: ~0.5\n") == "1:8" + words + ": ~0.5`\n");
  CHECK(told("share: 0.2..0.3\n") == "1:8" + words + ": 0.2..0.3`\n");
  for (const char* sound : {"0.65 %", "0", "1", "65", "0..0.5", "0.5..2", "unknown"})
    CHECK(told("share: " + std::string(sound) + "\n").empty());
}

TEST_CASE("money without unit is told where the year is one of euros", "[relations]") {
  CHECK(told("described: 2010\nbudget: 1000\n") == "2:9 no unit, see `budget: 1000`, `described: 2010`\n");
  CHECK(told("described: 2010\nbudget: 1000 F\n").empty());
  CHECK(told("described: 2010\nbudget: 1000 EUR\n").empty());
  CHECK(told("described: 1997\nbudget: 1000\n").empty());
  CHECK(told("budget: 1000\n").empty());
  CHECK(told("described: 2001..2003\nbudget: 1000\n").empty());
}

TEST_CASE("each of several things is told of with the club's own figures", "[relations]") {
  CHECK(told("budget: 10 F\nworks:\n  - cost: 5 F\n  - cost: 10 F\n  - cost: 12 F\n") ==
        "4:11 too dear, see `works.cost: 10 F`, `budget: 10 F`\n"
        "5:11 too dear, see `works.cost: 12 F`, `budget: 10 F`\n");
  CHECK(told("described: 2010\nworks:\n  - cost: 5\n") ==
        "3:11 no unit, see `works.cost: 5`, `described: 2010`\n");
}

TEST_CASE("a relation that cannot be read, or names what is no number, is refused", "[relations]") {
  const auto faults = [](const std::string& relation) {
    Diagnostics diagnostics;
    auto rules = rules_from_text(
        "facts:\n  a: {kind: number, unit: F, min: 0, max: 9, FACT, heading: a}\n"
        "  b: {kind: number, unit: \"%\", min: 0, max: 9, FACT, heading: b}\n"
        "  t: {kind: text, FACT, heading: t}\nrelations:\n  r: {" +
            relation + "}\n",
        diagnostics);
    if (rules) check(std::move(*rules), diagnostics);
    std::string all;
    for (const Diagnostic& one : diagnostics.all()) all += one.code + ": " + one.message + "\n";
    return all;
  };
  CHECK(faults("when: a > 1, text: SAID").empty());
  CHECK(faults("when: [a > 1, 2 * a <= 5], text: SAID").empty());
  CHECK(faults("bare: F, text: SAID").empty());
  CHECK(faults("text: SAID") == "missing-key: a relation has no `when`\n");
  CHECK(faults("when: a > 1") == "missing-key: a relation has no `text`\n");
  CHECK(faults("when: a, text: SAID") == "bad-formula: a comparison is expected\n");
  CHECK(faults("when: a > 1 > 0, text: SAID") == "bad-formula: an operator is expected\n");
  CHECK(faults("when: {a: 1}, text: SAID") == "bad-formula: two figures to compare are expected here\n");
  CHECK(faults("when: [], text: SAID") == "wrong-shape: `when` holds nothing\n");
  CHECK(faults("when: a > c, text: SAID") == "unknown-name: nothing is called `c`\n");
  CHECK(faults("when: number > 1, text: SAID") == "unknown-name: nothing is called `number`\n");
  CHECK(faults("bare: G, text: SAID") == "unknown-name: there is no unit `G`\n");
  CHECK(faults("when: a > t, text: SAID") ==
        "wrong-kind: `t` is not a number, yet the relation `r` compares it\n");
  CHECK(faults("when: a > b, text: SAID") == "unit-mismatch: the relation `r` compares `F` with `%`\n");
  CHECK(faults("bare: F, when: number > b, text: SAID") ==
        "unit-mismatch: the relation `r` compares `F` with `%`\n");
  CHECK(faults("when: a + b > 1, text: SAID") == "unit-mismatch: the relation `r` adds up `F` and `%`\n");
  CHECK(faults("if: a > 1, when: a > 1, text: SAID") == "unknown-key: unknown key `if` in a relation\n");
}

}  // namespace diagclub
