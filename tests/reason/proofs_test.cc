// What is proved against rule sets over every fiche, each code with its fault and with what is no fault.
#include "reason/proofs.h"

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
  for (const Proof& proof : proofs(*plan, Functions(*plan)))
    out += proof.code + " " + std::to_string(proof.place.span.start.line) + ": " + proof.message + "\n";
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

TEST_CASE("every code has its explanation in both languages", "[proofs]") {
  for (const ProofCode& code : proof_codes()) {
    CHECK_FALSE(code.meaning.fr.empty());
    CHECK_FALSE(code.meaning.en.empty());
  }
}

}  // namespace diagclub
