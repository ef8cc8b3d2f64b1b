// Every test fits what it tests, every formula is made of numbers.
#include "check/told.h"
#include "rule_text.h"

namespace diagclub {
namespace {

// What is wrong with one test of one thing.
std::string faults_of_test(const std::string& name, const std::string& test) {
  return faults_of_rules("rules:\n  r: {ENTRY, group: step, when: {" + name + ":\n" + test + R"(}}
  other: {ENTRY, group: step, when: {y: yes}}
facts:
  n: {kind: number, min: 0, max: 10, FACT, heading: nn}
  y: {kind: yes_no, FACT, heading: yy}
  c: {kind: choice, FACT, heading: cc, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}}}
  l: {kind: list, FACT, heading: ll, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}}}
  t: {kind: text, FACT, heading: tt}
parameters:
  limit: {value: 5, label: SAID}
  switch: {value: yes, label: SAID}
tables:
  one: {ENTRY, hit: first, inputs: [], outputs: {up: SAID, down: SAID}, rows: [{when: {}, then: up, text: SAID}]}
  many: {ENTRY, hit: collect, inputs: [], outputs: {up: SAID, down: SAID}, rows: [{when: {}, then: up, text: SAID}]}
counts: {k: {ENTRY, of: [other]}}
)");
}

// The test stands alone on line 3.
std::string wrong(const std::string& test, int length, const std::string& message,
                  const std::string& help = "") {
  return told(3, 1, message, test + "}}", length, help);
}

}  // namespace

TEST_CASE("each thing may be tested as its kind is", "[kinds]") {
  const std::pair<const char*, std::vector<const char*>> sound[] = {
      {"n", {"\"< 3\"", "\"[1..2], 7\"", "limit", "\"]limit..9]\"", "not(3)", "known", "unknown", "\"-\""}},
      {"y", {"yes", "no", "\"yes, no\"", "not(yes)", "known", "unknown", "\"-\""}},
      {"c", {"red", "\"red, blue\"", "not(red)", "any(red)", "'\"blue\"'", "known"}},
      {"l", {"red", "\"any(red, blue)\"", "all(red)", "none(blue)", "not(red)", "unknown", "\"-\""}},
      {"t", {"known", "unknown", "\"-\""}},
      {"other", {"yes", "no", "not(no)"}},
      {"one", {"up", "none", "not(none)", "\"up, none\""}},
      {"many", {"up", "none(up)", "\"all(up, down)\""}},
      {"k", {"0", "\">= 1\"", "limit"}},
      {"switch", {"yes", "no"}},
  };
  for (const auto& [name, tests] : sound) {
    for (const char* test : tests) {
      INFO(name << ": " << test);
      CHECK(faults_of_test(name, test).empty());
    }
  }
}

TEST_CASE("a number is tested by numbers and parameters", "[kinds]") {
  CHECK(faults_of_test("n", "yes") == wrong("yes", 3, "`yes` is not a parameter that is a number",
                                            "a number is tested by numbers and parameters"));
  CHECK(faults_of_test("n", "limt") ==
        wrong("limt", 4, "`limt` is not a parameter that is a number", "did you mean `limit`?"));
  CHECK(faults_of_test("n", "\"< switch\"") == wrong("\"< switch\"", 10,
                                                     "`switch` is not a parameter that is a number",
                                                     "a number is tested by numbers and parameters"));
  CHECK(faults_of_test("n", "\"[aa..bb]\"") ==
        wrong("\"[aa..bb]\"", 10, "`aa` is not a parameter that is a number",
              "a number is tested by numbers and parameters") +
            wrong("\"[aa..bb]\"", 10, "`bb` is not a parameter that is a number",
                  "a number is tested by numbers and parameters"));
  CHECK(faults_of_test("k", "up") == wrong("up", 2, "`up` is not a parameter that is a number",
                                           "a number is tested by numbers and parameters"));
}

TEST_CASE("a range holds some number", "[kinds]") {
  CHECK(faults_of_test("n", "\"[5..3]\"") ==
        wrong("\"[5..3]\"", 8, "no number lies in `[5..3]`", "the ends may be swapped"));
  CHECK(faults_of_test("n", "\"]3..3]\"") ==
        wrong("\"]3..3]\"", 8, "no number lies in `]3..3]`", "the ends may be swapped"));
  CHECK(faults_of_test("n", "\"[6..limit]\"") ==
        wrong("\"[6..limit]\"", 12, "no number lies in `[6..limit]`", "the ends may be swapped"));
  CHECK(faults_of_test("n", "\"[3..3]\"").empty());
}

TEST_CASE("a choice, a list and a table are tested by their words", "[kinds]") {
  CHECK(faults_of_test("c", "rde") == wrong("rde", 3, "`c` is never `rde`", "did you mean `red`?"));
  CHECK(faults_of_test("c", "green") ==
        wrong("green", 5, "`c` is never `green`", "it is one of `red`, `blue`"));
  CHECK(faults_of_test("c", "none") == wrong("none", 4, "`c` is never `none`", "it is one of `red`, `blue`"));
  CHECK(faults_of_test("c", "rouge") ==
        wrong("rouge", 5, "`c` is never `rouge`", "it is one of `red`, `blue`"));
  CHECK(faults_of_test("l", "any(green)") ==
        wrong("any(green)", 10, "`l` is never `green`", "it is one of `red`, `blue`"));
  CHECK(faults_of_test("one", "sideways") ==
        wrong("sideways", 8, "`one` is never `sideways`", "it is one of `up`, `down`, `none`"));
  CHECK(faults_of_test("many", "none") ==
        wrong("none", 4, "`many` is never `none`", "it is one of `up`, `down`"));
  CHECK(faults_of_test("c", "\"green, red, pink\"") ==
        wrong("\"green, red, pink\"", 18, "`c` is never `green`", "it is one of `red`, `blue`") +
            wrong("\"green, red, pink\"", 18, "`c` is never `pink`", "it is one of `red`, `blue`"));
}

TEST_CASE("what is yes or no is tested by yes or no", "[kinds]") {
  CHECK(faults_of_test("y", "maybe") ==
        wrong("maybe", 5, "`y` is never `maybe`", "it is one of `yes`, `no`"));
  CHECK(faults_of_test("other", "yse") == wrong("yse", 3, "`other` is never `yse`", "did you mean `yes`?"));
  CHECK(faults_of_test("switch", "on") == wrong("on", 2, "`switch` is never `on`", "did you mean `no`?"));
  CHECK(faults_of_test("y", "true") == wrong("true", 4, "`y` is never `true`", "it is one of `yes`, `no`"));
}

TEST_CASE("only numbers are compared", "[kinds]") {
  CHECK(faults_of_test("c", "3") == wrong("3", 1, "`c` is not a number"));
  CHECK(faults_of_test("y", "\"> 1\"") == wrong("\"> 1\"", 5, "`y` is not a number"));
  CHECK(faults_of_test("l", "\"any([1..2])\"") == wrong("\"any([1..2])\"", 13, "`l` is not a number"));
  CHECK(faults_of_test("other", "1") == wrong("1", 1, "`other` is not a number"));
}

TEST_CASE("only lists hold all or none", "[kinds]") {
  const std::string help =
      "`all(…)` and `none(…)` are for lists and collect tables; else write `a, b` or `not(a, b)`";
  CHECK(faults_of_test("c", "all(red)") == wrong("all(red)", 8, "`c` is not a list", help));
  CHECK(faults_of_test("y", "none(yes)") == wrong("none(yes)", 9, "`y` is not a list", help));
  CHECK(faults_of_test("n", "all(3)") == wrong("all(3)", 6, "`n` is not a list", help));
  CHECK(faults_of_test("one", "none(up)") == wrong("none(up)", 8, "`one` is not a list", help));
}

TEST_CASE("only facts are known or unknown", "[kinds]") {
  for (const char* name : {"other", "one", "many", "k", "switch", "limit"}) {
    CHECK(faults_of_test(name, "known") == wrong("known", 5, "only a fact can be known or unknown",
                                                 "`" + std::string(name) + "` is worked out by the rules"));
  }
  CHECK(faults_of_test("n", "not(known)") == wrong("not(known)", 10,
                                                   "`known` is not a parameter that is a number",
                                                   "a number is tested by numbers and parameters"));
}

TEST_CASE("a text and a number parameter have nothing to test", "[kinds]") {
  const std::string help =
      "a text can only be `known` or `unknown`, a number parameter only be compared with";
  CHECK(faults_of_test("t", "abc") == wrong("abc", 3, "`t` cannot be tested so", help));
  CHECK(faults_of_test("limit", "5") == wrong("5", 1, "`limit` cannot be tested so", help));
}

TEST_CASE("tests are looked at wherever they stand", "[kinds]") {
  const std::string faults = faults_of_rules(R"(facts: {y: {kind: yes_no, FACT, heading: yy}}
tables:
  t: {ENTRY, hit: first, inputs: [y], outputs: {x: SAID}, applies: {y:
3}, rows: [{when: {y:
4}, then: x, text: SAID}, {when: {}, then: x, text: SAID}]}
rules:
  r: {ENTRY, group: step, applies: {not: {y:
5}}, when: {any: [y, {all: [{y:
6}]}]}}
recommendations:
  v: {ENTRY, who: club, timing: first, priority: 1, when: {y:
7}}
)");
  for (const int line : {4, 5, 8, 9, 12}) {
    CHECK(faults.find("rules.yaml:" + std::to_string(line) + ":1: error: `y` is not a number\n") !=
          std::string::npos);
  }
}

TEST_CASE("a formula is made of numbers", "[kinds]") {
  const auto formula = [](const std::string& text) {
    return faults_of_rules("facts:\n  f: {\nformula: " + text +
                           ", kind: number, min: 0, max: 9, heading: h,\nFACT}\n" + R"(
  y: {kind: yes_no, FACT, heading: yy}
  n: {kind: number, min: 0, max: 9, FACT, heading: nn}
parameters: {limit: {value: 5, label: SAID}, switch: {value: yes, label: SAID}}
)");
  };
  CHECK(formula("n * limit - (2 + n)").empty());
  CHECK(formula("n + y") == told(2, 3, "`y` is not a number, yet the formula of `f` uses it", "  f: {", 1));
  CHECK(formula("switch / 2") ==
        told(2, 3, "`switch` is not a number, yet the formula of `f` uses it", "  f: {", 1));
}

TEST_CASE("a unit is so many times a number", "[kinds]") {
  CHECK(faults_of_rules("units:\n  G: {\nof: F, times: switch, label: SAID}\nparameters: {switch: {value: "
                        "yes, label: SAID}}\n") ==
        told(2, 3, "`switch` is not a parameter that is a number", "  G: {", 1));
}

TEST_CASE("64 choices fit a machine word, and 62 outputs beside none and not applicable", "[kinds]") {
  const auto words = [](int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
      out += fmt::format("{}w{}: {{fr: f{}, en: e{}}}", i == 0 ? "" : ", ", i, i, i);
    return out;
  };
  const auto choice = [&](int count) {
    return faults_of_rules("facts:\n  f: {\nkind: choice, FACT, heading: h, choices: {" + words(count) +
                           "}}\n");
  };
  CHECK(choice(64).empty());
  CHECK(choice(65) == told(2, 3, "`f` has more than 64 choices", "  f: {", 1));
  const auto table = [&](int count) {
    return faults_of_rules("tables:\n  t: {\nENTRY, hit: first, inputs: [], outputs: {" + words(count) +
                           "}, rows: [{when: {}, then: w0, text: SAID}]}\n");
  };
  CHECK(table(62).empty());
  CHECK(table(63) == told(2, 3, "`t` has more than 62 outputs", "  t: {", 1));
}

TEST_CASE("no output is called none", "[kinds]") {
  CHECK(faults_of_rules("tables:\n  t: {ENTRY, hit: first, inputs: [],\noutputs: {none: SAID}, rows: [{when: "
                        "{}, then: none, text: SAID}]}\n") ==
        told(3, 11, "`none` is no name for an output",
             "outputs: {none: {fr: f, en: e}}, rows: [{when: {}, then: none, text: {fr: f, en: e}}]}", 4,
             "it is what a table without a match gives"));
  CHECK(
      faults_of_rules("tables:\n  t: {ENTRY, hit: first, inputs: [],\noutputs: {not_applicable: SAID}, rows: "
                      "[{when: {}, then: not_applicable, text: SAID}]}\n")
          .find("`not_applicable` is no name for an output") != std::string::npos);
}

}  // namespace diagclub
