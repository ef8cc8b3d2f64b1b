// What a fiche says in, which of its figures cannot stand together out.
#include "eval/relations.h"

#include <algorithm>

namespace diagclub {

namespace {

using Op = Comparison::Op;

// Whether a comparison holds whatever the two numbers are.
bool surely(const Interval& left, Op op, const Interval& right) {
  switch (op) {
    case Op::below:
      return left.high < right.low || (left.high == right.low && (left.high_open || right.low_open));
    case Op::at_most:
      return left.high <= right.low;
    case Op::above:
      return surely(right, Op::below, left);
    case Op::at_least:
      return surely(right, Op::at_most, left);
  }
  return false;
}

void add_facts(const Figure& figure, std::vector<FactId>& facts) {
  const bool fresh = std::find(facts.begin(), facts.end(), figure.fact) == facts.end();
  if (figure.op == Formula::Op::name && fresh) facts.push_back(figure.fact);
  for (const Figure& operand : figure.operands) add_facts(operand, facts);
}

// `members.firms: 45, members.count: 20`: what is stated of the facts.
std::string figures_in_words(const Plan& plan, const Fiche& fiche, const std::vector<FactId>& facts) {
  std::string words;
  for (const FactId fact : facts) {
    const StatedFact* stated = fiche.find(fact);
    const std::string value = stated != nullptr ? stated->written : "";
    words += (words.empty() ? "`" : ", `") + plan.rules().facts[fact].name +
             (value.empty() ? "`" : ": " + value + "`");
  }
  return words;
}

// Those of a club, or those of one of its elements that the club's facts alone do not break.
void warn_of(const Plan& plan, const Relations& relations, const Fiche& fiche, const Element* element,
             const Source& source, Language language, Diagnostics& diagnostics) {
  std::vector<const Relations::Broken*> broken;
  relations.find(fiche.facts, facts_from_fiche(plan, fiche), broken);
  for (const Relations::Broken* one : broken) {
    const StatedFact* place = nullptr;
    for (const FactId fact : one->facts) {
      const StatedFact* stated = fiche.find(fact);
      if (place == nullptr || (stated != nullptr && stated->fact == one->bare)) place = stated;
    }
    const auto of_element = [&](FactId fact) {
      return std::any_of(element->facts.begin(), element->facts.end(),
                         [&](const StatedFact& own) { return own.fact == fact; });
    };
    if (place == nullptr) continue;
    if (element != nullptr && std::none_of(one->facts.begin(), one->facts.end(), of_element)) continue;
    const Relation& relation = plan.rules().relations[one->relation];
    diagnostics.warning(source, place->span, relation.text.in(language),
                        "see " + figures_in_words(plan, fiche, one->facts));
  }
}

}  // namespace

Relations::Bound Relations::bound(const Plan& plan, std::size_t relation, std::optional<FactId> number) {
  Bound made;
  made.what.relation = relation;
  made.what.bare = number;
  if (number) made.what.facts.push_back(*number);
  for (const Comparison& each : plan.rules().relations[relation].when) {
    made.when.push_back({figure_from_formula(plan, each.left, number), each.op,
                         figure_from_formula(plan, each.right, number)});
    add_facts(made.when.back().left, made.what.facts);
    add_facts(made.when.back().right, made.what.facts);
  }
  return made;
}

Relations::Relations(const Plan& plan) : bare_(plan.rules().facts.size()) {
  const RuleSet& rules = plan.rules();
  for (std::size_t i = 0; i < rules.relations.size(); ++i) {
    const std::string& unit = rules.relations[i].bare.text;
    if (unit.empty()) bound_.push_back(bound(plan, i, std::nullopt));
    for (const FactId fact : rules.facts.ids()) {
      if (!unit.empty() && rules.facts[fact].unit == unit) bare_[fact].push_back(bound(plan, i, fact));
    }
  }
}

bool Relations::holds(const Bound& bound, const Facts& facts) {
  for (const FactId fact : bound.what.facts) {
    if (facts.known[fact] == 0) return false;
  }
  return std::all_of(bound.when.begin(), bound.when.end(), [&](const Compared& each) {
    const Derived left = derive(facts, each.left);
    const Derived right = derive(facts, each.right);
    return left.tells && right.tells && surely(left.numbers, each.op, right.numbers);
  });
}

void warn_of_relations(const Plan& plan, const Fiche& fiche, const Source& source, Language language,
                       Diagnostics& diagnostics) {
  if (plan.rules().relations.empty()) return;
  const Relations relations(plan);
  warn_of(plan, relations, fiche, nullptr, source, language, diagnostics);
  for (const Element& element : fiche.elements)
    warn_of(plan, relations, fiche_of_element(fiche, element), &element, source, language, diagnostics);
}

}  // namespace diagclub
