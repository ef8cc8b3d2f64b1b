#include <map>
#include <set>

#include "base/closest.h"
#include "check/checks.h"

namespace diagclub {

namespace {

void check_source(const Checking& in, const Entry& entry) {
  if (in.rules.catalogue.empty()) return;      // there is nothing to cite
  if (entry.citation.section.empty()) return;  // already told when it was read
  if (entry.citation.catalogue.empty()) {
    in.error("missing-catalogue-id", entry.citation.place,
             "`" + entry.name + "` names no id of the catalogue", "add `catalogue: [id, …]` to its source");
  }
}

// Every id that anything cites, with one place that does.
std::map<std::string, Place> cited_ids(const RuleSet& rules) {
  std::map<std::string, Place> cited;
  const auto cite = [&](const Citation& citation) {
    for (const std::string& id : citation.catalogue) cited.emplace(id, citation.place);
  };
  for (const Table& table : rules.tables) {
    cite(table.citation);
    for (const Row& row : table.rows) {
      if (row.citation) cite(*row.citation);
    }
  }
  for (const Rule& rule : rules.rules) cite(rule.citation);
  for (const Count& count : rules.counts) cite(count.citation);
  for (const Recommendation& recommendation : rules.recommendations) cite(recommendation.citation);
  for (const Presumption& presumption : rules.presumptions) cite(presumption.citation);
  return cited;
}

// Each id is implemented or explained away, and never both.
void check_catalogue(const Checking& in) {
  if (in.rules.catalogue.empty()) return;
  const std::map<std::string, Place> cited = cited_ids(in.rules);
  std::vector<std::string> known;
  for (const CatalogueId& id : in.rules.catalogue) {
    known.push_back(id.name);
    const bool is_cited = cited.count(id.name) > 0;
    if (is_cited && !id.not_a_rule.empty()) {
      in.error("cited-no-rule", id.place, "`" + id.name + "` is said to be no rule, yet something cites it",
               "remove `not_a_rule`, or the citation");
    }
    if (!is_cited && id.not_a_rule.empty()) {
      in.error("unimplemented", id.place, "nothing implements `" + id.name + "`",
               "cite it, or say why not with `not_a_rule: {fr: …, en: …}`");
    }
  }
  for (const auto& [id, place] : cited) {
    if (find_by_name(in.rules.catalogue, id) != nullptr) continue;
    const auto closest = closest_name(id, known);
    in.error("unknown-catalogue-id", place, "there is no id `" + id + "` in the catalogue",
             closest ? "did you mean `" + *closest + "`?" : "declare it under `catalogue`");
  }
}

}  // namespace

void check_sources(const Checking& in) {
  for (const Table& table : in.rules.tables) check_source(in, table);
  for (const Rule& rule : in.rules.rules) check_source(in, rule);
  for (const Count& count : in.rules.counts) check_source(in, count);
  for (const Recommendation& recommendation : in.rules.recommendations) check_source(in, recommendation);
  for (const Presumption& presumption : in.rules.presumptions) check_source(in, presumption);
  check_catalogue(in);
}

}  // namespace diagclub
