// In: the name of a report. Out: its JSON Schema, if no rule set changes it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "report/schema/embedded_file.h"

namespace diagclub {

// The files of fixed/, which stand inside the program: JSON Schemas (2020-12) of what commands write whatever
// the rules are.
std::span<const EmbeddedFile> fixed_schemas();

// The one of fixed/NAME.json, e.g. "similar". Nothing for another name.
std::optional<std::string_view> fixed_schema(std::string_view name);

}  // namespace diagclub
