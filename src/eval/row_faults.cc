// A club's completions in, the tables whose rows do not fit them out.
#include "eval/row_faults.h"

namespace diagclub {

namespace {

// The rows that hold for certain.
std::vector<int> holding_rows(const PlanStep& step, const Outcome& outcome) {
  std::vector<int> rows;
  for (std::size_t row = 0; row < step.rows.size(); ++row) {
    if (evaluate_row(step, row, outcome.cells) == Tri::yes) rows.push_back(static_cast<int>(row));
  }
  return rows;
}

bool differ(const PlanStep& step, int row, int other) {
  return step.rows[static_cast<std::size_t>(row)].output != step.rows[static_cast<std::size_t>(other)].output;
}

}  // namespace

std::vector<int> contradicting_rows(const Plan& plan, const Outcome& outcome, int table) {
  const EntryRef thing{EntryKind::table, table};
  const PlanStep& step = plan.step_of(thing);
  const Table& about = plan.rules().tables[static_cast<std::size_t>(table)];
  if (!about.overlap || evaluate_node(plan, step.speaks, outcome.cells) != Tri::yes) return {};
  std::vector<int> rows = holding_rows(step, outcome);
  if (rows.empty()) return {};
  const int first = rows.front();
  std::erase_if(rows, [&](int row) { return !differ(step, row, first); });
  return rows;
}

namespace {

// Whether two rows may hold together.
bool may_meet(const Table& table, const PlanStep& step, int row, int other) {
  if (table.hit != HitPolicy::unique && table.hit != HitPolicy::any) return true;
  return differ(step, row, other) ? table.overlap.has_value() : table.hit == HitPolicy::any;
}

}  // namespace

std::vector<int> tables_of_one_output(const Plan& plan, int element_section) {
  std::vector<int> tables;
  for (std::size_t i = 0; i < plan.rules().tables.size(); ++i) {
    const EntryRef thing{EntryKind::table, static_cast<int>(i)};
    if (gives_one(plan.rules().tables[i].hit) && plan.element_section(thing) == element_section)
      tables.push_back(thing.index);
  }
  return tables;
}

std::vector<int> fallible_tables(const Plan& plan, const Functions& functions) {
  Diagrams diagrams = functions.diagrams();
  std::vector<int> tables;
  for (const int i : tables_of_one_output(plan, -1)) {
    const Table& table = plan.rules().tables[static_cast<std::size_t>(i)];
    const PlanStep& step = plan.step_of({EntryKind::table, i});
    const Diagrams::Node speaks = functions.applies({EntryKind::table, i});
    Diagrams::Node left = table.gap ? Diagrams::leaf(0) : speaks;
    bool fails = false;
    for (int row = 0; row < static_cast<int>(table.rows.size()) && !fails; ++row) {
      const Diagrams::Node holds = diagrams.both(speaks, functions.row(i, row));
      for (int other = 0; other < row && !fails; ++other)
        fails = !may_meet(table, step, row, other) &&
                diagrams.both(holds, functions.row(i, other)) != Diagrams::leaf(0);
      left = diagrams.both(left, diagrams.negated(holds));
    }
    if (fails || left != Diagrams::leaf(0)) tables.push_back(i);
  }
  return tables;
}

std::vector<RowFault> row_faults(const Plan& plan, const Functions& functions, const std::vector<int>& tables,
                                 const Box& box, Diagrams::Walk& walk) {
  const auto can_be = [&](Diagrams::Node node, bool wanted) {
    bool found = false;
    functions.diagrams().for_each_value(node, box, walk, [&](int value) { found |= (value != 0) == wanted; });
    return found;
  };
  std::vector<RowFault> faults;
  for (const int index : tables) {
    if (can_be(functions.applies({EntryKind::table, index}), false)) continue;
    const Table& table = plan.rules().tables[static_cast<std::size_t>(index)];
    const PlanStep& step = plan.step_of({EntryKind::table, index});
    std::vector<int> holding;
    bool any = false;
    for (int row = 0; row < static_cast<int>(table.rows.size()); ++row) {
      const Diagrams::Node matches = functions.row(index, row);
      if (!can_be(matches, true)) continue;
      any = true;
      if (!can_be(matches, false)) holding.push_back(row);
    }
    if (!any && !table.gap) faults.push_back({index, -1, -1});
    for (const int row : holding) {
      if (row != holding.front() && !may_meet(table, step, row, holding.front()))
        faults.push_back({index, row, holding.front()});
    }
  }
  return faults;
}

void warn_of_row_faults(const Plan& plan, const std::vector<RowFault>& faults, Diagnostics& diagnostics) {
  const auto warn = [&](const Place& place, const std::string& message, const std::string& help,
                        const std::string& code) {
    diagnostics.warning(plan.rules().files[static_cast<std::size_t>(place.file)], place.span, message, help,
                        code);
  };
  for (const RowFault& fault : faults) {
    const Table& table = plan.rules().tables[static_cast<std::size_t>(fault.table)];
    if (fault.row < 0) {
      warn(table.place, "no row of `" + table.name + "` holds for this fiche, so that it gives nothing",
           "the rules have a gap: `diagclub rules check` tells where", "gap");
      continue;
    }
    const Row& row = table.rows[static_cast<std::size_t>(fault.row)];
    const Row& other = table.rows[static_cast<std::size_t>(fault.other)];
    warn(row.place,
         "two rows of `" + table.name + "` hold for this fiche: the one on line " +
             std::to_string(other.place.span.start.line) + " decides",
         "the rules have an overlap: `diagclub rules check` tells where", "overlap");
  }
}

}  // namespace diagclub
