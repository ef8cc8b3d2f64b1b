// Shares of a run: what they say of themselves, and whether they are all there.
#include "batch/shards/shard_order.h"

#include "catch.h"

namespace diagclub {
namespace {

ShardPart share(const std::string& path, std::uint64_t number, std::uint64_t count,
                std::uint64_t bytes = 10) {
  return {path, false, ShardMark{number, count, bytes}};
}

std::string told(const std::vector<ShardPart>& parts) {
  Diagnostics problems;
  const auto order = order_of_parts(parts, problems);
  CHECK(order.has_value() == problems.empty());
  std::string messages;
  for (const Diagnostic& problem : problems.all()) messages += problem.source + ": " + problem.message + "\n";
  return messages;
}

TEST_CASE("the mark of a share reads back as it was written, and nothing else does", "[shards]") {
  const ShardMark mark{2, 3, 48210};
  CHECK(text_from_shard_mark(mark) == "2/3 of 48210 bytes");
  CHECK(shard_mark_from_text("2/3 of 48210 bytes") == mark);
  for (const char* const text :
       {"", "2/3", "0/3 of 1 bytes", "4/3 of 1 bytes", "2/3 of 1 bytes ", "-1/3 of 1 bytes",
        "2/3 of 99999999999999999999 bytes", "a/3 of 1 bytes", "2/3 of 1"})
    CHECK(!shard_mark_from_text(text));
}

TEST_CASE("shares are put in order; what is no share stays where it is named", "[shards]") {
  Diagnostics problems;
  CHECK(order_of_parts({share("c", 3, 3), share("a", 1, 3), share("b", 2, 3)}, problems) ==
        std::vector<std::size_t>{1, 2, 0});
  CHECK(order_of_parts({{"b", false, {}}, {"a", false, {}}}, problems) == std::vector<std::size_t>{0, 1});
  // One without a row may be any that is missing.
  CHECK(order_of_parts({share("c", 3, 3), {"x", true, {}}, share("b", 2, 3)}, problems).has_value());
  CHECK(problems.empty());
}

TEST_CASE("shares that are missing, twice or of other inputs are told", "[shards]") {
  CHECK(told({share("a", 1, 4), share("d", 4, 4)}) == "--merge: shares are missing: 2/4, 3/4\n");
  CHECK(told({share("a", 1, 4), {"x", true, {}}, share("d", 4, 4)}) ==
        "--merge: shares are missing: 1 of 2/4, 3/4\n");
  CHECK(told({share("a", 1, 30)}) ==
        "--merge: shares are missing: 2/30, 3/30, 4/30, 5/30, 6/30, 7/30, 8/30, 9/30, 10/30, 11/30 and 19 "
        "more\n");
  CHECK(told({share("a", 1, 2), share("b", 2, 2), share("c", 2, 2)}) ==
        "c: share 2/2 is there twice: `b` holds it too\n");
  CHECK(told({share("a", 1, 2), share("b", 2, 3)}).find("not of the same inputs") != std::string::npos);
  CHECK(told({share("a", 1, 2), share("b", 2, 2, 11)}).find("not of the same inputs") != std::string::npos);
  CHECK(told({share("a", 1, 2), {"b", false, {}}}) == "b: it is no share, as `a` is\n");
  CHECK(told({share("a", 1, 2), share("b", 2, 2), {"x", true, {}}}) ==
        "--merge: there are 3 parts of 2 shares\n");
}

}  // namespace
}  // namespace diagclub
