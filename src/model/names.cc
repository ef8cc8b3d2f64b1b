#include "model/names.h"

#include <algorithm>

namespace diagclub {

namespace {

template <typename Elements>
const auto& at(const Elements& elements, Thing thing) {
  return elements[static_cast<std::size_t>(thing.index)];
}

// Calls `use` with the declared element, whatever its kind.
template <typename Use>
decltype(auto) with_element(const RuleSet& rules, Thing thing, Use use) {
  switch (thing.kind) {
    case ThingKind::fact:
      return use(at(rules.facts, thing));
    case ThingKind::parameter:
      return use(at(rules.parameters, thing));
    case ThingKind::table:
      return use(at(rules.tables, thing));
    case ThingKind::rule:
      return use(at(rules.rules, thing));
    case ThingKind::count:
      return use(at(rules.counts, thing));
    case ThingKind::recommendation:
      break;
  }
  return use(at(rules.recommendations, thing));
}

}  // namespace

Names::Names(const RuleSet& rules) {
  const auto declare = [&](ThingKind kind, const auto& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i)
      things_.emplace(elements[i].name, Thing{kind, static_cast<int>(i)});
  };
  declare(ThingKind::fact, rules.facts);
  declare(ThingKind::parameter, rules.parameters);
  declare(ThingKind::table, rules.tables);
  declare(ThingKind::rule, rules.rules);
  declare(ThingKind::count, rules.counts);
  declare(ThingKind::recommendation, rules.recommendations);
}

std::optional<Thing> Names::find(const std::string& name) const {
  const auto found = things_.find(name);
  return found == things_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Names::all() const {
  std::vector<std::string> names;
  for (const auto& [name, thing] : things_) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

const std::string& name_of(const RuleSet& rules, Thing thing) {
  return with_element(rules, thing, [](const auto& element) -> const std::string& { return element.name; });
}

const Place& place_of(const RuleSet& rules, Thing thing) {
  return with_element(rules, thing, [](const auto& element) -> const Place& { return element.place; });
}

const Text& label_of(const RuleSet& rules, Thing thing) {
  return with_element(rules, thing, [](const auto& element) -> const Text& { return element.label; });
}

const Entry* entry_of(const RuleSet& rules, Thing thing) {
  switch (thing.kind) {
    case ThingKind::table:
      return &at(rules.tables, thing);
    case ThingKind::rule:
      return &at(rules.rules, thing);
    case ThingKind::count:
      return &at(rules.counts, thing);
    case ThingKind::recommendation:
      return &at(rules.recommendations, thing);
    case ThingKind::fact:
    case ThingKind::parameter:
      break;
  }
  return nullptr;
}

}  // namespace diagclub
