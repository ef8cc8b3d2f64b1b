// In: a name of a rule set. Out: the entry that it stands for.
#pragma once

#include <cassert>
#include <compare>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/ids.h"
#include "model/rule_set.h"

namespace diagclub {

// What a name stands for: all of them share one name space.
enum class EntryKind { fact, parameter, table, rule, count, recommendation, presumption };

// One entry of a rule set, of whatever kind: made of its id and giving it back.
class EntryRef {
 public:
  EntryKind kind = EntryKind::fact;

  constexpr EntryRef() = default;
  // Any id is one.
  // NOLINTBEGIN(google-explicit-constructor)
  constexpr EntryRef(FactId id) : EntryRef(EntryKind::fact, id.index()) {}
  constexpr EntryRef(ParameterId id) : EntryRef(EntryKind::parameter, id.index()) {}
  constexpr EntryRef(TableId id) : EntryRef(EntryKind::table, id.index()) {}
  constexpr EntryRef(RuleId id) : EntryRef(EntryKind::rule, id.index()) {}
  constexpr EntryRef(CountId id) : EntryRef(EntryKind::count, id.index()) {}
  constexpr EntryRef(RecommendationId id) : EntryRef(EntryKind::recommendation, id.index()) {}
  constexpr EntryRef(PresumptionId id) : EntryRef(EntryKind::presumption, id.index()) {}
  // NOLINTEND(google-explicit-constructor)

  // Of what it is, which must be of that kind.
  constexpr FactId fact() const { return id<FactId>(EntryKind::fact); }
  constexpr ParameterId parameter() const { return id<ParameterId>(EntryKind::parameter); }
  constexpr TableId table() const { return id<TableId>(EntryKind::table); }
  constexpr RuleId rule() const { return id<RuleId>(EntryKind::rule); }
  constexpr CountId count() const { return id<CountId>(EntryKind::count); }
  constexpr RecommendationId recommendation() const {
    return id<RecommendationId>(EntryKind::recommendation);
  }
  constexpr PresumptionId presumption() const { return id<PresumptionId>(EntryKind::presumption); }
  // Where it stands among those of its kind.
  constexpr std::size_t index() const { return place_.index(); }

  constexpr auto operator<=>(const EntryRef&) const = default;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(kind, place_);
  }

 private:
  constexpr EntryRef(EntryKind of, std::size_t index) : kind(of), place_(index) {}
  template <typename AnId>
  constexpr AnId id([[maybe_unused]] EntryKind wanted) const {
    assert(kind == wanted);
    return AnId(place_.index());
  }

  Id<EntryRef> place_;
};

// Every name of a rule set; of a name declared twice, the first.
class Names {
 public:
  Names() = default;
  explicit Names(const RuleSet& rules);

  std::optional<EntryRef> find(const std::string& name) const;
  std::vector<std::string> all() const;

 private:
  std::unordered_map<std::string, EntryRef> things_;
};

const std::string& name_of(const RuleSet& rules, EntryRef thing);
const Place& place_of(const RuleSet& rules, EntryRef thing);
const Text& label_of(const RuleSet& rules, EntryRef thing);
// The entry of a table, rule, count, recommendation or presumption; nothing for a fact or a parameter.
const Entry* entry_of(const RuleSet& rules, EntryRef thing);

}  // namespace diagclub
