// A function of the facts in, a fiche in its midst out.
#include "reason/proofs/witness.h"

#include <algorithm>
#include <map>
#include <set>

#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

// Paths that figures tied by a formula forbid are passed over, up to this many.
constexpr int kMostTries = 64;

// What stands for a text that no rule looks into.
constexpr std::string_view kAnyText = "…";

bool stands_many_times(const RuleSet& rules, const Fact& fact) {
  const Section* section = find_by_name(rules.sections, fact.section());
  return section != nullptr && section->many;
}

// The value of one fact whose cells a path fixes; none fixed: any will do.
std::string value_in(const Plan& plan, FactId fact, const std::map<VariableId, std::size_t>& cells) {
  const Fact& about = plan.rules().facts[fact];
  const VariableId variable = plan.variables().values(fact).front();
  const auto fixed = cells.find(variable);
  const auto chosen = [&] {
    return fixed != cells.end() ? fixed->second : lowest_cell(plan.variables()[variable].all);
  };
  switch (about.kind) {
    case FactKind::text:
      return std::string(kAnyText);
    case FactKind::number:
      return text_from_number(plan.variables()[variable].axis.representative(chosen()));
    case FactKind::yes_no:
      return std::string(yes_no_word(chosen() == 1));
    case FactKind::choice:
      return about.choices[chosen()].name;
    case FactKind::list:
      break;
  }
  std::string words;
  for (std::size_t i = 0; i < about.choices.size(); ++i) {
    const auto member = cells.find(variable + i);
    if (member != cells.end() && member->second == 1)
      words += (words.empty() ? "" : ", ") + about.choices[i].name;
  }
  return "[" + words + "]";
}

}  // namespace

std::string Witness::line(const RuleSet& rules, FicheScope scope) const {
  std::string top;
  std::vector<std::pair<std::string, std::string>> sections;
  const auto add = [](std::string& to, const std::string& key, const std::string& value) {
    to += (to.empty() ? "" : ", ") + key + ": " + value;
  };
  for (const auto& [fact, value] : stated) {
    const Fact& about = rules.facts[fact];
    if (about.section().empty()) {
      add(top, about.key(), value);
      continue;
    }
    auto section = std::find_if(sections.begin(), sections.end(),
                                [&](const auto& one) { return one.first == about.section(); });
    if (section == sections.end()) section = sections.insert(sections.end(), {about.section(), ""});
    add(section->second, about.key(), value);
  }
  if (scope == FicheScope::whole) {
    std::string required;
    for (const FactId i : rules.facts.ids()) {
      const bool said =
          std::any_of(stated.begin(), stated.end(), [&](const auto& one) { return one.first == i; });
      if (!rules.facts[i].required || said) continue;
      if (const StatedFact* filled = fiche.find(i)) add(required, rules.facts[i].name, filled->written);
    }
    top = required + (required.empty() || top.empty() ? "" : ", ") + top;
  }
  for (const auto& [section, facts] : sections) {
    const bool many = find_by_name(rules.sections, section)->many;
    add(top, section, many ? "[{" + facts + "}]" : "{" + facts + "}");
  }
  return "{" + top + "}";
}

Witnesses::Witnesses(const Plan& plan, const FicheForm& form) : plan_(plan), form_(form) {
  for (const Variable& variable : plan.variables().all()) everything_.push_back(variable.all);
  assumed_ = everything_;
  const Facts nothing = facts_from_fiche(plan, {});
  for (const VariableId i : plan.variables().ids()) {
    const EntryRef thing = plan.variables()[i].thing;
    if (thing.kind == EntryKind::fact && nothing.assumed[thing.fact()]) assumed_[i] = nothing.cells[i];
  }
}

Function Witnesses::expressible(Diagrams& diagrams, Function where) const {
  const IndexVector<VariableId, bool> support = diagrams.support(where);
  for (const FactId fact : plan_.rules().facts.ids()) {
    const VariableId known = plan_.variables().known(fact);
    if (!support[known]) continue;
    IndexVector<VariableId, bool> values(support.size());
    for (const VariableId i : plan_.variables().ids()) {
      const Variable& variable = plan_.variables()[i];
      values[i] = variable.thing == EntryRef(fact) && variable.aspect != Variable::Aspect::known;
    }
    const Function is_known = diagrams.literal(known, kYesCell);
    const Function otherwise = diagrams.forall(diagrams.ite(is_known, Diagrams::leaf(1), where), values);
    where = diagrams.ite(is_known, where, otherwise);
  }
  return where;
}

std::optional<Witness> Witnesses::from_path(const Diagrams::Witness& path) const {
  std::map<VariableId, std::size_t> cells(path.begin(), path.end());
  std::map<FactId, bool> told;  // false: it must be left out
  for (const auto& [variable, index] : path) {
    const Variable& about = plan_.variables()[variable];
    if (about.thing.kind != EntryKind::fact) continue;  // a parameter
    const bool known = about.aspect != Variable::Aspect::known || index == 1;
    // Where it must be unknown `expressible` saw to it that its value does not matter.
    const auto at = told.try_emplace(about.thing.fact(), known).first;
    at->second = at->second && known;
  }
  const RuleSet& rules = plan_.rules();
  Witness witness;
  Fault fault;
  const auto state = [&](FactId fact) -> std::optional<StatedFact> {
    const std::string value = value_in(plan_, fact, cells);
    auto stated = stated_from_text(
        fact, rules.facts[fact].kind == FactKind::list ? value.substr(1, value.size() - 2) : value, form_,
        fault);
    if (stated) stated->written = value;
    return stated;
  };
  // An element holds what it must as soon as it holds anything.
  std::set<std::string> elements;
  for (const auto& [fact, known] : told) {
    const Fact& about = rules.facts[fact];
    if (known && stands_many_times(rules, about)) elements.insert(about.section());
  }
  for (const FactId fact : rules.facts.ids()) {
    const Fact& about = rules.facts[fact];
    const auto at = told.find(fact);
    const bool needed = at != told.end() ? at->second : about.required && elements.count(about.section()) > 0;
    if (!needed && (at != told.end() || !about.required || stands_many_times(rules, about))) continue;
    auto stated = state(fact);
    if (!stated) return std::nullopt;
    if (needed) witness.stated.emplace_back(fact, stated->written);
    witness.fiche.facts.push_back(std::move(*stated));
  }
  return witness;
}

std::optional<Witness> Witnesses::witness_within(Diagrams& diagrams, Function where,
                                                 const CellsByVariable& box, const Accept& accept) const {
  where = diagrams.restrict(diagrams, where, box);
  for (int tries = 0; tries < kMostTries; ++tries) {
    const auto path = diagrams.witness(where, 1, box);
    if (!path) return std::nullopt;
    if (auto witness = from_path(*path)) {
      const Facts facts = facts_from_fiche(plan_, witness->fiche);
      Diagnostics doubts;
      warn_of_contradictions(plan_, witness->fiche, facts, Source("", ""), doubts);
      if (doubts.empty() && accept(facts)) return witness;
    }
    Function cube = Diagrams::leaf(1);
    for (const auto& [variable, index] : *path)
      cube = diagrams.both(cube, diagrams.literal(variable, cell(index)));
    where = diagrams.both(where, diagrams.negated(cube));
  }
  return std::nullopt;
}

std::optional<Witness> Witnesses::where(Diagrams& diagrams, Function where) const {
  where = expressible(diagrams, where);
  return accepted(diagrams, where, [&](const Facts& facts) {
    return diagrams.values(where, facts.cells) == std::vector<std::size_t>{1};
  });
}

std::optional<Witness> Witnesses::accepted(Diagrams& diagrams, Function where, const Accept& accept) const {
  where = expressible(diagrams, where);
  if (auto witness = witness_within(diagrams, where, assumed_, accept)) return witness;
  return witness_within(diagrams, where, everything_, accept);
}

std::optional<Witness> Witnesses::near(Diagrams& diagrams, Function where, const Accept& accept) const {
  // Outside it for some value of what is unknown, were it the other way round.
  where = diagrams.negated(expressible(diagrams, diagrams.negated(where)));
  if (auto witness = witness_within(diagrams, where, assumed_, accept)) return witness;
  return witness_within(diagrams, where, everything_, accept);
}

}  // namespace diagclub
