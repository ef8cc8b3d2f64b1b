// A club's completions in, the tables whose rows do not fit them out.
#include "eval/row_faults.h"

namespace diagclub {

namespace {

// The rows that hold for certain.
std::vector<std::size_t> holding_rows(const PlanStep& step, const Outcome& outcome) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < step.rows.size(); ++row) {
    if (evaluate_row(step, row, outcome.cells) == Tri::yes) rows.push_back(row);
  }
  return rows;
}

bool differ(const PlanStep& step, std::size_t row, std::size_t other) {
  return step.rows[row].output != step.rows[other].output;
}

}  // namespace

std::vector<std::size_t> contradicting_rows(const Plan& plan, const Outcome& outcome, TableId table) {
  const EntryRef thing(table);
  const PlanStep& step = plan.step_of(thing);
  const Table& about = plan.rules().tables[table];
  if (!about.overlap || evaluate_node(plan, step.speaks, outcome.cells) != Tri::yes) return {};
  std::vector<std::size_t> rows = holding_rows(step, outcome);
  if (rows.empty()) return {};
  const std::size_t first = rows.front();
  std::erase_if(rows, [&](std::size_t row) { return !differ(step, row, first); });
  return rows;
}

namespace {

// Whether two rows may hold together.
bool may_meet(const Table& table, const PlanStep& step, std::size_t row, std::size_t other) {
  if (table.hit != HitPolicy::unique && table.hit != HitPolicy::any) return true;
  return differ(step, row, other) ? table.overlap.has_value() : table.hit == HitPolicy::any;
}

}  // namespace

std::vector<TableId> tables_of_one_output(const Plan& plan, std::optional<SectionId> element_section) {
  std::vector<TableId> tables;
  for (const TableId table : plan.rules().tables.ids()) {
    if (gives_one(plan.rules().tables[table].hit) && plan.element_section(table) == element_section)
      tables.push_back(table);
  }
  return tables;
}

std::vector<TableId> fallible_tables(const Plan& plan, const Functions& functions) {
  Diagrams diagrams = functions.diagrams();
  std::vector<TableId> tables;
  for (const TableId id : tables_of_one_output(plan, std::nullopt)) {
    const Table& table = plan.rules().tables[id];
    const PlanStep& step = plan.step_of(id);
    const Diagrams::Node speaks = functions.applies(id);
    Diagrams::Node left = table.gap ? Diagrams::leaf(0) : speaks;
    bool fails = false;
    for (std::size_t row = 0; row < table.rows.size() && !fails; ++row) {
      const Diagrams::Node holds = diagrams.both(speaks, functions.row(id, row));
      for (std::size_t other = 0; other < row && !fails; ++other)
        fails = !may_meet(table, step, row, other) &&
                diagrams.both(holds, functions.row(id, other)) != Diagrams::leaf(0);
      left = diagrams.both(left, diagrams.negated(holds));
    }
    if (fails || left != Diagrams::leaf(0)) tables.push_back(id);
  }
  return tables;
}

std::vector<RowFault> row_faults(const Plan& plan, const Functions& functions,
                                 const std::vector<TableId>& tables, const CellsByVariable& box,
                                 Diagrams::Walk& walk) {
  const auto can_be = [&](Diagrams::Node node, bool wanted) {
    bool found = false;
    functions.diagrams().for_each_value(node, box, walk,
                                        [&](std::size_t value) { found |= (value != 0) == wanted; });
    return found;
  };
  std::vector<RowFault> faults;
  for (const TableId id : tables) {
    if (can_be(functions.applies(id), false)) continue;
    const Table& table = plan.rules().tables[id];
    const PlanStep& step = plan.step_of(id);
    std::vector<std::size_t> holding;
    bool any = false;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const Diagrams::Node matches = functions.row(id, row);
      if (!can_be(matches, true)) continue;
      any = true;
      if (!can_be(matches, false)) holding.push_back(row);
    }
    if (!any && !table.gap) faults.push_back({id, std::nullopt, 0});
    for (const std::size_t row : holding) {
      if (row != holding.front() && !may_meet(table, step, row, holding.front()))
        faults.push_back({id, row, holding.front()});
    }
  }
  return faults;
}

void warn_of_row_faults(const Plan& plan, const std::vector<RowFault>& faults, Diagnostics& diagnostics) {
  const auto warn = [&](const Place& place, const std::string& message, const std::string& help,
                        const std::string& code) {
    diagnostics.warning(plan.rules().files[place.file], place.span, message, help, code);
  };
  for (const RowFault& fault : faults) {
    const Table& table = plan.rules().tables[fault.table];
    if (!fault.row) {
      warn(table.place, "no row of `" + table.name + "` holds for this fiche, so that it gives nothing",
           "the rules have a gap: `diagclub rules check` tells where", "gap");
      continue;
    }
    const Row& row = table.rows[*fault.row];
    const Row& other = table.rows[fault.other];
    warn(row.place,
         "two rows of `" + table.name + "` hold for this fiche: the one on line " +
             std::to_string(other.place.span.start.line) + " decides",
         "the rules have an overlap: `diagclub rules check` tells where", "overlap");
  }
}

}  // namespace diagclub
