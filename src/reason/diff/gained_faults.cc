// The tables of two rule sets in, the faults out that only the later ones have.
#include "reason/diff/gained_faults.h"

#include <algorithm>

namespace diagclub {

namespace {

using Function = Diagrams::Node;

std::vector<std::size_t> rows_that_hold(CommonParts& parts, TableId table, const CellsByVariable& cells) {
  const std::size_t count = parts.plan(Side::after).rules().tables[table].rows.size();
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < count; ++row) {
    const Function holds = parts.functions(Side::after).row(table, row);
    if (parts.own(Side::after).values(holds, cells) == std::vector<std::size_t>{1}) rows.push_back(row + 1);
  }
  return rows;
}

void add_faults(CommonParts& parts, SharedWitnesses& witnesses, const std::vector<Match>& matches,
                TableId index, std::size_t shown, std::vector<GainedFault>& faults) {
  const auto part_of = [&](Side side, TableId table) {
    return fault_part(parts.plan(side), parts.functions(side), parts.own(side), table);
  };
  const Part after = part_of(Side::after, index);
  Part before;
  before.node = Diagrams::leaf(index_of(TableFault::none));
  const auto match = std::find_if(matches.begin(), matches.end(),
                                  [&](const Match& one) { return one.after == after.thing; });
  if (match != matches.end()) before = part_of(Side::before, match->before.table());
  CommonVariables& variables = parts.variables();
  if (!variables.can_translate(Side::after, parts.own(Side::after), after.node) ||
      !variables.can_translate(Side::before, parts.own(Side::before), before.node))
    return;  // the table is told as not compared
  Diagrams& diagrams = parts.diagrams();
  const Function to = variables.translated(Side::after, parts.own(Side::after), after.node);
  const Function from = variables.translated(Side::before, parts.own(Side::before), before.node);
  const Function faultless = Diagrams::leaf(index_of(TableFault::none));
  const Function was = diagrams.ite(parts.without_value(Side::before, from, to), faultless, from);
  const Function is = diagrams.ite(parts.without_value(Side::after, from, to), faultless, to);
  for (const TableFault fault : {TableFault::gap, TableFault::overlap}) {
    const std::size_t number = index_of(fault);
    const Function gained = diagrams.apply(was, is, [&](std::size_t earlier, std::size_t later) {
      return later == number && earlier != number ? 1 : 0;
    });
    Diagrams of_search = diagrams.empty_like();
    const Function where = witnesses.expressible(of_search, witnesses.alone(of_search, gained));
    if (where == Diagrams::leaf(0)) continue;  // no fiche can say so
    GainedFault& found = faults.emplace_back();
    found.table = after.thing;
    found.fault = fault;
    const RuleSet& rules = parts.plan(Side::after).rules();
    found.at = file_line_of(rules, place_of(rules, after.thing));
    witnesses.show(found, of_search, where, shown, [&](const auto&, const auto& cells) {
      if (!cells || parts.own(Side::after).values(after.node, *cells) != std::vector{number}) return false;
      found.rows = rows_that_hold(parts, index, *cells);
      return true;
    });
  }
}

}  // namespace

std::vector<GainedFault> gained_faults(CommonParts& parts, SharedWitnesses& witnesses,
                                       const std::vector<Match>& matches, std::size_t shown) {
  std::vector<GainedFault> faults;
  for (const TableId table : parts.plan(Side::after).rules().tables.ids())
    add_faults(parts, witnesses, matches, table, shown, faults);
  return faults;
}

}  // namespace diagclub
