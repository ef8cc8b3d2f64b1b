// The standing reading beside its oracle, on one club. In: a plan and what is known. Out: the first thing on
// which they differ, in words, or nothing.
#pragma once

#include <fmt/format.h>

#include "eval/standing/standing.h"
#include "oracle/standing.h"
#include "rule_text.h"

namespace diagclub::oracle {

// How often each thing was seen.
struct StandingTally {
  long clubs = 0;
  long comparisons = 0;
  std::map<std::string, long> states;      // of presumptions
  std::map<std::string, long> firmnesses;  // of conclusions
};

class StandingComparison {
 public:
  StandingComparison(const Plan& plan, const Resolved& club, Words nothing_reported, const Fiche& fiche,
                     StandingTally& tally)
      : plan_(plan),
        rules_(plan.rules()),
        oracle_(rules_, club, std::move(nothing_reported)),
        tally_(tally),
        facts_(facts_from_fiche(plan, fiche)),
        strict_(evaluate(plan, facts_)),
        standing_(StandingReader(plan).read(facts_, strict_)) {
    ++tally_.clubs;
    for (const PresumptionId i : rules_.presumptions.ids()) state(i);
    for (const FactId i : rules_.facts.ids()) thing(i);
    for (const TableId i : rules_.tables.ids()) thing(i);
    for (const RuleId i : rules_.rules.ids()) thing(i);
    for (const CountId i : rules_.counts.ids()) thing(i);
    for (const RecommendationId i : rules_.recommendations.ids()) recommendation(i);
  }

  const std::string& difference() const { return difference_; }

 private:
  static const char* word(PresumptionState state) {
    switch (state) {
      case PresumptionState::idle:
        return "idle";
      case PresumptionState::settled:
        return "settled";
      case PresumptionState::inapplicable:
        return "inapplicable";
      case PresumptionState::refuted:
        return "refuted";
      case PresumptionState::blocked:
        return "blocked";
      case PresumptionState::beaten:
        return "beaten";
      case PresumptionState::contested:
        return "contested";
      case PresumptionState::spoke:
        break;
    }
    return "spoke";
  }

  void state(PresumptionId index) {
    const Presumption& presumption = rules_.presumptions[index];
    const std::string expected = oracle_.state(presumption);
    ++tally_.states[expected];
    same("presumption " + presumption.name, expected, word(standing_.presumptions[index]));
  }

  // The cells that hold the oracle's values.
  Cells cells_of(const Variable& variable, const Left& left) const {
    const std::string& name = name_of(rules_, variable.thing);
    Cells cells = 0;
    if (variable.aspect == Variable::Aspect::member) {
      const Words& values = left.members.at(member_name(variable));
      return (values.count("no") > 0 ? kNoCell : 0) | (values.count("yes") > 0 ? kYesCell : 0);
    }
    for (const Value& value : left.values) {
      if (type_of(rules_, name) == Type::number) {
        const bool rows = variable.thing.kind == EntryKind::table;
        cells |= rows ? cell(size_from(*value.number.plain_whole()))
                      : variable.axis.cells_of(Interval::point(value.number));
        continue;
      }
      for (std::size_t at = 0; at < variable.size; ++at) {
        if (witness_from_cell(rules_, variable, at) == name + ": " + value.word) cells |= cell(at);
      }
    }
    return cells;
  }

  void thing(EntryRef thing) {
    const std::string& name = name_of(rules_, thing);
    const std::size_t count = plan_.variables().count_of(thing);
    if (count == 0) return;
    const Stand& stand = oracle_.stands(name);
    bool open = false, contested = false, surely = true;
    for (const VariableId index : Ids(plan_.variables().of(thing), count)) {
      const Variable& variable = plan_.variables()[index];
      same_cells(name, cells_of(variable, stand.left), standing_.outcome.cells[index]);
      same_cells("strictly " + name, cells_of(variable, oracle_.strict(name)), strict_.cells[index]);
      const std::string atom = variable.aspect == Variable::Aspect::member ? member_name(variable) : "";
      const bool is_contested = stand.contested.count(atom) > 0;
      same("contest of " + name, is_contested ? "yes" : "no", standing_.contested[index] != 0 ? "yes" : "no");
      const bool undecided_here = undecided(rules_, name, stand.left, atom);
      open |= undecided_here && !is_contested;
      contested |= is_contested;
      surely &= !undecided(rules_, name, oracle_.strict(name), atom);
    }
    if (thing.kind != EntryKind::fact) {
      const StepId step = plan_.step_at(thing);
      same("applies of " + name, word(stand.applies), word(standing_.outcome.applicable[step]));
      const Tri strictly = oracle_.strict_applies(name);
      if (stand.applies == Tri::no) open = contested = false, surely = true;
      open |= stand.applies == Tri::unknown && !stand.applies_contested;
      contested |= stand.applies == Tri::unknown && stand.applies_contested;
      surely &= strictly != Tri::unknown;
    }
    if (thing.kind == EntryKind::count) return;
    const std::string expected = open ? "open" : contested ? "contested" : surely ? "certain" : "presumed";
    if (thing.kind != EntryKind::fact) ++tally_.firmnesses[expected];
    same("firmness of " + name, expected, firmness_word(firmness(plan_, strict_, standing_, thing)));
  }

  std::string member_name(const Variable& variable) const {
    const std::size_t member = variable.member;
    return variable.thing.kind == EntryKind::table
               ? rules_.tables[variable.thing.table()].outputs[member].name
               : rules_.facts[variable.thing.fact()].choices[member].name;
  }

  void recommendation(RecommendationId index) {
    const Recommendation& advice = rules_.recommendations[index];
    same("recommendation " + advice.name, word(oracle_.recommended(advice)),
         word(standing_.outcome.recommended[index]));
    same("contest of recommendation " + advice.name, oracle_.recommended_by_contest(advice) ? "yes" : "no",
         standing_.contested_recommended[index] != 0 ? "yes" : "no");
  }

  static const char* word(Tri tri) { return tri == Tri::yes ? "yes" : tri == Tri::no ? "no" : "unknown"; }

  void same_cells(const std::string& what, Cells expected, Cells found) {
    same("cells of " + what, fmt::format("{:b}", expected), fmt::format("{:b}", found));
  }
  void same(const std::string& what, const std::string& expected, const std::string& found) {
    ++tally_.comparisons;
    if (expected != found && difference_.empty())
      difference_ = what + ": the oracle says " + expected + ", the engine " + found;
  }

  const Plan& plan_;
  const RuleSet& rules_;
  StandingOracle oracle_;
  StandingTally& tally_;
  const Facts facts_;
  const Outcome strict_;
  const Standing standing_;
  std::string difference_;
};

}  // namespace diagclub::oracle
