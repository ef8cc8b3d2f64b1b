// A fiche in, cells out.
#include "eval/facts.h"

#include <algorithm>

#include "model/names.h"
#include "read/fiche/fiche_number.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

// What the formula leaves the fact to be. Figures that do not fit together (outside the fact's bounds, no
// whole number where it takes only those) tell nothing of it.
Interval told_of(const Plan& plan, FactId fact, Derived& derived) {
  const Interval& bounds = plan.rules().facts[fact].bounds;
  const Interval inside = intersection(derived.numbers, bounds);
  const Axis& axis = plan.variables()[plan.variables().of(fact)].axis;
  derived.tells = derived.tells && axis.cells_of(inside) != 0;
  return derived.tells ? inside : bounds;
}

// What a fiche that does not state the fact is taken to mean.
Cells otherwise_of(const Fact& fact) {
  if (fact.kind == FactKind::yes_no) return fact.otherwise == kYes ? kYesCell : kNoCell;
  return cell(position_by_name(fact.choices, fact.otherwise).value_or(0));
}

}  // namespace

FactsMaker::FactsMaker(const Plan& plan) : plan_(plan) {
  const IndexVector<FactId, Fact>& vocabulary = plan.rules().facts;
  Facts& facts = nothing_said_;
  facts.cells = plan.nothing_known();
  facts.known.resize(vocabulary.size());
  facts.derived.resize(vocabulary.size());
  facts.assumed.resize(vocabulary.size());
  facts.said.resize(vocabulary.size());
  for (const FactId id : vocabulary.ids()) {
    const Fact& fact = vocabulary[id];
    const Ids<VariableId> values = plan.variables().values(id);
    const VariableId variable = values.front();
    const Axis* axis = fact.kind == FactKind::number ? &plan.variables()[variable].axis : nullptr;
    slots_.push_back({fact.kind, variable, values.size(), plan.variables().known(id), axis});
    facts.numbers.push_back(fact.bounds);
    facts.cells[plan.variables().known(id)] = kNoCell;
    if (axis != nullptr) facts.cells[variable] = axis->cells_of(fact.bounds);
    if (fact.otherwise.empty()) continue;
    facts.cells[variable] = otherwise_of(fact);
    facts.assumed[id] = true;
  }
  for (const FactId fact : plan.formulas()) {
    Derivable& formula = formulas_.emplace_back();
    formula.fact = fact;
    formula.figure = figure_from_formula(plan, *vocabulary[fact].formula);
    formula.operands = plan.formula_facts(fact);
  }
  // A formula may tell something of bounds alone.
  for (const Derivable& formula : formulas_) derive_into(formula, facts);
}

void FactsMaker::start(Facts& facts) const {
  if (facts.cells.empty()) {
    facts = nothing_said_;
    return;
  }
  for (const FactId fact : facts.moved) {
    const Slot& slot = slots_[fact];
    if (slot.variables == 1)
      facts.cells[slot.variable] = nothing_said_.cells[slot.variable];
    else
      std::copy_n(&nothing_said_.cells[slot.variable], slot.variables, &facts.cells[slot.variable]);
    facts.cells[slot.known] = nothing_said_.cells[slot.known];
    if (slot.axis != nullptr) facts.numbers[fact] = nothing_said_.numbers[fact];
    facts.said[fact] = nothing_said_.said[fact];
    facts.known[fact] = nothing_said_.known[fact];
    facts.derived[fact] = nothing_said_.derived[fact];
    facts.assumed[fact] = nothing_said_.assumed[fact];
  }
  facts.moved.clear();
}

void FactsMaker::put(const FactValue& given, Facts& facts) const {
  const Slot& slot = slots_[given.fact];
  facts.moved.push_back(given.fact);
  if (facts.assumed[given.fact]) {
    facts.assumed[given.fact] = false;
    facts.cells[slot.variable] = plan_.nothing_known()[slot.variable];
  }
  facts.said[given.fact] = given.nothing_reported ? Facts::Said::nothing_reported
                           : given.unknown        ? Facts::Said::unknown
                                                  : Facts::Said::something;
  if (given.unknown) return;
  facts.known[given.fact] = true;
  facts.cells[slot.known] = kYesCell;
  switch (slot.kind) {
    case FactKind::number:
      facts.numbers[given.fact] = given.number;
      facts.cells[slot.variable] = slot.axis->cells_of(given.number);
      break;
    case FactKind::yes_no:
    case FactKind::choice:
      facts.cells[slot.variable] = given.choices;
      break;
    case FactKind::list:
      std::fill_n(&facts.cells[slot.variable], slot.variables, given.open ? kYesOrNo : kNoCell);
      for (Cells listed = given.listed; listed != 0; listed &= listed - 1)
        facts.cells[slot.variable + lowest_cell(listed)] = kYesCell;
      break;
    case FactKind::text:
      break;
  }
}

void FactsMaker::derive_into(const Derivable& formula, Facts& facts) const {
  const VariableId variable = plan_.variables().of(formula.fact);
  Derived derived = derive(facts, formula.figure);
  facts.numbers[formula.fact] = told_of(plan_, formula.fact, derived);
  facts.known[formula.fact] = facts.derived[formula.fact] = derived.known && derived.tells ? 1 : 0;
  facts.cells[plan_.variables().known(formula.fact)] = facts.known[formula.fact] ? kYesCell : kNoCell;
  facts.cells[variable] = plan_.variables()[variable].axis.cells_of(facts.numbers[formula.fact]);
}

void FactsMaker::finish(Facts& facts) const {
  for (const Derivable& formula : formulas_) {
    if (facts.said[formula.fact] == Facts::Said::something) continue;
    // Figures that are as they are when nothing is said leave it as it is then.
    const bool moved = std::any_of(formula.operands.begin(), formula.operands.end(), [&](FactId operand) {
      return facts.known[operand] != nothing_said_.known[operand] ||
             !(facts.numbers[operand] == nothing_said_.numbers[operand]);
    });
    if (!moved) continue;
    facts.moved.push_back(formula.fact);
    derive_into(formula, facts);
  }
}

Facts FactsMaker::facts_of(const Fiche& fiche) const {
  Facts facts;
  start(facts);
  for (const StatedFact& stated : fiche.facts) put(stated, facts);
  finish(facts);
  return facts;
}

Facts facts_from_fiche(const Plan& plan, const Fiche& fiche) { return FactsMaker(plan).facts_of(fiche); }

Fiche fiche_of_element(const Fiche& fiche, const Element& element) {
  Fiche own;
  own.source = fiche.source;
  own.span = element.span;
  own.facts = fiche.facts;
  own.facts.insert(own.facts.end(), element.facts.begin(), element.facts.end());
  return own;
}

namespace {

bool is_difference_of_whole(const Plan& plan, const Formula& formula) {
  return formula.op == Formula::Op::subtract &&
         std::all_of(formula.operands.begin(), formula.operands.end(), [&](const Formula& operand) {
           const Fact* fact =
               operand.op == Formula::Op::name ? find_by_name(plan.rules().facts, operand.name) : nullptr;
           return fact != nullptr && fact->integer;
         });
}

// With a decimal, and more where it would be shown within the bounds though it is not.
std::string numbers_in_words(const Interval& numbers, const Interval& bounds) {
  const auto words = [&](const Number& number) {
    return text_from_number(rounded_while(
        number, 1, [&](const Number& shown) { return bounds.contains(shown) == bounds.contains(number); }));
  };
  return words(numbers.low) + (numbers.is_point() ? "" : ".." + words(numbers.high));
}

// Figures that give a number that the fact cannot be: told where one of them stands.
void warn_of_misfit(const Plan& plan, const Fiche& fiche, const Fact& fact, const Interval& numbers,
                    const Source& source, Diagnostics& diagnostics) {
  const StatedFact* place = nullptr;
  for_each_operand(*fact.formula, [&](const std::string& name) {
    const Fact* operand = find_by_name(plan.rules().facts, name);
    if (operand == nullptr || place != nullptr) return;
    place = fiche.find(plan.rules().facts.id_of(*operand));
  });
  if (place == nullptr) return;
  diagnostics.warning(source, place->span, "the figures that `" + fact.name + "` follows from do not fit",
                      "they give " + numbers_in_words(numbers, fact.bounds) + ", it lies in " +
                          numbers_in_words(fact.bounds, fact.bounds) + "; it is taken as not known");
}

}  // namespace

void warn_of_contradictions(const Plan& plan, const Fiche& fiche, const Facts& facts, const Source& source,
                            Diagnostics& diagnostics) {
  const Number give = number_form(plan.rules()).approximation / 100;
  for (const FactId fact : plan.formulas()) {
    const StatedFact* stated = fiche.find(fact);
    const Fact& about = plan.rules().facts[fact];
    const Derived derived = derive(facts, figure_from_formula(plan, *about.formula));
    if (!derived.known) continue;
    if (stated == nullptr || stated->unknown) {
      Derived told = derived;
      told_of(plan, fact, told);
      if (!told.tells && derived.tells)
        warn_of_misfit(plan, fiche, about, derived.numbers, source, diagnostics);
      continue;
    }
    if (!derived.tells) continue;
    // The difference of two whole numbers (years) may be a whole one off.
    const Number off = is_difference_of_whole(plan, *about.formula) ? 1 : 0;
    const Interval widened{derived.numbers.low - abs(derived.numbers.low) * give - off,
                           derived.numbers.high + abs(derived.numbers.high) * give + off, false, false};
    if (!intersection(widened, stated->number).empty()) continue;
    diagnostics.warning(
        source, stated->span, "`" + about.name + "` does not fit the figures it follows from",
        "they give " + numbers_in_words(derived.numbers, about.bounds) + "; the stated value is used");
  }
}

}  // namespace diagclub
