// In: a YAML text. Out: its tree by the fast path, or nothing.
#pragma once

#include <optional>

#include "base/source.h"
#include "read/yaml/yaml_node.h"

namespace diagclub {

// The one document of a text, where the fast path takes it (`YamlFastPath`) and no key stands twice in a
// mapping: the same tree, with the same places, as yaml-cpp's events give. Nothing where the slow way is
// needed.
std::optional<Node> node_by_fast_path(const Source& source);

// Where the scalar that starts here ends on its first line: both ways only know where it starts.
std::size_t scalar_end(const Source& source, std::size_t from, std::string_view value);

}  // namespace diagclub
