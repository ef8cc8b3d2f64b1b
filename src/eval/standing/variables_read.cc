#include "eval/standing/variables_read.h"

#include <algorithm>

namespace diagclub {

void add_variables_read(const Plan& plan, int node, std::vector<int>& into) {
  if (node == kAlways) return;
  const PlanNode& at = plan.nodes()[static_cast<std::size_t>(node)];
  if (at.op == PlanNode::Op::literal) into.push_back(at.variable);
  for (int i = 0; i < at.child_count; ++i) add_variables_read(plan, at.first_child + i, into);
}

std::vector<int> variables_read(const Plan& plan, const PlanStep& step) {
  std::vector<int> read = step.dimensions;
  read.insert(read.end(), step.counted.begin(), step.counted.end());
  add_variables_read(plan, step.speaks, read);
  add_variables_read(plan, step.holds, read);
  std::sort(read.begin(), read.end());
  read.erase(std::unique(read.begin(), read.end()), read.end());
  return read;
}

}  // namespace diagclub
