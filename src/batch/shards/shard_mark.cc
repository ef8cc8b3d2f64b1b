#include "batch/shards/shard_mark.h"

#include <fmt/format.h>

#include <charconv>

#include "base/sizes.h"

namespace diagclub {

namespace {

constexpr std::string_view kOf = " of ";
constexpr std::string_view kBytes = " bytes";

// Takes a number and what must stand behind it from the start of a text.
std::optional<std::uint64_t> take(std::string_view& text, std::string_view behind) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return std::nullopt;
  text.remove_prefix(size_from(read.ptr - text.data()));
  if (!text.starts_with(behind)) return std::nullopt;
  text.remove_prefix(behind.size());
  return number;
}

}  // namespace

std::string text_from_shard_mark(const ShardMark& mark) {
  return fmt::format("{}/{}{}{}{}", mark.number, mark.count, kOf, mark.bytes, kBytes);
}

std::optional<ShardMark> shard_mark_from_text(std::string_view text) {
  const auto number = take(text, "/");
  const auto count = number ? take(text, kOf) : std::nullopt;
  const auto bytes = count ? take(text, kBytes) : std::nullopt;
  if (!bytes || !text.empty() || *number < 1 || *number > *count) return std::nullopt;
  return ShardMark{*number, *count, *bytes};
}

}  // namespace diagclub
