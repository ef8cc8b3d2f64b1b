// In: an outcome. Out: the gaps and overlaps of tables that this club meets for certain; what is open is
// none yet.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "eval/evaluate.h"
#include "plan/functions.h"
#include "plan/plan.h"
#include "value/box.h"

namespace diagclub {

// A fault of a table's rows that a club meets: none of them holds though the table speaks and declares no
// gap, or two hold that should not (of `any`: that differ) and no overlap is declared. `rules check` proves
// where there are such clubs; here one of them stands. The first row that holds has decided.
struct RowFault {
  TableId table;
  std::optional<std::size_t> row;  // none: none holds
  std::size_t other = 0;
};

// The tables in which one can be met: those that give one output, of the club itself (no section) or
// of the elements of one section. And those of the club that have one for some club: worked out once a rule
// set, of sound rules there are none.
std::vector<TableId> tables_of_one_output(const Plan& plan, std::optional<SectionId> element_section);
std::vector<TableId> fallible_tables(const Plan& plan, const Functions& functions);

// The faults of these tables that every completion within the box meets: what is open may yet turn out well.
// The walk is for use again.
std::vector<RowFault> row_faults(const Plan& plan, const Functions& functions,
                                 const std::vector<TableId>& tables, const CellsByVariable& box,
                                 Diagrams::Walk& walk);

// The rows of a table with a declared overlap that contradict the one that decides: those that hold for
// certain and give something else than the first that does. None where the table does not surely speak.
std::vector<std::size_t> contradicting_rows(const Plan& plan, const Outcome& outcome, TableId table);

// Faults as warnings, each where the rules have it.
void warn_of_row_faults(const Plan& plan, const std::vector<RowFault>& faults, Diagnostics& diagnostics);

}  // namespace diagclub
