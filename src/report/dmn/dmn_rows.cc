// A table's rows in, rows of one test a column out.
#include "report/dmn/dmn_rows.h"

namespace diagclub {

namespace {

// What is left of some boxes without another.
std::vector<Box> without(const std::vector<Box>& boxes, const Box& cut) {
  std::vector<Box> rest;
  for (const Box& box : boxes) subtract(box, cut, rest);
  return rest;
}

}  // namespace

std::vector<DmnRow> dmn_rows(const Plan& plan, const PlanStep& step) {
  using Applies = DmnRow::Applies;
  const Table& table = plan.rules().tables[step.thing.table()];
  Box whole;
  for (const VariableId variable : step.dimensions) whole.push_back(plan.variables()[variable].all);
  std::vector<Box> left{whole};
  std::vector<DmnRow> rows;
  for (std::size_t i = 0; i < step.rows.size(); ++i) {
    std::vector<Box> done;
    for (const Box& box : step.rows[i].boxes) {
      std::vector<Box> parts{box};
      for (const Box& other : done) parts = without(parts, other);
      for (Box& part : parts) rows.push_back({i, step.rows[i].output, Applies::yes, std::move(part)});
      done.push_back(box);
      left = without(left, box);
    }
  }
  if (!gives_one(table.hit)) return rows;
  const std::size_t none = none_cell(table);
  if (order_decides(table) || table.hit == HitPolicy::priority) {
    // After the others, and below them in priority: one row takes all that they leave.
    if (!left.empty() || step.speaks != kAlways) rows.push_back({std::nullopt, none, Applies::either, whole});
    return rows;
  }
  for (Box& box : left) rows.push_back({std::nullopt, none, Applies::yes, std::move(box)});
  if (step.speaks != kAlways) rows.push_back({std::nullopt, none, Applies::no, whole});
  return rows;
}

}  // namespace diagclub
