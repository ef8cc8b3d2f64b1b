// Conditions in, ors of ands out.
#include "eval/normal_forms.h"

#include <algorithm>

#include "eval/evaluate.h"

namespace diagclub {

namespace {

// Whether a literal holds wherever the other does.
bool implied(const Literal& literal, const Literal& by) {
  return literal.variable == by.variable && (by.accepted & ~literal.accepted) == 0;
}

bool implied(const Conjunction& term, const Conjunction& by) {
  return std::all_of(term.begin(), term.end(), [&](const Literal& literal) {
    return std::any_of(by.begin(), by.end(), [&](const Literal& other) { return implied(literal, other); });
  });
}

void add_literal(Conjunction& term, const Literal& literal) {
  for (const Literal& other : term) {
    if (implied(literal, other)) return;
  }
  term.erase(std::remove_if(term.begin(), term.end(), [&](const Literal& l) { return implied(l, literal); }),
             term.end());
  const auto before = [](const Literal& a, const Literal& b) {
    return std::pair(a.variable, a.accepted) < std::pair(b.variable, b.accepted);
  };
  term.insert(std::upper_bound(term.begin(), term.end(), literal, before), literal);
}

void add_term(NormalForm& form, const Conjunction& term) {
  for (const Conjunction& other : form) {
    if (implied(other, term)) return;
  }
  form.erase(std::remove_if(form.begin(), form.end(),
                            [&](const Conjunction& other) { return implied(term, other); }),
             form.end());
  form.push_back(term);
}

NormalForm either(NormalForm a, const NormalForm& b) {
  for (const Conjunction& term : b) add_term(a, term);
  return a;
}

NormalForm always() { return {Conjunction{}}; }

}  // namespace

NormalForms::NormalForms(const Plan& plan, std::size_t most) : plan_(plan), most_(most) {}

bool NormalForms::is_condition(VariableId variable) const {
  if (variable.index() >= plan_.variables().count()) return false;
  const Variable& about = plan_.variables()[variable];
  return about.thing.kind == EntryKind::rule ||
         (about.thing.kind == EntryKind::table && about.aspect == Variable::Aspect::member);
}

std::size_t NormalForms::size(VariableId variable) const {
  return variable.index() < plan_.variables().count() ? plan_.variables()[variable].size : 2;
}

Cells NormalForms::all(VariableId variable) const {
  return variable.index() < plan_.variables().count() ? plan_.variables()[variable].all : kYesOrNo;
}

NormalForm NormalForms::both(const NormalForm& a, const NormalForm& b) const {
  NormalForm product;
  for (const Conjunction& left : a) {
    for (const Conjunction& right : b) {
      Conjunction term = left;
      for (const Literal& literal : right) add_literal(term, literal);
      add_term(product, term);
    }
  }
  return product;
}

// All of the parts, or any of them.
NormalForms::Attempt NormalForms::joined(const std::vector<NormalForm>& parts, bool all) const {
  NormalForm form = all ? always() : NormalForm{};
  for (const NormalForm& part : parts) {
    form = all ? both(form, part) : either(std::move(form), part);
    if (form.size() > most_) return std::nullopt;
  }
  return form;
}

NormalForm NormalForms::of_literal(const Literal& literal, bool holds) {
  const Cells all = this->all(literal.variable);
  const Cells accepted = (holds ? literal.accepted : ~literal.accepted) & all;
  if (accepted == all) return always();
  if (accepted == 0) return {};
  if (is_condition(literal.variable)) return of_variable(literal.variable, accepted == kYesCell);
  return {Conjunction{{literal.variable, accepted}}};
}

NormalForm NormalForms::of_node(NodeId index, bool holds) {
  if (index == kAlways) return holds ? always() : NormalForm{};
  const PlanNode& node = plan_.nodes()[index];
  if (node.op == PlanNode::Op::literal) return of_literal({node.variable, node.accepted}, holds);
  if (node.op == PlanNode::Op::negation) return of_node(node.first_child, !holds);
  std::vector<NormalForm> parts;
  for (const NodeId child : node.children()) parts.push_back(of_node(child, holds));
  if (auto form = joined(parts, (node.op == PlanNode::Op::all) == holds)) return *form;
  const auto make = [&] {
    Whole made;
    looks_of_node(index, made.looks_at);
    made.value = [&plan = plan_, index](const CellsByVariable& cells) {
      return evaluate_node(plan, index, cells);
    };
    return made;
  };
  return whole(Kind::node, index.index(), 0, make, holds);
}

NormalForm NormalForms::of_row(const PlanStep& step, std::size_t row, bool holds) {
  std::vector<NormalForm> boxes;
  bool fits = true;
  for (const Box& box : step.rows[row].boxes) {
    std::vector<NormalForm> sides;
    for (std::size_t i = 0; i < box.size(); ++i)
      sides.push_back(of_literal({step.dimensions[i], box[i]}, holds));
    const Attempt form = joined(sides, holds);
    fits = fits && form;
    if (form) boxes.push_back(*form);
  }
  if (fits) {
    if (auto form = joined(boxes, !holds)) return *form;
  }
  const auto make = [&] {
    return Whole{step.dimensions,
                 [&step, row](const CellsByVariable& cells) { return evaluate_row(step, row, cells); }};
  };
  return whole(Kind::row, step.variable.index(), row, make, holds);
}

NormalForms::Attempt NormalForms::of_rule(const PlanStep& step, bool holds) {
  return joined({of_node(step.speaks, holds), of_node(step.holds, holds)}, holds);
}

NormalForms::Attempt NormalForms::of_output(const PlanStep& step, std::size_t output, bool holds) {
  std::vector<NormalForm> rows;
  for (std::size_t row = 0; row < step.rows.size(); ++row) {
    if (step.rows[row].output == output) rows.push_back(of_row(step, row, holds));
  }
  const Attempt any = joined(rows, !holds);
  if (!any) return std::nullopt;
  return joined({of_node(step.speaks, holds), *any}, holds);
}

const NormalForm& NormalForms::of_variable(VariableId variable, bool holds) {
  const auto known = of_variable_.find({variable, holds});
  if (known != of_variable_.end()) return known->second;
  const Variable& about = plan_.variables()[variable];
  const PlanStep& step = plan_.step_of(about.thing);
  const bool is_rule = about.thing.kind == EntryKind::rule;
  Attempt form = is_rule ? of_rule(step, holds) : of_output(step, about.member, holds);
  if (!form) {
    const auto make = [&] {
      Whole made;
      looks_of_node(step.speaks, made.looks_at);
      if (is_rule) {
        looks_of_node(step.holds, made.looks_at);
        made.value = [&plan = plan_, &step](const CellsByVariable& cells) {
          return diagclub::both(evaluate_node(plan, step.speaks, cells),
                                evaluate_node(plan, step.holds, cells));
        };
        return made;
      }
      made.looks_at.insert(made.looks_at.end(), step.dimensions.begin(), step.dimensions.end());
      made.value = [&plan = plan_, &step, output = about.member](const CellsByVariable& cells) {
        Tri any = Tri::no;
        for (std::size_t row = 0; row < step.rows.size(); ++row) {
          if (step.rows[row].output == output) any = diagclub::either(any, evaluate_row(step, row, cells));
        }
        return diagclub::both(evaluate_node(plan, step.speaks, cells), any);
      };
      return made;
    };
    form = whole(Kind::variable, variable.index(), 0, make, holds);
  }
  return of_variable_[{variable, holds}] = std::move(*form);
}

NormalForm NormalForms::whole(Kind kind, std::size_t index, std::size_t row,
                              const std::function<Whole()>& make, bool holds) {
  const auto [at, is_new] = whole_at_.try_emplace({kind, {index, row}}, wholes_.size());
  if (is_new) wholes_.push_back(make());
  return {Conjunction{{VariableId(plan_.variables().count() + at->second), holds ? kYesCell : kNoCell}}};
}

void NormalForms::looks_of_node(NodeId index, std::vector<VariableId>& variables) const {
  if (index == kAlways) return;
  const PlanNode& node = plan_.nodes()[index];
  if (node.op == PlanNode::Op::literal) variables.push_back(node.variable);
  for (const NodeId child : node.children()) looks_of_node(child, variables);
}

}  // namespace diagclub
