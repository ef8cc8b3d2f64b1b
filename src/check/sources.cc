#include "check/concerns.h"

namespace diagclub {

namespace {

void check_source(const Checking& in, const Entry& entry) {
  if (entry.citation.section.empty()) return;  // already told when it was read
  if (entry.citation.catalogue.empty()) {
    in.error(entry.citation.place, "`" + entry.name + "` names no id of the catalogue", "add `catalogue: [id, …]` to its source");
  }
}

}  // namespace

void check_sources(const Checking& in) {
  for (const Table& table : in.rules.tables) check_source(in, table);
  for (const Rule& rule : in.rules.rules) check_source(in, rule);
  for (const Count& count : in.rules.counts) check_source(in, count);
  for (const Recommendation& recommendation : in.rules.recommendations) check_source(in, recommendation);
}

}  // namespace diagclub
