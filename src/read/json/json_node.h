// In: JSON. Out: the same tree of nodes as YAML gives, or errors.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "read/yaml/yaml_node.h"

namespace diagclub {

// The one JSON value of a text, as a tree with places: numbers, `true` and `false` are plain scalars with the
// text they are written in, strings are quoted ones. Nothing, with an error, when it cannot be read: not
// UTF-8, not JSON, nothing or text behind the value, nesting past any use. A key that stands twice is an
// error too, but the rest is read, the first of the two counting, so that one run tells all. `empty_help` is
// what to say of a text without anything.
std::optional<Node> node_from_json(const Source& source, Diagnostics& diagnostics,
                                   const std::string& empty_help = "");

}  // namespace diagclub
