// A batch reads a club as its diagnosis does, whatever is asked for.
#include "reason/batch/batch_standing.h"

#include "oracle/compare_batch.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  title: {kind: text, FACT, heading: tt}
  x: {kind: number, min: 0, max: 10, FACT, heading: xx}
  a: {kind: yes_no, FACT, heading: aa}
  s: {kind: yes_no, FACT, heading: ss}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
tables:
  t:
    label: {fr: f, en: e}
    text: {fr: f, en: e}
    source: {section: I, catalogue: [c]}
    certainty: stated
    hit: unique
    applies: {s: yes}
    inputs: [x]
    outputs: {X: {fr: ixe, en: ex}, Y: {fr: igrec, en: why}}
    rows:
      - {when: {x: "< 5"}, then: X, text: SAID}
      - {when: {x: ">= 5"}, then: Y, text: SAID}
rules:
  anyhow: {ENTRY, group: step, when: {any: [{x: "< 5"}, {x: ">= 5"}]}}
  r: {ENTRY, group: step, when: {a: yes, l: up}}
  q: {ENTRY, group: step, applies: {t: X}, when: {r: yes}}
  apart: {ENTRY, group: step, when: {l: down}}
counts:
  held: {ENTRY, of: [anyhow, r, q, apart]}
recommendations:
  do: {ENTRY, who: club, timing: first, priority: 1, when: {q: no}}
presumptions:
  low: {of: t, is: X, when: {a: yes, title: known}, ENTRY}
  core: {of: r, is: yes, when: {a: yes}, unless: {s: no}, ENTRY}
  none: {of: r, is: no, when: {l: nothing_reported}, ENTRY}
)";

// Every part of the rule set in turn, asked for alone or with all others, over many fiches.
TEST_CASE("what is asked for stands as in a diagnosis, alone or with all others", "[batch_standing]") {
  const auto plan = plan_from_text(kRules);
  const Functions functions(*plan);
  const BatchEvaluator marker(*plan);
  std::vector<EntryRef> all;
  for (const PlanStep& step : plan->steps()) all.push_back(step.thing);
  all.push_back(RecommendationId(0));
  std::vector<std::vector<EntryRef>> asked{all};
  for (const EntryRef thing : all) asked.push_back({thing});
  int presumed = 0;
  int contested = 0;
  for (const std::vector<EntryRef>& things : asked) {
    oracle::BatchReading batch(*plan, functions, marker, things);
    for (int i = 0; i < 4 * 3 * 3 * 4; ++i) {
      const char* const xs[] = {"", "x: 2\n", "x: 7\n", "x: 4..6\n"};
      const char* const as[] = {"", "a: yes\n", "a: no\n"};
      const char* const ss[] = {"", "s: yes\n", "s: no\n"};
      const char* const ls[] = {"", "l: [up]\n", "l: []\n", "l: nothing_reported\n"};
      const std::string text =
          std::string("title: A\n") + xs[i % 4] + as[i / 4 % 3] + ss[i / 12 % 3] + ls[i / 36];
      const ClubDiagnosis club = diagnose_club(*plan, functions, fiche_from_text(plan->rules(), text));
      const StandingOutcome outcome = batch.read(club.facts);
      INFO(text);
      for (const EntryRef thing : things) {
        CHECK(oracle::batch_difference(*plan, outcome, club, thing).empty());
        const Firmness firm = outcome.firmness(thing);
        presumed += firm == Firmness::presumed ? 1 : 0;
        contested += firm == Firmness::contested ? 1 : 0;
      }
    }
  }
  CHECK(presumed > 50);
  CHECK(contested > 10);
}

}  // namespace
}  // namespace diagclub
