#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// JSON Schemas (2020-12) of the smaller reports: `similar`, `compare` (and `whatif --set`), `whatif` (a
// goal), `explanation` (`explain`), `tests` (`rules test`), `diff` (`rules diff`). Nothing for another name.
std::optional<std::string> report_schema(std::string_view report);

}  // namespace diagclub
