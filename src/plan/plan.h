// In: checked rules. Out: the same ready to be evaluated: indices for names, cells for tests, entries in
// order of dependence.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "check/check.h"
#include "value/box.h"
#include "value/cells.h"
#include "value/diagrams.h"

namespace cereal {
class access;
}

namespace diagclub {

class Applicability;

using NodeId = Id<struct PlanNode>;
using StepId = Id<struct PlanStep>;

// A condition compiled: nodes in one array, children side by side.
struct PlanNode {
  enum class Op : std::uint8_t { literal, all, any, negation };
  Op op = Op::all;
  VariableId variable;  // literal
  Cells accepted = 0;   // literal
  NodeId first_child;
  std::uint32_t child_count = 0;

  Ids<NodeId> children() const { return {first_child, child_count}; }
};

// No condition: always holds. It is the first node of every plan.
constexpr NodeId kAlways{};

struct PlanRow {
  std::vector<Box> boxes;  // over the table's dimensions; the row holds inside any of them
  std::size_t output = 0;
  std::vector<NodeId> tests;  // in the order written
};

// The rows of a table in the order in which they decide: as written, or, by priority, as their outputs are.
std::vector<std::size_t> deciding_order(const Table& table);

// One table, rule or count, in the order of evaluation. Which members count depends on the kind of `thing`.
struct PlanStep {
  EntryRef thing;
  VariableId variable;       // where the outcome goes; of a collect table, the first of its outputs
  NodeId applies = kAlways;  // node, as written
  NodeId when = kAlways;     // rule: node, as written
  // What they come to where something that they look at may not apply (applicability.h): where the thing
  // speaks at all, and where a rule then holds.
  NodeId speaks = kAlways;             // node; of a table the same for its inputs, of a count for its rules
  NodeId holds = kAlways;              // rule: node
  std::vector<VariableId> dimensions;  // table: the variables its rows look at
  std::vector<PlanRow> rows;           // table
  std::vector<std::size_t> order;      // table: its rows in the order in which the first that matches decides
  // Table that gives one thing: its output, or how many rows match, as a function in the plan's `tables`. A
  // leaf is a cell of the outcome.
  Diagrams::Node outcome = 0;
  std::vector<VariableId> counted;  // count: variables of its rules
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
  VariableId variable;     // cells; applies, undecided: the first of the thing's
  std::size_t beside = 1;  // undecided: how many the thing has
  FactId fact;             // nothing_reported

  bool operator==(const StrictSight&) const = default;
};

// A presumption compiled. Its nodes read, beyond the plan's variables, `Plan::sights()`. As of rules, what
// does not apply is no sign, neither so nor not so: `holds` and `blocks` are what `when` and `unless` come
// to.
struct PlanPresumption {
  EntryRef of;
  std::vector<Literal> claims;   // each narrows a variable of the thing
  NodeId when = kAlways;         // as written
  std::optional<NodeId> unless;  // as written
  NodeId holds = kAlways;
  std::optional<NodeId> blocks;
  std::vector<PresumptionId> yields_to;
};

// A checked rule set made ready to be evaluated any number of times: names are indices, tests are masks of
// cells. Threads may share it while nobody replaces anything in it. Outlives nothing: it owns the rules.
class Plan {
 public:
  explicit Plan(CheckedRules checked);

  // Puts another entry in the place of a thing's own, of the same name and outputs, testing nothing that
  // comes after it and no threshold that no rule tests yet: for trying a change on a copy of a plan.
  void replace(EntryRef thing, const AnyEntry& entry);
  // The same of a presumption about the same thing, with signs among those that it has: the order in which
  // the standing reading takes things stays.
  void replace(PresumptionId presumption, const Presumption& written);

  const RuleSet& rules() const { return checked_.rules(); }
  const Names& names() const { return checked_.names(); }
  const Variables& variables() const { return checked_.variables(); }
  const std::vector<FactId>& formulas() const { return checked_.formulas(); }

  const IndexVector<NodeId, PlanNode>& nodes() const { return nodes_; }
  const IndexVector<StepId, PlanStep>& steps() const { return steps_; }
  // Of a table, a rule or a count.
  StepId step_at(EntryRef thing) const { return step_at_[variables().of(thing)]; }
  const PlanStep& step_of(EntryRef thing) const { return steps_[step_at(thing)]; }
  // What the rows of a table give, as diagrams over all variables, the outcomes of others taken for inputs.
  const Diagrams& tables() const { return tables_; }
  // The node of its condition, as written; and of where it is given, which it is
  // not where what decides does not apply.
  const IndexVector<RecommendationId, NodeId>& recommendations() const { return recommendations_; }
  const IndexVector<RecommendationId, NodeId>& recommended() const { return recommended_; }
  // What makes up where one is given: it is wanted, and what it asks for is not done already.
  struct Giving {
    std::optional<NodeId> actor_exists;  // as written
    std::optional<NodeId> done_as_written;
    NodeId wanted;  // its actor exists, and its own condition holds
    std::optional<NodeId> done;
  };
  const IndexVector<RecommendationId, Giving>& giving() const { return giving_; }
  // Whether the standing reading of every club is the strict one.
  bool stands_as_strict() const {
    return presumptions_.empty() && std::none_of(giving_.begin(), giving_.end(), [](const Giving& giving) {
             return giving.done.has_value();
           });
  }
  // Of each variant of each part of the synthesis: as written, and where it may be said.
  struct Variant {
    NodeId when;
    NodeId holds;
  };
  const std::vector<std::vector<Variant>>& synthesis() const { return synthesis_; }
  // In the rule set's order; `sights()[i]` is variable `variables().count() + i` of their nodes.
  const IndexVector<PresumptionId, PlanPresumption>& presumptions() const { return presumptions_; }
  const std::vector<StrictSight>& sights() const { return sights_; }
  // Facts, tables, rules and counts in the order in which the standing reading takes them.
  const std::vector<EntryRef>& standing_order() const { return checked_.standing_order(); }
  // The cells of every variable when nothing is known.
  const CellsByVariable& nothing_known() const { return nothing_known_; }
  // The section that may stand several times which a thing looks at, directly or through others, or none.
  // Such a thing is a matter of each element and not of the club.
  std::optional<SectionId> element_section(EntryRef thing) const;
  // The facts that a fact's formula names, ascending; none where it has no formula.
  const std::vector<FactId>& formula_facts(FactId fact) const { return formula_facts_[fact]; }
  // Recommendations by priority, then as declared.
  const std::vector<RecommendationId>& recommendation_order() const { return recommendation_order_; }

 private:
  Plan() : tables_({}, {}) {}
  friend std::unique_ptr<const Plan> plan_from_bytes(std::string_view bytes, std::vector<Source> files);
  friend class cereal::access;  // src/store
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(checked_, nodes_, steps_, step_at_, recommendations_, recommended_, giving_, synthesis_,
            recommendation_order_, nothing_known_, tables_, element_sections_, formula_facts_, presumptions_,
            sights_);
  }

  friend class Applicability;

  PlanStep compile_step(EntryRef thing);
  void find_applicability(StepId first_step);
  Giving compile_giving(const Recommendation& recommendation);
  void find_given(RecommendationId recommendation, Applicability& applicability);
  std::optional<NodeId> compile_if(const Condition* condition);
  void find_element_sections();
  void find_formula_facts();
  // `literals_of`: a test in cells.
  using LiteralsOf = std::function<Literals(const Condition&)>;
  NodeId compile(const Condition& condition, const LiteralsOf& literals_of);
  NodeId compile(const Condition& condition);
  // In presumptions.cc.
  PlanPresumption compile_presumption(const Presumption& presumption);
  Literals literals_of_sign(EntryRef about, const Condition& test);
  VariableId sight(const StrictSight& wanted);
  NodeId compile_optional(const std::optional<Condition>& condition);
  NodeId add(PlanNode node, const std::vector<NodeId>& children);
  Diagrams::Node matching(const PlanStep& step, const PlanRow& row);
  Diagrams::Node outcome_of(const Table& table, const PlanStep& step);

  CheckedRules checked_;
  IndexVector<NodeId, PlanNode> nodes_;
  IndexVector<StepId, PlanStep> steps_;
  IndexVector<VariableId, StepId> step_at_;  // of outcomes
  IndexVector<RecommendationId, NodeId> recommendations_;
  IndexVector<RecommendationId, NodeId> recommended_;
  IndexVector<RecommendationId, Giving> giving_;
  std::vector<std::vector<Variant>> synthesis_;
  std::vector<RecommendationId> recommendation_order_;
  CellsByVariable nothing_known_;
  Diagrams tables_;
  std::map<EntryRef, SectionId> element_sections_;
  IndexVector<FactId, std::vector<FactId>> formula_facts_;
  IndexVector<PresumptionId, PlanPresumption> presumptions_;
  std::vector<StrictSight> sights_;
};

}  // namespace diagclub
