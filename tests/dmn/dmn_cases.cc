// What a DMN engine must come to: for each club, everything that the exported tables look at, by its FEEL
// name, and what every decision came out as. In: `dmn_cases RULES SEED CLUBS [FICHE…]`. Out: one JSON object
// a line.
//
// Clubs are drawn at random, complete in every fact; and each fiche is completed at random where it leaves
// something open.
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "base/source.h"
#include "eval/evaluate.h"
#include "load/rules.h"
#include "oracle/random_club.h"
#include "read/fiche/fiche_from_yaml.h"
#include "report/dmn/feel.h"
#include "report/text/json_writer.h"

namespace diagclub::oracle {
namespace {

constexpr int kCompletions = 5;

[[noreturn]] void fail(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all()) std::cerr << diagnostic.message << '\n';
  std::exit(2);
}

class DmnCases {
 public:
  DmnCases(const Plan& plan, std::uint64_t seed)
      : plan_(plan), rules_(plan.rules()), feel_(plan), form_(rules_), dice_(seed) {}

  void random_clubs(int clubs) {
    RandomClub club(dice_, rules_);
    for (int i = 0; i < clubs; ++i) {
      club.draw_complete();
      complete_and_print(read(Source("random club " + std::to_string(i), club.fiche())));
    }
  }

  void fiche(const std::string& path) {
    const FileText file = read_file(path, kLargestFiche);
    const Fiche fiche = read(Source(path, file.text));
    for (int i = 0; i < kCompletions; ++i) complete_and_print(fiche);
  }

 private:
  Fiche read(const Source& source) const {
    Diagnostics diagnostics;
    auto fiche = fiche_from_yaml(source, form_, diagnostics);
    if (!fiche) fail(diagnostics);
    return fiche->elements.empty() ? *fiche : fiche_of_element(*fiche, fiche->elements.front());
  }

  // One cell for every fact; numbers to go with the cells.
  void complete_and_print(const Fiche& fiche) {
    Facts facts = facts_from_fiche(plan_, fiche);
    IndexVector<FactId, Number> numbers(rules_.facts.size());
    for (const VariableId variable : plan_.variables().ids()) {
      const Variable& about = plan_.variables()[variable];
      if (about.thing.kind != EntryKind::fact) continue;
      Cells& cells = facts.cells[variable];
      std::vector<std::size_t> left;
      for (Cells rest = cells; rest != 0; rest &= rest - 1) left.push_back(lowest_cell(rest));
      const std::size_t chosen = dice_.of(left);
      cells = cell(chosen);
      if (about.aspect != Variable::Aspect::value ||
          rules_.facts[about.thing.fact()].kind != FactKind::number)
        continue;
      numbers[about.thing.fact()] = facts.numbers[about.thing.fact()].is_point()
                                        ? facts.numbers[about.thing.fact()].low
                                        : about.axis.representative(chosen);
    }
    print(fiche.source, numbers, evaluate(plan_, facts));
  }

  void print(const std::string& source, const IndexVector<FactId, Number>& numbers, const Outcome& outcome) {
    CompactJson json;
    json.open_object();
    json.field("source", source);
    json.key("values");
    json.open_object();
    const auto cells_of = [&](VariableId variable) { return outcome.cells[variable]; };
    for (const FactId i : rules_.facts.ids()) {
      const Fact& fact = rules_.facts[i];
      const EntryRef thing(i);
      json.key(feel_.known_name(thing.fact()));
      json.boolean(cells_of(plan_.variables().known(thing.fact())) == kYesCell);
      if (fact.kind == FactKind::text) continue;
      json.key(feel_.name(thing));
      const VariableId variable = plan_.variables().of(thing);
      if (fact.kind == FactKind::number) json.number(numbers[i].to_double());
      if (fact.kind == FactKind::yes_no) json.boolean(cells_of(variable) == kYesCell);
      if (fact.kind == FactKind::choice) json.text(fact.choices[lowest_cell(cells_of(variable))].name);
      if (fact.kind == FactKind::list) names(json, fact.choices, variable, outcome);
    }
    for (const RuleId i : rules_.rules.ids()) {
      json.key(feel_.name(i));
      json.boolean(outcome.rule(plan_, i) == Tri::yes);
    }
    for (const CountId i : rules_.counts.ids()) {
      const EntryRef thing(i);
      int sum = 0;
      for (const VariableId rule : plan_.step_of(thing).counted) sum += cells_of(rule) == kYesCell ? 1 : 0;
      json.field_integer(feel_.name(thing), sum);
    }
    json.close_object();
    json.key("decisions");
    json.open_object();
    std::set<std::string> said;
    for (const StepId i : plan_.steps().ids()) {
      const EntryRef thing = plan_.steps()[i].thing;
      if (thing.kind != EntryKind::table) continue;
      const Table& table = rules_.tables[thing.table()];
      if (plan_.steps()[i].speaks != kAlways && said.insert(feel_.applies_name(thing.table())).second)
        json.field_boolean(feel_.applies_name(thing.table()), outcome.applicable[i] == Tri::yes);
      json.key(feel_.name(thing));
      const VariableId first = plan_.variables().of(thing);
      if (table.hit == HitPolicy::collect) {
        names(json, table.outputs, first, outcome);
        continue;
      }
      const std::size_t at = lowest_cell(cells_of(first));
      if (table.hit == HitPolicy::collect_count)
        json.integer(at);
      else
        json.text(at == none_cell(table) ? "none" : table.outputs[at].name);
    }
    json.close_object();
    json.close_object();
    std::puts(json.take().c_str());
  }

  template <typename Elements>
  static void names(CompactJson& json, const Elements& elements, VariableId first, const Outcome& outcome) {
    json.open_array();
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (outcome.cells[first + i] == kYesCell) json.text(elements[i].name);
    }
    json.close_array();
  }

  const Plan& plan_;
  const RuleSet& rules_;
  Feel feel_;
  FicheForm form_;
  Dice dice_;
};

}  // namespace
}  // namespace diagclub::oracle

int main(int count, char** words) {
  using namespace diagclub;
  if (count < 4) return 2;
  Diagnostics diagnostics;
  const auto plan = plan_from_folder(words[1], diagnostics);
  if (!plan) oracle::fail(diagnostics);
  oracle::DmnCases cases(*plan, std::strtoull(words[2], nullptr, 10));
  cases.random_clubs(static_cast<int>(std::strtol(words[3], nullptr, 10)));
  for (int i = 4; i < count; ++i) cases.fiche(words[i]);
  return 0;
}
