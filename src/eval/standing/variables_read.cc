#include "eval/standing/variables_read.h"

#include <algorithm>

namespace diagclub {

void add_variables_read(const Plan& plan, NodeId node, std::vector<VariableId>& into) {
  if (node == kAlways) return;
  const PlanNode& at = plan.nodes()[node];
  if (at.op == PlanNode::Op::literal) into.push_back(at.variable);
  for (const NodeId child : at.children()) add_variables_read(plan, child, into);
}

std::vector<VariableId> variables_read(const Plan& plan, const PlanStep& step) {
  std::vector<VariableId> read = step.dimensions;
  read.insert(read.end(), step.counted.begin(), step.counted.end());
  add_variables_read(plan, step.speaks, read);
  add_variables_read(plan, step.holds, read);
  std::sort(read.begin(), read.end());
  read.erase(std::unique(read.begin(), read.end()), read.end());
  return read;
}

}  // namespace diagclub
