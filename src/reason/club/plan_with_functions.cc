#include "reason/club/plan_with_functions.h"

#include "reason/club/completion.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string yes_no_from_values(const std::vector<std::size_t>& values) {
  return std::string(word_of(values.size() > 1 ? Tri::unknown : values.front() == 1 ? Tri::yes : Tri::no));
}

}  // namespace

CellsByVariable PlanWithFunctions::completions_of(const Fiche& fiche) const {
  return completions(plan_, facts_from_fiche(plan_, fiche));
}

std::string PlanWithFunctions::outcome(EntryRef thing, const CellsByVariable& box) const {
  const Diagrams& diagrams = functions_.diagrams();
  if (thing.kind == EntryKind::recommendation)
    return yes_no_from_values(diagrams.values(functions_.recommendation(thing.recommendation()), box));
  if (diagrams.values(functions_.applies(thing), box) == std::vector<std::size_t>{0})
    return std::string(kNotApplicable);
  const VariableId variable = plan_.variables().of(thing);
  if (thing.kind == EntryKind::rule) return yes_no_from_values(diagrams.values(functions_.of(variable), box));
  if (thing.kind == EntryKind::count) {
    const std::vector<std::size_t> values = diagrams.values(functions_.of(variable), box);
    return std::to_string(values.front()) +
           (values.size() > 1 ? ".." + std::to_string(values.back()) : std::string());
  }
  const Table& table = plan_.rules().tables[thing.table()];
  std::string words;
  if (table.hit == HitPolicy::collect) {
    for (std::size_t i = 0; i < none_cell(table); ++i) {
      const std::vector<std::size_t> values = diagrams.values(functions_.of(variable + i), box);
      if (values == std::vector<std::size_t>{0}) continue;
      words += (words.empty() ? "" : ", ") + table.outputs[i].name + (values.size() > 1 ? "?" : "");
    }
    return "[" + words + "]";
  }
  for (const std::size_t value : diagrams.values(functions_.outcome(thing.table()), box)) {
    words += (words.empty() ? "" : " | ") + outcome_name(table, value);
  }
  return words;
}

}  // namespace diagclub
