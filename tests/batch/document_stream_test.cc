#include "batch/document_stream.h"

#include <cstdio>
#include <string>
#include <vector>

#include "catch.h"

namespace diagclub {
namespace {

std::vector<Document> documents(const std::string& text, std::size_t largest = 1000) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  std::fwrite(text.data(), 1, text.size(), file);
  std::rewind(file);
  DocumentStream stream(file, largest);
  std::vector<Document> all;
  while (auto document = stream.next()) all.push_back(std::move(*document));
  CHECK(stream.failure().empty());
  return all;
}

TEST_CASE("documents are split at markers and keep their line") {
  const auto all = documents("name: a\n---\nname: b\n--- # two\nname: c\n...\n# said nothing\n---\nname: d");
  REQUIRE(all.size() == 4);
  CHECK(all[0].text == "name: a\n");
  CHECK(all[0].first_line == 1);
  CHECK(all[1].text == "---\nname: b\n");
  CHECK(all[1].first_line == 2);
  CHECK(all[2].text == "--- # two\nname: c\n");
  CHECK(all[2].first_line == 4);
  CHECK(all[3].text == "---\nname: d");
  CHECK(all[3].first_line == 8);
}

TEST_CASE("blank lines, comments and lone markers are no document") {
  CHECK(documents("").empty());
  CHECK(documents("\n# nothing\n---\n...\n---\n  \n").empty());
  CHECK(documents("\xEF\xBB\xBF").empty());
}

TEST_CASE("a comment above a document belongs to it") {
  const auto all = documents("# of a club\nname: a\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].text == "# of a club\nname: a\n");
}

TEST_CASE("content on the marker's line is content") {
  const auto all = documents("--- {name: a}\n--- {name: b}\n");
  REQUIRE(all.size() == 2);
  CHECK(all[1].text == "--- {name: b}\n");
}

TEST_CASE("what only looks like a marker is text") {
  const auto all = documents("name: |\n  ---\nnotes: a\n----\n");
  REQUIRE(all.size() == 1);
}

TEST_CASE("line ends of either kind") {
  const auto all = documents("name: a\r\n---\r\nname: b\r\n");
  REQUIRE(all.size() == 2);
  CHECK(all[1].text == "---\r\nname: b\r\n");
}

TEST_CASE("a document too large is told apart, and the next one is whole") {
  const auto all = documents("name: " + std::string(500, 'x') + "\n---\nname: b\n", 100);
  REQUIRE(all.size() == 2);
  CHECK(all[0].too_large);
  CHECK(all[0].text.size() <= 100);
  CHECK_FALSE(all[1].too_large);
  CHECK(all[1].text == "---\nname: b\n");
}

}  // namespace
}  // namespace diagclub
