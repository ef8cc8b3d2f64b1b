// Why a thing came out as it did, and the facts that this rests on.
#include "eval/trace.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  c: {kind: yes_no, FACT, heading: cc}
  n: {kind: number, integer: yes, min: 0, max: 10, FACT, heading: nn}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}, aside: {fr: à côté, en: aside}}}
)";

struct Traced {
  std::unique_ptr<const Plan> plan;
  explicit Traced(const std::string& rules) : plan(plan_from_text(std::string(kFacts) + rules)) {}

  Outcome outcome(const std::string& fiche) const { return outcome_from_text(*plan, fiche); }

  // `rule r +[any +[test a +] ...]`: + yes, - no, ? unknown.
  std::string text(const Derivation& derived) const {
    std::string out;
    switch (derived.kind) {
      case Derivation::Kind::thing:
        out = name_of(plan->rules(), derived.thing);
        break;
      case Derivation::Kind::row:
        out = "row " + std::to_string(derived.row);
        break;
      case Derivation::Kind::all:
        out = "all";
        break;
      case Derivation::Kind::any:
        out = "any";
        break;
      case Derivation::Kind::negation:
        out = "not";
        break;
      case Derivation::Kind::test:
        out = derived.condition->name.text + "~" + derived.condition->test.written;
        CHECK(name_of(plan->rules(), derived.thing) == derived.condition->name.text);
        break;
    }
    out += derived.holds == Tri::yes ? "+" : derived.holds == Tri::no ? "-" : "?";
    if (derived.parts.empty()) return out;
    out += "[";
    for (std::size_t i = 0; i < derived.parts.size(); ++i)
      out += (i == 0 ? "" : " ") + text(derived.parts[i]);
    return out + "]";
  }
  std::string derived(const std::string& name, const std::string& fiche) const {
    return text(derivation(*plan, outcome(fiche), thing_called(*plan, name)));
  }

  // The facts that a conclusion rests on, and the verdicts, such as `a l.up =t`.
  std::string grounds_of(const std::string& name, const std::string& fiche) const {
    const Outcome given = outcome(fiche);
    const Reasons found = reasons(*plan, given, thing_called(*plan, name));
    std::string out;
    for (const Evidence& each : found.facts) {
      const Fact& fact = plan->rules().facts[each.fact];
      out += (out.empty() ? "" : " ") + fact.name;
      if (each.member) out += "." + fact.choices[*each.member].name;
    }
    for (const TableId verdict : found.verdicts) {
      out += (out.empty() ? "=" : " =") + plan->rules().tables[verdict].name;
    }
    return out;
  }
  std::optional<std::size_t> row(const std::string& fiche) const {
    return deciding_row(*plan, outcome(fiche), TableId(0));
  }
  bool open(const std::string& name, const std::string& fiche) const {
    return is_open(*plan, outcome(fiche), thing_called(*plan, name));
  }
};

}  // namespace

TEST_CASE("a rule is derived from its condition as it is written", "[trace]") {
  const Traced traced("rules: {r: {ENTRY, group: step, when: {any: [a, {b: no, n: \"< 3\"}, {not: c}]}}}\n");
  CHECK(traced.derived("r", "a: yes\n") == "r+[any+[a~yes+ all?[b~no? n~< 3?] not?[c~yes?]]]");
  CHECK(traced.derived("r", "a: no\nb: no\nn: 2\nc: yes\n") ==
        "r+[any+[a~yes- all+[b~no+ n~< 3+] not-[c~yes+]]]");
  CHECK(traced.derived("r", "a: no\nb: yes\nc: yes\n") == "r-[any-[a~yes- all-[b~no- n~< 3?] not-[c~yes+]]]");
}

TEST_CASE("whether a rule applies stands before its condition", "[trace]") {
  const Traced traced("rules: {r: {ENTRY, group: step, applies: {a: yes}, when: {b: yes}}}\n");
  CHECK(traced.derived("r", "a: no\nb: yes\n") == "r-[a~yes- b~yes+]");
  CHECK(traced.derived("r", "a: yes\n") == "r?[a~yes+ b~yes?]");
}

TEST_CASE("what a rule tests is derived below the test", "[trace]") {
  const Traced traced(
      "rules:\n  r: {ENTRY, group: step, when: {not: s}}\n  s: {ENTRY, group: step, when: a}\n"
      "counts: {k: {ENTRY, of: [r, s]}}\nrecommendations: {v: {ENTRY, who: club, timing: first, priority: 1, "
      "when: {k: 1}}}\n");
  CHECK(traced.derived("r", "a: yes\n") == "r-[not-[s~yes+[s+[a~yes+]]]]");
  CHECK(traced.derived("k", "a: yes\n") == "k+[r-[not-[s~yes+[s+[a~yes+]]]] s+[a~yes+]]");
  CHECK(traced.derived("v", "a: yes\n") == "v+[k~1+[k+[r-[not-[s~yes+[s+[a~yes+]]]] s+[a~yes+]]]]");
  CHECK(traced.derived("v", "{}\n") == "v?[k~1?[k?[r?[not?[s~yes?[s?[a~yes?]]]] s?[a~yes?]]]]");
}

TEST_CASE("a table is derived row by row, down to the one that holds", "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: first, inputs: [a, b], applies: {c: yes}, outputs: {x: SAID, y: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {a: no, b: yes}, then: y, text: SAID}, {when: {}, then: x, text: SAID}]}
)");
  CHECK(traced.derived("t", "c: yes\na: no\nb: yes\n") == "t+[c~yes+ row 0-[a~yes-] row 1+[a~no+ b~yes+]]");
  CHECK(traced.derived("t", "c: yes\na: no\nb: no\n") ==
        "t+[c~yes+ row 0-[a~yes-] row 1-[a~no+ b~yes-] row 2+]");
  CHECK(traced.derived("t", "c: yes\n") == "t?[c~yes+ row 0?[a~yes?] row 1?[a~no? b~yes?] row 2+]");
  CHECK(traced.derived("t", "c: no\na: yes\n") == "t+[c~yes-]");
  CHECK(traced.derived("t", "a: yes\n") == "t?[c~yes? row 0+[a~yes+]]");
}

TEST_CASE("a collect table is derived through all its rows", "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: collect, inputs: [a, b], outputs: {x: SAID, y: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: y, text: SAID}]}
)");
  CHECK(traced.derived("t", "a: yes\nb: no\n") == "t+[row 0+[a~yes+] row 1-[b~yes-]]");
  CHECK(traced.derived("t", "a: yes\n") == "t?[row 0+[a~yes+] row 1?[b~yes?]]");
}

TEST_CASE("a rule rests on the parts that made it so", "[trace]") {
  const Traced traced("rules: {r: {ENTRY, group: step, when: {any: [{a: yes, b: yes}, {c: yes}]}}}\n");
  CHECK(traced.grounds_of("r", "a: yes\nb: yes\nc: no\n") == "a b");
  CHECK(traced.grounds_of("r", "a: yes\nb: yes\nc: yes\n") == "a b c");
  CHECK(traced.grounds_of("r", "a: no\nb: yes\nc: no\n") == "a c");
  CHECK(traced.grounds_of("r", "a: no\nc: no\n") == "a c");
  CHECK(traced.grounds_of("r", "a: yes\nc: no\n") == "b");
  CHECK(traced.grounds_of("r", "c: no\n") == "a b");
}

TEST_CASE("a rule that does not apply rests on why", "[trace]") {
  const Traced traced("rules: {r: {ENTRY, group: step, applies: {a: yes}, when: {b: yes}}}\n");
  CHECK(traced.grounds_of("r", "a: no\nb: yes\n") == "a");
  CHECK(traced.grounds_of("r", "a: yes\nb: no\n") == "b");
  CHECK(traced.grounds_of("r", "a: yes\nb: yes\n") == "a b");
  CHECK(traced.grounds_of("r", "b: no\n") == "b");
  CHECK(traced.grounds_of("r", "b: yes\n") == "a");
}

TEST_CASE("each fact is named once, in the order met", "[trace]") {
  const Traced traced(
      "rules:\n  r: {ENTRY, group: step, when: {all: [s, b, a]}}\n  s: {ENTRY, group: step, when: {all: [a, "
      "c, a]}}\n");
  CHECK(traced.grounds_of("r", "a: yes\nb: yes\nc: yes\n") == "a c b");
}

TEST_CASE("of a list those of its choices are named that decided", "[trace]") {
  const Traced traced(R"(rules:
  any: {ENTRY, group: step, when: {l: 'any(up, down)'}}
  all: {ENTRY, group: step, when: {l: 'all(up, down)'}}
  none: {ENTRY, group: step, when: {l: 'none(up, down)'}}
  known: {ENTRY, group: step, when: {l: known}}
)");
  CHECK(traced.grounds_of("any", "l: [up, aside]\n") == "l.up");
  CHECK(traced.grounds_of("any", "l: [aside]\n") == "l.up l.down");
  CHECK(traced.grounds_of("all", "l: [up]\n") == "l.down");
  CHECK(traced.grounds_of("all", "l: [up, down]\n") == "l.up l.down");
  CHECK(traced.grounds_of("none", "l: [down]\n") == "l.down");
  CHECK(traced.grounds_of("none", "l: [aside]\n") == "l.up l.down");
  CHECK(traced.grounds_of("any", "l: [aside, ...]\n") == "l");
  CHECK(traced.grounds_of("any", "{}\n") == "l");
  CHECK(traced.grounds_of("known", "l: [up]\n") == "l");
}

TEST_CASE("a table rests on the row that decides, or on what ruled out those above one that asks nothing",
          "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: first, inputs: [a, b], outputs: {x: SAID, y: SAID, z: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: y, text: SAID}, {when: {}, then: z, text: SAID}]}
rules: {r: {ENTRY, group: step, when: {t: y}}}
)");
  CHECK(traced.grounds_of("t", "a: yes\n") == "a");
  CHECK(traced.grounds_of("t", "a: no\nb: yes\n") == "b");
  CHECK(traced.grounds_of("t", "a: no\nb: no\n") == "a b");
  CHECK(traced.grounds_of("t", "b: no\n") == "a");
  CHECK(traced.grounds_of("t", "{}\n") == "a b");
  CHECK(traced.grounds_of("r", "a: no\nb: yes\n") == "b");
}

TEST_CASE("a table that does not apply rests on why", "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: first, inputs: [a], applies: {c: yes}, outputs: {x: SAID, y: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
)");
  CHECK(traced.grounds_of("t", "c: no\na: yes\n") == "c");
  CHECK(traced.grounds_of("t", "c: yes\na: yes\n") == "c a");
  CHECK(traced.grounds_of("t", "a: yes\n") == "c");
}

TEST_CASE("a test decided though its table is open rests on what ruled the others out", "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: first, inputs: [a, b, c], outputs: {x: SAID, y: SAID, z: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: y, text: SAID}, {when: {}, then: z, text: SAID}]}
rules: {r: {ENTRY, group: step, when: {t: not(x)}}}
)");
  CHECK(traced.derived("r", "a: no\n") == "r+[t~not(x)+[t?[row 0-[a~yes-] row 1?[b~yes?] row 2+]]]");
  CHECK(traced.grounds_of("r", "a: no\n") == "a");
}

TEST_CASE("a settled verdict of the page is named and not taken apart", "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: first, inputs: [a], outputs: {x: SAID, y: SAID}, rows: [{when: {a: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
  u: {ENTRY, hit: first, inputs: [b], outputs: {x: SAID, y: SAID}, rows: [{when: {b: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
rules: {r: {ENTRY, group: step, when: {t: x, u: x, c: yes}}}
page: {identity: [], verdicts: [{of: t, with: [u]}], counts: []}
)");
  CHECK(traced.grounds_of("r", "a: yes\nb: yes\nc: yes\n") == "b c =t");
  CHECK(traced.grounds_of("t", "a: yes\n") == "a");
  CHECK(traced.grounds_of("r", "b: yes\nc: yes\n") == "a");
}

TEST_CASE("the deciding row is the one that holds", "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: unique, inputs: [n], outputs: {x: SAID, y: SAID}, gap: {section: I, fr: f, en: e}, rows: [
    {when: {n: "< 3"}, then: x, text: SAID}, {when: {n: "[3..5]"}, then: y, text: SAID}, {when: {n: "]5..7]"}, then: y, text: SAID}]}
)");
  CHECK(traced.row("n: 2\n") == 0);
  CHECK(traced.row("n: 5\n") == 1);
  CHECK(traced.row("n: 6..7\n") == 2);
  CHECK(traced.row("n: 4..6\n") == 1);  // both say the same: the first that may hold
  CHECK(traced.row("n: 9\n") == std::nullopt);
  CHECK(traced.row("n: 2..4\n") == std::nullopt);
}

TEST_CASE("a thing is open while it could come out more than one way", "[trace]") {
  const Traced traced(R"(rules:
  p: {ENTRY, group: step, when: a}
  q: {ENTRY, group: step, when: b}
counts: {k: {ENTRY, of: [p, q]}}
tables:
  t: {ENTRY, hit: first, inputs: [a], outputs: {x: SAID, y: SAID}, rows: [{when: {a: yes}, then: x, text: SAID}, {when: {}, then: y, text: SAID}]}
  u: {ENTRY, hit: collect, inputs: [a, b], outputs: {x: SAID, y: SAID}, rows: [{when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: y, text: SAID}]}
recommendations: {v: {ENTRY, who: club, timing: first, priority: 1, when: b}}
)");
  for (const char* name : {"p", "q", "k", "t", "u", "v"}) {
    CHECK(traced.open(name, "{}\n"));
    CHECK_FALSE(traced.open(name, "a: yes\nb: no\n"));
  }
  CHECK_FALSE(traced.open("p", "a: yes\n"));
  CHECK(traced.open("k", "a: yes\n"));
  CHECK(traced.open("u", "a: yes\n"));
  CHECK_FALSE(traced.open("t", "a: yes\n"));
}

// A story: rows are asked whether they hold even where the table does not apply: it gives nothing, and no row
// decided that.
TEST_CASE("no row decides a table that does not apply", "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: first, inputs: [b], applies: {a: yes}, outputs: {x: SAID}, rows: [
    {when: {b: yes}, then: x, text: SAID}, {when: {}, then: x, text: SAID}]}
)");
  CHECK(traced.row("a: no\nb: yes\n") == std::nullopt);
}

// A story: of a count all rules are named, those already settled too: a question is then asked that the fiche
// answers.
TEST_CASE("an open count is kept open by its open rules", "[trace]") {
  const Traced traced(
      "rules:\n  p: {ENTRY, group: step, when: a}\n  q: {ENTRY, group: step, when: b}\n  s: {ENTRY, group: "
      "step, when: c}\n"
      "  r: {ENTRY, group: step, when: {k: \">= 2\"}}\ncounts: {k: {ENTRY, of: [p, q, s]}}\n");
  CHECK(traced.grounds_of("k", "a: yes\n") == "b c");
  CHECK(traced.grounds_of("r", "a: yes\n") == "b c");
}

// A story: and one that is settled by its count though the count is open names rules that nothing is known
// of.
TEST_CASE("a settled test of an open count rests on what is settled", "[trace]") {
  const Traced traced(
      "rules:\n  p: {ENTRY, group: step, when: a}\n  q: {ENTRY, group: step, when: b}\n"
      "  r: {ENTRY, group: step, when: {k: \">= 1\"}}\ncounts: {k: {ENTRY, of: [p, q]}}\n");
  CHECK(traced.grounds_of("r", "a: yes\n") == "a");
}

// A story: of a collect table the rows that hold are named, whichever output is asked about: here that `y` is
// given, as the reason why `x` is not.
TEST_CASE("a test of a collect table rests on the rows of what it asks about", "[trace]") {
  const Traced traced(R"(tables:
  t: {ENTRY, hit: collect, inputs: [a, b], outputs: {x: SAID, y: SAID}, rows: [
    {when: {a: yes}, then: x, text: SAID}, {when: {b: yes}, then: y, text: SAID}]}
rules:
  no_x: {ENTRY, group: step, when: {t: none(x)}}
  x: {ENTRY, group: step, when: {t: x}}
)");
  CHECK(traced.grounds_of("no_x", "a: no\nb: yes\n") == "a");
  CHECK(traced.grounds_of("x", "a: yes\nb: yes\n") == "a");
  CHECK(traced.grounds_of("x", "a: yes\n") == "a");
}

// A story: a fact that is no matter is named as a reason.
TEST_CASE("what does not matter is no reason", "[trace]") {
  const Traced traced("rules: {r: {ENTRY, group: step, when: {a: \"-\", b: yes}}}\n");
  CHECK(traced.grounds_of("r", "b: yes\n") == "b");
}

// A file's scope is asked of all that stands in it, yet it is a reason only where it shuts things out.
TEST_CASE("the scope of a file is no reason where it holds", "[trace]") {
  const Traced traced(R"(applies: {c: yes}
rules: {p: {ENTRY, group: step, when: a}, q: {ENTRY, group: step, applies: {b: yes}, when: a}}
recommendations: {v: {ENTRY, who: club, timing: first, priority: 1, when: a}}
tables:
  t: {ENTRY, hit: first, inputs: [a], outputs: {x: SAID}, rows: [{when: {a: yes}, then: x, text: SAID}, {when: {}, then: x, text: SAID}]}
)");
  CHECK(traced.grounds_of("p", "c: yes\na: yes\n") == "a");
  CHECK(traced.grounds_of("q", "c: yes\na: yes\nb: yes\n") == "b a");
  CHECK(traced.grounds_of("v", "c: yes\na: yes\n") == "a");
  CHECK(traced.grounds_of("p", "c: no\n") == "c");
  CHECK(traced.grounds_of("v", "c: no\na: yes\n") == "c");
  CHECK(traced.derived("t", "c: no\n") == "t+[c~yes-]");
}

}  // namespace diagclub
