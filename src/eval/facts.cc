// A fiche in, cells out.
#include "eval/facts.h"

#include <algorithm>
#include <cmath>

#include "model/names.h"
#include "read/fiche_number.h"

namespace diagclub {

namespace {

// What a formula gives. It tells nothing where it divides by what is 0 or may lie on either side of it.
struct Derived {
  Interval numbers;
  bool known = true;  // everything that it is made of is known
  bool tells = true;
};

bool keeps_its_side(const Interval& numbers) {
  return (numbers.low >= 0 || numbers.high <= 0) && !(numbers.low == 0 && numbers.high == 0);
}

Derived derive(const Plan& plan, const Facts& facts, const Formula& formula) {
  if (formula.op == Formula::Op::number) return {Interval::point(formula.number)};
  if (formula.op == Formula::Op::name) {
    const Thing thing = *plan.names().find(formula.name);
    const auto index = static_cast<std::size_t>(thing.index);
    if (thing.kind == ThingKind::parameter) return {Interval::point(plan.rules().parameters[index].number)};
    return {facts.numbers[index], facts.known[index]};
  }
  const Derived a = derive(plan, facts, formula.operands[0]);
  const Derived b = derive(plan, facts, formula.operands[1]);
  const bool known = a.known && b.known;
  const bool tells = a.tells && b.tells;
  switch (formula.op) {
    case Formula::Op::add:
      return {sum(a.numbers, b.numbers), known, tells};
    case Formula::Op::subtract:
      return {difference(a.numbers, b.numbers), known, tells};
    case Formula::Op::multiply:
      return {product(a.numbers, b.numbers), known, tells};
    default:
      return {quotient(a.numbers, b.numbers), known, tells && keeps_its_side(b.numbers)};
  }
}

// What the formula leaves the fact to be. Figures that do not fit together (outside the fact's bounds, no
// whole number where it takes only those) tell nothing of it.
Interval told_of(const Plan& plan, int fact, Derived& derived) {
  const Interval& bounds = plan.rules().facts[static_cast<std::size_t>(fact)].bounds;
  const Interval inside = intersection(derived.numbers, bounds);
  const Axis& axis = plan.variables()[plan.variables().of({ThingKind::fact, fact})].axis;
  derived.tells = derived.tells && axis.cells_of(inside) != 0;
  return derived.tells ? inside : bounds;
}

void encode_stated(const Plan& plan, const Stated& stated, Facts& facts) {
  const auto index = static_cast<std::size_t>(stated.fact);
  const Fact& fact = plan.rules().facts[index];
  if (stated.unknown) return;
  facts.known[index] = true;
  const auto variable = static_cast<std::size_t>(plan.variables().of({ThingKind::fact, stated.fact}));
  switch (fact.kind) {
    case FactKind::number:
      facts.numbers[index] = stated.number;
      break;
    case FactKind::yes_no:
    case FactKind::choice:
      facts.cells[variable] = stated.choices;
      break;
    case FactKind::list:
      for (std::size_t i = 0; i < fact.choices.size(); ++i) {
        const bool listed = (stated.listed & cell(static_cast<int>(i))) != 0;
        facts.cells[variable + i] = listed ? kYesCell : stated.open ? kYesOrNo : kNoCell;
      }
      break;
    case FactKind::text:
      break;
  }
}

}  // namespace

Facts facts_from_fiche(const Plan& plan, const Fiche& fiche) {
  const std::vector<Fact>& vocabulary = plan.rules().facts;
  Facts facts;
  facts.cells = plan.nothing_known();
  facts.known.resize(vocabulary.size());
  facts.derived.resize(vocabulary.size());
  facts.assumed.resize(vocabulary.size());
  for (const Fact& fact : vocabulary) facts.numbers.push_back(fact.bounds);
  for (const Stated& stated : fiche.facts) encode_stated(plan, stated, facts);
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const Fact& fact = vocabulary[i];
    if (fact.otherwise.empty() || fiche.find(static_cast<int>(i)) != nullptr) continue;
    const auto choice = fact.kind == FactKind::yes_no
                            ? fact.otherwise == "yes" ? 1 : 0
                            : find_by_name(fact.choices, fact.otherwise) - fact.choices.data();
    facts.cells[static_cast<std::size_t>(plan.variables().of({ThingKind::fact, static_cast<int>(i)}))] =
        cell(static_cast<int>(choice));
    facts.assumed[i] = true;
  }
  for (const int fact : plan.formulas()) {
    const auto index = static_cast<std::size_t>(fact);
    if (facts.known[index]) continue;
    Derived derived = derive(plan, facts, *vocabulary[index].formula);
    facts.numbers[index] = told_of(plan, fact, derived);
    facts.known[index] = facts.derived[index] = derived.known && derived.tells;
  }
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const int fact = static_cast<int>(i);
    facts.cells[static_cast<std::size_t>(plan.variables().known(fact))] = facts.known[i] ? kYesCell : kNoCell;
    if (vocabulary[i].kind != FactKind::number) continue;
    const int variable = plan.variables().of({ThingKind::fact, fact});
    facts.cells[static_cast<std::size_t>(variable)] =
        plan.variables()[variable].axis.cells_of(facts.numbers[i]);
  }
  return facts;
}

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

std::string numbers_in_words(const Interval& numbers) {
  const auto rounded = [](double number) { return text_from_number(std::round(number * 10) / 10); };
  return rounded(numbers.low) + (numbers.is_point() ? "" : ".." + rounded(numbers.high));
}

// Figures that give a number that the fact cannot be: told where one of them stands.
void warn_of_misfit(const Plan& plan, const Fiche& fiche, const Fact& fact, const Interval& numbers,
                    const Source& source, Diagnostics& diagnostics) {
  const Stated* place = nullptr;
  for_each_operand(*fact.formula, [&](const std::string& name) {
    const Fact* operand = find_by_name(plan.rules().facts, name);
    if (operand == nullptr || place != nullptr) return;
    place = fiche.find(static_cast<int>(operand - plan.rules().facts.data()));
  });
  if (place == nullptr) return;
  diagnostics.warning(source, place->span, "the figures that `" + fact.name + "` follows from do not fit",
                      "they give " + numbers_in_words(numbers) + ", it lies in " +
                          numbers_in_words(fact.bounds) + "; it is taken as not known");
}

}  // namespace

void warn_of_contradictions(const Plan& plan, const Fiche& fiche, const Facts& facts, const Source& source,
                            Diagnostics& diagnostics) {
  const double give = number_form(plan.rules()).approximation / 100;
  for (const int fact : plan.formulas()) {
    const auto index = static_cast<std::size_t>(fact);
    const Stated* stated = fiche.find(fact);
    const Fact& about = plan.rules().facts[index];
    const Derived derived = derive(plan, facts, *about.formula);
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
    const double off = is_difference_of_whole(plan, *about.formula) ? 1 : 0;
    const Interval widened{derived.numbers.low - std::abs(derived.numbers.low) * give - off,
                           derived.numbers.high + std::abs(derived.numbers.high) * give + off, false, false};
    if (!intersection(widened, stated->number).empty()) continue;
    diagnostics.warning(source, stated->span, "`" + about.name + "` does not fit the figures it follows from",
                        "they give " + numbers_in_words(derived.numbers) + "; the stated value is used");
  }
}

}  // namespace diagclub
