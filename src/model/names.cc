#include "model/names.h"

#include <algorithm>

namespace diagclub {

namespace {

template <typename Elements>
const auto& at(const Elements& elements, EntryRef thing) {
  return elements[static_cast<std::size_t>(thing.index)];
}

// Calls `use` with the declared element, whatever its kind.
template <typename Use>
decltype(auto) with_element(const RuleSet& rules, EntryRef thing, Use use) {
  switch (thing.kind) {
    case EntryKind::fact:
      return use(at(rules.facts, thing));
    case EntryKind::parameter:
      return use(at(rules.parameters, thing));
    case EntryKind::table:
      return use(at(rules.tables, thing));
    case EntryKind::rule:
      return use(at(rules.rules, thing));
    case EntryKind::count:
      return use(at(rules.counts, thing));
    case EntryKind::recommendation:
      return use(at(rules.recommendations, thing));
    case EntryKind::presumption:
      break;
  }
  return use(at(rules.presumptions, thing));
}

}  // namespace

Names::Names(const RuleSet& rules) {
  const auto declare = [&](EntryKind kind, const auto& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i)
      things_.emplace(elements[i].name, EntryRef{kind, static_cast<int>(i)});
  };
  declare(EntryKind::fact, rules.facts);
  declare(EntryKind::parameter, rules.parameters);
  declare(EntryKind::table, rules.tables);
  declare(EntryKind::rule, rules.rules);
  declare(EntryKind::count, rules.counts);
  declare(EntryKind::recommendation, rules.recommendations);
  declare(EntryKind::presumption, rules.presumptions);
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
      return &at(rules.tables, thing);
    case EntryKind::rule:
      return &at(rules.rules, thing);
    case EntryKind::count:
      return &at(rules.counts, thing);
    case EntryKind::recommendation:
      return &at(rules.recommendations, thing);
    case EntryKind::presumption:
      return &at(rules.presumptions, thing);
    case EntryKind::fact:
    case EntryKind::parameter:
      break;
  }
  return nullptr;
}

}  // namespace diagclub
