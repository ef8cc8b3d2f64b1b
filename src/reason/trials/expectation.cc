// An outcome in, words to compare with out.
#include "reason/trials/expectation.h"

#include <algorithm>
#include <vector>

#include "eval/trace.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string table_in_words(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  const Table& table = plan.rules().tables[thing.table()];
  const VariableId variable = plan.variables().of(thing);
  std::string words;
  if (table.hit == HitPolicy::collect) {
    for (std::size_t i = 0; i < none_cell(table); ++i) {
      const Tri holds = tri_from_cells(outcome.cells[variable + i]);
      if (holds == Tri::no) continue;
      words += (words.empty() ? "" : ", ") + table.outputs[i].name + (holds == Tri::unknown ? "?" : "");
    }
    return "[" + words + "]";
  }
  const Cells outcomes = outcome.outcomes(plan, thing.table());
  for (std::size_t i = 0; i <= not_applicable_cell(table); ++i) {
    if ((outcomes & cell(i)) == 0) continue;
    words += (words.empty() ? "" : " | ") + outcome_name(table, i);
  }
  return words;
}

std::string count_in_words(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  std::size_t sure = 0;
  std::size_t possible = 0;
  for (const VariableId rule : plan.step_of(thing).counted) {
    const Tri holds = tri_from_cells(outcome.cells[rule]);
    sure += holds == Tri::yes ? 1 : 0;
    possible += holds == Tri::no ? 0 : 1;
  }
  return sure == possible ? std::to_string(sure) : std::to_string(sure) + ".." + std::to_string(possible);
}

}  // namespace

std::string outcome_in_words(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  if (outcome.applies(plan, thing) == Tri::no) return std::string(kNotApplicable);
  switch (thing.kind) {
    case EntryKind::table:
      return table_in_words(plan, outcome, thing);
    case EntryKind::count:
      return count_in_words(plan, outcome, thing);
    case EntryKind::recommendation:
      return std::string(word_of(outcome.recommended[thing.recommendation()]));
    case EntryKind::fact:
    case EntryKind::parameter:
    case EntryKind::rule:
    case EntryKind::presumption:
      break;
  }
  return std::string(word_of(outcome.rule(plan, thing.rule())));
}

std::string standing_in_words(const Plan& plan, const Outcome& strict, const Standing& standing,
                              EntryRef thing) {
  return firmness_word(firmness(plan, strict, standing, thing)) + " " +
         outcome_in_words(plan, standing.outcome, thing);
}

std::vector<std::string> presumptions_behind(const Plan& plan, const Outcome& strict,
                                             const Standing& standing, EntryRef thing) {
  std::vector<std::string> names;
  for (const PresumptionId presumption : standing_reasons(plan, strict, standing, thing).presumptions)
    names.push_back(plan.rules().presumptions[presumption].name);
  std::sort(names.begin(), names.end());
  return names;
}

bool is_of_standing(const ExpectedOutcome& expected) {
  const std::string first = expected.outcome.substr(0, expected.outcome.find(' '));
  return expected.by || (expected.outcome != kOpen && is_firmness_word(first));
}

bool stands_so(const Plan& plan, const Outcome& strict, const Standing& standing, EntryRef thing,
               const ExpectedOutcome& expected) {
  if (expected.by) {
    std::vector<std::string> wanted = *expected.by;
    std::sort(wanted.begin(), wanted.end());
    if (wanted != presumptions_behind(plan, strict, standing, thing)) return false;
  }
  const Firmness firm = firmness(plan, strict, standing, thing);
  if (firm < Firmness::presumed && expected.outcome == firmness_word(firm)) return true;
  return standing_in_words(plan, strict, standing, thing) == expected.outcome;
}

bool came_out(const Plan& plan, const Outcome& outcome, EntryRef thing, const std::string& expected) {
  if (expected == kOpen) return is_open(plan, outcome, thing);
  return outcome_in_words(plan, outcome, thing) == expected;
}

}  // namespace diagclub
