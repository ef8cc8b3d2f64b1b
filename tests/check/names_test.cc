// Every name is declared once, and every name that is used is declared.
#include "check/told.h"
#include "rule_text.h"

namespace diagclub {
namespace {

const std::string kDeclare = "declare it, or mend the name";

// One rule on line 3, alone on it, above a fact of each kind.
std::string faults_of_rule(const std::string& text) {
  return faults_of_rules("rules:\n  r: {ENTRY,\n" + text + R"(}
facts:
  crisis: {kind: yes_no, FACT, heading: crise}
  firms: {kind: number, min: 0, max: 9, FACT, heading: entreprises}
counts: {tally: {ENTRY, of: [r]}}
recommendations: {advise: {ENTRY, who: club, timing: first, priority: 1, when: r}}
)");
}

}  // namespace

TEST_CASE("a condition tests what is declared", "[check_names]") {
  CHECK(faults_of_rule("group: step, when: crisis").empty());
  CHECK(faults_of_rule("group: step, when: {crisi: yes}") == told(3, 21, "nothing is called `crisi`",
                                                                  "group: step, when: {crisi: yes}}", 5,
                                                                  "did you mean `crisis`?"));
  CHECK(faults_of_rule("group: step, when: xyzzy") ==
        told(3, 20, "nothing is called `xyzzy`", "group: step, when: xyzzy}", 5, kDeclare));
  CHECK(faults_of_rule("group: step, applies: {any: [a, {not: {b: yes}}]}, when: crisis") ==
        told(3, 30, "nothing is called `a`",
             "group: step, applies: {any: [a, {not: {b: yes}}]}, when: crisis}", 1, kDeclare) +
            told(3, 40, "nothing is called `b`",
                 "group: step, applies: {any: [a, {not: {b: yes}}]}, when: crisis}", 1, kDeclare));
}

TEST_CASE("headings and keys are no names", "[check_names]") {
  CHECK(faults_of_rule("group: step, when: crise") ==
        told(3, 20, "nothing is called `crise`", "group: step, when: crise}", 5, kDeclare));
}

TEST_CASE("a recommendation cannot be tested", "[check_names]") {
  CHECK(faults_of_rule("group: step, when: advise") ==
        told(3, 20, "`advise` is not something that a condition can test", "group: step, when: advise}", 6));
}

TEST_CASE("groups, certainties, sources, actors and timings are declared", "[check_names]") {
  CHECK(faults_of_rule("group: stp, when: crisis") ==
        told(3, 8, "there is no group `stp`", "group: stp, when: crisis}", 3, "did you mean `step`?"));
  CHECK(faults_of_rule("group: xyzzy, when: crisis") ==
        told(3, 8, "there is no group `xyzzy`", "group: xyzzy, when: crisis}", 5, "declare it"));
  const auto count = [](const std::string& text) {
    return faults_of_rules("counts:\n  k: {label: SAID, text: SAID, of: [],\n" + text + "}\n");
  };
  CHECK(count("source: {section: I, catalogue: [c]}, certainty: statd") ==
        told(3, 50, "there is no certainty `statd`",
             "source: {section: I, catalogue: [c]}, certainty: statd}", 5, "did you mean `stated`?"));
  CHECK(count("certainty: stated, source: {document: anex, section: I, catalogue: [c]}") ==
        told(3, 28, "there is no source `anex`",
             "certainty: stated, source: {document: anex, section: I, catalogue: [c]}}", 1,
             "did you mean `annex`?"));
  CHECK(count("certainty: stated, source: {document: annex, section: I, catalogue: [c]}").empty());
  CHECK(faults_of_rules("recommendations:\n  v: {ENTRY, priority: 1, when: switch,\nwho: clb, timing: frst}\n"
                        "parameters: {switch: {value: yes, label: SAID}}\n") ==
        told(3, 6, "there is no actor `clb`", "who: clb, timing: frst}", 3, "did you mean `club`?") +
            told(3, 19, "there is no timing `frst`", "who: clb, timing: frst}", 4, "did you mean `first`?"));
}

TEST_CASE("a count counts rules", "[check_names]") {
  CHECK(faults_of_rules("counts:\n  k: {ENTRY,\nof: [a, k, franc_per_euro]}\n") ==
        told(3, 6, "nothing is called `a`", "of: [a, k, franc_per_euro]}", 1, kDeclare) +
            told(3, 9, "`k` is not a rule", "of: [a, k, franc_per_euro]}", 1) +
            told(3, 12, "`franc_per_euro` is not a rule", "of: [a, k, franc_per_euro]}", 14));
}

TEST_CASE("a row tests inputs of its table and gives outputs of it", "[check_names]") {
  const auto table = [](const std::string& text) {
    return faults_of_rules("tables:\n  t: {ENTRY, hit: first, outputs: {x: SAID},\n" + text + R"(}
facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
)");
  };
  CHECK(table("inputs: [a], rows: [{when: {}, then: x, text: SAID}]").empty());
  CHECK(table("inputs: [a], rows: [{when: {b: yes}, then: x, text: SAID}]")
            .find(told(3, 29, "`b` is not an input of `t`",
                       "inputs: [a], rows: [{when: {b: yes}, then: x, text: {fr: f, en: e}}]}", 1,
                       "add it to `inputs`")) == 0);
  CHECK(table("inputs: [a], rows: [{when: {}, then: y, text: SAID}]") ==
        told(3, 38, "there is no output `y`",
             "inputs: [a], rows: [{when: {}, then: y, text: {fr: f, en: e}}]}", 1, "declare it"));
  CHECK(table("inputs: [c], rows: [{when: {}, then: x, text: SAID}]") ==
        told(3, 10, "nothing is called `c`",
             "inputs: [c], rows: [{when: {}, then: x, text: {fr: f, en: e}}]}", 1, kDeclare));
  CHECK(table("inputs: [a], rows: [{when: {}, then: x, text: SAID, certainty: usal}]") ==
        told(3, 74, "there is no certainty `usal`",
             "inputs: [a], rows: [{when: {}, then: x, text: {fr: f, en: e}, certainty: usal}]}", 4,
             "did you mean `usual`?"));
}

// A story: the document that a row cites is not looked at, only that of its table.
TEST_CASE("a row cites a source that is declared", "[check_names]") {
  CHECK_FALSE(faults_of_rules(R"(tables:
  t: {ENTRY, hit: first, inputs: [], outputs: {x: SAID}, rows: [
    {when: {}, then: x, text: SAID, source: {document: nowhere, section: I, catalogue: [c]}}]}
)")
                  .empty());
}

TEST_CASE("facts have sections, units and formulas that are declared", "[check_names]") {
  const auto fact = [](const std::string& head, const std::string& text) {
    return faults_of_rules("facts:\n  " + head + ": {\n" + text +
                           ",\nkind: number, min: 0, max: 9, heading: h,\nFACT}\n");
  };
  CHECK(fact("membres.f", "unit: F") ==
        told(2, 3, "there is no section `membres`", "  membres.f: {", 9, "did you mean `members`?"));
  CHECK(fact("f", "unit: K") == told(2, 3, "there is no unit `K`", "  f: {", 1, "did you mean `KF`?"));
  CHECK(fact("f", "unit: hour") == told(2, 3, "there is no unit `hour`", "  f: {", 1, "declare it"));
  CHECK(fact("f", "formula: g / 2") == told(2, 3, "nothing is called `g`", "  f: {", 1, kDeclare));
  CHECK(fact("f", "formula: 2 * aproximation") ==
        told(2, 3, "nothing is called `aproximation`", "  f: {", 1, "did you mean `approximation`?"));
  CHECK(faults_of_rules("facts:\n  f: {FACT, heading: h, kind: choice, otherwise: b, choices: {a: SAID}}\n")
            .find("rules.yaml:2:3: error: there is no choice `b`\n") == 0);
}

TEST_CASE("a formula is made of facts and parameters", "[check_names]") {
  CHECK(faults_of_rules("facts:\n  f: {\nformula: r + 1,\nkind: number, min: 0, max: 9, heading: h, FACT}\n"
                        "rules: {r: {ENTRY, group: step, when: {f: 3}}}\n") ==
        told(2, 3, "`r` is not a fact or a parameter", "  f: {", 1));
}

TEST_CASE("a unit is of a unit, so many times", "[check_names]") {
  CHECK(faults_of_rules("units:\n  G: {\nof: FF, times: fifty, label: SAID}\n") ==
        told(2, 3, "there is no unit `FF`", "  G: {", 1, "did you mean `F`?") +
            told(2, 3, "there is no parameter `fifty`", "  G: {", 1, "declare it"));
}

TEST_CASE("facts, parameters, tables, rules, counts and recommendations share one name space",
          "[check_names]") {
  const std::string faults = faults_of_rules(R"(facts:
  a: {
    kind: yes_no, FACT, heading: h}
parameters:
  a: {
    value: 3, label: SAID}
rules:
  a: {
    ENTRY, group: step, when: {b: yes}}
  b: {
    ENTRY, group: step, when: {franc_per_euro: 3}}
counts:
  b: {
    ENTRY, of: []}
)");
  const auto twice = [](int line, const std::string& name, int first) {
    return told(line, 3, "`" + name + "` is declared twice", "  " + name + ": {", 1,
                "it is already declared at rules.yaml:" + std::to_string(first));
  };
  CHECK(faults == twice(5, "a", 2) + twice(8, "a", 2) + twice(13, "b", 10));
}

TEST_CASE("what is declared in another file is told with its file", "[check_names]") {
  CHECK(faults_of_rules(
            "groups:\n  step: {label: SAID}\nparameters:\n  approximation: {value: 3, label: SAID}\n") ==
        "common.yaml:21:3: error: `approximation` is declared twice\n"
        "  21 |   approximation: {value: 20, label: {fr: marge, en: margin}}\n"
        "     |   ^^^^^^^^^^^^^\n"
        "     = help: it is already declared at rules.yaml:4\n"
        "common.yaml:17:3: error: `step` is declared twice\n"
        "  17 |   step: {label: {fr: étape, en: step}}\n"
        "     |   ^^^^\n"
        "     = help: it is already declared at rules.yaml:2\n");
}

TEST_CASE("within one section no two facts answer to one key", "[check_names]") {
  CHECK(faults_of_rules(R"(facts:
  f: {
    kind: text, FACT, heading: g}
  g: {
    kind: text, FACT, heading: k}
  members.f: {
    kind: text, FACT, heading: g}
  h: {
    kind: text, FACT, heading: hh, aliases: [F]}
  members: {
    kind: text, FACT, heading: m}
  n: {
    kind: text, FACT, heading: Composition}
)") == told(4, 3, "the key `g` already belongs to `f`", "  g: {", 1, "give one of them another") +
            told(8, 3, "the key `f` already belongs to `f`", "  h: {", 1, "give one of them another") +
            told(10, 3, "the key `members` already belongs to `members`", "  members: {", 7,
                 "give one of them another") +
            told(12, 3, "the key `composition` already belongs to `members`", "  n: {", 1,
                 "give one of them another"));
}

// A story: two sections may share a heading; the second one's French key then leads to the first.
TEST_CASE("no two sections answer to one key", "[check_names]") {
  CHECK_FALSE(faults_of_rules("sections:\n  other: {heading: composition, label: SAID}\n").empty());
}

TEST_CASE("within one fact no two choices answer to one word", "[check_names]") {
  CHECK(faults_of_rules(
            "facts:\n  f: {\n    kind: choice, FACT, heading: h,\n"
            "    choices: {a: {fr: x, en: x}, b: {fr: X, en: b}, c: {fr: c, en: cc, aliases: [A]}}}\n") ==
        told(2, 3, "the word `x` already means the choice `a`", "  f: {", 1, "give `b` another") +
            told(2, 3, "the word `a` already means the choice `a`", "  f: {", 1, "give `c` another"));
}

TEST_CASE("the page shows what is declared, each thing in its place", "[check_names]") {
  const std::string page =
      "page: {identity: [a, r], verdicts: [{of: a, with: [t, r, advise, approximation]}], counts: [t], "
      "lists: [stp], "
      "elements: [{of: membrs, title: t, verdicts: [a]}]}";
  CHECK(faults_of_rules(page + R"(
facts: {a: {kind: yes_no, FACT, heading: h}}
rules: {r: {ENTRY, group: step, when: a}}
tables: {t: {ENTRY, hit: first, inputs: [], outputs: {x: SAID}, rows: [{when: {}, then: x, text: SAID}]}}
recommendations: {advise: {ENTRY, who: club, timing: first, priority: 1, when: r}}
)") == told(1, 22, "`r` is not a fact", page, 1) +
            told(1, 105, "there is no group or count `stp`", page, 3, "did you mean `step`?") +
            told(1, 127, "there is no section `membrs`", page, 6, "did you mean `members`?") +
            told(1, 142, "`t` is not a fact", page, 1) + told(1, 156, "`a` is not a table", page, 1) +
            told(1, 93, "`t` is not a count", page, 1) + told(1, 42, "`a` is not a table", page, 1) +
            told(1, 58, "`advise` is not something to show under a verdict", page, 6) +
            told(1, 66, "`approximation` is not something to show under a verdict", page, 13));
}

}  // namespace diagclub
