#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "base/at.h"
#include "eval/batch_evaluator.h"
#include "read/fiche/fiche_number.h"
#include "report/score/score_cells.h"
#include "report/score/score_columns.h"

namespace diagclub {

// `1 500`, `10..15`, `> 100`: as a fiche may write it.
inline std::string number_in_words(const Interval& number) {
  if (number.is_point()) return text_from_number(number.low);
  if (std::isinf(number.high)) return (number.low_open ? "> " : ">= ") + text_from_number(number.low);
  if (std::isinf(number.low)) return (number.high_open ? "< " : "<= ") + text_from_number(number.high);
  return text_from_number(number.low) + ".." + text_from_number(number.high);
}

template <typename Cell>
void choices(const Fact& fact, Cells chosen, Cell& cell) {
  cell.open("|");
  for (; chosen != 0; chosen &= chosen - 1) {
    cell.next();
    cell.text(at(fact.choices, lowest_cell(chosen)).name);
  }
  cell.close();
}

template <typename Cell>
void fact_value(const Plan& plan, int index, const ScoredClub& club, Cell& cell) {
  const Fact& fact = at(plan.rules().facts, index);
  const Facts& facts = *club.facts;
  const auto fact_at = static_cast<std::size_t>(index);
  if (fact.kind == FactKind::text) {
    const std::string_view text = club.fiche->text(index);
    return text.empty() ? cell.nothing() : cell.text(text);
  }
  if (!facts.known[fact_at]) {
    const Facts::Said said = facts.said[fact_at];
    if (said == Facts::Said::unknown) return cell.text("unknown");
    return said == Facts::Said::nothing_reported ? cell.text("nothing_reported") : cell.nothing();
  }
  if (fact.kind == FactKind::number) {
    const Interval& number = facts.numbers[fact_at];
    // A whole number that JSON's readers keep exactly is one.
    if (number.is_point() && std::abs(number.low) < 1e15 && number.low == std::floor(number.low))
      return cell.integer(static_cast<long long>(number.low));
    return cell.text(number_in_words(number));
  }
  const int variable = plan.variables().of({EntryKind::fact, index});
  const Cells cells = at(facts.cells, variable);
  if (fact.kind == FactKind::yes_no) return cell.text(cells == kYesCell ? "yes" : "no");
  if (fact.kind == FactKind::list) {
    Cells listed = 0;
    for (std::size_t i = 0; i < fact.choices.size(); ++i) {
      if (at(facts.cells, variable + static_cast<int>(i)) == kYesCell)
        listed |= diagclub::cell(static_cast<int>(i));
    }
    return choices(fact, listed, cell);
  }
  return is_single(cells) ? cell.text(at(fact.choices, lowest_cell(cells)).name) : choices(fact, cells, cell);
}

template <typename Cell>
void one_outcome(const Table& table, int outcome, Cell& cell) {
  if (table.hit == HitPolicy::collect_count)
    cell.integer(outcome);
  else if (outcome == none_cell(table))
    cell.text("none");
  else
    cell.text(at(table.outputs, outcome).name);
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
template <typename Cell>
void table_value(const Plan& plan, int index, const MarkedOutcome& outcome, Cell& cell) {
  const Table& table = at(plan.rules().tables, index);
  if (table.hit == HitPolicy::collect) {
    cell.open("|");
    for (const Tri wanted : {Tri::yes, Tri::unknown}) {
      for (int i = 0; i < none_cell(table); ++i) {
        if (outcome.output(index, i) != wanted) continue;
        cell.next();
        cell.text(wanted == Tri::yes ? at(table.outputs, i).name : at(table.outputs, i).name + "?");
      }
    }
    return cell.close();
  }
  const Cells possible = outcome.table(index);
  if (!is_single(possible)) return outcomes(table, possible, cell);
  if (table.hit != HitPolicy::collect_count && possible == diagclub::cell(none_cell(table)))
    return cell.nothing();
  one_outcome(table, lowest_cell(possible), cell);
}

}  // namespace diagclub
