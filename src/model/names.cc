#include "model/names.h"

#include <algorithm>

namespace diagclub {

namespace {

// Calls `use` with the declared element, whatever its kind.
template <typename Use>
decltype(auto) with_element(const RuleSet& rules, EntryRef thing, Use use) {
  switch (thing.kind) {
    case EntryKind::fact:
      return use(rules.facts[thing.fact()]);
    case EntryKind::parameter:
      return use(rules.parameters[thing.parameter()]);
    case EntryKind::table:
      return use(rules.tables[thing.table()]);
    case EntryKind::rule:
      return use(rules.rules[thing.rule()]);
    case EntryKind::count:
      return use(rules.counts[thing.count()]);
    case EntryKind::recommendation:
      return use(rules.recommendations[thing.recommendation()]);
    case EntryKind::presumption:
      break;
  }
  return use(rules.presumptions[thing.presumption()]);
}

}  // namespace

Names::Names(const RuleSet& rules) {
  const auto declare = [&](const auto& elements) {
    for (const auto id : elements.ids()) things_.emplace(elements[id].name, id);
  };
  declare(rules.facts);
  declare(rules.parameters);
  declare(rules.tables);
  declare(rules.rules);
  declare(rules.counts);
  declare(rules.recommendations);
  declare(rules.presumptions);
}

std::optional<EntryRef> Names::find(const std::string& name) const {
  const auto found = things_.find(name);
  return found == things_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Names::all() const {
  std::vector<std::string> names;
  for (const auto& [name, thing] : things_) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

const std::string& name_of(const RuleSet& rules, EntryRef thing) {
  return with_element(rules, thing, [](const auto& element) -> const std::string& { return element.name; });
}

const Place& place_of(const RuleSet& rules, EntryRef thing) {
  return with_element(rules, thing, [](const auto& element) -> const Place& { return element.place; });
}

const Text& label_of(const RuleSet& rules, EntryRef thing) {
  return with_element(rules, thing, [](const auto& element) -> const Text& { return element.label; });
}

const Entry* entry_of(const RuleSet& rules, EntryRef thing) {
  switch (thing.kind) {
    case EntryKind::table:
      return &rules.tables[thing.table()];
    case EntryKind::rule:
      return &rules.rules[thing.rule()];
    case EntryKind::count:
      return &rules.counts[thing.count()];
    case EntryKind::recommendation:
      return &rules.recommendations[thing.recommendation()];
    case EntryKind::presumption:
      return &rules.presumptions[thing.presumption()];
    case EntryKind::fact:
    case EntryKind::parameter:
      break;
  }
  return nullptr;
}

}  // namespace diagclub
