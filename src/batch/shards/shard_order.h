// In: files that are to be put together, and what each says of itself. Out: their order, or what is wrong
// with them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "batch/shards/shard_mark.h"

namespace diagclub {

// A file to be put together with others, and what it says of itself.
struct ShardPart {
  std::string path;
  bool empty = false;             // it holds nothing that could say which share it is
  std::optional<ShardMark> mark;  // none: it is no share, but the output of a whole run
};

// In which order the parts belong behind each other. Files that are no shares stay as they were named.
// Nothing, with an error each, where a file is named twice, or a share is missing, is there twice or belongs
// to other inputs.
std::optional<std::vector<std::size_t>> order_of_parts(const std::vector<ShardPart>& parts,
                                                       Diagnostics& problems);

}  // namespace diagclub
