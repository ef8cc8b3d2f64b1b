// Files cut into blocks: every fiche whole and once, whatever the size of blocks, shares or the place to go
// on.
#include "batch/blocks.h"

#include <map>

#include "batch/documents.h"
#include "rule_text.h"
#include "temporary_folder.h"

namespace diagclub {
namespace {

std::string fiches(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += "---\nname: club " + std::to_string(i) + "\n";
  return all;
}

// Each document of a block as `line name`.
std::vector<std::string> names_in(const Block& block) {
  std::vector<std::string> names;
  Documents documents(block.text, block.first_line);
  while (const auto document = documents.next()) {
    const std::size_t at = document->text.find("name: ");
    REQUIRE(at != std::string_view::npos);
    names.push_back(std::to_string(document->first_line) + " " +
                    std::string(document->text.substr(at + 6, document->text.find('\n', at) - at - 6)));
  }
  return names;
}

std::vector<std::string> all_names(BlockReader reader) {
  std::vector<std::string> names;
  while (auto block = reader.next()) {
    CHECK(block->failure == "");
    for (std::string& name : names_in(*block)) names.push_back(std::move(name));
    reader.take_back(std::move(block->text));
  }
  return names;
}

InputWalk walk(const std::vector<std::string>& paths) { return {paths, std::nullopt}; }

}  // namespace

TEST_CASE("blocks of any size hold every fiche of a stream whole, with its line", "[blocks]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.yaml", fiches(40));
  const std::vector<std::string> whole = all_names(BlockReader(walk({path})));
  REQUIRE(whole.size() == 40);
  CHECK(whole[0] == "1 club 0");
  CHECK(whole[39] == "79 club 39");
  for (const std::size_t size : {1U, 7U, 40U, 100U, 1000U}) {
    CAPTURE(size);
    CHECK(all_names(BlockReader(walk({path}), nullptr, {}, 0, {}, size)) == whole);
  }
}

TEST_CASE("a block says where the next one starts: reading can go on from there", "[blocks]") {
  const TemporaryFolder folder;
  const std::vector<std::string> paths{folder.write("a.yaml", fiches(20)), folder.write("b.yaml", fiches(3))};
  const std::vector<std::string> whole = all_names(BlockReader(walk(paths), nullptr, {}, 0, {}, 50));
  REQUIRE(whole.size() == 23);
  BlockReader reader(walk(paths), nullptr, {}, 0, {}, 50);
  std::vector<std::string> before;
  while (const auto block = reader.next()) {
    for (std::string& name : names_in(*block)) before.push_back(std::move(name));
    std::vector<std::string> all = before;
    for (std::string& name : all_names(BlockReader(walk(paths), nullptr, {}, 0, block->after, 50)))
      all.push_back(std::move(name));
    CAPTURE(before.size());
    CHECK(all == whole);
  }
  CHECK(before == whole);
}

TEST_CASE("shares of all inputs hold every fiche once", "[blocks]") {
  const TemporaryFolder folder;
  const std::vector<std::string> paths{folder.write("a.yaml", fiches(20)), folder.write("b.yaml", fiches(7))};
  const auto total = total_size(walk(paths));
  REQUIRE(total);
  for (const std::uint64_t count : {2U, 3U, 5U, 40U}) {
    CAPTURE(count);
    std::vector<std::string> all;
    for (std::uint64_t i = 0; i < count; ++i) {
      for (std::string& name : all_names(BlockReader(walk(paths), nullptr, {i, count}, *total, {}, 30)))
        all.push_back(std::move(name));
    }
    CHECK(all == all_names(BlockReader(walk(paths))));
  }
}

TEST_CASE("an input that cannot be read is a block that says why, and the others are read", "[blocks]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.yaml", fiches(1));
  BlockReader reader(walk({folder.path("gone.yaml"), path}));
  const auto failed = reader.next();
  REQUIRE(failed);
  CHECK(failed->failure == "cannot read it: No such file or directory");
  const auto good = reader.next();
  REQUIRE(good);
  CHECK(names_in(*good) == std::vector<std::string>{"1 club 0"});
  CHECK_FALSE(reader.next());
}

TEST_CASE("small files of a folder come together, not yet read", "[blocks]") {
  const TemporaryFolder folder;
  folder.write("a.yaml", fiches(1));
  folder.write("b.yaml", fiches(1));
  BlockReader reader(walk({folder.path()}));
  const auto block = reader.next();
  REQUIRE(block);
  CHECK(block->input == nullptr);
  REQUIRE(block->files.size() == 2);
  CHECK(folder.told(block->files[1].path) == "DIR/b.yaml");
  CHECK_FALSE(reader.next());
}

}  // namespace diagclub
