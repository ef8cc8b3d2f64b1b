// An outcome and how it stands in, what is to be said of it out.
#include "eval/standing/diagnosis.h"

#include <algorithm>

#include "eval/row_faults.h"

namespace diagclub {

namespace {

// One club as it is read: strictly, or as it stands.
struct Reading {
  const Plan& plan;
  const Outcome& strict;
  const Standing* standing = nullptr;  // none: strictly

  const Outcome& outcome() const { return standing == nullptr ? strict : standing->outcome; }
  Firmness firmness_of(EntryRef thing) const {
    if (standing != nullptr) return firmness(plan, strict, *standing, thing);
    return is_open(plan, strict, thing) ? Firmness::open : Firmness::certain;
  }
};

bool is_known(const Reading& of, FactId fact) {
  return of.strict.cells[of.plan.variables().known(fact)] == kYesCell;
}

// What is known of what made a presumed conclusion so, and the signs that made presumptions speak. A verdict
// met on the way is named and not taken apart again.
Reasons known_and_signs(const Reading& of, EntryRef thing, const std::vector<Evidence>& signs) {
  Reasons found = reasons(of.plan, of.outcome(), thing);
  std::vector<Evidence>& facts = found.facts;
  // A presumed fact is no evidence, nor is what a fiche that leaves it out is taken to mean.
  facts.erase(std::remove_if(facts.begin(), facts.end(),
                             [&](const Evidence& one) { return !is_known(of, one.fact); }),
              facts.end());
  std::vector<Evidence> behind_verdicts;
  for (const TableId table : found.verdicts) {
    const auto& more = standing_reasons(of.plan, of.strict, *of.standing, table).signs;
    behind_verdicts.insert(behind_verdicts.end(), more.begin(), more.end());
  }
  const auto is_in = [](const std::vector<Evidence>& all, const Evidence& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  for (const Evidence& sign : signs) {
    const bool assumed = !is_known(of, sign.fact) && !is_open(of.plan, of.strict, sign.fact);
    if (!assumed && !is_in(behind_verdicts, sign) && !is_in(facts, sign)) facts.push_back(sign);
  }
  return found;
}

Finding finding(const Reading& of, EntryRef thing, Tri applies) {
  Finding found;
  found.thing = thing;
  found.holds = truth_of(of.plan, of.outcome(), thing);
  found.applies = applies;
  if (thing.kind == EntryKind::rule)
    found.condition = evaluate_node(of.plan, of.plan.step_of(thing).when, of.outcome().cells);
  found.firmness = of.firmness_of(thing);
  // What is certain rests on what is certain.
  found.reasons = reasons(of.plan, found.firmness == Firmness::certain ? of.strict : of.outcome(), thing);
  if (of.standing == nullptr || found.firmness == Firmness::certain) return found;
  StandingReasons behind = standing_reasons(of.plan, of.strict, *of.standing, thing);
  if (found.firmness == Firmness::presumed) found.reasons = known_and_signs(of, thing, behind.signs);
  found.presumptions = std::move(behind.presumptions);
  return found;
}

Verdict verdict(const Reading& of, const PlanStep& step, Tri applies) {
  const Plan& plan = of.plan;
  const Outcome& outcome = of.outcome();
  const Table& table = plan.rules().tables[step.thing.table()];
  Verdict verdict;
  verdict.finding = finding(of, step.thing, applies);
  if (table.hit != HitPolicy::collect) {
    verdict.possible = outcome.outcomes(plan, step.thing.table());
    if (gives_one(table.hit)) verdict.row = deciding_row(plan, outcome, step.thing.table());
    // A table that is presumed itself is decided by no row.
    if (verdict.finding.firmness == Firmness::presumed && verdict.row &&
        evaluate_row(step, *verdict.row, outcome.cells) != Tri::yes)
      verdict.row.reset();
    verdict.contradicting = contradicting_rows(plan, outcome, step.thing.table());
    return verdict;
  }
  for (std::size_t i = 0; i < none_cell(table); ++i) {
    const Tri holds = tri_from_cells(outcome.cells[step.variable + i]);
    if (holds == Tri::yes) verdict.possible |= cell(i);
    if (holds == Tri::unknown) verdict.open |= cell(i);
  }
  return verdict;
}

Sign sign_of(const Plan& plan, const Finding& finding) {
  const Rule& rule = plan.rules().rules[finding.thing.rule()];
  const Group* group = find_by_name(plan.rules().groups, rule.group.text);
  // What does not apply says nothing, nor does a «no» where it is not known to apply.
  if (finding.applies == Tri::no || (finding.holds == Tri::no && finding.applies != Tri::yes))
    return Sign::silent;
  return finding.holds == Tri::yes  ? group->when_yes
         : finding.holds == Tri::no ? group->when_no
                                    : Sign::silent;
}

// How many rules of a count hold.
Tally tally(const Reading& of, CountId count, const IndexVector<RuleId, Finding>& rules) {
  Tally tally;
  tally.thing = count;
  tally.applies = of.outcome().applies(of.plan, tally.thing);
  tally.firmness = of.firmness_of(tally.thing);
  for (const Name& name : of.plan.rules().counts[count].of) {
    const Finding& member = tally.members.emplace_back(rules[of.plan.names().find(name.text)->rule()]);
    const Tri surely = of.strict.rule(of.plan, member.thing.rule());
    tally.sure += surely == Tri::yes;
    tally.standing += member.holds == Tri::yes;
    tally.possible += surely != Tri::no;
  }
  if (of.standing != nullptr && tally.firmness != Firmness::certain)
    tally.presumptions = standing_reasons(of.plan, of.strict, *of.standing, tally.thing).presumptions;
  return tally;
}

std::vector<std::vector<std::size_t>> synthesis(const Plan& plan, const Outcome& outcome) {
  std::vector<std::vector<std::size_t>> parts;
  for (const std::vector<Plan::Variant>& variants : plan.synthesis()) {
    std::vector<std::size_t>& may_be_said = parts.emplace_back();
    for (std::size_t i = 0; i < variants.size(); ++i) {
      if (evaluate_node(plan, variants[i].holds, outcome.cells) == Tri::yes) may_be_said.push_back(i);
    }
  }
  return parts;
}

Diagnosis diagnose(const Reading& of, std::optional<SectionId> element_section) {
  const Plan& plan = of.plan;
  const Outcome& outcome = of.outcome();
  const RuleSet& rules = plan.rules();
  Diagnosis diagnosis;
  diagnosis.tables.resize(rules.tables.size());
  diagnosis.rules.resize(rules.rules.size());
  for (const StepId i : plan.steps().ids()) {
    const PlanStep& step = plan.steps()[i];
    if (step.thing.kind == EntryKind::table)
      diagnosis.tables[step.thing.table()] = verdict(of, step, outcome.applicable[i]);
    if (step.thing.kind == EntryKind::rule)
      diagnosis.rules[step.thing.rule()] = finding(of, step.thing, outcome.applicable[i]);
  }
  for (const CountId count : rules.counts.ids())
    diagnosis.counts.push_back(tally(of, count, diagnosis.rules));
  for (const Finding& rule : diagnosis.rules) {
    if (plan.element_section(rule.thing) != element_section) continue;
    switch (sign_of(plan, rule)) {
      case Sign::carries:
        diagnosis.carries.push_back(rule);
        break;
      case Sign::holds_back:
        diagnosis.holds_back.push_back(rule);
        break;
      case Sign::note:
        diagnosis.notes.push_back(rule);
        break;
      case Sign::threatens:
        diagnosis.threatens.push_back(rule);
        break;
      case Sign::silent:
        break;
    }
  }
  if (!element_section) diagnosis.synthesis = synthesis(plan, outcome);
  for (const RecommendationId recommendation : plan.recommendation_order()) {
    const Tri holds = outcome.recommended[recommendation];
    if (holds == Tri::no || plan.element_section(recommendation) != element_section) continue;
    (holds == Tri::yes ? diagnosis.advice : diagnosis.maybe).push_back(finding(of, recommendation, Tri::yes));
  }
  return diagnosis;
}

}  // namespace

Diagnosis diagnose(const Plan& plan, const Outcome& strict, std::optional<SectionId> element_section) {
  return diagnose(Reading{plan, strict}, element_section);
}

Diagnosis diagnose(const Plan& plan, const Outcome& strict, const Standing& standing,
                   std::optional<SectionId> element_section) {
  return diagnose(Reading{plan, strict, &standing}, element_section);
}

}  // namespace diagclub
