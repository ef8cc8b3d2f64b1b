// An outcome in, words to compare with out.
#include "reason/trials/expectation.h"

#include <algorithm>
#include <vector>

#include "eval/trace.h"

namespace diagclub {

namespace {

std::string tri_word(Tri tri) { return tri == Tri::yes ? "yes" : tri == Tri::no ? "no" : "unknown"; }

std::string table_in_words(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  const Table& table = plan.rules().tables[static_cast<std::size_t>(thing.index)];
  const int variable = plan.variables().of(thing);
  std::string words;
  if (table.hit == HitPolicy::collect) {
    for (int i = 0; i < none_cell(table); ++i) {
      const Tri holds = tri_from_cells(outcome.cells[static_cast<std::size_t>(variable + i)]);
      if (holds == Tri::no) continue;
      words += (words.empty() ? "" : ", ") + table.outputs[static_cast<std::size_t>(i)].name +
               (holds == Tri::unknown ? "?" : "");
    }
    return "[" + words + "]";
  }
  const Cells outcomes = outcome.outcomes(plan, thing.index);
  for (int i = 0; i <= not_applicable_cell(table); ++i) {
    if ((outcomes & cell(i)) == 0) continue;
    words += (words.empty() ? "" : " | ") + outcome_name(table, i);
  }
  return words;
}

std::string count_in_words(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  int sure = 0;
  int possible = 0;
  for (const int rule : plan.step_of(thing).counted) {
    const Tri holds = tri_from_cells(outcome.cells[static_cast<std::size_t>(rule)]);
    sure += holds == Tri::yes ? 1 : 0;
    possible += holds == Tri::no ? 0 : 1;
  }
  return sure == possible ? std::to_string(sure) : std::to_string(sure) + ".." + std::to_string(possible);
}

}  // namespace

std::string outcome_in_words(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  if (outcome.applies(plan, thing) == Tri::no) return "not_applicable";
  switch (thing.kind) {
    case EntryKind::table:
      return table_in_words(plan, outcome, thing);
    case EntryKind::count:
      return count_in_words(plan, outcome, thing);
    case EntryKind::recommendation:
      return tri_word(outcome.recommended[static_cast<std::size_t>(thing.index)]);
    default:
      break;
  }
  return tri_word(outcome.rule(plan, thing.index));
}

bool came_out(const Plan& plan, const Outcome& outcome, EntryRef thing, const std::string& expected) {
  if (expected == "open") return is_open(plan, outcome, thing);
  return outcome_in_words(plan, outcome, thing) == expected;
}

}  // namespace diagclub
