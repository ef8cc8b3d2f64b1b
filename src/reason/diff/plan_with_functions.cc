#include "reason/diff/plan_with_functions.h"

#include "reason/club/completion.h"
#include "reason/club/reach.h"
#include "reason/trials/expectation.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string yes_no_from_values(const std::vector<std::size_t>& values) {
  return std::string(word_of(values.size() > 1 ? Tri::unknown : values.front() == 1 ? Tri::yes : Tri::no));
}

}  // namespace

PlanWithFunctions::Judged PlanWithFunctions::judged(const Fiche& fiche) const {
  const Facts facts = facts_from_fiche(plan_, fiche);
  Judged judged{completions(plan_, facts), {}, {}};
  if (plan_.presumptions().empty()) return judged;
  judged.strict = sharpened(plan_, evaluate(plan_, facts), reach(plan_, functions_, facts, judged.box));
  reader_.read(facts, judged.strict, judged.standing);
  return judged;
}

std::string PlanWithFunctions::outcome(EntryRef thing, const Judged& fiche) const {
  if (!plan_.presumptions().empty()) {
    const Firmness firm = firmness(plan_, fiche.strict, fiche.standing, thing);
    if (firm == Firmness::presumed || firm == Firmness::contested)
      return standing_in_words(plan_, fiche.strict, fiche.standing, thing);
  }
  return strict_outcome(thing, fiche.box);
}

std::string PlanWithFunctions::without_firmness(const std::string& outcome) {
  for (const Firmness firm : {Firmness::presumed, Firmness::contested}) {
    const std::string lead = firmness_word(firm) + " ";
    if (outcome.starts_with(lead)) return outcome.substr(lead.size());
  }
  return outcome;
}

std::string PlanWithFunctions::strict_outcome(EntryRef thing, const CellsByVariable& box) const {
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
