// Checked rules made ready: the order of steps, conditions as nodes, rows as boxes.
#include "plan/plan.h"

#include <map>

#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  y: {kind: yes_no, FACT, heading: yy}
  z: {kind: yes_no, FACT, heading: zz}
  n: {kind: number, integer: yes, min: 0, max: 9, FACT, heading: nn}
  l: {kind: list, FACT, heading: ll, choices: {up: {fr: haut, en: up}, down: {fr: bas, en: down}}}
sections:
  projects: {heading: projets, many: yes, label: SAID}
rules:
  late: {ENTRY, group: step, applies: {t: one}, when: {any: [early, {not: z}, {l: 'any(up, down)'}, {l: none(up)}]}}
  early: {ENTRY, group: step, when: {all: [y, {n: "-"}]}}
counts: {k: {ENTRY, of: [early, late, early]}}
tables:
  t: {ENTRY, hit: unique, inputs: [early, n], outputs: {one: SAID, two: SAID}, rows: [
    {when: {early: yes, n: "< 5"}, then: two, text: SAID}, {when: {early: yes, n: ">= 5"}, then: one, text: SAID},
    {when: {early: no}, then: one, text: SAID}]}
recommendations:
  b: {ENTRY, who: club, timing: first, priority: 2, when: y}
  c: {ENTRY, who: club, timing: first, priority: 1, when: {k: "> 1"}}
  d: {ENTRY, who: club, timing: first, priority: 2, when: z}
  e: {ENTRY, who: club, timing: first, priority: -1, when: z}
)";

// A node as text: `y=10` accepts its second cell alone.
std::string text_of(const Plan& plan, NodeId index) {
  if (index == kAlways) return "always";
  const PlanNode& node = plan.nodes()[index];
  std::string parts;
  for (const NodeId child : node.children()) parts += (parts.empty() ? "" : " ") + text_of(plan, child);
  switch (node.op) {
    case PlanNode::Op::literal: {
      const Variable& variable = plan.variables()[node.variable];
      std::string cells;
      for (std::size_t i = variable.size; i-- > 0;) cells += (node.accepted & cell(i)) != 0 ? '1' : '0';
      const std::string member =
          variable.aspect == Variable::Aspect::member ? "." + std::to_string(variable.member) : "";
      return name_of(plan.rules(), variable.thing) + member + "=" + cells;
    }
    case PlanNode::Op::negation:
      return "not(" + parts + ")";
    case PlanNode::Op::any:
      return "any(" + parts + ")";
    case PlanNode::Op::all:
      break;
  }
  return "all(" + parts + ")";
}

}  // namespace

TEST_CASE("steps stand in an order in which they can be taken", "[plan]") {
  const auto plan = plan_from_text(kRules);
  std::map<std::string, StepId> at;
  for (const StepId i : plan->steps().ids()) at[name_of(plan->rules(), plan->steps()[i].thing)] = i;
  CHECK(at.size() == 4);
  CHECK(at["early"] < at["t"]);
  CHECK(at["t"] < at["late"]);
  CHECK(at["late"] < at["k"]);
  for (const char* name : {"early", "late", "k", "t"}) {
    const PlanStep& step = plan->step_of(thing_called(*plan, name));
    CHECK(step.thing == thing_called(*plan, name));
    CHECK(step.variable == plan->variables().of(step.thing));
  }
}

TEST_CASE("conditions become nodes", "[plan]") {
  const auto plan = plan_from_text(kRules);
  const PlanStep& late = plan->step_of(thing_called(*plan, "late"));
  CHECK(text_of(*plan, late.applies) == "t=001");
  CHECK(text_of(*plan, late.when) == "any(early=10 not(z=10) any(l.0=10 l.1=10) l.0=01)");
  const PlanStep& early = plan->step_of(thing_called(*plan, "early"));
  CHECK(early.applies == kAlways);
  CHECK(text_of(*plan, early.when) == "all(y=10 all())");
  CHECK(text_of(*plan, plan->recommendations()[RecommendationId(1)]) == "k=100");
}

TEST_CASE("rows become boxes, and know their outputs", "[plan]") {
  const auto plan = plan_from_text(kRules);
  const PlanStep& step = plan->step_of(thing_called(*plan, "t"));
  CHECK(step.when == kAlways);
  const VariableId n = plan->variables().of(thing_called(*plan, "n")),
                   early = plan->variables().of(thing_called(*plan, "early"));
  CHECK(step.dimensions == std::vector<VariableId>{n, early});
  REQUIRE(step.rows.size() == 3);
  CHECK(step.rows[0].boxes == std::vector<Box>{{1, kYesCell}});
  CHECK(step.rows[1].boxes == std::vector<Box>{{6, kYesCell}});
  CHECK(step.rows[2].boxes == std::vector<Box>{{7, kNoCell}});
  CHECK(step.rows[0].output == 1);
  CHECK(step.rows[1].output == 0);
}

TEST_CASE("a count knows the rules it counts, one that stands twice twice", "[plan]") {
  const auto plan = plan_from_text(kRules);
  const VariableId early = plan->variables().of(thing_called(*plan, "early")),
                   late = plan->variables().of(thing_called(*plan, "late"));
  CHECK(plan->step_of(thing_called(*plan, "k")).counted == std::vector<VariableId>{early, late, early});
}

TEST_CASE("nothing known is anything that can be", "[plan]") {
  const auto plan = plan_from_text(kRules);
  REQUIRE(plan->nothing_known().size() == plan->variables().count());
  for (const VariableId i : plan->variables().ids()) {
    CHECK(plan->nothing_known()[i] == plan->variables()[i].all);
    CHECK(plan->variables()[i].all != 0);
  }
}

TEST_CASE("recommendations come by priority, then as declared", "[plan]") {
  CHECK(plan_from_text(kRules)->recommendation_order() ==
        std::vector{RecommendationId(3), RecommendationId(1), RecommendationId(0), RecommendationId(2)});
}

TEST_CASE("what looks at facts of many elements is a matter of each", "[plan]") {
  const auto plan = plan_from_text(R"(sections:
  projects: {heading: projets, many: yes, label: SAID}
facts:
  y: {kind: yes_no, FACT, heading: yy}
  projects.cost: {kind: number, min: 0, max: 9, FACT, heading: coût}
  projects.share: {kind: number, min: 0, max: 9, formula: projects.cost / 2, FACT, heading: part}
  total: {kind: number, min: 0, max: 9, formula: 2 * projects.share, FACT, heading: somme}
rules:
  own: {ENTRY, group: step, when: y}
  direct: {ENTRY, group: step, when: {projects.cost: "> 3"}}
  through_formula: {ENTRY, group: step, when: {total: known}}
  through_rule: {ENTRY, group: step, applies: direct, when: own}
counts:
  some: {ENTRY, of: [own, through_rule]}
  none_of_them: {ENTRY, of: [own]}
tables:
  t: {ENTRY, hit: first, inputs: [], applies: {some: "> 1"}, outputs: {x: SAID}, rows: [{when: {}, then: x, text: SAID}]}
recommendations:
  v: {ENTRY, who: club, timing: first, priority: 1, when: {t: x}}
  w: {ENTRY, who: club, timing: first, priority: 1, when: own}
)");
  for (const char* name : {"direct", "through_formula", "through_rule", "some", "t", "v"}) {
    CHECK(plan->rules().sections[plan->element_section(thing_called(*plan, name)).value()].name ==
          "projects");
  }
  for (const char* name : {"own", "none_of_them", "w"})
    CHECK(plan->element_section(thing_called(*plan, name)) == std::nullopt);
}

}  // namespace diagclub
