// In: which share of all inputs a run takes. Out: a text that says so in each of its rows, and back.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diagclub {

// What each row of a share says of it, in a last column `shard`, so that putting the shares together can tell
// whether all are there, each once, and of the same inputs: `2/3 of 48210 bytes`.
struct ShardMark {
  std::uint64_t number = 1;  // from 1
  std::uint64_t count = 1;
  std::uint64_t bytes = 0;  // of all inputs together, by which they were shared out
  bool operator==(const ShardMark&) const = default;
};

inline constexpr std::string_view kShardColumn = "shard";

std::string text_from_shard_mark(const ShardMark& mark);
std::optional<ShardMark> shard_mark_from_text(std::string_view text);

}  // namespace diagclub
