#include "reason/club/similar.h"

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(
facts:
  members.scope: {kind: choice, FACT, heading: champ, choices: {one: {fr: un, en: ein}, many: {fr: des, en: lots}}}
  members.firms: {kind: number, integer: yes, min: 0, max: 500, FACT, heading: entreprises}
  members.year: {kind: number, integer: yes, min: 1900, max: 2100, FACT, heading: annee}
  members.unused: {kind: yes_no, FACT, heading: inutile}
  members.does: {kind: list, FACT, heading: fait, choices: {a: {fr: fa, en: ea}, b: {fr: fb, en: eb}, c: {fr: fc, en: ec}}}
tables:
  class:
    label: {fr: f, en: e}
    text: {fr: f, en: e}
    source: {section: I, catalogue: [c]}
    certainty: stated
    hit: unique
    inputs: [members.scope]
    outputs: {X: SAID, Y: SAID}
    rows:
      - {when: {members.scope: one}, then: X, text: SAID}
      - {when: {members.scope: many}, then: Y, text: SAID}
rules:
  small: {ENTRY, group: factor, when: {members.firms: "< 60"}}
  tiny: {ENTRY, group: remark, when: {members.firms: "<= 10"}}
  does_a: {ENTRY, group: remark, when: {members.does: any(a)}}
counts:
  held: {ENTRY, of: [small]}
page: {identity: [], verdicts: [{of: class}], counts: [held]}
)";

double weight(const Plan& plan, const std::string& fact) {
  return fact_weights(plan)[fact_called(plan, fact)];
}

PeerClubs base_of(const Plan& plan, std::vector<Facts> facts) {
  return {std::move(facts), fact_weights(plan), {}, {}};
}

TEST_CASE("facts weigh by what depends on them") {
  const auto plan = plan_from_text(kRules);
  CHECK(weight(*plan, "members.scope") > weight(*plan, "members.firms"));
  CHECK(weight(*plan, "members.firms") > weight(*plan, "members.does"));
  CHECK(weight(*plan, "members.does") > 0);
  CHECK(weight(*plan, "members.unused") == 0);
  CHECK(weight(*plan, "members.year") == 0);  // no rule tests it
}

TEST_CASE("nearest clubs over the facts that both know") {
  const auto plan = plan_from_text(kRules);
  const auto facts = [&](const std::string& members) {
    return facts_from_text(*plan, "members: {" + members + "}\n");
  };
  const std::vector<Facts> clubs{facts("scope: many, firms: 20, does: [b]"),
                                 facts("scope: one, firms: 30, does: [a, c]"),
                                 facts("scope: one, firms: 200, does: [a, b]"), facts("unused: yes")};
  const auto nearest =
      nearest_clubs(*plan, base_of(*plan, clubs), facts("scope: one, firms: 20, does: [a, b]"), 10);
  REQUIRE(nearest.size() == 4);
  CHECK(nearest[0].club == 1);  // alike in all but one activity
  CHECK(nearest[1].club == 2);  // the size differs
  CHECK(nearest[2].club == 0);  // the class differs
  CHECK(nearest[3].club == 3);  // nothing in common is known
  CHECK(nearest[3].nearness == 0);
  // 20 and 30 are one to the rules; of `a, b` and `a, c` one in three is common.
  REQUIRE(nearest[0].near.size() == 2);
  REQUIRE(nearest[0].apart.size() == 1);
  CHECK(nearest[0].apart[0].fact == fact_called(*plan, "members.does"));
  CHECK(nearest[0].apart[0].alike == Approx(1.0 / 3));
  CHECK(nearest[0].near[0].fact == fact_called(*plan, "members.scope"));
}

TEST_CASE("no more clubs than asked for, and none of none") {
  const auto plan = plan_from_text(kRules);
  const Facts facts = facts_from_text(*plan, "members: {scope: one}\n");
  CHECK(nearest_clubs(*plan, base_of(*plan, {facts, facts, facts}), facts, 2).size() == 2);
  CHECK(nearest_clubs(*plan, base_of(*plan, {}), facts, 2).empty());
}

}  // namespace
}  // namespace diagclub
