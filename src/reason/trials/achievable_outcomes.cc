// A plan's functions in, the sights in which its things can be seen out. What never happens is a function
// that is nowhere 1: a comparison of nodes.
#include "reason/trials/achievable_outcomes.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "value/outcome_words.h"

namespace diagclub {

namespace {

constexpr Diagrams::Node kNever = Diagrams::leaf(0);
constexpr Diagrams::Node kEverywhere = Diagrams::leaf(1);

std::vector<AchievableOutcome> sights(bool yes, bool no, bool unknown, bool not_applicable = false) {
  std::vector<AchievableOutcome> all;
  if (yes) all.push_back({AchievableOutcome::Kind::yes, "", {}});
  if (no) all.push_back({AchievableOutcome::Kind::no, "", {}});
  if (unknown) all.push_back({AchievableOutcome::Kind::unknown, "", {}});
  if (not_applicable) all.push_back({AchievableOutcome::Kind::not_applicable, "", {}});
  return all;
}

// The stretch or the point of an axis cut at these thresholds, counted as an axis counts its cells.
std::string name_of_stretch(const std::vector<Number>& thresholds, std::size_t index) {
  const std::size_t i = index / 2;
  if (index % 2 == 1) return text_from_number(thresholds[i]);
  if (i == 0) return "< " + text_from_number(thresholds[0]);
  if (i == thresholds.size()) return "> " + text_from_number(thresholds[i - 1]);
  return "]" + text_from_number(thresholds[i - 1]) + ".." + text_from_number(thresholds[i]) + "[";
}

}  // namespace

AchievableOutcomes::AchievableOutcomes(const Plan& plan, const Functions& functions)
    : plan_(plan), functions_(functions), diagrams_(functions.diagrams()) {}

// A fiche that leaves open one fact on which the outcome depends leaves the outcome open. Whether a fact is
// known is never open.
bool AchievableOutcomes::can_be_open(Diagrams::Node node) const {
  const IndexVector<VariableId, bool> support = diagrams_.support(node);
  for (const VariableId variable : support.ids()) {
    if (support[variable] && plan_.variables()[variable].aspect != Variable::Aspect::known) return true;
  }
  return false;
}

std::vector<AchievableOutcome> AchievableOutcomes::of_condition(Diagrams::Node node) const {
  return sights(node != kNever, node != kEverywhere, can_be_open(node));
}

std::vector<AchievableOutcome> AchievableOutcomes::of_rule(RuleId rule) {
  const EntryRef thing(rule);
  const Diagrams::Node applies = functions_.applies(thing);
  const Diagrams::Node holds = functions_.of(plan_.variables().of(thing));
  return sights(holds != kNever, holds != applies, can_be_open(holds), applies != kEverywhere);
}

std::vector<AchievableOutcome> AchievableOutcomes::of_recommendation(RecommendationId recommendation) {
  return of_condition(functions_.recommendation(recommendation));
}

std::vector<AchievableOutcome> AchievableOutcomes::of_row(TableId table, std::size_t row) {
  const Diagrams::Node applies = functions_.applies(table);
  const Diagrams::Node matches = functions_.row(table, row);
  Diagrams::Node decides = diagrams_.both(applies, matches);
  const Table& about = plan_.rules().tables[table];
  if (one_row_decides(about)) {
    for (const std::size_t above : deciding_order(about)) {
      if (above == row) break;
      decides = diagrams_.both(decides, diagrams_.negated(functions_.row(table, above)));
    }
  }
  const bool misses = diagrams_.both(applies, diagrams_.negated(matches)) != kNever;
  return sights(decides != kNever, misses, applies != kNever && can_be_open(matches));
}

std::vector<AchievableOutcome> AchievableOutcomes::of_test(const Condition& test) {
  const Diagrams::Node holds = functions_.of(diagrams_, test);
  return sights(holds != kNever, functions_.of(diagrams_, test, false) != kNever, can_be_open(holds));
}

// The cells in which a variable can lie at all.
Cells AchievableOutcomes::possible(VariableId variable) const {
  const Variable& about = plan_.variables()[variable];
  const bool fact = about.thing.kind == EntryKind::fact || about.thing.kind == EntryKind::parameter;
  if (fact) return about.all;
  Cells cells = 0;
  const bool table = about.thing.kind == EntryKind::table && about.aspect == Variable::Aspect::value;
  // A table that does not apply is not tested.
  const Diagrams::Node outcome = table ? functions_.outcome(about.thing.table()) : functions_.of(variable);
  for (const std::size_t value : functions_.diagrams().values(outcome)) {
    if (value >= about.size && about.thing.kind != EntryKind::count) continue;
    cells |= about.thing.kind == EntryKind::count ? about.axis.cells_of(Interval::point(value)) : cell(value);
  }
  return cells;
}

std::vector<TestCell> AchievableOutcomes::number_cells(VariableId variable, const UnaryTest& test) const {
  std::vector<Number> thresholds;
  for (const UnaryTest::Term& term : test.terms) {
    const Interval range = interval_from_term(term, plan_.rules());
    for (const Number& end : {range.low, range.high}) {
      if (end.is_finite()) thresholds.push_back(end);
    }
  }
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  const Variable& about = plan_.variables()[variable];
  const Cells possible = this->possible(variable);
  std::map<std::size_t, Cells> stretches;
  for (std::size_t i = 0; i < about.size; ++i) {
    if ((possible & cell(i)) == 0) continue;
    const Number number = about.axis.representative(i);
    std::size_t at = 0;
    while (at < thresholds.size() && thresholds[at] < number) ++at;
    const bool on = at < thresholds.size() && thresholds[at] == number;
    stretches[2 * at + (on ? 1 : 0)] |= cell(i);
  }
  std::vector<TestCell> cells;
  for (const auto& [index, stretch] : stretches)
    cells.push_back({variable, stretch, name_of_stretch(thresholds, index)});
  return cells;
}

std::vector<TestCell> AchievableOutcomes::cells_of_test(const Condition& test) const {
  const RuleSet& rules = plan_.rules();
  const Literals literals = plan_.variables().literals(rules, plan_.names(), test.name.text, test.test);
  std::vector<TestCell> cells;
  if (literals.parts.empty()) return cells;
  const VariableId variable = literals.parts.front().variable;
  const Variable& about = plan_.variables()[variable];
  if (about.aspect == Variable::Aspect::member) {
    if (literals.parts.size() == 1) return cells;
    for (const Literal& literal : literals.parts) {
      const std::size_t member = plan_.variables()[literal.variable].member;
      const std::string& name = about.thing.kind == EntryKind::table
                                    ? rules.tables[about.thing.table()].outputs[member].name
                                    : rules.facts[about.thing.fact()].choices[member].name;
      const Cells can = possible(literal.variable);
      if ((can & kYesCell) != 0) cells.push_back({literal.variable, kYesCell, name});
      if ((can & kNoCell) != 0) cells.push_back({literal.variable, kNoCell, "not(" + name + ")"});
    }
    return cells;
  }
  if (about.aspect == Variable::Aspect::known) return cells;
  const bool number =
      about.thing.kind == EntryKind::count ||
      (about.thing.kind == EntryKind::fact && rules.facts[about.thing.fact()].kind == FactKind::number);
  if (number) {
    cells = number_cells(variable, test.test);
  } else if (about.thing.kind == EntryKind::table ||
             (about.thing.kind == EntryKind::fact &&
              rules.facts[about.thing.fact()].kind == FactKind::choice)) {
    const Cells can = possible(variable);
    for (std::size_t i = 0; i < about.size; ++i) {
      if ((can & cell(i)) == 0) continue;
      cells.push_back({variable, cell(i),
                       about.thing.kind == EntryKind::fact ? rules.facts[about.thing.fact()].choices[i].name
                       : i == none_cell(rules.tables[about.thing.table()])
                           ? std::string(kNoRow)
                           : rules.tables[about.thing.table()].outputs[i].name});
    }
  }
  if (cells.size() <= 2) cells.clear();
  return cells;
}

}  // namespace diagclub
