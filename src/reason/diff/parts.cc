// A rule set in, the functions out that are compared with those of another.
#include "reason/diff/parts.h"

#include <algorithm>
#include <map>

namespace diagclub {

namespace {

using Node = Diagrams::Node;

std::size_t index_of(int number) { return static_cast<std::size_t>(number); }

class PartsMaker {
 public:
  PartsMaker(const Plan& plan, const Functions& functions, Diagrams& diagrams,
             const std::set<std::string>& as_sets)
      : plan_(plan), functions_(functions), diagrams_(diagrams), as_sets_(as_sets) {}

  std::vector<Part> run() {
    const RuleSet& rules = plan_.rules();
    for (std::size_t i = 0; i < rules.tables.size(); ++i) add_table(static_cast<int>(i));
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
      const EntryRef thing{EntryKind::rule, static_cast<int>(i)};
      add(thing, functions_.of(plan_.variables().of(thing)), {"no", "yes"});
    }
    for (std::size_t i = 0; i < rules.counts.size(); ++i) {
      const EntryRef thing{EntryKind::count, static_cast<int>(i)};
      std::vector<std::string> words;
      for (std::size_t n = 0; n <= rules.counts[i].of.size(); ++n) words.push_back(std::to_string(n));
      add(thing, functions_.of(plan_.variables().of(thing)), std::move(words));
    }
    for (std::size_t i = 0; i < rules.recommendations.size(); ++i)
      add({EntryKind::recommendation, static_cast<int>(i)}, functions_.recommendation(static_cast<int>(i)),
          {"no", "yes"});
    return std::move(parts_);
  }

 private:
  Part& add(EntryRef thing, Node node, std::vector<std::string> words) {
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

  void add_table(int index) {
    const EntryRef thing{EntryKind::table, index};
    const Table& table = plan_.rules().tables[index_of(index)];
    const int variable = plan_.variables().of(thing);
    if (table.hit != HitPolicy::collect) {
      std::vector<std::string> words;
      for (int value = 0; value < outcome_cells(table); ++value) words.push_back(outcome_name(table, value));
      add(thing, functions_.of(variable), std::move(words));
    } else if (as_sets_.count(table.name) > 0) {
      add_set(thing, table, variable);
    } else {
      for (std::size_t output = 0; output < table.outputs.size(); ++output)
        add(thing, functions_.of(variable + static_cast<int>(output)), {"no", "yes"}).output =
            table.outputs[output].name;
    }
  }

  void add_set(EntryRef thing, const Table& table, int variable) {
    Node node = Diagrams::leaf(0);
    std::vector<std::vector<std::string>> sets{{}};  // by value of the node
    for (std::size_t output = 0; output < table.outputs.size(); ++output) {
      const Node both = diagrams_.apply(node, functions_.of(variable + static_cast<int>(output)),
                                        [](int set, int holds) { return 2 * set + holds; });
      // Only sets that can be given are numbered.
      const std::vector<int> found = diagrams_.values(both);
      std::vector<int> numbers(index_of(found.back()) + 1);
      std::vector<std::vector<std::string>> longer;
      for (const int value : found) {
        numbers[index_of(value)] = static_cast<int>(longer.size());
        longer.push_back(sets[index_of(value / 2)]);
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

Part fault_part(const Plan& plan, const Functions& functions, Diagrams& diagrams, int index) {
  const Table& table = plan.rules().tables[index_of(index)];
  const bool meets = table.hit == HitPolicy::unique || table.hit == HitPolicy::any;
  Node covered = Diagrams::leaf(0);
  Node twice = Diagrams::leaf(0);
  std::map<std::string, Node> given;  // by output, where rows so far give it
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Node row = functions.row(index, static_cast<int>(i));
    const std::string& output = table.rows[i].then.text;
    for (const auto& [other, where] : given) {
      const bool same = other == output;
      const bool allowed = same ? table.hit == HitPolicy::any : table.overlap.has_value();
      if (meets && !allowed) twice = diagrams.either(twice, diagrams.both(where, row));
    }
    Node& of_output = given.try_emplace(output, Diagrams::leaf(0)).first->second;
    of_output = diagrams.either(of_output, row);
    covered = diagrams.either(covered, row);
  }
  Part part;
  part.thing = {EntryKind::table, index};
  part.name = table.name;
  part.node =
      diagrams.mapped(twice, {static_cast<int>(TableFault::none), static_cast<int>(TableFault::overlap)});
  if (gives_one(table.hit) && !table.gap)
    part.node = diagrams.ite(covered, part.node, Diagrams::leaf(static_cast<int>(TableFault::gap)));
  part.node = diagrams.ite(functions.applies(part.thing), part.node,
                           Diagrams::leaf(static_cast<int>(TableFault::none)));
  return part;
}

}  // namespace diagclub
