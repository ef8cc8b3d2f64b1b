// An outcome in, the tables whose rows do not fit it out.
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
  if (!about.overlap || evaluate_node(plan, step.applies, outcome.cells) != Tri::yes) return {};
  std::vector<int> rows = holding_rows(step, outcome);
  if (rows.empty()) return {};
  const int first = rows.front();
  std::erase_if(rows, [&](int row) { return !differ(step, row, first); });
  return rows;
}

std::vector<RowFault> row_faults(const Plan& plan, const Outcome& outcome) {
  std::vector<RowFault> faults;
  for (std::size_t i = 0; i < plan.steps().size(); ++i) {
    const PlanStep& step = plan.steps()[i];
    if (step.thing.kind != EntryKind::table || outcome.applicable[i] != Tri::yes) continue;
    const Table& table = plan.rules().tables[static_cast<std::size_t>(step.thing.index)];
    if (!gives_one(table.hit)) continue;
    const bool nothing = outcome.table(plan, step.thing.index) == cell(none_cell(table));
    if (nothing && !table.gap) faults.push_back({step.thing.index, -1, -1});
    if (table.hit != HitPolicy::unique && table.hit != HitPolicy::any) continue;
    const std::vector<int> rows = holding_rows(step, outcome);
    for (const int row : rows) {
      const bool may_meet =
          differ(step, row, rows.front()) ? table.overlap.has_value() : table.hit == HitPolicy::any;
      if (row != rows.front() && !may_meet) faults.push_back({step.thing.index, row, rows.front()});
    }
  }
  return faults;
}

void warn_of_row_faults(const Plan& plan, const Outcome& outcome, Diagnostics& diagnostics) {
  const auto warn = [&](const Place& place, const std::string& message, const std::string& help,
                        const std::string& code) {
    diagnostics.warning(plan.rules().files[static_cast<std::size_t>(place.file)], place.span, message, help,
                        code);
  };
  for (const RowFault& fault : row_faults(plan, outcome)) {
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
