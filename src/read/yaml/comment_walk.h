// In: a YAML text. Out: its comments, and what each belongs to.
#pragma once

#include <limits>
#include <string_view>
#include <vector>

#include "read/yaml/yaml_layout.h"

namespace diagclub {

constexpr int kInBrackets = std::numeric_limits<int>::max();  // a column that no comment has

// A place in the text where an entry, or the value of one, starts. The offsets only grow.
struct Start {
  std::size_t offset;
  LaidEntry* entry;
  const LaidNode* part;  // what is written here: a key, a value, an item
  bool opens_entry;
  std::size_t depth;  // how many lists and mappings the entry stands in, less one
  int column;         // where these have their entries, the dashes of a list
};

// Finds the comments of a text, and the blank lines between them, and gives each to the entry it stands with.
// `starts`: every part of the file that is written somewhere, in the order of the text.
void put_comments(std::string_view text, const std::vector<Start>& starts, LaidFile& file);

}  // namespace diagclub
