// Rule sets as text, edited at random, and how everything of them comes out.
#pragma once

#include <map>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "eval/evaluate.h"
#include "oracle/dice.h"
#include "rule_text.h"

namespace diagclub::oracle {

inline std::unique_ptr<const Plan> plan_if_sound(const std::string& text) {
  Diagnostics faults;
  auto checked = checked_from_text(text, faults);
  return checked ? std::make_unique<const Plan>(std::move(*checked)) : nullptr;
}

// What may stand instead of what.
using TextEdits = std::vector<std::pair<std::regex, std::vector<std::string>>>;

// One of these made at one place of the text; the text as it was where there is none.
inline std::string edited_by(const std::string& text, Dice& dice, const TextEdits& edits) {
  const auto& [where, with] = dice.of(edits);
  std::vector<std::smatch> found;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), where); at != std::sregex_iterator(); ++at)
    found.push_back(*at);
  if (found.empty()) return text;
  const std::smatch& one = dice.of(found);
  return text.substr(0, size_from(one.position())) + one.format(dice.of(with)) + one.suffix().str();
}

// How everything comes out, by name (`t1.x` for an output of a collect table).
inline std::map<std::string, std::string> outcomes(const Plan& plan, const Outcome& outcome) {
  std::map<std::string, std::string> words;
  const RuleSet& rules = plan.rules();
  for (const StepId step : plan.steps().ids()) {
    const PlanStep& at = plan.steps()[step];
    const std::string& name = name_of(rules, at.thing);
    const auto cells = outcome.cells[at.variable];
    const bool applies = outcome.applicable[step] == Tri::yes;
    if (at.thing.kind == EntryKind::count) {
      int held = 0;
      for (const VariableId rule : at.counted) held += outcome.cells[rule] == kYesCell ? 1 : 0;
      words[name] = applies ? std::to_string(held) : "not_applicable";
    } else if (at.thing.kind == EntryKind::rule) {
      words[name] = !applies ? "not_applicable" : cells == kYesCell ? "yes" : "no";
    } else {
      const Table& table = rules.tables[at.thing.table()];
      for (std::size_t i = 0; table.hit == HitPolicy::collect && i < table.outputs.size(); ++i) {
        words[name + "." + table.outputs[i].name] = !applies ? "not_applicable"
                                                    : outcome.cells[at.variable + i] == kYesCell ? "yes"
                                                                                                 : "no";
      }
      if (table.hit == HitPolicy::collect) continue;
      words[name] = !applies ? "not_applicable" : outcome_name(table, lowest_cell(cells));
    }
  }
  for (const RecommendationId i : rules.recommendations.ids())
    words[rules.recommendations[i].name] = outcome.recommended[i] == Tri::yes ? "yes" : "no";
  return words;
}

}  // namespace diagclub::oracle
