// What stands in braces in a text must name something that can be said there; each fault at its place.
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  n: {kind: number, min: 0, max: 100, FACT, heading: nn}
  a: {kind: yes_no, FACT, heading: aa}
tables:
  t: {ENTRY, hit: first, inputs: [a], outputs: {T1: SAID, T2: SAID}, rows: [{when: {a: yes}, then: T1, text: SAID}, {when: {}, then: T2, text: SAID}]}
rules:
  r: {ENTRY, group: factor, when: a}
counts:
  k: {ENTRY, of: [r]}
)";

// The first line of what is wrong with a text, without its place; empty where nothing is.
std::string first_of(const std::string& all) {
  const std::size_t from = all.find("error: ");
  return from == std::string::npos ? all : all.substr(from + 7, all.find('\n') - from - 7);
}
std::string advice(const std::string& text) {
  return first_of(faults_of_rules(std::string(kFacts) + "recommendations:\n  x: {label: SAID, text: {fr: \"" +
                                  text + "\", en: \"" + text +
                                  "\"}, source: {section: I, catalogue: [c]}, certainty: stated, who: club, "
                                  "timing: first, priority: 1, when: a}\n"));
}
std::string synthesis(const std::string& text) {
  return first_of(faults_of_rules(std::string(kFacts) + "synthesis:\n  p: {says: [{text: {fr: \"" + text +
                                  "\", en: \"" + text + "\"}}]}\n"));
}
}  // namespace

TEST_CASE("placeholders name what can be said", "[wordings]") {
  CHECK(advice("{name}, {approximation}, {k}[, {n}, {t}, {code:t}, {list:factor,k,carries}], {firm:t}")
            .empty());
  CHECK(synthesis("{name} {n} {code:t} {firm:r} {list:holds_back} {advice}").empty());
  CHECK(synthesis("{nn}") == "nothing is called `nn`");
  CHECK(synthesis("{code:n}") == "`n` cannot be said here so");
  CHECK(synthesis("{r}") == "`r` cannot be said here so");
  CHECK(synthesis("{firm:approximation}") == "`approximation` cannot be said here so");
  CHECK(synthesis("{list:silent}") == "there is no group, count or sign `silent`");
  CHECK(synthesis("{list:facto}") == "there is no group, count or sign `facto`");
}

TEST_CASE("a recommendation must be able to say its text of every club", "[wordings]") {
  CHECK(advice("{n}") == "a fiche may not say `n`, and this sentence needs it");
  CHECK(advice("{t}") == "a fiche may not say `t`, and this sentence needs it");
  CHECK(advice("{advice}") == "`{advice}` is for the synthesis alone");
}

TEST_CASE("a placeholder is told where it stands, and stands in both languages", "[wordings]") {
  const std::string all = faults_of_rules(std::string(kFacts) +
                                          "synthesis:\n"
                                          "  p:\n"
                                          "    says:\n"
                                          "      - text:\n"
                                          "          fr: >-\n"
                                          "            Le club\n"
                                          "            {nme} va.\n"
                                          "          en: The club {name} goes.\n");
  CHECK(all.find("rules.yaml:17:13: error: nothing is called `nme`") != std::string::npos);
  CHECK(all.find("rules.yaml:18:24: error: `{name}` stands in the English text alone") != std::string::npos);
}

}  // namespace diagclub
