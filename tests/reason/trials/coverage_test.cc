// What cases exercise: what is seen, what is not, and what is left out because no fiche can bring it about.
#include "reason/trials/coverage.h"

#include <fmt/format.h>

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  n: {kind: number, min: 0, max: 100, FACT, heading: nn}
  w: {kind: number, integer: yes, min: 0, max: 9, FACT, heading: ww}
  c: {kind: choice, FACT, heading: cc, choices: {x: {fr: fx, en: ex}, y: {fr: fy, en: ey}, z: {fr: fz, en: ez}}}
  l: {kind: list, FACT, heading: ll, choices: {p: {fr: fp, en: ep}, q: {fr: fq, en: eq}}}
)";

const char* const kWords[] = {"yes", "no", "unknown", "not_applicable", ""};

// A line a thing: its line, its name, and each way with how often it was seen: `8 rule p: yes 1, no 0`.
std::string covered(const std::string& rules, const std::vector<std::string>& fiches) {
  const auto plan = plan_from_text(std::string(kFacts) + rules);
  std::vector<RuleTestCase> cases;
  for (const std::string& fiche : fiches) {
    cases.push_back({"t", "case", {}, fiche_from_text(plan->rules(), fiche), {}});
  }
  Functions functions(*plan);
  const Coverage found = coverage(*plan, functions, cases, {});
  std::string out;
  for (const CoverageItem& one : found.things) {
    out += fmt::format("{} {}", one.place.span.start.line,
                       one.test != nullptr ? one.test->name.text + " " + one.test->test.written
                                           : name_of(plan->rules(), one.thing));
    if (one.kind == CoverageItem::Kind::row) out += fmt::format(" row {}", *one.row + 1);
    for (const AchievableOutcome& sight : one.sights) {
      out += fmt::format("{} {}{} {}", &sight == one.sights.data() ? ":" : ",", kWords[index_of(sight.kind)],
                         sight.cell, sight.seen_by.size());
    }
    out += "\n";
  }
  return out;
}

TEST_CASE("a rule is seen yes, no, unknown and not applicable, and so are its tests", "[coverage]") {
  const std::string rules = "rules:\n  p: {ENTRY, group: step,\n    applies: {a: yes},\n    when: b}\n";
  CHECK(covered(rules, {}) ==
        "9 p: yes 0, no 0, unknown 0, not_applicable 0\n"
        "10 a yes: yes 0, no 0, unknown 0\n11 b yes: yes 0, no 0, unknown 0\n");
  CHECK(covered(rules, {"a: yes\nb: yes\n", "a: no\n", "a: yes\n", "a: yes\nb: no\n", "b: yes\n"}) ==
        "9 p: yes 1, no 1, unknown 2, not_applicable 1\n"
        "10 a yes: yes 3, no 1, unknown 1\n11 b yes: yes 2, no 1, unknown 2\n");
}

TEST_CASE("what no fiche can bring about does not count", "[coverage]") {
  SECTION("whether a fact is known is never unknown") {
    CHECK(covered("rules:\n  p: {ENTRY, group: step, when: {a: unknown}}\n", {"a: yes\n"}) ==
          "9 p: yes 0, no 1\n9 a unknown: yes 0, no 1\n");
  }
  SECTION("a parameter is what it is") {
    CHECK(covered("parameters: {k: {value: yes, label: {fr: k, en: k}}}\n"
                  "rules:\n  p: {ENTRY, group: step, when: {any: [k, a]}}\n",
                  {"{}"}) == "10 p: yes 1\n10 k yes: yes 1\n10 a yes: yes 0, no 0, unknown 1\n");
  }
  SECTION("a test of a rule that excludes itself, through the other rule") {
    CHECK(covered("rules:\n  p: {ENTRY, group: step, when: {n: \"> 50\", a: yes}}\n"
                  "  q: {ENTRY, group: step, when: {all: [p, {n: \"< 40\"}]}}\n",
                  {}) ==
          "9 p: yes 0, no 0, unknown 0\n9 n > 50: yes 0, no 0, unknown 0, < 50 0, 50 0, > 50 0\n"
          "9 a yes: yes 0, no 0, unknown 0\n10 q: no 0\n10 p yes: yes 0, no 0, unknown 0\n"
          "10 n < 40: yes 0, no 0, unknown 0, < 40 0, 40 0, > 40 0\n");
  }
  SECTION("what Kleene's logic leaves open in spite of that counts once it is seen") {
    CHECK(covered("recommendations:\n  v: {ENTRY, who: club, timing: first, priority: 1, when: {any: [a, "
                  "{not: a}]}}\n",
                  {"{}"})
              .find("v: yes 0, unknown 1\n") != std::string::npos);
  }
}

TEST_CASE("cells of a test: below, at and above its own thresholds, each choice, each member", "[coverage]") {
  const auto cells = [](const std::string& when, const std::vector<std::string>& fiches) {
    const std::string all = covered("rules:\n  p: {ENTRY, group: step, when: " + when +
                                        "}\n  q: {ENTRY, group: step, when: {n: \"> 7\"}}\n",
                                    fiches);
    const std::string line = all.substr(all.find('\n') + 1);
    return line.substr(0, line.find('\n'));
  };
  CHECK(cells("{n: \"[30..60[\"}", {"n: 30\n", "n: 45\n", "n: 60\n", "n: 20..40\n", "n: 61..70\n"}) ==
        "9 n [30..60[: yes 2, no 2, unknown 1, < 30 0, 30 1, ]30..60[ 1, 60 1, > 60 1");
  // A whole number has nothing between 2 and 3, and none below 0.
  CHECK(cells("{w: \"2, 3\"}", {"w: 2\n"}) == "9 w 2, 3: yes 1, no 0, unknown 0, < 2 0, 2 1, 3 0, > 3 0");
  CHECK(cells("{w: \"> 0\"}", {"w: 2\n"}) == "9 w > 0: yes 1, no 0, unknown 0");
  CHECK(cells("{c: x}", {"c: y\n", "c: y | z\n"}) == "9 c x: yes 0, no 2, unknown 0, x 0, y 1, z 0");
  CHECK(cells("{l: \"any(p, q)\"}", {"l: [p]\n", "l: [p, ...]\n"}) ==
        "9 l any(p, q): yes 2, no 0, unknown 0, p 2, not(p) 0, q 0, not(q) 1");
  CHECK(cells("{l: \"any(p)\"}", {"l: [p]\n"}) == "9 l any(p): yes 1, no 0, unknown 0");
}

TEST_CASE("a row is seen deciding, not matching and possible; one below another that decides is not at work",
          "[coverage]") {
  const std::string first =
      "tables:\n  t: {ENTRY, hit: first, inputs: [n, a], outputs: {low: SAID, high: SAID}, rows: [\n"
      "    {when: {n: \"< 50\"}, then: low, text: SAID},\n    {when: {a: yes}, then: low, text: SAID},\n"
      "    {when: {}, then: high, text: SAID}]}\n";
  CHECK(covered(first, {"n: 1\na: yes\n", "n: 1\n", "n: 80\na: no\n"}) ==
        "10 t row 1: yes 2, no 1, unknown 0\n10 n < 50: yes 2, no 1, unknown 0, < 50 2, 50 0, > 50 1\n"
        "11 t row 2: yes 0, no 1, unknown 1\n11 a yes: yes 1, no 1, unknown 1\n12 t row 3: yes 1\n");
  const std::string collect =
      "tables:\n  t: {ENTRY, hit: collect, applies: {b: yes}, inputs: [a], outputs: {x: SAID, y: SAID}, "
      "rows: [\n"
      "    {when: {a: yes}, then: x, text: SAID},\n    {when: {}, then: y, text: SAID}]}\n";
  CHECK(covered(collect, {"a: yes\nb: yes\n", "a: yes\nb: no\n", "a: no\n", "b: yes\n"}) ==
        "9 b yes: yes 2, no 1, unknown 1\n10 t row 1: yes 1, no 1, unknown 1\n"
        "10 a yes: yes 2, no 1, unknown 1\n11 t row 2: yes 2\n");
}

TEST_CASE("the scope of a file is one test, however much it governs", "[coverage]") {
  CHECK(covered("applies: {b: yes}\nrules:\n  p: {ENTRY, group: step, when: a}\n  q: {ENTRY, group: step, "
                "when: {a: no}}\n",
                {"a: yes\nb: yes\n"}) ==
        "8 b yes: yes 1, no 0, unknown 0\n10 p: yes 1, no 0, unknown 0, not_applicable 0\n"
        "10 a yes: yes 1, no 0, unknown 0\n11 q: yes 0, no 1, unknown 0, not_applicable 0\n"
        "11 a no: yes 0, no 1, unknown 0\n");
}

TEST_CASE("the total is what was seen of what can be; of nothing, all", "[coverage]") {
  const auto plan = plan_from_text(std::string(kFacts) + "rules:\n  p: {ENTRY, group: step, when: a}\n");
  Functions functions(*plan);
  const Coverage found =
      coverage(*plan, functions, {{"t", "one", {}, fiche_from_text(plan->rules(), "a: yes\n"), {}}}, {});
  CHECK(found.cases == std::vector<std::string>{"t: one"});
  CHECK(found.total().seen == 2);
  CHECK(found.total().of == 6);
  CHECK(Coverage{}.total().percent() == 100);
}

}  // namespace
}  // namespace diagclub
