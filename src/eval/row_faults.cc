// An outcome in, the tables whose rows do not fit it out.
#include "eval/row_faults.h"

namespace diagclub {

std::vector<RowFault> row_faults(const Plan& plan, const Outcome& outcome) {
  std::vector<RowFault> faults;
  for (std::size_t i = 0; i < plan.steps().size(); ++i) {
    const PlanStep& step = plan.steps()[i];
    if (step.thing.kind != ThingKind::table || outcome.applicable[i] != Tri::yes) continue;
    const Table& table = plan.rules().tables[static_cast<std::size_t>(step.thing.index)];
    if (!gives_one(table.hit)) continue;
    const bool nothing = outcome.table(plan, step.thing.index) == cell(none_cell(table));
    if (nothing && !table.gap) faults.push_back({step.thing.index, -1, -1});
    if (table.hit != HitPolicy::unique && table.hit != HitPolicy::any) continue;
    int first = -1;
    for (std::size_t row = 0; row < step.rows.size(); ++row) {
      if (evaluate_row(step, row, outcome.cells) != Tri::yes) continue;
      const bool differs =
          first >= 0 && (table.hit == HitPolicy::unique ||
                         step.rows[row].output != step.rows[static_cast<std::size_t>(first)].output);
      if (differs) faults.push_back({step.thing.index, static_cast<int>(row), first});
      if (first < 0) first = static_cast<int>(row);
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
