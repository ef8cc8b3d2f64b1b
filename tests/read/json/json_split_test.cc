// A JSON file in, in pieces of any length; its objects out, with their lines, and what stands outside them.
#include "read/json/json_split.h"

#include "catch.h"
#include "oracle/dice.h"

namespace diagclub {
namespace {

std::string split(const std::string& text, std::size_t piece = 1000, std::size_t largest = 1000) {
  JsonSplit split(largest);
  std::string all;
  const auto take = [&] {
    while (const auto element = split.next()) {
      all += std::to_string(element->line) + ":" + std::to_string(element->column) + " " +
             (element->fault.empty() ? element->text : "! " + element->fault) +
             (element->too_large ? " too large" : "") + "\n";
    }
  };
  for (std::size_t from = 0; from < text.size(); from += piece) {
    split.feed(std::string_view(text).substr(from, piece));
    take();
  }
  split.end();
  take();
  return all;
}

}  // namespace

TEST_CASE("a JSON file is split into its objects", "[json]") {
  CHECK(split("[{\"a\": 1}, {\"b\": [{}]}]") == "1:2 {\"a\": 1}\n1:12 {\"b\": [{}]}\n");
  CHECK(split("\xEF\xBB\xBF[\n  {\n    \"a\": \"}]{\\\"\"\n  },\n  {}\n]\n") ==
        "2:3 {\n    \"a\": \"}]{\\\"\"\n  }\n5:3 {}\n");
  CHECK(split("{\"a\": 1}\n{}\n {}{}") == "1:1 {\"a\": 1}\n2:1 {}\n3:2 {}\n3:4 {}\n");
  CHECK(split("[{\"é\": 1}, {}]") == "1:2 {\"é\": 1}\n1:12 {}\n");
  CHECK(split("[]").empty());
  CHECK(split(" \n").empty());
}

TEST_CASE("what stands outside the objects of a JSON file is told, and the rest is read", "[json]") {
  CHECK(split("[{} {}]") == "1:2 {}\n1:5 ! a `,` is expected before this object\n1:5 {}\n");
  CHECK(split("[{}, 3, {}]") == "1:2 {}\n1:6 ! an object is expected here\n1:9 {}\n");
  CHECK(split("[\"a{\\\"{\", {}]") == "1:2 ! an object is expected here\n1:11 {}\n");
  CHECK(split("[{},]") == "1:2 {}\n1:5 ! an object is expected before this `]`\n");
  CHECK(split("[{}\n") == "1:2 {}\n2:1 ! the list is never closed\n");
  CHECK(split("[{}]\n{}") == "1:2 {}\n2:1 ! something stands behind the list\n2:1 {}\n");
  CHECK(split("[{}]x") == "1:2 {}\n1:5 ! something stands behind the list\n");
  CHECK(split("frims, {}") == "1:1 ! an object is expected here\n1:8 {}\n");
  CHECK(split("[{\"a\": ") == "1:2 {\"a\": \n");
  CHECK(split("[{\"a\": 12345}, {}]", 3, 5) == "1:2 {\"a\": too large\n1:16 {}\n");
}

TEST_CASE("a bracket or a comma too many is told once, whatever follows it", "[json]") {
  CHECK(split("[{}}, {}, {}]") == "1:2 {}\n1:4 ! this `}` closes nothing\n1:7 {}\n1:11 {}\n");
  CHECK(split("[{}]], {}, {}]") == "1:2 {}\n1:5 ! this `]` closes nothing\n1:8 {}\n1:12 {}\n");
  CHECK(split("[{}], {}, {}]") == "1:2 {}\n1:5 ! the list goes on behind its `]`\n1:7 {}\n1:11 {}\n");
  CHECK(split("[{}]}}}}") == "1:2 {}\n1:5 ! this `}` closes nothing\n");
  CHECK(split("[[{}, {}]]") == "1:2 ! this `[` opens a list within the list\n1:3 {}\n1:7 {}\n");
  CHECK(split("{}}\n{}\n{}") == "1:1 {}\n1:3 ! this `}` closes nothing\n2:1 {}\n3:1 {}\n");
  CHECK(split("{}, {}, {},\n") ==
        "1:1 {}\n1:3 ! a `,` stands behind an object that is in no list\n1:5 {}\n1:9 {}\n");
  CHECK(split("[{}]\n[{}, {}]\n[{}]") == "1:2 {}\n2:1 ! another list starts here\n2:2 {}\n2:6 {}\n3:2 {}\n");
}

TEST_CASE("what an object lacks does not take the next one with it", "[json]") {
  CHECK(split("[{\"a\": {\"b\": 1}, {\"a\": 2}, {}]") ==
        "1:2 {\"a\": {\"b\": 1}, \n1:18 {\"a\": 2}\n1:28 {}\n");
  CHECK(split("[{\"a\": \"b},\n{\"a\": \"c\"}]") == "1:2 {\"a\": \"b},\n\n2:1 {\"a\": \"c\"}\n");
  CHECK(split("[{\"a\": [{}, {}]}, {}]") == "1:2 {\"a\": [{}, {}]}\n1:19 {}\n");
}

TEST_CASE("a JSON file is split in one way, whatever the pieces", "[json]") {
  oracle::Dice dice(3);
  const std::string bytes = "{}{}[],\"\"\\ \nab";
  for (int round = 0; round < 20000; ++round) {
    std::string text = dice.chance(50) ? "[" : "";
    for (std::size_t i = dice.below(30); i > 0; --i) text += bytes[dice.below(bytes.size())];
    INFO(text);
    REQUIRE(split(text, 1) == split(text));
    REQUIRE(split(text, 1 + dice.below(7), 4) == split(text, 1000, 4));
  }
}

}  // namespace diagclub
