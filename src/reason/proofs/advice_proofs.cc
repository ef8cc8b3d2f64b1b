// What can be proved of what the page advises and says on top: never so over all that may stand, or so in a
// fiche that is found.
#include <algorithm>
#include <functional>

#include "eval/standing/standing.h"
#include "model/wording.h"
#include "reason/proofs/may_stand.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

class AdviceProver {
 public:
  explicit AdviceProver(Proving& in) : in_(in), may_stand_(in), reader_(in.plan) {}

  void prove() {
    for (const RecommendationId i : in_.rules.recommendations.ids()) {
      for (const Name& name : in_.rules.recommendations[i].opposes)
        opposed(i, in_.plan.names().find(name.text)->recommendation(), name.place);
    }
    for (const RuleId i : in_.rules.rules.ids()) {
      const Group* group = find_by_name(in_.rules.groups, in_.rules.rules[i].group.text);
      if (group->when_yes == Sign::threatens) threat(i);
    }
    for (const SynthesisPart& part : in_.rules.synthesis) synthesis(part);
  }

 private:
  const Recommendation& written(RecommendationId i) const { return in_.rules.recommendations[i]; }

  // A fiche of few facts in which the function holds and whose standing reading is accepted, on one line.
  std::optional<std::string> shown(Function where, const std::function<bool(const Outcome&)>& accept) {
    const auto found = in_.witnesses().accepted(in_.diagrams, where, [&](const Facts& facts) {
      return accept(reader_.read(facts, evaluate(in_.plan, facts)).outcome);
    });
    return found ? std::optional(found->line(in_.rules, FicheScope::whole)) : std::nullopt;
  }

  void opposed(RecommendationId one, RecommendationId other, const Place& place) {
    const std::string message =
        "`" + written(one).name + "` and `" + written(other).name + "` can be given together";
    const std::string help = "narrow one of them: they are declared opposed";
    const Function strictly =
        in_.diagrams.both(in_.functions.recommendation(one), in_.functions.recommendation(other));
    if (in_.expressible(strictly) != Proving::kNever)
      return in_.add("opposed-together", place, message, help, strictly);
    const Function together =
        in_.diagrams.both(may_stand_.holds(written(one).when), may_stand_.holds(written(other).when));
    if (together == Proving::kNever) return;
    const auto fiche = shown(together, [&](const Outcome& stands) {
      return stands.recommended[one] == Tri::yes && stands.recommended[other] == Tri::yes;
    });
    if (fiche) in_.add_shown("opposed-together", place, message, help, *fiche);
  }

  // A threat is answered where a recommendation that names it is wanted: given, or done already.
  void threat(RuleId id) {
    const Rule& rule = in_.rules.rules[id];
    std::vector<RecommendationId> answers;
    Function answered = Proving::kNever;
    for (const RecommendationId i : in_.rules.recommendations.ids()) {
      const std::vector<Name>& named = written(i).answers;
      if (std::none_of(named.begin(), named.end(), [&](const Name& name) { return name.text == rule.name; }))
        continue;
      answers.push_back(i);
      answered = in_.diagrams.either(answered, in_.functions.wanted(in_.diagrams, written(i)));
    }
    const Function holds = in_.functions.of(in_.plan.variables().of(id));
    const std::string message = answers.empty()
                                    ? "no recommendation answers `" + rule.name + "`"
                                    : "`" + rule.name + "` can hold where nothing that answers it is given";
    const std::string help = "name it under `answers` of a recommendation that is given wherever it holds";
    const Function alone = in_.diagrams.both(holds, in_.diagrams.negated(answered));
    if (in_.expressible(alone) != Proving::kNever)
      return in_.add("unanswered-threat", rule.place, message, help, alone);
    if (!may_stand_.can_be_presumed(id)) return;
    Condition test;
    test.kind = Condition::Kind::test;
    test.name = {rule.name, rule.place};
    test.test.form = UnaryTest::Form::terms;
    test.test.terms.push_back({std::string(kYes), {}});
    const auto fiche = shown(may_stand_.holds(test), [&](const Outcome& stands) {
      return stands.rule(in_.plan, id) == Tri::yes &&
             std::none_of(answers.begin(), answers.end(), [&](RecommendationId i) {
               return evaluate_node(in_.plan, in_.plan.giving()[i].wanted, stands.cells) == Tri::yes;
             });
    });
    if (fiche) in_.add_shown("unanswered-threat", rule.place, message, help, *fiche);
  }

  // Whether a text can always be said: what stands in it is there whatever the fiche says.
  bool is_always_said(const SynthesisPart::Variant& variant) const {
    bool always = true;
    WordingFault fault;
    for_each_placeholder(
        *wording_from_text(variant.text.en, fault), [&](const Placeholder& one, bool optional) {
          if (optional || one.form == Placeholder::Form::firm) return;
          const auto thing = one.names.empty() ? std::nullopt : in_.plan.names().find(one.names.front());
          always &= one.form == Placeholder::Form::value && thing &&
                    (thing->kind == EntryKind::parameter || thing->kind == EntryKind::count ||
                     (thing->kind == EntryKind::fact && in_.rules.facts[thing->fact()].required));
        });
    return always;
  }

  void synthesis(const SynthesisPart& part) {
    Function said = Proving::kNever;  // by those above
    for (const SynthesisPart::Variant& variant : part.says) {
      const Function may = may_stand_.holds(variant.when);
      if (may == Proving::kNever || in_.diagrams.both(may, in_.diagrams.negated(said)) == Proving::kNever)
        in_.add("dead-variant", variant.place,
                may == Proving::kNever ? "this is never said: its condition never holds"
                                       : "this is never said: those above it hold wherever it does",
                "mend its condition, move it up, or remove it");
      if (is_always_said(variant))
        said = in_.diagrams.either(said, in_.functions.of(in_.diagrams, variant.when));
    }
  }

  Proving& in_;
  MayStand may_stand_;
  StandingReader reader_;
};

}  // namespace

void prove_advice(Proving& in) { AdviceProver(in).prove(); }

}  // namespace diagclub
