// What is proved of recommendations beside one another, of threats, and of the synthesis.
#include "reason/proofs/proofs.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  a: {kind: yes_no, FACT, heading: aa}
  b: {kind: yes_no, FACT, heading: bb}
  c: {kind: yes_no, FACT, heading: cc}
groups:
  threat: {label: SAID, when_yes: threatens}
)";

// `opposed-together 8: … {a: yes}`, a line each; faults of other kinds are left out.
std::string found(const std::string& rules) {
  const auto plan = plan_from_text(std::string(kFacts) + rules);
  std::string out;
  const FicheForm form(plan->rules());
  for (const Proof& proof : proofs(*plan, Functions(*plan), form)) {
    if (proof.code == "opposed-together" || proof.code == "unanswered-threat" || proof.code == "dead-variant")
      out += proof.code + " " + std::to_string(proof.place.span.start.line) + ": " + proof.message + " " +
             proof.shown + "\n";
  }
  return out;
}

std::string advice(const std::string& name, const std::string& more, const std::string& when) {
  return "  " + name + ": {ENTRY, who: club, timing: first, priority: 1, " + more + "when: " + when + "}\n";
}

}  // namespace

TEST_CASE("opposed recommendations that a fiche can have together are a fault with that fiche", "[proofs]") {
  CHECK(found("recommendations:\n" + advice("x", "opposes: [y], ", "a") + advice("y", "", "b")) ==
        "opposed-together 8: `x` and `y` can be given together {a: yes, b: yes}\n");
  CHECK(found("recommendations:\n" + advice("x", "opposes: [y], ", "a") + advice("y", "", "{a: no, b: yes}"))
            .empty());
}

TEST_CASE("what is done already is not given beside what opposes it", "[proofs]") {
  CHECK(found("recommendations:\n" + advice("x", "opposes: [y], done_when: {b: yes}, ", "a") +
              advice("y", "", "b"))
            .empty());
}

TEST_CASE("opposed recommendations are held apart as things stand, too", "[proofs]") {
  const std::string rules =
      "rules:\n  r: {ENTRY, group: step, when: {a: yes, b: yes}}\n"
      "  s: {ENTRY, group: step, when: {a: no, c: yes}}\n"
      "presumptions:\n  p: {ENTRY, of: r, is: yes, when: {b: yes}}\n"
      "  q: {ENTRY, of: s, is: yes, when: {c: yes}}\n";
  CHECK(found(rules + "recommendations:\n" + advice("x", "opposes: [y], ", "r") + advice("y", "", "s")) ==
        "opposed-together 14: `x` and `y` can be given together {b: yes, c: yes}\n");
}

TEST_CASE("a threat needs a recommendation wherever it holds", "[proofs]") {
  const std::string threat = "rules:\n  r: {ENTRY, group: threat, when: a}\nrecommendations:\n";
  CHECK(found(threat + advice("x", "", "a")) ==
        "unanswered-threat 8: no recommendation answers `r` {a: yes}\n");
  CHECK(found(threat + advice("x", "answers: [r], ", "{a: yes, b: yes}")) ==
        "unanswered-threat 8: `r` can hold where nothing that answers it is given {a: yes, b: no}\n");
  CHECK(found(threat + advice("x", "answers: [r], ", "{a: yes, b: yes}") +
              advice("y", "answers: [r], ", "{a: yes, b: no}"))
            .empty());
  CHECK(found(threat + advice("x", "answers: [r], done_when: b, ", "a")).empty());
}

TEST_CASE("a sentence of the synthesis that is never said is a fault", "[proofs]") {
  const auto parts = [](const std::string& first, const std::string& second) {
    return found("synthesis:\n  p:\n    says:\n      - {when: " + first +
                 ", text: SAID}\n      - {when: " + second + ", text: SAID}\n");
  };
  CHECK(parts("a", "b").empty());
  CHECK(parts("a", "{a: yes, b: yes}") ==
        "dead-variant 11: this is never said: those above it hold wherever it does \n");
  CHECK(parts("a", "{all: [{b: yes}, {b: no}]}") ==
        "dead-variant 11: this is never said: its condition never holds \n");
  // What may lack something gives way.
  CHECK(found("synthesis:\n  p:\n    says:\n      - {when: a, text: {fr: \"{list:factor}\", en: "
              "\"{list:factor}\"}}\n      - {when: a, text: SAID}\n")
            .empty());
}

}  // namespace diagclub
