// How long lines are cut, and that the caret still points at the right character.
#include "base/excerpt.h"

#include "base/diagnostics.h"
#include "base/utf8.h"
#include "catch.h"

namespace diagclub {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// The text of one error about the span from one offset to another.
std::string shown(const std::string& text, std::size_t begin, std::size_t end) {
  const Source source("a.yaml", text);
  Diagnostics diagnostics;
  diagnostics.error(source, {source.position(begin), source.position(end)}, "bad");
  return text_from_diagnostic(diagnostics.all().front(), {});
}

}  // namespace

TEST_CASE("a line of just the width is whole, one more is cut", "[excerpt]") {
  const std::string just(160, 'x');
  CHECK(excerpt_around(just, 80).text == just);
  CHECK(excerpt_around(just, 80).first_column == 1);
  const Excerpt cut = excerpt_around(just + "y", 1);
  CHECK(cut.text == std::string(158, 'x') + "\u2026");
  CHECK(cut.first_column == 1);
  // Widths as they will be shown: wide characters count twice, a control eight times.
  CHECK(excerpt_around(repeated("\u4e2d", 80), 1).text == repeated("\u4e2d", 80));
  CHECK(excerpt_around(repeated("\u4e2d", 81), 1).text == repeated("\u4e2d", 79) + "\u2026");
  CHECK(excerpt_around(repeated("\x01", 20), 1).text == repeated("\x01", 20));
  CHECK(excerpt_around(repeated("\x01", 21), 1).text == repeated("\x01", 19) + "\u2026");
}

TEST_CASE("a long line is cut on both sides of the column", "[excerpt]") {
  const std::string line = std::string(500, 'a') + "KEY" + std::string(500, 'b');
  const Excerpt middle = excerpt_around(line, 501);
  CHECK(middle.text == "\u2026" + std::string(60, 'a') + "KEY" + std::string(95, 'b') + "\u2026");
  CHECK(middle.first_column == 440);
  const Excerpt end = excerpt_around(line, 1003);
  CHECK(end.text == "\u2026" + std::string(158, 'b'));
  CHECK(end.first_column == 845);
  const Excerpt start = excerpt_around(line, 11);
  CHECK(start.text == std::string(158, 'a') + "\u2026");
  CHECK(start.first_column == 1);
}

TEST_CASE("the caret of a long line points at the same character", "[diagnostics]") {
  const std::string line = repeated("\u00e9", 500) + "KEY" + repeated("\u4e2d", 500);
  CHECK(shown(line, 1000, 1003) ==
        "a.yaml:1:501: error: bad\n"
        "  1 | \u2026" +
            repeated("\u00e9", 61) + "KEY" + repeated("\u4e2d", 47) + "\u2026\n" + "    | " +
            repeated(" ", 62) + "^^^\n");
  CHECK(shown(line, 1000, line.size()) ==
        "a.yaml:1:501: error: bad\n"
        "  1 | \u2026" +
            repeated("\u00e9", 61) + "KEY" + repeated("\u4e2d", 47) + "\u2026\n" + "    | " +
            repeated(" ", 62) + repeated("^", 98) + "\n");
}

TEST_CASE("a place past the end of a long line is shown at its end", "[diagnostics]") {
  const Source source("a.yaml", std::string(300, 'x'));
  Diagnostics diagnostics;
  diagnostics.error(source, {{1, 9000}, {1, 9001}}, "bad");
  CHECK(text_from_diagnostic(diagnostics.all().front(), {}) ==
        "a.yaml:1:9000: error: bad\n"
        "  1 | \u2026" +
            std::string(158, 'x') + "\n    | " + std::string(159, ' ') + "^\n");
}

TEST_CASE("a line of 100 MB leaves little behind", "[diagnostics]") {
  const std::size_t size = 100'000'000;
  const Source source("big.yaml", std::string(size, 'x'));
  Diagnostics diagnostics;
  for (const std::size_t offset : {std::size_t{0}, size / 2, size}) {
    diagnostics.error(source, {source.position(offset), source.position(size)}, "bad");
  }
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    CHECK(diagnostic.excerpt.capacity() < 1000);
    CHECK(display_width(diagnostic.excerpt) <= 160);
  }
  CHECK(diagnostics.all()[1].span.start == Position{1, 50'000'001});
  CHECK(diagnostics.all()[1].excerpt_column == 49'999'940);
}

TEST_CASE("a long line of marks without width leaves little behind too", "[diagnostics]") {
  const std::string line = "e" + repeated("\u0301", 1'000'000);
  CHECK(excerpt_around(line, 1).text.size() < 4000);
  CHECK(excerpt_around(line, 500'000).text.size() < 4000);
  CHECK(excerpt_around(line, 500'000).text.capacity() < 4000);
}

}  // namespace diagclub
