// In: facts and outcomes of one club. Out: their words in a cell; open ones as all that they may be.
#pragma once

#include <string>
#include <vector>

#include "read/fiche/fiche_number.h"
#include "reason/batch/batch_standing.h"
#include "report/score/score_cells.h"
#include "report/score/score_columns.h"
#include "value/outcome_words.h"

namespace diagclub {

// `1 500`, `10..15`, `> 100`: as a fiche may write it.
inline std::string number_in_words(const Interval& number) {
  if (number.is_point()) return text_from_number(number.low);
  if (!number.high.is_finite()) return (number.low_open ? "> " : ">= ") + text_from_number(number.low);
  if (!number.low.is_finite()) return (number.high_open ? "< " : "<= ") + text_from_number(number.high);
  return text_from_number(number.low) + ".." + text_from_number(number.high);
}

template <typename Cell>
void choices(const Fact& fact, Cells chosen, Cell& cell) {
  cell.open("|");
  for (; chosen != 0; chosen &= chosen - 1) {
    cell.next();
    cell.text(fact.choices[lowest_cell(chosen)].name);
  }
  cell.close();
}

// A list as a fiche writes it: `...` at the end where there may be more, `[]` where it holds none.
template <typename Cell>
void list_value(const Fact& fact, const Facts& facts, VariableId variable, Cell& cell) {
  bool open = false;
  bool any = false;
  cell.open("|");
  for (std::size_t i = 0; i < fact.choices.size(); ++i) {
    const Cells holds = facts.cells[variable + i];
    open |= !is_single(holds);
    if (holds != kYesCell) continue;
    any = true;
    cell.next();
    cell.text(fact.choices[i].name);
  }
  if (open) {
    cell.next();
    cell.text("...");
  } else if (!any) {
    cell.empty_list();
  }
  cell.close();
}

template <typename Cell>
void fact_value(const Plan& plan, FactId id, const ScoredClub& club, Cell& cell) {
  const Fact& fact = plan.rules().facts[id];
  const Facts& facts = *club.facts;
  if (fact.kind != FactKind::text && !facts.known[id]) {
    const Facts::Said said = facts.said[id];
    if (said == Facts::Said::unknown) return cell.text(kUnknown);
    return said == Facts::Said::nothing_reported ? cell.text(kNothingReported) : cell.nothing();
  }
  const auto cells = [&] { return facts.cells[plan.variables().of(id)]; };
  switch (fact.kind) {
    case FactKind::text: {
      const std::string_view text = club.fiche->text(id);
      return text.empty() ? cell.nothing() : cell.text(text);
    }
    case FactKind::number: {
      const Interval& number = facts.numbers[id];
      if (const auto whole = number.low.plain_whole(); whole && number.is_point())
        return cell.integer(*whole);
      return cell.text(number_in_words(number));
    }
    case FactKind::yes_no:
      return cell.text(yes_no_word(cells() == kYesCell));
    case FactKind::list:
      return list_value(fact, facts, plan.variables().of(id), cell);
    case FactKind::choice:
      return is_single(cells()) ? cell.text(fact.choices[lowest_cell(cells())].name)
                                : choices(fact, cells(), cell);
  }
}

template <typename Cell>
void one_outcome(const Table& table, std::size_t outcome, Cell& cell) {
  if (outcome == not_applicable_cell(table))
    cell.text(kNotApplicable);
  else if (table.hit == HitPolicy::collect_count)
    cell.integer(outcome);
  else if (outcome == none_cell(table))
    cell.text(kNoRow);
  else
    cell.text(table.outputs[outcome].name);
}

template <typename Cell>
void outcomes(const Table& table, Cells possible, Cell& cell) {
  cell.open("|");
  for (; possible != 0; possible &= possible - 1) {
    cell.next();
    one_outcome(table, lowest_cell(possible), cell);
  }
  cell.close();
}

// One outcome where it is settled (nothing where no row matches), all that it may be where it is not.
// outcome: strictly, or as it stands.
template <typename Read, typename Cell>
void table_value(const Plan& plan, TableId id, const Read& outcome, Cell& cell) {
  const Table& table = plan.rules().tables[id];
  if (table.hit == HitPolicy::collect) {
    if (outcome.applies(id) == Tri::no) return cell.text(kNotApplicable);
    cell.open("|");
    for (const Tri wanted : {Tri::yes, Tri::unknown}) {
      for (std::size_t i = 0; i < none_cell(table); ++i) {
        if (outcome.output(id, i) != wanted) continue;
        cell.next();
        cell.text(wanted == Tri::yes ? table.outputs[i].name : table.outputs[i].name + "?");
      }
    }
    return cell.close();
  }
  const Cells possible = outcome.table(id);
  if (!is_single(possible)) return outcomes(table, possible, cell);
  if (table.hit != HitPolicy::collect_count && possible == diagclub::cell(none_cell(table)))
    return cell.nothing();
  one_outcome(table, lowest_cell(possible), cell);
}

// `class: gap`, `class: rows 2 and 3`.
template <typename Cell>
void fault_values(const RuleSet& rules, const std::vector<RowFault>& faults, Cell& cell) {
  cell.open("; ");
  for (const RowFault& fault : faults) {
    cell.next();
    const std::string& table = rules.tables[fault.table].name;
    cell.text(!fault.row ? table + ": gap"
                         : table + ": rows " + std::to_string(fault.other + 1) + " and " +
                               std::to_string(*fault.row + 1));
  }
  cell.close();
}

}  // namespace diagclub
