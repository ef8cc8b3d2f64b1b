// In: a name of a rule set. Out: the entry that it stands for.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/rule_set.h"

namespace diagclub {

// What a name stands for: all of them share one name space.
enum class EntryKind { fact, parameter, table, rule, count, recommendation, presumption };

struct EntryRef {
  EntryKind kind = EntryKind::fact;
  int index = 0;  // into the rule set's list of its kind

  auto operator<=>(const EntryRef&) const = default;
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
