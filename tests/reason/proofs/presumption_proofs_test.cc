// What is proved against presumptions, each code with its fault and with what is no fault.
#include "check/codes.h"
#include "reason/proofs/proofs.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  n: {kind: number, min: 0, max: 100, FACT, heading: nn}
  c: {kind: choice, FACT, heading: cc, choices: {red: {fr: rouge, en: red}, blue: {fr: bleu, en: blue}, pink: {fr: rose, en: pink}}}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
recommendations: {use: {ENTRY, who: club, timing: first, priority: 1, when: {all: [{a: yes}, {b: no}, {n: "> 3"}, {c: red}, {l: up}]}}}
rules:
  r: {ENTRY, group: step, when: {a: yes, b: yes}}
  s: {ENTRY, group: step, applies: {n: "> 50"}, when: {c: red}}
presumptions:
)";

// `dead-presumption 14: … [fiche]`, a line each; lines are counted from the first presumption's.
std::string found(const std::string& presumptions) {
  const auto plan = plan_from_text(std::string(kFacts) + presumptions);
  std::string out;
  const FicheForm form(plan->rules());
  for (const Proof& proof : proofs(*plan, Functions(*plan), form)) {
    CHECK(find_fault_code(proof.code) != nullptr);
    out += proof.code + " " + std::to_string(proof.place.span.start.line - 11) + ": " + proof.message +
           (proof.shown.empty() ? "" : " " + proof.shown) + "\n";
  }
  return out;
}

std::string one(const std::string& is, const std::string& when, const std::string& more = "") {
  return "  p: {" + is + ", when: " + when + more + ", ENTRY}\n";
}

}  // namespace

TEST_CASE("a presumption that can never speak is dead", "[proofs][presumptions]") {
  CHECK(found(one("of: r, is: yes", "{a: yes}")).empty());
  CHECK(found(one("of: r, is: yes", "{c: red, n: \"< 5\"}")).empty());
  // Its signs exclude each other, by themselves or through a rule.
  CHECK(found(one("of: b, is: yes", "{all: [{c: red}, {c: blue}]}")) ==
        "dead-presumption 1: `p` can never speak: its signs are never there together\n");
  CHECK(found(one("of: c, is: red", "{r: yes, a: no}")) ==
        "dead-presumption 1: `p` can never speak: its signs are never there together\n");
  // A fact cannot have a value and be unknown.
  CHECK(found(one("of: b, is: yes", "{all: [{c: red}, {c: unknown}]}")) ==
        "dead-presumption 1: `p` can never speak: its signs are never there together\n");
  // They say as much, or exclude it.
  CHECK(found(one("of: c, is: \"red, pink\"", "{c: red}")) ==
        "dead-presumption 1: `p` can never speak: where they are the fiche says as much\n");
  CHECK(found(one("of: c, is: red", "{c: \"blue, pink\"}")) ==
        "dead-presumption 1: `p` can never speak: they exclude what it says\n");
  CHECK(found(one("of: c, is: red", "{c: \"red, pink\"}")).empty());
  CHECK(found(one("of: n, is: \"<= 100\"", "{a: yes}")) ==
        "dead-presumption 1: `p` can never speak: it leaves every value that there is\n");
  // Its thing does not apply there.
  CHECK(found(one("of: s, is: yes", "{n: \"< 20\"}")) ==
        "dead-presumption 1: `p` can never speak: `s` does not apply where they are\n");
  CHECK(found(one("of: s, is: yes", "{n: \"> 20\", a: yes}")).empty());
  CHECK(found(one("of: c, is: red", "{a: yes}", ", unless: {any: [a, b]}")) ==
        "dead-presumption 1: `p` can never speak: its `unless` holds wherever they are\n");
}

TEST_CASE("what another presumption may give is not called dead", "[proofs][presumptions]") {
  // Strictly `c` cannot be red and unknown; presumed it can.
  CHECK(found("  p: {of: b, is: yes, when: {all: [{c: red}, {c: unknown}]}, ENTRY}\n"
              "  q: {of: c, is: red, when: {a: yes}, ENTRY}\n")
            .empty());
  // Two that together leave red alone.
  CHECK(found("  p: {of: b, is: yes, when: {all: [{c: red}, {c: unknown}]}, ENTRY}\n"
              "  q: {of: c, is: \"red, pink\", when: {a: yes}, ENTRY}\n"
              "  t: {of: c, is: \"red, blue\", when: {n: \"> 5\"}, ENTRY}\n")
            .empty());
  // But one that gives blue does not help.
  CHECK(found("  p: {of: b, is: yes, when: {all: [{c: red}, {c: unknown}]}, ENTRY}\n"
              "  q: {of: c, is: blue, when: {a: yes}, ENTRY}\n") ==
        "dead-presumption 1: `p` can never speak: its signs are never there together\n");
}

TEST_CASE("a presumption says nothing that no completion allows", "[proofs][presumptions]") {
  CHECK(found(one("of: r, is: yes", "{any: [{a: no, n: known}, {b: no, n: known}]}")) ==
        "dead-presumption 1: `p` can never speak: they exclude what it says\n");
  // Kleene's logic leaves open what every completion gives, so that it would speak.
  const auto plan = plan_from_text(R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  n: {kind: number, min: 0, max: 100, FACT, heading: nn}
rules:
  r: {ENTRY, group: step, when: {any: [{n: "< 50"}, {n: ">= 50"}]}}
presumptions:
  p: {of: r, is: no, when: {a: yes}, ENTRY}
)");
  std::string told;
  for (const Proof& proof : proofs(*plan, Functions(*plan), FicheForm(plan->rules()))) {
    if (proof.code == "impossible-presumption") told += proof.message + " " + proof.shown;
  }
  CHECK(told == "`p` says `r: no`, which no club of its signs is {a: yes}");
}

TEST_CASE("a presumption that speaks on the empty fiche needs a sign", "[proofs][presumptions]") {
  CHECK(found(one("of: c, is: red", "{a: unknown}")) ==
        "rests-on-silence 1: `p` needs no sign: it speaks where nothing is known {}\n");
  CHECK(found(one("of: c, is: red", "{any: [{a: yes}, {b: undecided}]}")) ==
        "rests-on-silence 1: `p` needs no sign: it speaks where nothing is known {}\n");
  CHECK(found(one("of: c, is: red", "{a: unknown, b: known}")).empty());
  CHECK(found(one("of: c, is: red", "{a: nothing_reported}")).empty());
}

TEST_CASE("presumptions that can contest each other are told with a fiche", "[proofs][presumptions]") {
  const std::string p = "  p: {of: c, is: red, when: {a: yes}, ENTRY}\n";
  CHECK(found(p + "  q: {of: c, is: blue, when: {b: yes}, ENTRY}\n") ==
        "contested-presumptions 2: `q` can contest `p`: where both speak nothing is presumed {a: yes, b: "
        "yes}\n");
  CHECK(found(p + "  q: {of: c, is: blue, when: {l: nothing_reported}, ENTRY}\n") ==
        "contested-presumptions 2: `q` can contest `p`: where both speak nothing is presumed {a: yes, l: "
        "nothing_reported}\n");
  CHECK(found(p + "  q: {of: c, is: blue, when: {b: yes}, yields_to: [p], ENTRY}\n").empty());
  CHECK(found(p + "  q: {of: c, is: blue, when: {b: yes}, unless: {a: yes}, ENTRY}\n").empty());
  CHECK(found(p + "  q: {of: c, is: blue, when: {a: no}, ENTRY}\n").empty());
  CHECK(found(p + "  q: {of: c, is: \"red, blue\", when: {b: yes}, ENTRY}\n").empty());
  CHECK(found("  p: {of: a, is: no, when: {c: red}, ENTRY}\n  q: {of: r, is: yes, when: {n: \"> 5\"}, "
              "ENTRY}\n") ==
        "contested-presumptions 2: `q` can contest what follows for `r` from `p` {n: 10, c: "
        "red}\n");
}

TEST_CASE("`unless` and `yields_to` that do nothing are told", "[proofs][presumptions]") {
  CHECK(found(one("of: c, is: red", "{a: yes}", ", unless: {a: no}")) ==
        "useless-unless 1: this never holds where the signs of `p` are there\n");
  CHECK(found(one("of: c, is: red", "{a: yes}", ", unless: {b: no}")).empty());
  const std::string p = "  p: {of: c, is: red, when: {a: yes}, ENTRY}\n";
  CHECK(found(p + "  q: {of: c, is: blue, when: {a: no}, yields_to: [p], ENTRY}\n") ==
        "useless-yield 2: `q` and `p` never apply together\n");
  CHECK(found(p + "  q: {of: c, is: \"red, blue\", when: {b: yes}, yields_to: [p], ENTRY}\n") ==
        "useless-yield 2: `p` says all that `q` does: there is nothing to yield\n");
}

TEST_CASE("a silence does not rest on a silence", "[proofs][presumptions]") {
  const std::string p = "  p: {of: c, is: red, when: {a: yes, b: unknown}, ENTRY}\n";
  CHECK(found(p + "  q: {of: l, is: up, when: {c: red, n: unknown}, ENTRY}\n") ==
        "silence-on-silence 2: `q` can rest on `p`, and both take a silence for a sign {a: yes}\n");
  CHECK(found(p + "  q: {of: l, is: up, when: {c: red, n: known}, ENTRY}\n").empty());
  CHECK(found("  p: {of: c, is: red, when: {a: yes}, ENTRY}\n"
              "  q: {of: l, is: up, when: {c: red, n: unknown}, ENTRY}\n")
            .empty());
  // That the thing itself is not known is no sign: it is why it is presumed at all.
  CHECK(found(p + "  q: {of: l, is: up, when: {c: red, l: unknown}, ENTRY}\n").empty());
}

TEST_CASE("what only presumptions use is used", "[proofs][presumptions]") {
  const auto plan = plan_from_text(R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  n: {kind: number, min: 0, max: 100, FACT, heading: nn}
parameters:
  few: {value: 5, label: SAID}
presumptions:
  p: {of: a, is: yes, when: {n: "< few"}, ENTRY}
)");
  CHECK(proofs(*plan, Functions(*plan), FicheForm(plan->rules())).empty());
}

}  // namespace diagclub
