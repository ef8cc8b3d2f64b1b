// The facts that are named as the reason for a conclusion are a reason: with them alone, all else unknown,
// the same conclusion follows. And those named as keeping one open are open.
#include "catch.h"
#include "eval/trace.h"
#include "oracle/kleene.h"
#include "oracle/random_club.h"
#include "oracle/random_rules.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

constexpr int kRuleSets = 500;

// Rests on facts that the fiche gives, on rules and on nothing else. Of a table the deciding row is the
// reason told, though the rows above it count too; `unknown` is a reason that goes away with the facts; `-`
// is none.
bool is_plain(const RuleSet& rules, const Condition& condition) {
  bool plain = true;
  each_test(condition, [&](const std::string& name, const UnaryTest& test) {
    const Fact* fact = find_by_name(rules.facts, name);
    const Rule* rule = find_by_name(rules.rules, name);
    if (is_about_knowing(test) || test.form == UnaryTest::Form::irrelevant) plain = false;
    if (fact != nullptr && fact->formula) plain = false;
    if (find_by_name(rules.tables, name) != nullptr || find_by_name(rules.counts, name) != nullptr)
      plain = false;
    if (rule != nullptr &&
        (!is_plain(rules, rule->when) || (rule->applies && !is_plain(rules, *rule->applies))))
      plain = false;
  });
  return plain;
}

// The club with nothing said but the evidence.
Club only(const RuleSet& rules, const Club& club, const std::vector<Evidence>& evidence) {
  Club kept;
  for (const Fact& fact : rules.facts) kept.push_back(nothing_said(fact));
  for (const Evidence& each : evidence) {
    const FactId index = each.fact;
    const Fact& fact = rules.facts[index];
    if (fact.kind != FactKind::list) {
      kept[index] = club[index];
      continue;
    }
    const std::string& member = fact.choices[*each.member].name;
    (club[index].words.count(member) > 0 ? kept[index].words : kept[index].barred).insert(member);
  }
  return kept;
}

}  // namespace

TEST_CASE("the evidence of a settled rule settles it, and what keeps one open is open", "[oracle]") {
  int settled = 0, open = 0;
  for (int seed = 1; seed <= kRuleSets; ++seed) {
    const std::string text = RandomRules(static_cast<std::uint64_t>(seed), Division::by_powers_of_two).text();
    Diagnostics diagnostics;
    auto checked = checked_from_text(text, diagnostics);
    if (!checked) continue;
    const Plan plan(std::move(*checked));
    const RuleSet& rules = plan.rules();
    Dice dice(static_cast<std::uint64_t>(seed));
    RandomClub random(dice, rules);
    for (int draw = 0; draw < 4; ++draw) {
      random.draw_incomplete(30 + 20 * size_from(draw));
      const Club& club = random.club();
      const Outcome outcome = outcome_from_text(plan, random.fiche());
      for (const RuleId i : rules.rules.ids()) {
        const Rule& rule = rules.rules[i];
        if (!is_plain(rules, rule.when) || (rule.applies && !is_plain(rules, *rule.applies))) continue;
        const Tri said = outcome.rule(plan, i);
        const auto decided = reasons(plan, outcome, i).facts;
        CAPTURE(seed, text, random.fiche(), rule.name);
        const Resolved resolved(rules, club);
        if (said == Tri::unknown) {
          ++open;
          REQUIRE(!decided.empty());
          for (const Evidence& each : decided) {
            const FactId fact = each.fact;
            REQUIRE(resolved.options(fact, words_tested(rules, rules.facts[fact].name)).size() > 1);
          }
          continue;
        }
        ++settled;
        const Resolved alone(rules, only(rules, club, decided));
        REQUIRE(Kleene(rules, alone).rule(rule) == said);
      }
    }
  }
  CHECK(settled >= 500);
  CHECK(open >= 200);
}

}  // namespace diagclub::oracle
