// The smallest changes that reach a goal. e2e/test_whatif.py tries every way shown on the samples.
#include "reason/changes/smallest_changes.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, changeable: yes, FACT, heading: aa}
  b: {kind: yes_no, changeable: yes, FACT, heading: bb}
  fixed: {kind: yes_no, FACT, heading: ff}
  n: {kind: number, min: 0, max: 100, changeable: yes, FACT, heading: nn}
  of: {kind: number, min: 1, max: 100, FACT, heading: oo}
  share: {kind: number, min: 0, max: 100, formula: 100 * n / of, changeable: yes, FACT, heading: ss}
  l: {kind: list, changeable: yes, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}, aside: {fr: à côté, en: aside}}}
)";

struct Tried {
  std::unique_ptr<const Plan> plan;
  Functions functions;
  explicit Tried(const std::string& rules)
      : plan(plan_from_text(std::string(kFacts) + rules)), functions(*plan) {}

  // `a=yes b=yes; n=50`, or `already`.
  std::string ways(const std::string& text, const std::string& rule = "r", std::size_t wanted = 1,
                   std::size_t most = 3) const {
    const Fiche fiche = fiche_from_text(plan->rules(), text);
    const SmallestChanges found =
        smallest_changes(*plan, functions, fiche, {*plan->names().find(rule), wanted}, most);
    if (found.already) return "already";
    std::string out;
    for (const ChangeSet& way : found.ways) {
      out += out.empty() ? "" : "; ";
      for (std::size_t i = 0; i < way.values.size(); ++i) {
        out +=
            (i == 0 ? "" : " ") + plan->rules().facts[way.values[i].fact].name + "=" + way.values[i].answer;
        for (const std::size_t other : way.values[i].alternatives) out += "|" + std::to_string(other);
      }
    }
    return out;
  }
};

}  // namespace

TEST_CASE("the fewest facts are changed, each in every way that is enough", "[changes]") {
  const Tried tried("rules: {r: {ENTRY, group: factor, when: {any: [{all: [a, b]}, {n: \">= 50\"}]}}}\n");
  CHECK(tried.ways("a: no\nb: no\nn: 10\n") == "n=50; a=yes b=yes");
  CHECK(tried.ways("a: yes\nb: no\nn: 10\n") == "b=yes; n=50");
  CHECK(tried.ways("a: yes\nb: yes\n") == "already");
  CHECK(tried.ways("a: yes\nb: yes\nn: 60\n", "r", 0) == "a=no n=49; b=no n=49");
}

TEST_CASE("what is not known must not matter any more", "[changes]") {
  const Tried tried("rules: {r: {ENTRY, group: factor, when: {all: [a, b]}}}\n");
  CHECK(tried.ways("a: yes\n") == "b=yes");
  CHECK(tried.ways("{}\n") == "a=yes b=yes");
  CHECK(tried.ways("{}\n", "r", 1, 1).empty());
}

TEST_CASE("what a club cannot change is left as it is", "[changes]") {
  const Tried tried("rules: {r: {ENTRY, group: factor, when: {all: [fixed, a]}}}\n");
  CHECK(tried.ways("fixed: no\na: no\n").empty());
  CHECK(tried.ways("fixed: yes\na: no\n") == "a=yes");
  CHECK(tried.ways("a: no\n").empty());
}

TEST_CASE("of a list something is taken up or dropped, the rest stays", "[changes]") {
  const Tried tried(
      "rules: {r: {ENTRY, group: factor, when: {all: [{l: \"up, down\"}, {l: none(aside)}]}}}\n");
  CHECK(tried.ways("l: []\n") == "l=down|0|1");
  CHECK(tried.ways("l: [up, aside]\n") == "l=up");
  CHECK(tried.ways("l: [aside]\n") == "l=down");
}

// A number that follows from others is not reached through them: what it becomes is left open.
TEST_CASE("nothing is promised of what follows from a formula", "[changes]") {
  const Tried tried("rules: {r: {ENTRY, group: factor, when: {share: \">= 50\"}}}\n");
  CHECK(tried.ways("n: 10\nof: 40\nshare: 25\n").empty());
  CHECK(tried.ways("n: 10\nof: 40\n").empty());
}

// What it takes for a goal to be presumed, where that is less than what makes it certain.
TEST_CASE("a goal may be reached as presumed, and never by silence", "[changes]") {
  const Tried tried(R"(rules: {r: {ENTRY, group: factor, when: {all: [a, fixed]}}}
presumptions:
  p: {of: r, is: yes, when: {b: yes, n: ">= 50"}, ENTRY}
  against: {of: r, is: no, when: {n: nothing_reported}, ENTRY}
)");
  const Fiche fiche = fiche_from_text(tried.plan->rules(), "a: yes\nn: 10\n");
  const SmallestChanges found =
      smallest_changes(*tried.plan, tried.functions, fiche, {*tried.plan->names().find("r"), 1}, 3);
  REQUIRE(found.ways.size() == 1);
  CHECK_FALSE(found.ways[0].certain);
  CHECK(tried.ways("a: yes\nn: 10\n") == "b=yes n=50");
  CHECK(tried.ways("b: yes\nn: 60\n") == "already");
  CHECK(tried.ways("fixed: yes\n") == "a=yes; b=yes n=50");
  // To deny `n` is no answer; and to have nothing known of it is no way to be rid of what it presumes.
  CHECK(tried.ways("b: yes\nn: 60\n", "r", 0) == "a=no");
}

}  // namespace diagclub
