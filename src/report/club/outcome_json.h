// In: the outcomes of a table. Out: the same as JSON values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/variables.h"

namespace diagclub {

// One outcome of a table, of those that `output_names` names, as JSON: a text, or the number of one that
// counts (which may not apply, in words).
template <typename Json>
void write_outcome(Json& json, const Table& table, const std::string& name) {
  if (table.hit == HitPolicy::collect_count && name != outcome_name(table, not_applicable_cell(table)))
    json.integer(std::stoi(name));
  else
    json.text(name);
}

template <typename Json>
void write_outcomes(Json& json, std::string_view key, const Table& table,
                    const std::vector<std::string>& names) {
  json.key(key);
  json.open_array();
  for (const std::string& name : names) write_outcome(json, table, name);
  json.close_array();
}

}  // namespace diagclub
