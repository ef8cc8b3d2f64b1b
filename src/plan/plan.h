// In: checked rules. Out: the same ready to be evaluated: indices for names, cells for tests, entries in
// order of dependence.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "value/box.h"
#include "value/cells.h"
#include "value/diagrams.h"

namespace cereal {
class access;
}

namespace diagclub {

// A condition compiled: nodes in one array, children side by side.
struct PlanNode {
  enum class Op : std::uint8_t { literal, all, any, negation };
  Op op = Op::all;
  int variable = 0;    // literal
  Cells accepted = 0;  // literal
  int first_child = 0;
  int child_count = 0;
};

// No condition: always holds.
constexpr int kAlways = -1;

struct PlanRow {
  std::vector<Box> boxes;  // over the table's dimensions; the row holds inside any of them
  int output = 0;
  std::vector<int> tests;  // a node each, in the order written
};

// The rows of a table in the order in which they decide: as written, or, by priority, as their outputs are.
std::vector<int> deciding_order(const Table& table);

// One table, rule or count, in the order of evaluation. Which members count depends on the kind of `thing`.
struct PlanStep {
  EntryRef thing;
  int variable = 0;       // where the outcome goes; of a collect table, the first of its outputs
  int applies = kAlways;  // node, as written
  int when = kAlways;     // rule: node, as written
  // What they come to where something that they look at may not apply (applicability.h): where the thing
  // speaks at all, and where a rule then holds.
  int speaks = kAlways;         // node; of a table the same for its inputs, of a count for its rules
  int holds = kAlways;          // rule: node
  std::vector<int> dimensions;  // table: the variables its rows look at
  std::vector<PlanRow> rows;    // table
  std::vector<int> order;       // table: its rows in the order in which the first that matches decides
  // Table that gives one thing: its output, or how many rows match, as a function in the plan's `tables`. A
  // leaf is a cell of the outcome.
  Diagrams::Node outcome = 0;
  std::vector<int> counted;  // count: variables of its rules
};

// What a presumption's conditions read of the strict reading and not of the standing one: a variable of its
// own beyond the plan's, worked out for each club before presumptions speak.
struct StrictSight {
  enum class Kind {
    cells,             // the cells that `variable` has strictly: of what the presumption itself is about
    applies,           // whether the thing of `variable` applies strictly
    undecided,         // yes: more than one cell is left of `variable` or of one beside it
    nothing_reported,  // yes: the fiche says so of the fact
  };
  Kind kind = Kind::cells;
  int variable = 0;  // cells; applies, undecided: the first of the thing's
  int beside = 1;    // undecided: how many the thing has
  int fact = 0;      // nothing_reported

  bool operator==(const StrictSight&) const = default;
};

// A presumption compiled. Its nodes read, beyond the plan's variables, `Plan::sights()`. As of rules, what
// does not apply is no sign, neither so nor not so: `holds` and `blocks` are what `when` and `unless` come
// to.
struct PlanPresumption {
  EntryRef of;
  std::vector<Literal> claims;  // each narrows a variable of the thing
  int when = kAlways;           // as written
  std::optional<int> unless;    // as written
  int holds = kAlways;
  std::optional<int> blocks;
  std::vector<int> yields_to;  // presumptions
};

// A checked rule set made ready to be evaluated any number of times: names are indices, tests are masks of
// cells. Threads may share it while nobody replaces anything in it. Outlives nothing: it owns the rules.
class Plan {
 public:
  explicit Plan(CheckedRules checked);

  // Puts another entry in the place of a thing's own, of the same name and outputs, testing nothing that
  // comes after it and no threshold that no rule tests yet: for trying a change on a copy of a plan.
  void replace(EntryRef thing, const AnyEntry& entry);

  const RuleSet& rules() const { return checked_.rules(); }
  const Names& names() const { return checked_.names(); }
  const Variables& variables() const { return checked_.variables(); }
  const std::vector<int>& formulas() const { return checked_.formulas(); }

  const std::vector<PlanNode>& nodes() const { return nodes_; }
  const std::vector<PlanStep>& steps() const { return steps_; }
  const PlanStep& step_of(EntryRef thing) const;
  // What the rows of a table give, as diagrams over all variables, the outcomes of others taken for inputs.
  const Diagrams& tables() const { return tables_; }
  // By index of recommendation: the node of its condition, as written; and of where it is given, which it is
  // not where what decides does not apply.
  const std::vector<int>& recommendations() const { return recommendations_; }
  const std::vector<int>& recommended() const { return recommended_; }
  // By index, in the rule set's order; `sights()[i]` is variable `variables().count() + i` of their nodes.
  const std::vector<PlanPresumption>& presumptions() const { return presumptions_; }
  const std::vector<StrictSight>& sights() const { return sights_; }
  // Facts, tables, rules and counts in the order in which the standing reading takes them.
  const std::vector<EntryRef>& standing_order() const { return checked_.standing_order(); }
  // The cells of every variable when nothing is known.
  const std::vector<Cells>& nothing_known() const { return nothing_known_; }
  // The section that may stand several times which a thing looks at, directly or through others; -1: none.
  // Such a thing is a matter of each element and not of the club.
  int element_section(EntryRef thing) const;
  // The facts that a fact's formula names, ascending; none where it has no formula.
  const std::vector<int>& formula_facts(int fact) const {
    return formula_facts_[static_cast<std::size_t>(fact)];
  }
  // Recommendations by priority, then as declared.
  const std::vector<int>& recommendation_order() const { return recommendation_order_; }

 private:
  Plan() : tables_({}, {}) {}
  friend std::unique_ptr<const Plan> plan_from_bytes(std::string_view bytes, std::vector<Source> files);
  friend class cereal::access;  // src/store
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(checked_, nodes_, steps_, step_at_, recommendations_, recommended_, recommendation_order_,
            nothing_known_, tables_, element_sections_, formula_facts_, presumptions_, sights_);
  }

  friend class Applicability;

  PlanStep compile_step(EntryRef thing);
  void find_applicability(std::size_t first_step);
  void find_element_sections();
  void find_formula_facts();
  // `literals_of`: a test in cells.
  using LiteralsOf = std::function<Literals(const Condition&)>;
  int compile(const Condition& condition, const LiteralsOf& literals_of);
  int compile(const Condition& condition);
  // In presumptions.cc.
  PlanPresumption compile_presumption(const Presumption& presumption);
  Literals literals_of_sign(EntryRef about, const Condition& test);
  int sight(const StrictSight& wanted);
  int compile_optional(const std::optional<Condition>& condition);
  int add(PlanNode node, const std::vector<int>& children);
  Diagrams::Node matching(const PlanStep& step, const PlanRow& row);
  Diagrams::Node outcome_of(const Table& table, const PlanStep& step);

  CheckedRules checked_;
  std::vector<PlanNode> nodes_;
  std::vector<PlanStep> steps_;
  std::vector<int> step_at_;  // by variable of an outcome
  std::vector<int> recommendations_;
  std::vector<int> recommended_;
  std::vector<int> recommendation_order_;
  std::vector<Cells> nothing_known_;
  Diagrams tables_;
  std::map<EntryRef, int> element_sections_;
  std::vector<std::vector<int>> formula_facts_;  // by fact
  std::vector<PlanPresumption> presumptions_;
  std::vector<StrictSight> sights_;
};

}  // namespace diagclub
