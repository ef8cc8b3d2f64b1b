// In: the name of a report. Out: its JSON Schema.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// JSON Schemas (2020-12) of the smaller reports: `similar`, `compare` (and `whatif --set`), `whatif` (a
// goal), `explanation` (`explain`), and of `rules`: `tests`, `coverage`, `mutation`, `check`, `diff`. Nothing
// for another name.
std::optional<std::string> report_schema(std::string_view report);
// Those of `rules` alone.
std::optional<std::string> rule_report_schema(std::string_view report);
// That of what `score --summary` writes.
std::string summary_schema();

}  // namespace diagclub
