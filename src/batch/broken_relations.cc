#include "batch/broken_relations.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sizes.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostPlaces = 3;

}  // namespace

void BrokenRelations::add(const std::vector<const Relations::Broken*>& broken, std::string_view source,
                          int line) {
  for (auto at = broken.begin(); at != broken.end(); ++at) {
    // Several figures of a fiche may break one relation.
    const std::size_t relation = (*at)->relation;
    if (std::any_of(broken.begin(), at, [&](const auto* before) { return before->relation == relation; }))
      continue;
    Fiches& fiches = by_relation_[relation];
    ++fiches.count;
    if (fiches.first.size() < kMostPlaces)
      fiches.first.push_back(fmt::format("{}:{}", printable(source), line));
  }
}

void BrokenRelations::merge(const BrokenRelations& later) {
  for (const auto& [relation, more] : later.by_relation_) {
    Fiches& fiches = by_relation_[relation];
    fiches.count += more.count;
    for (const std::string& place : more.first) {
      if (fiches.first.size() < kMostPlaces) fiches.first.push_back(place);
    }
  }
}

void BrokenRelations::warn(const RuleSet& rules, Language language, Diagnostics& diagnostics) const {
  for (const auto& [relation, fiches] : by_relation_) {
    std::string places;
    for (const std::string& place : fiches.first) places += (places.empty() ? "" : ", ") + place;
    const bool more = size_from(fiches.count) > fiches.first.size();
    diagnostics.warning_without_place(
        fiches.first.front(), rules.relations[relation].text.in(language),
        fmt::format("{} so: {}{}",
                    fiches.count == 1 ? "one fiche is" : counted(fiches.count, "fiche is", "fiches are"),
                    places, more ? ", …" : ""));
  }
}

}  // namespace diagclub
