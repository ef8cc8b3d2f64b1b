// In: a rule file. Out: the same in its canonical layout (see rules/README.md, Layout).
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "read/yaml/yaml_layout.h"

namespace diagclub {

// Written as it stands, key after key.
std::string text_from_layout(const LaidEntry& root);

// The text of a rule file in canonical layout. It has been read again and says just the same, comments
// included. Nothing if and only if an error was added.
std::optional<std::string> reformatted(const Source& source, Diagnostics& diagnostics);

}  // namespace diagclub
