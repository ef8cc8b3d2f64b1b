// Two rule sets in, the edits between them out; any of these edits in, the rules that they alone make out.
#include "reason/diff/rule_edits.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/declared_words.h"
#include "model/written.h"

namespace diagclub {

namespace {

using What = RuleEdit::What;

template <typename Elements>
typename Elements::value_type* element_called(Elements& elements, const std::string& name) {
  for (auto& element : elements) {
    if (element.name == name) return &element;
  }
  return nullptr;
}

// Puts a declaration in the place of its namesake, or after all others; nothing: takes it away.
template <typename Elements>
void put(Elements& elements, const std::string& name, const typename Elements::value_type* declared) {
  auto* const there = element_called(elements, name);
  if (declared == nullptr)
    elements.erase(std::remove_if(elements.begin(), elements.end(),
                                  [&](const auto& element) { return element.name == name; }),
                   elements.end());
  else if (there == nullptr)
    elements.push_back(*declared);
  else
    *there = *declared;
}

template <typename Elements>
void add_missing(Elements& to, const Elements& from) {
  for (const auto& element : from) {
    if (element_called(to, element.name) == nullptr) to.push_back(element);
  }
}

// Each before what follows it there: their order may decide.
void add_missing_in_order(std::vector<Output>& to, const std::vector<Output>& from) {
  for (auto output = from.begin(); output != from.end(); ++output) {
    if (find_by_name(to, output->name) != nullptr) continue;
    auto at = to.end();
    for (auto next = output + 1; next != from.end() && at == to.end(); ++next)
      at = std::find_if(to.begin(), to.end(), [&](const Output& one) { return one.name == next->name; });
    to.insert(at, *output);
  }
}

// The condition of a thing of that name which such an edit changes.
void set_condition(RuleSet& rules, const std::string& name, What what,
                   const std::function<void(std::optional<Condition>&)>& change) {
  if (Table* table = element_called(rules.tables, name)) change(table->applies);
  if (Recommendation* recommendation = element_called(rules.recommendations, name)) {
    std::optional<Condition> when = recommendation->when;
    change(when);
    recommendation->when = when.value_or(Condition{});
  }
  Rule* rule = element_called(rules.rules, name);
  if (rule == nullptr) return;
  if (what != What::when) return change(rule->applies);
  std::optional<Condition> when = rule->when;
  change(when);
  rule->when = when.value_or(Condition{});
}

std::string counted_words(const Count& count) {
  std::string words;
  for (const Name& name : count.of) words += (words.empty() ? "" : ", ") + name.text;
  return words;
}

// Where two conditions differ in a few tests only: just these.
bool differing_tests(const Condition& a, const Condition& b,
                     std::vector<std::pair<std::string, std::string>>& tests) {
  if (a.kind != b.kind || a.parts.size() != b.parts.size() || a.name.text != b.name.text) return false;
  if (a.kind == Condition::Kind::test && written(a.test) != written(b.test))
    tests.emplace_back(a.name.text + ": " + written(a.test), b.name.text + ": " + written(b.test));
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    if (!differing_tests(a.parts[i], b.parts[i], tests)) return false;
  }
  return true;
}

}  // namespace

RuleEdits::RuleEdits(const RuleSet& before, const RuleSet& after, const DeclaredChanges& declared)
    : before_(before), after_(after), base_(before) {
  // What nothing that comes out depends on must not keep a few edits from being sound. Places are kept: as
  // many files as either has, empty ones.
  base_.files.assign(std::max(before.files.size(), after.files.size()), Source("", ""));
  base_.catalogue.clear();
  base_.page = {};
  add_missing(base_.sources, after.sources);
  add_missing(base_.certainties, after.certainties);
  add_missing(base_.actors, after.actors);
  add_missing(base_.timings, after.timings);
  add_missing(base_.groups, after.groups);
  add_missing(base_.units, after.units);
  add_missing(base_.sections, after.sections);
  for (Table& table : base_.tables) {
    const Table* other = find_by_name(after.tables, table.name);
    if (other != nullptr) add_missing_in_order(table.outputs, other->outputs);
  }
  declarations(declared);
  things(&RuleSet::tables);
  things(&RuleSet::rules);
  things(&RuleSet::counts);
  things(&RuleSet::recommendations);
  conditions();
  for (const Table& table : before.tables) {
    if (const Table* other = find_by_name(after.tables, table.name)) rows(table, *other);
  }
}

std::size_t RuleEdits::add(RuleEdit edit, Change change) {
  edits_.push_back(std::move(edit));
  changes_.push_back(std::move(change));
  return edits_.size() - 1;
}

void RuleEdits::declarations(const DeclaredChanges& declared) {
  // All that changed of one declaration is one edit. A new name is one gone and one come.
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  const auto declare = [&](const DeclaredChange& change, const std::string& name, const std::string& from,
                           const std::string& to, const FileLine& at) {
    const auto seen = known.find({change.what, name});
    if (seen != known.end()) {
      RuleEdit& edit = edits_[seen->second];
      edit.before += ", " + from;
      edit.after += ", " + to;
      return;
    }
    const What what = change.what == "fact"          ? What::fact
                      : change.what == "parameter"   ? What::parameter
                      : change.what == "unit"        ? What::unit
                      : change.what == "presumption" ? What::presumption
                                                     : What::section;
    const RuleSet& after = after_;
    known[{change.what, name}] = add({what, {name}, 0, from, to, at}, [name, what, &after](RuleSet& rules) {
      if (what == What::fact) put(rules.facts, name, find_by_name(after.facts, name));
      if (what == What::parameter) put(rules.parameters, name, find_by_name(after.parameters, name));
      if (what == What::unit) put(rules.units, name, find_by_name(after.units, name));
      if (what == What::section) put(rules.sections, name, find_by_name(after.sections, name));
      if (what == What::presumption) put(rules.presumptions, name, find_by_name(after.presumptions, name));
    });
  };
  std::vector<DeclaredChange> changes = declared.vocabulary;
  for (const DeclaredChange& change : declared.methods) {
    if (change.what == "presumption") changes.push_back(change);
    if (change.what != "fact") continue;  // policies are edits of tables
    const Fact* before = find_by_name(before_.facts, change.name);
    const Fact* after = find_by_name(after_.facts, change.name);
    // Where only a parameter of it changed, that is the edit.
    if (before->formula && after->formula && written(*before->formula) == written(*after->formula)) continue;
    changes.push_back(change);
  }
  for (const DeclaredChange& change : changes) {
    if (change.aspect == "name") {
      declare(change, change.before, change.before, "", change.at);
      declare(change, change.after, "", change.after, change.at);
      continue;
    }
    const bool whole = change.aspect.empty() || change.aspect == "value";
    const std::string lead = whole ? "" : change.aspect + ": ";
    const auto said = [&](const std::string& value) {
      return value.empty() ? (whole ? "" : lead + "-") : lead + value;
    };
    declare(change, change.name, said(change.before), said(change.after), change.at);
  }
}

template <typename Elements>
void RuleEdits::things(Elements RuleSet::*elements) {
  for (const auto& element : before_.*elements) {
    if (find_by_name(after_.*elements, element.name) != nullptr) continue;
    add({What::thing, {element.name}, 0, element.name, "", file_line_of(before_, element.place)},
        [elements, name = element.name](RuleSet& rules) { put(rules.*elements, name, nullptr); });
  }
  for (const auto& element : after_.*elements) {
    if (find_by_name(before_.*elements, element.name) != nullptr) continue;
    add({What::thing, {element.name}, 0, "", element.name, file_line_of(after_, element.place)},
        [elements, &element](RuleSet& rules) { put(rules.*elements, element.name, &element); });
  }
}

void RuleEdits::condition(const std::string& name, const std::optional<Condition>& before,
                          const std::optional<Condition>& after, What what, const Place& place,
                          const Place& place_before) {
  const ScopedCondition from = split_scope(before);
  const ScopedCondition to = split_scope(after);
  if (written(from.scope) != written(to.scope)) {
    const FileLine at = to.scope ? file_line_of(after_, to.scope->place)
                                 : file_line_of(before_, from.scope ? from.scope->place : place_before);
    const auto same = std::find_if(edits_.begin(), edits_.end(), [&](const RuleEdit& edit) {
      return edit.what == What::scope && edit.at.file == at.file && edit.at.line == at.line &&
             edit.before == written(from.scope) && edit.after == written(to.scope);
    });
    const auto change = [name, what, scope = to.scope](RuleSet& rules) {
      set_condition(rules, name, what, [&](std::optional<Condition>& condition) {
        condition = join_scope({scope, split_scope(condition).own});
      });
    };
    if (same == edits_.end()) {
      add({What::scope, {name}, 0, written(from.scope), written(to.scope), at}, change);
    } else {
      same->names.push_back(name);
      Change& all = changes_[same - edits_.begin()];
      all = [others = std::move(all), change](RuleSet& rules) {
        others(rules);
        change(rules);
      };
    }
  }
  if (written(from.own) == written(to.own)) return;
  RuleEdit edit{what,
                {name},
                0,
                written(from.own),
                written(to.own),
                to.own ? file_line_of(after_, to.own->place) : file_line_of(after_, place)};
  std::vector<std::pair<std::string, std::string>> tests;
  if (from.own && to.own && differing_tests(*from.own, *to.own, tests) && tests.size() <= 2) {
    edit.before = edit.after = "";
    for (const auto& [one, other] : tests) {
      edit.before += (edit.before.empty() ? "" : ", ") + one;
      edit.after += (edit.after.empty() ? "" : ", ") + other;
    }
  }
  add(std::move(edit), [name, what, own = to.own](RuleSet& rules) {
    set_condition(rules, name, what, [&](std::optional<Condition>& condition) {
      condition = join_scope({split_scope(condition).scope, own});
    });
  });
}

void RuleEdits::outputs(const Table& before, const Table& after) {
  const std::string was = names_in_both(before.outputs, after.outputs);
  const std::string is = names_in_both(after.outputs, before.outputs);
  if (after.hit != HitPolicy::priority || was == is) return;
  add({What::outputs, {after.name}, 0, was, is, file_line_of(after_, after.place)}, [&after](RuleSet& rules) {
    std::vector<Output>& outputs = element_called(rules.tables, after.name)->outputs;
    // What is gone later stands behind the others.
    const auto rank = [&](const Output& output) {
      return position_by_name(after.outputs, output.name).value_or(after.outputs.size());
    };
    std::stable_sort(outputs.begin(), outputs.end(),
                     [&](const Output& a, const Output& b) { return rank(a) < rank(b); });
  });
}

void RuleEdits::conditions() {
  for (const Table& table : before_.tables) {
    const Table* other = find_by_name(after_.tables, table.name);
    if (other == nullptr) continue;
    condition(table.name, table.applies, other->applies, What::applies, other->place, table.place);
    outputs(table, *other);
    if (table.hit == other->hit) continue;
    add({What::hit,
         {table.name},
         0,
         std::string(name_of(table.hit)),
         std::string(name_of(other->hit)),
         file_line_of(after_, other->place)},
        [name = table.name, hit = other->hit](RuleSet& rules) {
          element_called(rules.tables, name)->hit = hit;
        });
  }
  for (const Rule& rule : before_.rules) {
    const Rule* other = find_by_name(after_.rules, rule.name);
    if (other == nullptr) continue;
    condition(rule.name, rule.applies, other->applies, What::applies, other->place, rule.place);
    condition(rule.name, rule.when, other->when, What::when, other->place, rule.place);
  }
  for (const Recommendation& recommendation : before_.recommendations) {
    const Recommendation* other = find_by_name(after_.recommendations, recommendation.name);
    if (other != nullptr)
      condition(recommendation.name, recommendation.when, other->when, What::when, other->place,
                recommendation.place);
  }
  for (const Count& count : before_.counts) {
    const Count* other = find_by_name(after_.counts, count.name);
    if (other == nullptr || counted_words(count) == counted_words(*other)) continue;
    add({What::counted,
         {count.name},
         0,
         counted_words(count),
         counted_words(*other),
         file_line_of(after_, other->place)},
        [name = count.name, of = other->of](RuleSet& rules) { element_called(rules.counts, name)->of = of; });
  }
}

std::unique_ptr<const Plan> RuleEdits::applied(const std::vector<std::size_t>& chosen) const {
  std::vector<bool> is_chosen(edits_.size());
  for (const std::size_t edit : chosen) is_chosen[edit] = true;
  RuleSet rules = base_;
  for (const std::size_t edit : chosen) {
    if (changes_[edit]) changes_[edit](rules);
  }
  bool gaps_differ = false;
  for (const Rows& rows_of : tables_) {
    Table& table = *element_called(rules.tables, rows_of.table);
    table.rows = rows_with(rows_of, is_chosen);
    std::set<std::string> inputs;
    table.inputs.clear();
    for (const Row& row : table.rows) {
      for (const Condition& test : row.when) {
        if (inputs.insert(test.name.text).second) table.inputs.push_back(test.name);
      }
    }
    gaps_differ |= rows_of.gap_before != rows_of.gap_after;
  }
  // A gap is declared as in the earlier rules or, where that will not do, as in the later.
  Diagnostics faults;
  auto checked = check(rules, faults);
  if (!checked && gaps_differ) {
    for (const Rows& rows_of : tables_) {
      Table& table = *element_called(rules.tables, rows_of.table);
      table.gap = rows_of.gap_after ? std::optional(Flaw{}) : std::nullopt;
    }
    checked = check(std::move(rules), faults);
  }
  return checked ? std::make_unique<const Plan>(std::move(*checked)) : nullptr;
}

}  // namespace diagclub
