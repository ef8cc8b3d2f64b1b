// A plan in, what can be proved against its rules out.
#include "reason/proofs/proofs.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/wording.h"
#include "plan/dependencies.h"
#include "read/fiche/fiche_number.h"
#include "reason/club/borderline.h"
#include "reason/proofs/proving.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

// Rules and recommendations: what never holds, always does, or does as another.
class RuleProver {
 public:
  explicit RuleProver(Proving& in) : in_(in) {}

  void prove() {
    for (const RuleId i : in_.rules.rules.ids()) rule(i);
    for (const RecommendationId i : in_.rules.recommendations.ids()) recommendation(i);
  }

 private:
  struct Seen {
    std::string name;
    Sign sign;
  };

  void rule(RuleId thing) {
    const Rule& rule = in_.rules.rules[thing];
    const Function holds = in_.functions.of(in_.plan.variables().of(thing));
    const Function applies = in_.functions.applies(thing);
    const Sign sign = find_by_name(in_.rules.groups, rule.group.text)->when_yes;
    if (holds == Proving::kNever) {
      in_.add("dead-rule", rule.place,
              applies == Proving::kNever ? "`" + rule.name + "` never applies"
                                         : "`" + rule.name + "` can never hold",
              "mend its conditions, or remove it");
    } else if (holds == applies) {
      in_.add("always-true", rule.place, "`" + rule.name + "` holds wherever it applies",
              "say in `applies` where it speaks, in `when` what it asks there", holds);
    }
    alike(rule.name, rule.place, sign, holds, rules_seen_);
    if (Diagrams::is_leaf(holds)) return;
    const Function otherwise = in_.diagrams.both(applies, in_.diagrams.negated(holds));
    if (const auto other = rules_seen_.find(otherwise); other != rules_seen_.end())
      in_.add("opposite-of", rule.place,
              "`" + rule.name + "` holds just where `" + other->second.name + "` does not",
              "one of them may be enough: a rule says what its `no` means with `if_no`", holds);
  }

  void recommendation(RecommendationId id) {
    const Recommendation& advice = in_.rules.recommendations[id];
    const Function holds = in_.functions.recommendation(id);
    if (holds == Proving::kNever) {
      in_.add("dead-recommendation", advice.place, "`" + advice.name + "` is never given",
              "mend its condition, or remove it");
    } else if (holds == Proving::kEverywhere) {
      in_.add("always-true", advice.place, "`" + advice.name + "` is always given", "say when it helps");
    }
    alike(advice.name, advice.place, Sign::note, holds, advice_seen_);
  }

  void alike(const std::string& name, const Place& place, Sign sign, Function holds,
             std::map<Function, Seen>& seen) {
    if (Diagrams::is_leaf(holds)) return;
    const auto [at, fresh] = seen.try_emplace(holds, Seen{name, sign});
    if (fresh) return;
    const bool against = (sign == Sign::carries && at->second.sign == Sign::holds_back) ||
                         (sign == Sign::holds_back && at->second.sign == Sign::carries);
    if (against)
      in_.add("contradicts", place,
              "`" + name + "` holds just where `" + at->second.name +
                  "` does, yet one speaks for the club and the other against it",
              "mend one of them", holds);
    else
      in_.add("same-as", place, "`" + name + "` always comes out as `" + at->second.name + "` does",
              "one of them may be enough, or a condition is missing", holds);
  }

  Proving& in_;
  std::map<Function, Seen> rules_seen_;
  std::map<Function, Seen> advice_seen_;
};

// The names that texts hold the values of: `{projects.shortfall}`.
std::set<std::string> names_in_texts(const RuleSet& rules) {
  std::set<std::string> names;
  const auto look = [&](const Text& text) {
    WordingFault fault;
    for_each_placeholder(*wording_from_text(text.en, fault), [&](const Placeholder& one, bool) {
      names.insert(one.names.begin(), one.names.end());
    });
  };
  for (const Rule& rule : rules.rules) {
    look(rule.text);
    look(rule.if_no);
  }
  for (const Recommendation& advice : rules.recommendations) look(advice.text);
  for (const SynthesisPart& part : rules.synthesis) {
    for (const SynthesisPart::Variant& variant : part.says) look(variant.text);
  }
  return names;
}

// The names that the synthesis asks about.
template <typename Use>
void for_each_name_of_the_synthesis(const RuleSet& rules, Use use) {
  for (const SynthesisPart& part : rules.synthesis) {
    for (const SynthesisPart::Variant& variant : part.says)
      for_each_test(variant.when, [&](const Name& name, const UnaryTest&) { use(name.text); });
  }
}

void prove_facts(Proving& in) {
  const RuleSet& rules = in.rules;
  IndexVector<FactId, bool> used(rules.facts.size());
  const auto look = [&](EntryRef thing) {
    const IndexVector<FactId, bool> behind = facts_behind(in.plan, thing);
    for (const FactId i : used.ids()) used[i] = used[i] || behind[i];
  };
  for (const PlanStep& step : in.plan.steps()) look(step.thing);
  for (const RecommendationId i : rules.recommendations.ids()) look(i);
  for (const Presumption& presumption : rules.presumptions) {
    for_each_test(presumption, [&](const Name& name, const UnaryTest&) {
      const EntryRef thing = *in.plan.names().find(name.text);
      if (thing.kind == EntryKind::fact) used[thing.fact()] = true;
    });
  }
  for_each_name_of_the_synthesis(rules, [&](const std::string& name) {
    if (const auto thing = in.plan.names().find(name); thing && thing->kind == EntryKind::fact)
      used[thing->fact()] = true;
  });
  std::set<std::string> shown = names_in_texts(rules);
  for (const Name& name : rules.page.identity) shown.insert(name.text);
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    for (const Name& name : verdict.with) shown.insert(name.text);
  }
  for (const Page::Element& element : rules.page.elements) shown.insert(element.title.text);
  for (const Relation& relation : rules.relations)
    for_each_operand(relation, [&](const std::string& name) { shown.insert(name); });
  for (const FactId i : used.ids()) {
    const Fact& fact = rules.facts[i];
    if (!used[i] && !fact.required && shown.count(fact.name) == 0)
      in.add("unused-fact", fact.place, "no rule looks at `" + fact.name + "`",
             "use it, show it on the page, or remove it");
  }
}

void prove_parameters(Proving& in) {
  const RuleSet& rules = in.rules;
  std::set<std::string> used{std::string(kApproximationParameter), std::string(kMarginParameter)};
  const auto operand = [&](const std::optional<Operand>& end) {
    if (end) used.insert(end->parameter);
  };
  const auto look = [&](const Name& name, const UnaryTest& test) {
    used.insert(name.text);
    for (const UnaryTest::Term& term : test.terms) {
      used.insert(term.word);
      operand(term.range.low);
      operand(term.range.high);
    }
  };
  used.merge(names_in_texts(rules));
  for_each_test(rules, look);
  for (const Presumption& presumption : rules.presumptions) for_each_test(presumption, look);
  for (const Fact& fact : rules.facts) {
    if (fact.formula) for_each_operand(*fact.formula, [&](const std::string& name) { used.insert(name); });
  }
  for (const Relation& relation : rules.relations)
    for_each_operand(relation, [&](const std::string& name) { used.insert(name); });
  for (const Unit& unit : rules.units) used.insert(unit.times_parameter);
  for (const Parameter& parameter : rules.parameters) {
    if (used.count(parameter.name) == 0)
      in.add("unused-parameter", parameter.place, "nothing uses `" + parameter.name + "`",
             "use it, or remove it");
  }
}

}  // namespace

std::vector<Proof> proofs(const Plan& plan, const Functions& functions, const FicheForm& form) {
  Proving in(plan, functions, form);
  prove_tables(in);
  RuleProver(in).prove();
  prove_conditions(in);
  prove_presumptions(in);
  prove_advice(in);
  prove_facts(in);
  prove_parameters(in);
  std::stable_sort(in.found.begin(), in.found.end(), [](const Proof& a, const Proof& b) {
    return std::pair(a.place.file, a.place.span.start) < std::pair(b.place.file, b.place.span.start);
  });
  return std::move(in.found);
}

}  // namespace diagclub
