#include "batch/shards/shard_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/file_identity.h"
#include "base/sizes.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostNamed = 10;

void tell_same_files(const std::vector<ShardPart>& parts, Diagnostics& problems) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto file = file_identity_of_path(parts[i].path);
    const auto same = std::find_if(
        parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const ShardPart& other) { return file && file_identity_of_path(other.path) == file; });
    if (same == parts.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    problems.error_without_place(parts[i].path,
                                 same->path == parts[i].path
                                     ? "this file is named twice"
                                     : fmt::format("this file is `{}` under another name", same->path),
                                 "name each part once");
  }
}

// Each share by its number, with the file that holds it; what does not fit the first is told.
std::map<std::uint64_t, std::size_t> shares(const std::vector<ShardPart>& parts, const ShardPart& first,
                                            Diagnostics& problems) {
  std::map<std::uint64_t, std::size_t> found;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const ShardPart& part = parts[i];
    if (part.empty) continue;
    if (!part.mark) {
      problems.error_without_place(part.path, fmt::format("it is no share, as `{}` is", first.path),
                                   "put together outputs of `--shard` only");
    } else if (part.mark->count != first.mark->count || part.mark->bytes != first.mark->bytes) {
      problems.error_without_place(
          part.path,
          fmt::format("it is share {}, `{}` is share {}: they are not of the same inputs",
                      text_from_shard_mark(*part.mark), first.path, text_from_shard_mark(*first.mark)),
          "share out one state of the inputs, by one number");
    } else if (const auto [other, fresh] = found.emplace(part.mark->number, i); !fresh) {
      problems.error_without_place(
          part.path,
          fmt::format("share {}/{} is there twice: `{}` holds it too", part.mark->number, part.mark->count,
                      parts[other->second].path),
          "name each part once");
    }
  }
  return found;
}

void tell_missing(const std::map<std::uint64_t, std::size_t>& found, std::size_t empty,
                  const ShardMark& first, Diagnostics& problems) {
  // An empty part may be any of those that are not there.
  const std::uint64_t there = found.size() + empty;
  if (there > first.count)
    problems.error_without_place(
        "--merge", fmt::format("there are {} parts of {} shares", there, first.count), "name each part once");
  if (there >= first.count) return;
  std::vector<std::uint64_t> missing;
  for (std::uint64_t number = 1; number <= first.count && missing.size() < kMostNamed; ++number) {
    if (found.find(number) == found.end()) missing.push_back(number);
  }
  const std::uint64_t left = first.count - there;
  std::string numbers;
  for (const std::uint64_t number : missing)
    numbers += fmt::format("{}{}/{}", numbers.empty() ? "" : ", ", number, first.count);
  if (empty > 0)
    numbers = fmt::format("{} of {}", left, numbers);
  else if (left > missing.size())
    numbers += fmt::format(" and {} more", left - missing.size());
  problems.error_without_place("--merge", fmt::format("shares are missing: {}", numbers),
                               fmt::format("name the parts of all {} shares", first.count));
}

}  // namespace

std::optional<std::vector<std::size_t>> order_of_parts(const std::vector<ShardPart>& parts,
                                                       Diagnostics& problems) {
  const std::size_t before = problems.error_count();
  tell_same_files(parts, problems);
  if (problems.error_count() > before) return std::nullopt;
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto first =
      std::find_if(parts.begin(), parts.end(), [](const ShardPart& part) { return part.mark.has_value(); });
  if (first == parts.end()) return order;
  const auto found = shares(parts, *first, problems);
  const auto empty =
      size_from(std::count_if(parts.begin(), parts.end(), [](const ShardPart& part) { return part.empty; }));
  if (problems.error_count() == before) tell_missing(found, empty, *first->mark, problems);
  if (problems.error_count() > before) return std::nullopt;
  const auto number = [&](std::size_t part) { return parts[part].mark ? parts[part].mark->number : 0; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return number(a) < number(b); });
  return order;
}

}  // namespace diagclub
