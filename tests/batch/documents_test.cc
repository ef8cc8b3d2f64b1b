// A YAML stream parted into documents, each with the line it starts on.
#include "batch/documents.h"

#include <fmt/format.h>

#include "catch.h"

namespace diagclub {
namespace {

// Each document as `line|text`, line breaks as `/`.
std::vector<std::string> parted(std::string_view text) {
  std::vector<std::string> all;
  Documents documents(text, 1);
  while (const auto document = documents.next()) {
    std::string shown = fmt::format("{}|{}", document->first_line, document->text);
    std::replace(shown.begin(), shown.end(), '\n', '/');
    all.push_back(shown);
  }
  return all;
}

using All = std::vector<std::string>;

TEST_CASE("documents end at their markers and start on their lines", "[documents]") {
  CHECK(parted("name: A\n") == All{"1|name: A/"});
  CHECK(parted("name: A\n---\nname: B\n") == All{"1|name: A/", "2|---/name: B/"});
  CHECK(parted("---\nname: A\n...\n---\nname: B\n").size() == 2);
}

TEST_CASE("what says nothing is no document", "[documents]") {
  CHECK(parted("").empty());
  CHECK(parted("\n# nothing\n\n").empty());
  CHECK(parted("# one\n---\nname: A\n").size() == 1);
}

TEST_CASE("a list is its items, one document each", "[documents]") {
  const All items = parted("- name: A\n  place: X\n- name: B\n");
  REQUIRE(items.size() == 2);
  CHECK(items[0].starts_with("1|- name: A"));
  CHECK(items[1].starts_with("3|- name: B"));
}

TEST_CASE("how much of a stream is whole documents, whatever follows", "[documents]") {
  CHECK(whole_documents("name: A\n") == 0);
  CHECK(whole_documents("name: A\n---\nname: B\n") == std::string_view("name: A\n").size());
  CHECK(whole_items("- name: A\n- name: B\n") == std::string_view("- name: A\n").size());
}

}  // namespace
}  // namespace diagclub
