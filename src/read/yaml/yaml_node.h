// In: a YAML text. Out: a tree of nodes with the place of each, or errors.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace diagclub {

// One YAML value with its place. A mapping's i-th key stands at keys[i], its value at items[i].
struct Node {
  enum class Kind { null, scalar, sequence, mapping };
  Kind kind = Kind::null;
  std::string text;    // scalar: its value
  bool plain = false;  // scalar written without quotes: it may be a number, a yes/no, a word
  Span span;           // scalar: the value on its first line; others: their first character
  std::vector<Node> keys;
  std::vector<Node> items;
  bool number = false;  // scalar: a number by the grammar of its format, as in JSON

  const Node* find(std::string_view key) const;
};

// The one document of a text. Nothing, with an error, when it cannot be read: not UTF-8, not YAML, no
// document or several, anchors, aliases, merges or tags (none of which a fiche or a rule needs), nesting past
// any use. A key that stands twice is an error too, but the rest is read, the first of the two counting, so
// that one run tells all.
// `empty_help` is what to say of a text without anything.
std::optional<Node> node_from_yaml(const Source& source, Diagnostics& diagnostics,
                                   const std::string& empty_help = "");

}  // namespace diagclub
