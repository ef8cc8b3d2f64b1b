// In: the word behind `hit:`, `kind:` or `when_yes:`. Out: what it stands for, and back.
#pragma once

#include <map>
#include <string_view>

#include "model/rule_set.h"

namespace diagclub {

// What these keys may say. The one list: what reads, explains and describes rules goes by it.
inline const std::map<std::string_view, HitPolicy> kHitPolicies{
    {"unique", HitPolicy::unique},     {"any", HitPolicy::any},
    {"priority", HitPolicy::priority}, {"first", HitPolicy::first},
    {"collect", HitPolicy::collect},   {"collect_count", HitPolicy::collect_count}};

inline const std::map<std::string_view, FactKind> kFactKinds{{"text", FactKind::text},
                                                             {"number", FactKind::number},
                                                             {"yes_no", FactKind::yes_no},
                                                             {"choice", FactKind::choice},
                                                             {"list", FactKind::list}};

inline const std::map<std::string_view, Sign> kSigns{{"silent", Sign::silent},
                                                     {"note", Sign::note},
                                                     {"carries", Sign::carries},
                                                     {"holds_back", Sign::holds_back},
                                                     {"threatens", Sign::threatens}};

template <typename Value>
std::string_view name_in(const std::map<std::string_view, Value>& words, Value wanted) {
  for (const auto& [name, value] : words) {
    if (value == wanted) return name;
  }
  return "";
}
inline std::string_view name_of(HitPolicy wanted) { return name_in(kHitPolicies, wanted); }
inline std::string_view name_of(FactKind wanted) { return name_in(kFactKinds, wanted); }

}  // namespace diagclub
