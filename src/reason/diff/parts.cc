// A rule set in, the functions out that are compared with those of another.
#include "reason/diff/parts.h"

#include <algorithm>
#include <map>

#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

class PartsMaker {
 public:
  PartsMaker(const Plan& plan, const Functions& functions, Diagrams& diagrams,
             const std::set<std::string>& as_sets)
      : plan_(plan), functions_(functions), diagrams_(diagrams), as_sets_(as_sets) {}

  std::vector<Part> run() {
    const RuleSet& rules = plan_.rules();
    for (const TableId i : rules.tables.ids()) add_table(i);
    for (const RuleId i : rules.rules.ids()) {
      const EntryRef thing(i);
      add(thing, functions_.of(plan_.variables().of(thing)), {std::string(kNo), std::string(kYes)});
    }
    for (const CountId i : rules.counts.ids()) {
      const EntryRef thing(i);
      std::vector<std::string> words;
      for (std::size_t n = 0; n <= rules.counts[i].of.size(); ++n) words.push_back(std::to_string(n));
      add(thing, functions_.of(plan_.variables().of(thing)), std::move(words));
    }
    for (const RecommendationId i : rules.recommendations.ids())
      add(i, functions_.recommendation(i), {std::string(kNo), std::string(kYes)});
    return std::move(parts_);
  }

 private:
  Part& add(EntryRef thing, Function node, std::vector<std::string> words) {
    const RuleSet& rules = plan_.rules();
    Part& part = parts_.emplace_back();
    part.thing = thing;
    part.name = name_of(rules, thing);
    part.label = label_of(rules, thing).fr;
    part.words = std::move(words);
    part.node = node;
    if (thing.kind != EntryKind::recommendation) part.applies = functions_.applies(thing);
    return part;
  }

  void add_table(TableId thing) {
    const Table& table = plan_.rules().tables[thing];
    const VariableId variable = plan_.variables().of(thing);
    if (table.hit != HitPolicy::collect) {
      std::vector<std::string> words;
      for (std::size_t value = 0; value < outcome_cells(table); ++value)
        words.push_back(outcome_name(table, value));
      add(thing, functions_.of(variable), std::move(words));
    } else if (as_sets_.count(table.name) > 0) {
      add_set(thing, table, variable);
    } else {
      for (std::size_t output = 0; output < table.outputs.size(); ++output)
        add(thing, functions_.of(variable + output), {std::string(kNo), std::string(kYes)}).output =
            table.outputs[output].name;
    }
  }

  void add_set(EntryRef thing, const Table& table, VariableId variable) {
    Function node = Diagrams::leaf(0);
    std::vector<std::vector<std::string>> sets{{}};  // by value of the node
    for (std::size_t output = 0; output < table.outputs.size(); ++output) {
      const Function both =
          diagrams_.apply(node, functions_.of(variable + output),
                          [](std::size_t set, std::size_t holds) { return 2 * set + holds; });
      // Only sets that can be given are numbered.
      const std::vector<std::size_t> found = diagrams_.values(both);
      std::vector<std::size_t> numbers(found.back() + 1);
      std::vector<std::vector<std::string>> longer;
      for (const std::size_t value : found) {
        numbers[value] = longer.size();
        longer.push_back(sets[value / 2]);
        if (value % 2 == 1) longer.back().push_back(table.outputs[output].name);
      }
      node = diagrams_.mapped(both, numbers);
      sets = std::move(longer);
    }
    std::vector<std::string> words;
    for (const std::vector<std::string>& set : sets) {
      std::string all;
      for (const std::string& name : set) all += (all.empty() ? "" : ", ") + name;
      words.push_back(set.empty()       ? outcome_name(table, none_cell(table))
                      : set.size() == 1 ? all
                                        : "[" + all + "]");
    }
    add(thing, node, std::move(words));
  }

  const Plan& plan_;
  const Functions& functions_;
  Diagrams& diagrams_;
  const std::set<std::string>& as_sets_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> parts_of(const Plan& plan, const Functions& functions, Diagrams& diagrams,
                           const std::set<std::string>& as_sets) {
  return PartsMaker(plan, functions, diagrams, as_sets).run();
}

Part fault_part(const Plan& plan, const Functions& functions, Diagrams& diagrams, TableId index) {
  const Table& table = plan.rules().tables[index];
  const bool meets = table.hit == HitPolicy::unique || table.hit == HitPolicy::any;
  Function covered = Diagrams::leaf(0);
  Function twice = Diagrams::leaf(0);
  std::map<std::string, Function> given;  // by output, where rows so far give it
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Function row = functions.row(index, i);
    const std::string& output = table.rows[i].then.text;
    for (const auto& [other, where] : given) {
      const bool same = other == output;
      const bool allowed = same ? table.hit == HitPolicy::any : table.overlap.has_value();
      if (meets && !allowed) twice = diagrams.either(twice, diagrams.both(where, row));
    }
    Function& of_output = given.try_emplace(output, Diagrams::leaf(0)).first->second;
    of_output = diagrams.either(of_output, row);
    covered = diagrams.either(covered, row);
  }
  Part part;
  part.thing = index;
  part.name = table.name;
  part.node = diagrams.mapped(twice, {index_of(TableFault::none), index_of(TableFault::overlap)});
  if (gives_one(table.hit) && !table.gap)
    part.node = diagrams.ite(covered, part.node, Diagrams::leaf(index_of(TableFault::gap)));
  part.node =
      diagrams.ite(functions.applies(part.thing), part.node, Diagrams::leaf(index_of(TableFault::none)));
  return part;
}

}  // namespace diagclub
