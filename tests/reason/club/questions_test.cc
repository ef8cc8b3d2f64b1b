// What is worth asking: all that can still change something, and nothing else. oracle/reach_test.cc tries it
// on rule sets at random.
#include "reason/club/questions.h"

#include <fmt/format.h>

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  c: {kind: yes_no, FACT, heading: cc}
  d: {kind: yes_no, FACT, heading: dd}
  n: {kind: number, min: 0, max: 10, FACT, heading: nn}
)";

struct Told {
  std::unique_ptr<const Plan> plan;
  Functions functions;
  explicit Told(const std::string& rules)
      : plan(plan_from_text(std::string(kFacts) + rules)), functions(*plan) {}

  CellsByVariable box(const std::string& text) const {
    const Fiche fiche = fiche_from_text(plan->rules(), text);
    return completions(*plan, facts_from_fiche(*plan, fiche));
  }
  const std::string& name(FactId fact) const { return plan->rules().facts[fact].name; }
  Questions asked(const std::string& fiche, const std::vector<std::string>& clubs = {}) const {
    std::vector<Facts> known;
    for (const std::string& club : clubs)
      known.push_back(facts_from_fiche(*plan, fiche_from_text(plan->rules(), club)));
    return diagclub::questions(*plan, functions, box(fiche), known, About::page);
  }
  // `a(t r) b(r)`: the facts to ask for, and what each would settle.
  std::string questions(const std::string& fiche) const {
    std::string out;
    for (const Question& question : asked(fiche).asked) {
      out += (out.empty() ? "" : " ") + name(question.fact) + "(";
      for (std::size_t i = 0; i < question.settles.size(); ++i) {
        out += (i == 0 ? "" : " ") + name_of(plan->rules(), question.settles[i]);
      }
      out += ")";
    }
    return out;
  }
  // `a 2 1.5`: the facts that can change a verdict, what the worst answer leaves, and an answer on average.
  std::string ranks(const std::string& fiche, const std::vector<std::string>& clubs) const {
    std::string out;
    for (const Question& question : asked(fiche, clubs).asked) {
      if (question.verdict)
        out += (out.empty() ? "" : ", ") +
               fmt::format("{} {} {}", name(question.fact), question.worst, question.expected);
    }
    return out;
  }
};

}  // namespace

TEST_CASE("what most conclusions wait for is asked first", "[questions]") {
  const Told told(R"(rules:
  p: {ENTRY, group: factor, when: {all: [a, b]}}
  q: {ENTRY, group: factor, when: b}
  s: {ENTRY, group: remark, when: {any: [b, c]}}
)");
  CHECK(told.questions("{}\n") == "b(p q s) a(p) c(s)");
  CHECK(told.questions("a: yes\n") == "b(p q s) c(s)");
  CHECK(told.questions("b: yes\n") == "a(p)");
  CHECK(told.questions("a: no\nb: no\nc: no\n").empty());
}

TEST_CASE("an open verdict of the page comes before any number of factors", "[questions]") {
  const Told told(R"(rules:
  p: {ENTRY, group: factor, when: b}
  q: {ENTRY, group: factor, when: {any: [b, c]}}
tables:
  t: {ENTRY, hit: first, inputs: [a], outputs: {x: SAID, y: SAID}, rows: [{when: {a: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
  under: {ENTRY, hit: first, inputs: [d], outputs: {x: SAID, y: SAID}, rows: [{when: {d: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
  unseen: {ENTRY, hit: first, inputs: [c], outputs: {x: SAID, y: SAID}, rows: [{when: {c: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
page: {identity: [], verdicts: [{of: t, with: [under, a]}], counts: []}
)");
  CHECK(told.questions("{}\n") == "a(t) b(p q) c(q) d(under)");
  CHECK(told.questions("a: yes\nb: yes\n") == "d(under)");
}

TEST_CASE("only what is shown is worth asking for", "[questions]") {
  const Told told(R"(rules:
  silent: {ENTRY, group: step, when: a}
  elsewhere: {ENTRY, group: factor, applies: {b: yes}, when: c}
recommendations: {v: {ENTRY, who: club, timing: first, priority: 1, when: d}}
)");
  CHECK(told.questions("b: no\n") == "d(v)");
  CHECK(told.questions("b: yes\n") == "c(elsewhere) d(v)");
  CHECK(told.questions("b: no\nd: yes\n").empty());
}

TEST_CASE("a question behind a rule is asked through the rules it goes through", "[questions]") {
  const Told told(
      "rules:\n  p: {ENTRY, group: step, when: a}\n  q: {ENTRY, group: factor, when: {all: [p, b]}}\n");
  CHECK(told.questions("b: yes\n") == "a(q)");
  CHECK(told.questions("b: no\n").empty());
}

// A story: see trace_test.cc, «an open count is kept open by its open rules».
TEST_CASE("nothing is asked that the fiche answers", "[questions]") {
  const Told told(
      "rules:\n  p: {ENTRY, group: step, when: a}\n  q: {ENTRY, group: step, when: b}\n"
      "  r: {ENTRY, group: factor, when: {k: 2}}\ncounts: {k: {ENTRY, of: [p, q]}}\n");
  CHECK(told.questions("a: yes\n") == "b(r)");
}

TEST_CASE("a condition that every completion settles asks for nothing", "[questions]") {
  const Told told("rules: {r: {ENTRY, group: factor, when: {any: [{n: \"< 5\"}, {n: \">= 5\"}, a]}}}\n");
  CHECK(told.questions("{}\n").empty());
}

TEST_CASE("what the fiche says is unknown, and what it says roughly, can still be asked", "[questions]") {
  const Told told("rules: {r: {ENTRY, group: factor, when: {all: [a, {n: \"< 5\"}]}}}\n");
  CHECK(told.questions("a: unknown\nn: 4..6\n") == "a(r) n(r)");
  CHECK(told.questions("a: unknown\nn: 5..6\n").empty());
}

constexpr std::string_view kVerdict = R"(tables:
  t: {ENTRY, hit: first, inputs: [a, b, c], outputs: {x: SAID, y: SAID, z: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes, c: yes}, then: y, text: SAID}, {when: {}, then: z, text: SAID}]}
page: {identity: [], verdicts: [{of: t}], counts: []}
)";

TEST_CASE("questions are ranked by what the worst answer leaves, then by what the clubs' answers leave",
          "[questions]") {
  const Told told{std::string(kVerdict)};
  CHECK(told.ranks("{}\n", {}) == "a 2 2, b 3 3, c 3 3");
  CHECK(told.ranks("{}\n", {"a: yes\nb: yes\n", "a: yes\nb: no\n", "c: yes\n"}) == "a 2 1, b 3 2.5, c 3 3");
  CHECK(told.ranks("b: no\n", {}) == "a 1 1");
  CHECK(told.ranks("a: yes\n", {}).empty());
}

TEST_CASE("of each answer it is told what it leaves and what it spares", "[questions]") {
  const Told told{std::string(kVerdict)};
  const auto found = answers(*told.plan, told.functions, told.box("{}\n"), FactId(0));
  REQUIRE(found.size() == 2);
  CHECK(found[0].cell == 0);
  CHECK(found[0].verdicts_left == 2);
  CHECK(found[0].needless.empty());
  CHECK(found[1].cell == 1);
  CHECK(found[1].verdicts_left == 1);
  CHECK(found[1].needless == std::vector{FactId(1), FactId(2)});
}

}  // namespace diagclub
