// Lines and columns of a Source.
#include "base/source.h"

#include <limits>

#include "catch.h"

namespace diagclub {
namespace {

// Lines and columns together, so that a failure shows both.
std::string place(const Source& source, std::size_t offset) {
  const Position position = source.position(offset);
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

}  // namespace

TEST_CASE("a source knows its name, its text and its lines", "[source]") {
  const Source source("samples/a.yaml", "one\ntwo\r\n\nfour");
  CHECK(source.name() == "samples/a.yaml");
  CHECK(source.text() == "one\ntwo\r\n\nfour");
  CHECK(source.line_count() == 4);
  CHECK(source.line(1) == "one");
  CHECK(source.line(2) == "two");
  CHECK(source.line(3).empty());
  CHECK(source.line(4) == "four");
}

TEST_CASE("a line out of range is empty", "[source]") {
  const Source source("a", "one\n");
  CHECK(source.line(0).empty());
  CHECK(source.line(-1).empty());
  CHECK(source.line(2).empty());
  CHECK(source.line(3).empty());
  CHECK(source.line(std::numeric_limits<int>::max()).empty());
  CHECK(source.line(std::numeric_limits<int>::min()).empty());
}

TEST_CASE("a final line end starts no further line", "[source]") {
  CHECK(Source("a", "").line_count() == 0);
  CHECK(Source("a", "x").line_count() == 1);
  CHECK(Source("a", "x\n").line_count() == 1);
  CHECK(Source("a", "x\r\n").line_count() == 1);
  CHECK(Source("a", "\n").line_count() == 1);
  CHECK(Source("a", "\n\n").line_count() == 2);
  CHECK(Source("a", "x\ny").line_count() == 2);
}

TEST_CASE("only a carriage return before a newline is part of the line end", "[source]") {
  const Source source("a", "a\rb\r\r\n\r\nlast\r");
  CHECK(source.line_count() == 3);
  CHECK(source.line(1) == "a\rb\r");
  CHECK(source.line(2).empty());
  CHECK(source.line(3) == "last\r");
}

TEST_CASE("columns count code points", "[source]") {
  //                     é at 1-2, 中 at 4-6, 😀 at 7-10
  const Source source("a", "x\n\u00e9a\u4e2d\U0001F600!");
  CHECK(place(source, 0) == "1:1");
  CHECK(place(source, 1) == "1:2");   // the newline: the end of its line
  CHECK(place(source, 2) == "2:1");   // é
  CHECK(place(source, 3) == "2:1");   // inside é
  CHECK(place(source, 4) == "2:2");   // a
  CHECK(place(source, 5) == "2:3");   // 中
  CHECK(place(source, 7) == "2:3");   // its last byte
  CHECK(place(source, 8) == "2:4");   // 😀
  CHECK(place(source, 11) == "2:4");  // its last byte
  CHECK(place(source, 12) == "2:5");  // !
  CHECK(place(source, 13) == "2:6");  // the end
}

TEST_CASE("an accent written apart has a column of its own", "[source]") {
  const Source source("a", "e\u0301a");
  CHECK(place(source, 1) == "1:2");
  CHECK(place(source, 3) == "1:3");
}

TEST_CASE("a position past the text is its end", "[source]") {
  CHECK(place(Source("a", ""), 0) == "1:1");
  CHECK(place(Source("a", ""), 99) == "1:1");
  CHECK(place(Source("a", "ab"), 99) == "1:3");
  CHECK(place(Source("a", "ab\n"), 3) == "2:1");
  CHECK(place(Source("a", "ab\n"), std::string::npos) == "2:1");
}

TEST_CASE("a position inside a line end is the end of the line", "[source]") {
  const Source source("a", "ab\r\ncd");
  CHECK(place(source, 2) == "1:3");
  CHECK(place(source, 3) == "1:3");
  CHECK(place(source, 4) == "2:1");
}

TEST_CASE("each bad byte is a column", "[source]") {
  // A stray continuation, a sequence cut short, then a good letter.
  const Source source("a", "a\x80\xe2\x82z\u00e9");
  CHECK(place(source, 1) == "1:2");
  CHECK(place(source, 2) == "1:3");
  CHECK(place(source, 3) == "1:4");
  CHECK(place(source, 4) == "1:5");
  CHECK(place(source, 5) == "1:6");
  CHECK(place(source, 7) == "1:7");
}

TEST_CASE("a long line is counted right on both sides of every block of eight", "[source]") {
  for (std::size_t lead = 0; lead < 20; ++lead) {
    std::string text(lead, 'a');
    text += "\u00e9" + std::string(40, 'b');
    const Source source("a", text);
    for (std::size_t offset = lead + 2; offset <= text.size(); ++offset) {
      CHECK(source.position(offset) == Position{1, static_cast<int>(offset)});
    }
  }
}

TEST_CASE("a source that was moved keeps its lines, and copies share the text", "[source]") {
  Source first("n", "a\nb");
  const Source second = std::move(first);
  CHECK(second.name() == "n");
  CHECK(second.line(2) == "b");
  const Source third(second);  // NOLINT(performance-unnecessary-copy-initialization)
  CHECK(third.line(2) == "b");
  CHECK(third.text().data() == second.text().data());
  const std::string_view resident = "x\ny";
  CHECK(Source::resident("r", resident).text().data() == resident.data());
  CHECK(Source::resident("r", resident).line(2) == "y");
}

TEST_CASE("zero bytes are text like any other", "[source]") {
  const Source source("a", std::string("a\0b\nc", 5));
  CHECK(source.line(1) == std::string_view("a\0b", 3));
  CHECK(place(source, 2) == "1:3");
}

}  // namespace diagclub
