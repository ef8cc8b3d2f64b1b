// A goal and facts that may change in, new values under which it is presumed out: each combination is tried.
#include "reason/changes/presumed_changes.h"

#include <algorithm>
#include <functional>

#include "eval/evaluate.h"
#include "value/outcome_words.h"

namespace diagclub {

std::size_t changed_by(const Plan& plan, const Facts& facts, VariableId variable, std::size_t cell_index) {
  const Cells now = facts.cells[variable];
  if (now == cell(cell_index)) return 0;
  const Variable& about = plan.variables()[variable];
  const bool number = about.axis.size() > 1 && about.aspect == Variable::Aspect::value;
  if (!number || !facts.known[about.thing.fact()]) return 1;
  std::size_t away = kMostCells;
  for (Cells left = now; left != 0; left &= left - 1)
    away = std::min(away, std::max(lowest_cell(left), cell_index) - std::min(lowest_cell(left), cell_index));
  return 1 + away;
}

NewValue value_in(const Plan& plan, FactId fact, std::size_t cell_index) {
  const Fact& about = plan.rules().facts[fact];
  NewValue value;
  value.fact = fact;
  if (about.kind == FactKind::number) {
    const Variable& variable = plan.variables()[plan.variables().of(fact)];
    value.answer = text_from_number(variable.axis.representative(cell_index));
  } else if (about.kind == FactKind::yes_no) {
    value.answer = yes_no_word(cell_index == 1);
  } else {
    value.answer = about.choices[cell_index].name;
  }
  return value;
}

PresumedChanges::PresumedChanges(const Plan& plan, const Fiche& fiche, const Facts& facts, const Goal& goal)
    : plan_(plan),
      rules_(plan.rules()),
      fiche_(fiche),
      facts_(facts),
      goal_(goal),
      form_(plan.rules()),
      scope_(plan, {goal.thing}),
      reader_(plan, &scope_) {}

bool PresumedChanges::looks_at(FactId fact) const {
  return !plan_.presumptions().empty() && scope_.holds(plan_, fact);
}

bool PresumedChanges::stands(const Facts& facts, const Outcome& strict) {
  reader_.read(facts, strict, standing_);
  if (goal_.thing.kind == EntryKind::table)
    return standing_.outcome.outcomes(plan_, goal_.thing.table()) == cell(goal_.wanted);
  return standing_.outcome.rule(plan_, goal_.thing.rule()) == (goal_.wanted == 1 ? Tri::yes : Tri::no);
}

// All that one fact may be changed to: a cell, or one choice of a list taken up or dropped.
std::vector<NewValue> PresumedChanges::values_of(FactId fact) const {
  if (rules_.facts[fact].kind == FactKind::list) return list_values_of(fact);
  const VariableId first = plan_.variables().of(fact);
  const Cells now = facts_.known[fact] ? facts_.cells[first] : 0;
  std::vector<NewValue> values;
  for (Cells left = plan_.variables()[first].all & ~now; left != 0; left &= left - 1) {
    values.push_back(value_in(plan_, fact, lowest_cell(left)));
    values.back().accepted = left & -left;
  }
  return values;
}

std::vector<NewValue> PresumedChanges::list_values_of(FactId fact) const {
  const Fact& about = rules_.facts[fact];
  const VariableId first = plan_.variables().of(fact);
  const auto holds_now = [&](std::size_t choice) { return facts_.cells[first + choice] == kYesCell; };
  std::vector<NewValue> values;
  for (std::size_t changed = 0; changed < about.choices.size(); ++changed) {
    NewValue& value = values.emplace_back();
    value.fact = fact;
    (holds_now(changed) ? value.dropped : value.added).push_back(changed);
    for (std::size_t i = 0; i < about.choices.size(); ++i) {
      if (holds_now(i) != (i == changed))
        value.answer += (value.answer.empty() ? "" : ", ") + about.choices[i].name;
    }
    if (value.answer.empty()) value.answer = "[]";
  }
  return values;
}

bool PresumedChanges::stands_with(const std::vector<NewValue>& values) {
  if (++tried_ > kMostTried) return false;
  Fiche changed = fiche_;
  for (const NewValue& value : values) {
    Fault fault;
    auto stated = stated_from_text(value.fact, value.answer, form_, fault);
    if (!stated) return false;
    changed = with_stated(std::move(changed), std::move(*stated));
  }
  const Facts facts = facts_from_fiche(plan_, changed);
  return stands(facts, evaluate(plan_, facts));
}

std::size_t PresumedChanges::cost_of(const std::vector<NewValue>& values) const {
  std::size_t cost = 0;
  for (const NewValue& value : values) {
    const VariableId variable = plan_.variables().of(value.fact);
    cost += value.accepted == 0 ? 1 : changed_by(plan_, facts_, variable, lowest_cell(value.accepted));
  }
  return cost;
}

std::optional<ChangeSet> PresumedChanges::way_by(const std::vector<FactId>& set) {
  if (!std::all_of(set.begin(), set.end(), [&](FactId fact) { return looks_at(fact); })) return std::nullopt;
  std::optional<std::vector<NewValue>> best;
  std::vector<NewValue> values;
  const std::function<void(std::size_t)> add = [&](std::size_t next) {
    if (next < set.size()) {
      for (NewValue& value : values_of(set[next])) {
        values.push_back(std::move(value));
        add(next + 1);
        values.pop_back();
      }
    } else if ((!best || cost_of(values) < cost_of(*best)) && stands_with(values)) {
      best = values;
    }
  };
  add(0);
  if (!best) return std::nullopt;
  add_what_else(*best);
  return ChangeSet{std::move(*best), false};
}

// What else each value may be, all else being equal.
void PresumedChanges::add_what_else(std::vector<NewValue>& values) {
  for (NewValue& value : values) {
    const NewValue chosen = value;
    Cells accepted = chosen.accepted;
    for (const NewValue& other : values_of(value.fact)) {
      value = other;
      if (other.accepted != 0 && stands_with(values)) accepted |= other.accepted;
    }
    value = chosen;
    value.accepted = accepted;
  }
}

}  // namespace diagclub
