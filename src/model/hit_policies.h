// In: the word behind `hit:`. Out: the policy, and back.
#pragma once

#include <map>
#include <string_view>

#include "model/rule_set.h"

namespace diagclub {

// What `hit:` may say. The one list: what reads, explains and describes rules goes by it.
inline const std::map<std::string_view, HitPolicy> kHitPolicies{
    {"unique", HitPolicy::unique},     {"any", HitPolicy::any},
    {"priority", HitPolicy::priority}, {"first", HitPolicy::first},
    {"collect", HitPolicy::collect},   {"collect_count", HitPolicy::collect_count}};

inline std::string_view name_of(HitPolicy wanted) {
  for (const auto& [name, hit] : kHitPolicies) {
    if (hit == wanted) return name;
  }
  return "";
}

}  // namespace diagclub
