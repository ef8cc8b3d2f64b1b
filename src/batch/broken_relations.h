// In: the relations that each fiche of a run breaks. Out: how many break each, and where the first stand.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "eval/relations.h"

namespace diagclub {

// Which relations the fiches of a run break: how many each, and where the first of them stand. Memory does
// not grow with the fiches.
class BrokenRelations {
 public:
  void add(const std::vector<const Relations::Broken*>& broken, std::string_view source, int line);
  // `later`: of what comes behind.
  void merge(const BrokenRelations& later);
  // A warning a relation.
  void warn(const RuleSet& rules, Language language, Diagnostics& diagnostics) const;

 private:
  struct Fiches {
    long long count = 0;
    std::vector<std::string> first;
  };
  std::map<std::size_t, Fiches> by_relation_;
};

}  // namespace diagclub
