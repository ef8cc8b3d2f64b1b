// What is proved against rule sets over every fiche, each code with its fault and with what is no fault.
#include "reason/proofs/proofs.h"

#include <algorithm>

#include "check/codes.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  n: {kind: number, min: 0, max: 100, FACT, heading: nn}
)";
// So that no fact goes unused.
const std::string kUses =
    "recommendations: {use: {ENTRY, who: club, timing: first, priority: 1, when: {all: [{a: yes}, {b: no}, "
    "{n: \"> 3\"}]}}}\n";

// `dead-rule 5: …`, a line each.
std::string found(const std::string& rules) {
  const auto plan = plan_from_text(std::string(kFacts) + rules);
  std::string out;
  const FicheForm form(plan->rules());
  for (const Proof& proof : proofs(*plan, Functions(*plan), form)) {
    CHECK(find_fault_code(proof.code) != nullptr);
    out += proof.code + " " + std::to_string(proof.place.span.start.line) + ": " + proof.message + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a rule that no fiche meets is dead, through other rules too", "[proofs]") {
  CHECK(found(kUses + "rules:\n  p: {ENTRY, group: step, when: {all: [a, {n: \"> 50\"}]}}\n"
                      "  q: {ENTRY, group: step, when: {all: [p, {n: \"< 40\"}]}}\n") ==
        "dead-rule 8: `q` can never hold\n");
  CHECK(found(kUses + "rules:\n  p: {ENTRY, group: step, applies: {all: [a, {not: a}]}, when: b}\n") ==
        "dead-rule 7: `p` never applies\n");
  CHECK(found(kUses + "rules:\n  p: {ENTRY, group: step, when: {all: [a, {n: \"> 50\"}]}}\n").empty());
}

TEST_CASE("a row that never decides is dead, and so is an output that none gives", "[proofs]") {
  const std::string table =
      "tables:\n  u: {ENTRY, hit: first, inputs: [n], outputs: {low: SAID, high: SAID}, rows: [{when: {n: "
      "\"< 50\"}, then: low, text: SAID}, {when: {}, then: high, text: SAID}]}\n"
      "  t: {ENTRY, hit: first, inputs: [u, n], outputs: {x: SAID, y: SAID, z: SAID}, rows: [\n"
      "    {when: {u: low, n: \"> 60\"}, then: x, text: SAID},\n"
      "    {when: {u: high}, then: y, text: SAID},\n"
      "    {when: {}, then: z, text: SAID}]}\n";
  CHECK(found(kUses + table) ==
        "never-given 8: `t` never gives `x`\ndead-row 9: this row can never match, whatever a fiche says\n");
  CHECK(found(kUses + "tables:\n  t: {ENTRY, hit: collect, inputs: [a], applies: {all: [b, {not: b}]}, "
                      "outputs: {x: SAID}, rows: [{when: {a: yes}, then: x, text: SAID}]}\n") ==
        "dead-table 7: `t` never applies\n");
}

TEST_CASE("a row that others of its output cover is told where many may speak", "[proofs]") {
  const auto table = [](const std::string& hit, const std::string& rows, const std::string& rest) {
    return "tables:\n  t: {ENTRY, hit: " + hit + ", inputs: [a, n], outputs: {x: SAID, y: SAID}, rows: [\n" +
           rows + "    {when: {" + rest + "}, then: y, text: SAID}]}\n";
  };
  const auto row = [](const std::string& when) {
    return "    {when: {" + when + "}, then: x, text: SAID},\n";
  };
  const std::string equal = row("n: \"> 5\"") + row("n: \"> 5\"");
  const std::string inside = row("n: \"> 7\"") + row("n: \"> 5\"");
  const std::string jointly = row("n: \"[0..5]\"") + row("n: \"> 5\"") + row("a: yes");
  for (const char* hit : {"any", "collect"}) {
    INFO(hit);
    const std::string said = " of `t` holds wherever it does\n";
    const std::string unused = "unused-input 7: no row of `t` tests `a`\n";
    CHECK(found(kUses + table(hit, equal, "n: \"<= 5\"")) ==
          unused + "redundant-row 9: this row adds nothing: the one on line 8" + said);
    CHECK(found(kUses + table(hit, inside, "n: \"<= 5\"")) ==
          unused + "redundant-row 8: this row adds nothing: the one on line 9" + said);
    CHECK(found(kUses + table(hit, row("n: \"> 7\"") + row("a: yes, n: \"> 5\""), "n: \"<= 5\""))
              .find("redundant") == std::string::npos);
  }
  CHECK(found(kUses + table("collect", jointly, "a: no")) ==
        "redundant-row 10: this row adds nothing: those on lines 8 and 9 of `t` hold wherever it does\n");
  // Where rows are counted each counts.
  CHECK(found(kUses + table("collect_count", equal, "a: no")) ==
        "redundant-row 9: this row counts a second time what the one on line 8 of `t` counts\n");
  CHECK(found(kUses + table("collect_count", inside, "a: no")) ==
        "redundant-row 8: this row counts a second time what the one on line 9 of `t` counts\n");
  CHECK(found(kUses + table("collect_count", jointly, "a: no")).empty());
  // Of another output it says something of its own.
  CHECK(found(kUses + table("collect", row("n: \"> 5\", a: yes"), "n: \"> 5\"")).empty());
}

TEST_CASE("a row is told once, whatever number of others it meets", "[proofs]") {
  const auto many = [](int rows) {
    std::string text =
        "tables:\n  t: {ENTRY, hit: unique, inputs: [n], outputs: {x: SAID, y: SAID}, rows: [\n";
    for (int i = 0; i < rows; ++i)
      text += "    {when: {n: \"> " + std::to_string(i) + "\"}, then: x, text: SAID},\n";
    return text + "    {when: {}, then: y, text: SAID}]}\n";
  };
  CHECK(found(kUses + many(1)) == "overlap 9: this row and the one on line 8 of `t` hold together\n");
  CHECK(found(kUses + many(3))
            .find("overlap 11: this row and those on lines 8, 9 and 10 of `t` hold together\n") !=
        std::string::npos);
  const std::string twelve = found(kUses + many(12));
  CHECK(twelve.find("overlap 20: this row and those on lines 8, 9 and 10 more of `t` hold together\n") !=
        std::string::npos);
  std::size_t told = 0;
  for (std::size_t at = twelve.find("overlap "); at != std::string::npos;
       at = twelve.find("overlap ", at + 1))
    ++told;
  CHECK(told == 12);
}

// A story: under `unique` a row for what is unknown was told to overlap with those for what is known, and no
// fiche could show it.
TEST_CASE("a row for the unknown meets none that tests the value", "[proofs]") {
  const auto table = [](const std::string& rows) {
    return found(kUses +
                 "tables:\n  t: {ENTRY, hit: unique, inputs: [n, a], outputs: {x: SAID, y: SAID}, rows: [" +
                 rows + "]}\n");
  };
  const std::string values =
      "{when: {n: \"< 5\"}, then: x, text: SAID}, {when: {n: \">= 5\"}, then: y, text: SAID}";
  CHECK(
      table("{when: {n: unknown}, then: y, text: SAID}, " + values + ", {when: {a: -}, then: x, text: SAID}")
          .find("overlap") != std::string::npos);
  CHECK(table("{when: {n: unknown, a: yes}, then: y, text: SAID}, {when: {n: unknown, a: no}, then: x, text: "
              "SAID}, " +
              values)
            .find("overlap") == std::string::npos);
  CHECK(
      table("{when: {n: unknown, a: yes}, then: y, text: SAID}, {when: {n: unknown}, then: x, text: SAID}, " +
            values)
          .find("overlap") != std::string::npos);
}

TEST_CASE("a member of a test that adds nothing to the others is told", "[proofs]") {
  const auto test = [](const std::string& written) {
    return found(kUses + "rules:\n  p: {ENTRY, group: step, when: {n: \"" + written + "\"}}\n");
  };
  CHECK(test("> 1, 5") == "useless-member 7: `5` adds nothing to `n: > 1, 5`\n");
  CHECK(test("5, > 1") == "useless-member 7: `5` adds nothing to `n: 5, > 1`\n");
  CHECK(test("< 5, < 3") == "useless-member 7: `< 3` adds nothing to `n: < 5, < 3`\n");
  CHECK(test("7, 7") == "useless-member 7: `7` adds nothing to `n: 7, 7`\n");
  CHECK(test("not(7, 7)") == "useless-member 7: `7` adds nothing to `n: not(7, 7)`\n");
  CHECK(test("> 5, 200") == "useless-member 7: `200` adds nothing to `n: > 5, 200`\n");
  CHECK(test("[10..20], [15..30], [12..25]") ==
        "useless-member 7: `[12..25]` adds nothing to `n: [10..20], [15..30], [12..25]`\n");
  CHECK(test("< 5, > 7").empty());
  CHECK(test("[10..20], [15..30]").empty());
}

TEST_CASE("rules that are one function of the facts are alike, however they are written", "[proofs]") {
  CHECK(found(kUses + "rules:\n  p: {ENTRY, group: step, when: {not: {any: [a, b]}}}\n"
                      "  q: {ENTRY, group: step, when: {a: no, b: no}}\n") ==
        "same-as 8: `q` always comes out as `p` does\n");
}

TEST_CASE("a rule that asks nothing where it applies is told", "[proofs]") {
  CHECK(found(kUses + "rules:\n  p: {ENTRY, group: step, when: {any: [{n: \"< 5\"}, {n: \">= 5\"}]}}\n") ==
        "always-true 7: `p` holds wherever it applies\n");
  CHECK(found("recommendations:\n  v: {ENTRY, who: club, timing: first, priority: 1, when: {any: [a, {not: "
              "a}, b, {n: \"> 1\"}]}}\n") == "always-true 6: `v` is always given\n");
  CHECK(found(kUses + "rules:\n  p: {ENTRY, group: step, applies: a, when: a}\n") ==
        "always-true 7: `p` holds wherever it applies\n");
}

TEST_CASE("a recommendation that is never given is dead", "[proofs]") {
  CHECK(found("recommendations:\n  v: {ENTRY, who: club, timing: first, priority: 1, when: {all: [a, {not: "
              "a}, b, {n: \"> 1\"}]}}\n") == "dead-recommendation 6: `v` is never given\n");
}

TEST_CASE("a fact that nothing looks at or shows is unused", "[proofs]") {
  CHECK(found("recommendations: {use: {ENTRY, who: club, timing: first, priority: 1, when: a}}\n") ==
        "unused-fact 3: no rule looks at `b`\nunused-fact 4: no rule looks at `n`\n");
  CHECK(found("recommendations: {use: {ENTRY, who: club, timing: first, priority: 1, when: a}}\npage: "
              "{identity: [b, n], verdicts: [], counts: []}\n")
            .empty());
}

// What is told of a table over `n` (whole numbers up to 100) and `a`, and what shows it.
std::string of_table(const std::string& hit, const std::vector<std::string>& rows,
                     const std::string& more = "") {
  std::string text = std::string(kFacts) + kUses + "tables:\n  t: {ENTRY, hit: " + hit +
                     ", inputs: [n, a], outputs: {x: SAID, y: SAID}, " + more + "rows: [\n";
  for (const std::string& row : rows) text += "    {when: {" + row + ", text: SAID},\n";
  const auto plan = plan_from_text(text + "    ]}\n");
  const FicheForm form(plan->rules());
  std::string out;
  for (const Proof& proof : proofs(*plan, Functions(*plan), form)) {
    if (proof.code == "never-given" || proof.code == "unused-input") continue;
    out += proof.code + " " + std::to_string(proof.place.span.start.line) + " " + proof.shown + "\n";
  }
  return out;
}

TEST_CASE("a gap is shown by a fiche that falls into it, and may be declared", "[proofs]") {
  CHECK(of_table("unique", {"n: \"< 30\"}, then: x", "n: \"> 30\"}, then: y"}) == "gap 7 {n: 30}\n");
  CHECK(of_table("first", {"n: \"<= 40\"}, then: x", "n: \"> 40\", a: yes}, then: y"}) ==
        "gap 7 {a: no, n: 41}\n");
  const std::string declared = "gap: {section: I, fr: f, en: e}, ";
  CHECK(of_table("first", {"n: \"<= 40\"}, then: x"}, declared).empty());
  CHECK(of_table("first", {"n: \"<= 40\"}, then: x", "}, then: y"}, declared) == "useless-gap 7 \n");
  CHECK(of_table("unique", {"n: \"< 30\"}, then: x", "n: \">= 30\"}, then: y"}).empty());
  CHECK(of_table("unique", {"n: \"< 30\"}, then: x", "n: \"> 30\"}, then: y"}, "applies: {n: not(30)}, ")
            .empty());
}

TEST_CASE("rows of a unique table that hold together are told, each pair with a fiche", "[proofs]") {
  CHECK(of_table("unique", {"n: \"<= 30\"}, then: x", "n: \">= 30\"}, then: y"}) == "overlap 9 {n: 30}\n");
  CHECK(of_table("unique", {"a: yes}, then: x", "n: \">= 30\"}, then: y", "a: no, n: \"< 30\"}, then: x"}) ==
        "overlap 9 {a: yes, n: 30}\n");
  CHECK(of_table("first", {"a: yes}, then: x", "}, then: y"}).empty());
  CHECK(of_table("collect", {"a: yes}, then: x", "a: yes}, then: y"}).empty());
}

TEST_CASE("rows of different outputs may hold together where the report is declared to contradict itself",
          "[proofs]") {
  const std::string declared = "overlap: {section: I, fr: f, en: e}, ";
  const std::vector<std::string> meet{"n: \"<= 30\"}, then: x", "n: \">= 30\"}, then: y"};
  CHECK(of_table("unique", meet, declared).empty());
  CHECK(of_table("any", meet, declared).empty());
  CHECK(of_table("unique", {"n: \"< 30\"}, then: x", "n: \">= 30\"}, then: y"}, declared) ==
        "useless-overlap 7 \n");
  // Where both say the same nothing is contradicted: `unique` has them apart, `any` lets them meet.
  const std::vector<std::string> agree{"n: \"<= 30\"}, then: x", "n: \">= 30\"}, then: x"};
  CHECK(of_table("unique", agree, declared) == "useless-overlap 7 \noverlap 9 {n: 30}\n");
  CHECK(of_table("any", agree, declared) == "useless-overlap 7 \n");
  // The first row decides, so that one which never comes first is dead.
  const std::vector<std::string> masked{"}, then: x", "n: 7}, then: y"};
  CHECK(of_table("any", masked, declared) == "dead-row 9 {n: 7}\n");
  CHECK(of_table("any", masked) == "overlap 9 {n: 7}\n");
  // It covers no gap.
  CHECK(of_table("unique", {"n: \"[10..30]\"}, then: x", "n: \">= 30\"}, then: y"}, declared) ==
        "gap 7 {n: 2}\n");
}

TEST_CASE("rows under `first` that only their order reconciles are told, each pair with a fiche",
          "[proofs]") {
  CHECK(of_table("first", {"n: \"<= 30\"}, then: x", "n: \">= 30\"}, then: y"}) ==
        "order-decides 9 {n: 30}\n");
  const std::string otherwise = "}, then: y";
  CHECK(of_table("first", {"a: yes}, then: x", "n: \"> 30\"}, then: y", otherwise}) ==
        "order-decides 9 {a: yes, n: 31}\n");
  CHECK(of_table("first", {"a: yes}, then: x", "n: \"> 30\"}, then: x", otherwise}).empty());
  CHECK(of_table("first", {"a: yes}, then: x", "a: no, n: \"> 30\"}, then: y", otherwise}).empty());
  CHECK(of_table("priority", {"a: yes}, then: x", "n: \"> 30\"}, then: y", otherwise}).empty());
  // The last two meet only where the first decides: which of them stands above the other changes nothing.
  CHECK(of_table("first", {"a: yes}, then: x", "a: yes, n: \"> 30\"}, then: y", otherwise}) ==
        "dead-row 9 {a: yes, n: 31}\n");
  CHECK(of_table("first", {"n: \"[20..40]\"}, then: x", "n: \"<= 30\"}, then: x",
                           "n: \">= 30\"}, then: y"}) == "order-decides 10 {n: 30}\n");
  // The last row is the «otherwise» wherever it holds as far as the table speaks, and only there.
  CHECK(of_table("first", {"a: yes}, then: x", "n: \">= 0\"}, then: y"}).find("order-decides") ==
        std::string::npos);
  CHECK(of_table("first", {"a: yes}, then: x", "n: \"> 50\"}, then: y"}, "applies: {n: \"> 50\"}, ")
            .find("order-decides") == std::string::npos);
  CHECK(of_table("first", {"a: yes}, then: x", "n: \"> 50\"}, then: y"},
                 "gap: {section: I, fr: f, en: e}, ") == "order-decides 9 {a: yes, n: 51}\n");
  // No fiche tells what `a` is and leaves it untold.
  CHECK(of_table("first", {"a: unknown, n: \"> 50\"}, then: x", "a: yes}, then: y", "a: no}, then: x"}) ==
        "");
}

TEST_CASE("a row that others mask is shown by a fiche for which it would hold", "[proofs]") {
  CHECK(of_table("first", {"n: \"<= 30\"}, then: x", "n: 7}, then: y", "}, then: y"}) ==
        "dead-row 9 {n: 7}\n");
  CHECK(of_table("first", {"n: \"> 100\"}, then: x", "}, then: y"}).find("dead-row 8 \n") == 0);
}

// A story: a gap was looked for over a table's own inputs, so that one that asks what its input can never be
// was refused.
TEST_CASE("a gap is one of the whole input space, through other tables and rules", "[proofs]") {
  const std::string tables =
      "tables:\n  u: {ENTRY, hit: first, inputs: [n], outputs: {low: SAID, high: SAID}, rows: [{when: {n: "
      "\"< 50\"}, then: low, text: SAID}, {when: {}, then: high, text: SAID}]}\n"
      "  t: {ENTRY, hit: unique, inputs: [u, n], outputs: {x: SAID, y: SAID}, rows: [\n";
  const std::string low = "    {when: {u: low}, then: x, text: SAID},\n";
  CHECK(found(kUses + tables + low + "    {when: {n: \">= 50\"}, then: y, text: SAID}]}\n").empty());
  CHECK(found(kUses + tables + low + "    {when: {n: \"> 50\"}, then: y, text: SAID}]}\n") ==
        "gap 8: no row of `t` holds for some fiches\n");
}

TEST_CASE("a test that changes nothing where it stands is told", "[proofs]") {
  const auto rule = [](const std::string& when) {
    return found(kUses + "rules:\n  p: {ENTRY, group: step, when: " + when + "}\n");
  };
  CHECK(rule("{n: \"< 30\", a: yes}").empty());
  CHECK(rule("{all: [{n: \"< 30\"}, {n: \"< 60\"}]}") ==
        "useless-test 7: `n: < 60` makes no difference: the tests beside it say it already\n");
  CHECK(rule("{all: [a, {n: \">= 0\"}]}") == "useless-test 7: `n: >= 0` always holds here\n");
  CHECK(rule("{any: [a, {n: \"> 100\"}]}") == "useless-test 7: `n: > 100` never holds here\n");
  CHECK(rule("{any: [{all: [a, b]}, a]}").find("useless-test") == 0);
}

TEST_CASE("two rules that say the opposite, or the same against each other, are told", "[proofs]") {
  CHECK(found(kUses + "rules:\n  p: {ENTRY, group: step, when: a}\n"
                      "  q: {ENTRY, group: step, when: {a: no}}\n") ==
        "opposite-of 8: `q` holds just where `p` does not\n");
  CHECK(
      found(kUses + "groups: {good: {label: SAID, when_yes: carries}, bad: {label: SAID, when_yes: "
                    "holds_back}}\nrules:\n  p: {ENTRY, group: good, when: a}\n"
                    "  q: {ENTRY, group: bad, when: {not: {a: no}}}\n") ==
      "contradicts 9: `q` holds just where `p` does, yet one speaks for the club and the other against it\n");
}

TEST_CASE("what is declared and used by nothing is told", "[proofs]") {
  CHECK(found(kUses + "parameters: {limit: {value: 3, label: SAID}}\n") ==
        "unused-parameter 6: nothing uses `limit`\n");
  CHECK(found(kUses + "parameters: {limit: {value: 3, label: SAID}}\n"
                      "rules: {p: {ENTRY, group: step, when: {n: \"> limit\", a: yes}}}\n")
            .empty());
  CHECK(found(kUses + "tables:\n  t: {ENTRY, hit: first, inputs: [n, a], outputs: {x: SAID}, rows: [{when: "
                      "{a: \"-\"}, then: x, text: SAID}]}\n") ==
        "unused-input 7: no row of `t` tests `n`\nunused-input 7: no row of `t` tests `a`\n");
}

}  // namespace diagclub
