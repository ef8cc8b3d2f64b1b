// In: a YAML text. Out: the same as a tree with comments, and written in one layout.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "read/yaml/yaml_node.h"

namespace diagclub {

struct LaidEntry;

// A YAML value as it was laid out: what `Node` says, and what a reader of the file sees besides.
struct LaidNode {
  Node::Kind kind = Node::Kind::null;
  std::string text;
  bool plain = false;
  bool flow = false;  // a mapping or list written in brackets
  std::vector<LaidEntry> entries;
  std::vector<std::string> below;  // comment lines after the last entry, or under a key without a value
};

// One entry of a mapping, or of a list, whose key is then null.
struct LaidEntry {
  std::vector<std::string> above;  // comment lines, `#` and all; an empty one is a blank line
  LaidNode key;
  LaidNode value;
  std::string beside;  // the comment at the end of its line
};

struct LaidFile {
  LaidEntry root;
  std::vector<std::string> comments;  // all of them, as they follow one another in the text
};

// The one document of a text, as `node_from_yaml` reads it, with its comments: whole lines belong to the
// entry below them, or to the end of the list or mapping that they are indented like; a comment behind
// something belongs to that, and where two stand behind one entry, the first goes above it. Nothing if and
// only if an error was added.
std::optional<LaidFile> layout_from_yaml(const Source& source, Diagnostics& diagnostics);

// The comments of an entry and of all below it, in the order in which they are to be written.
std::vector<std::string> comments_of(const LaidEntry& entry);

// Whether a text may mean another thing without quotes than with them: a number, a yes/no, nothing.
bool needs_its_quotes(std::string_view text);

}  // namespace diagclub
