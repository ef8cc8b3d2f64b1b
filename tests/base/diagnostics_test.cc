// What is gathered, and each diagnostic's text to the last space.
#include "base/diagnostics.h"

#include "catch.h"

namespace diagclub {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// The text of one error about the span from one offset to another.
std::string shown(const std::string& text, std::size_t begin, std::size_t end,
                  const std::string& message = "bad", const std::string& help = "") {
  const Source source("a.yaml", text);
  Diagnostics diagnostics;
  diagnostics.error(source, {source.position(begin), source.position(end)}, message, help);
  return text_from_diagnostic(diagnostics.all().front(), {});
}

}  // namespace

TEST_CASE("an error shows its line, its caret and its help", "[diagnostics]") {
  const Source source("samples/a.yaml", "rules:\n  x: 1\nfrims: 20\n");
  Diagnostics diagnostics;
  diagnostics.error(source, {{3, 1}, {3, 6}}, "unknown key `frims`", "did you mean `firms`?");
  CHECK(text_from_diagnostic(diagnostics.all().front(), {}) ==
        "samples/a.yaml:3:1: error: unknown key `frims`\n"
        "  3 | frims: 20\n"
        "    | ^^^^^\n"
        "    = help: did you mean `firms`?\n");
}

TEST_CASE("a warning says so, and has no help line without help", "[diagnostics]") {
  const Source source("a.yaml", "key: value");
  Diagnostics diagnostics;
  diagnostics.warning(source, {{1, 6}, {1, 11}}, "`value` is never used");
  CHECK(text_from_diagnostic(diagnostics.all().front(), {}) ==
        "a.yaml:1:6: warning: `value` is never used\n"
        "  1 | key: value\n"
        "    |      ^^^^^\n");
}

TEST_CASE("the margin is as wide as the line number", "[diagnostics]") {
  const Source source("a.yaml", repeated("\n", 1233) + "x");
  Diagnostics diagnostics;
  diagnostics.error(source, {{1234, 1}, {1234, 2}}, "bad", "good");
  CHECK(text_from_diagnostic(diagnostics.all().front(), {}) ==
        "a.yaml:1234:1: error: bad\n"
        "  1234 | x\n"
        "       | ^\n"
        "       = help: good\n");
}

TEST_CASE("without a place there is no excerpt", "[diagnostics]") {
  Diagnostics diagnostics;
  diagnostics.error_without_place("samples/a.yaml", "no such file");
  diagnostics.error_without_place("samples/a.yaml", "no such file", "see `--help`");
  diagnostics.error_without_place("", "no command given");
  CHECK(text_from_diagnostic(diagnostics.all()[0], {}) == "samples/a.yaml: error: no such file\n");
  CHECK(text_from_diagnostic(diagnostics.all()[1], {}) ==
        "samples/a.yaml: error: no such file\n"
        "  = help: see `--help`\n");
  CHECK(text_from_diagnostic(diagnostics.all()[2], {}) == "error: no command given\n");
}

TEST_CASE("a span without a line is no place", "[diagnostics]") {
  const Source source("a.yaml", "x");
  Diagnostics diagnostics;
  diagnostics.warning(source, {}, "odd");
  CHECK(text_from_diagnostic(diagnostics.all().front(), {}) == "a.yaml: warning: odd\n");
}

TEST_CASE("an empty span is one caret", "[diagnostics]") {
  CHECK(shown("abc", 1, 1) == "a.yaml:1:2: error: bad\n  1 | abc\n    |  ^\n");
  CHECK(shown("abc", 3, 3) == "a.yaml:1:4: error: bad\n  1 | abc\n    |    ^\n");
}

TEST_CASE("a span whose end is missing or comes first is one caret", "[diagnostics]") {
  const Source source("a.yaml", "abc\ndef");
  Diagnostics diagnostics;
  diagnostics.error(source, {{2, 2}, {}}, "bad");
  diagnostics.error(source, {{2, 2}, {2, 1}}, "bad");
  diagnostics.error(source, {{2, 2}, {1, 3}}, "bad");
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    CHECK(text_from_diagnostic(diagnostic, {}) == "a.yaml:2:2: error: bad\n  2 | def\n    |  ^\n");
  }
}

TEST_CASE("an empty text and an empty line leave no space at the end", "[diagnostics]") {
  CHECK(shown("", 0, 0) == "a.yaml:1:1: error: bad\n  1 |\n    | ^\n");
  CHECK(shown("a\n\nb", 2, 2) == "a.yaml:2:1: error: bad\n  2 |\n    | ^\n");
  CHECK(shown("a\n", 2, 2) == "a.yaml:2:1: error: bad\n  2 |\n    | ^\n");
  CHECK(shown("abc   ", 0, 3) == "a.yaml:1:1: error: bad\n  1 | abc\n    | ^^^\n");
}

TEST_CASE("a place that the text does not have is shown at the end", "[diagnostics]") {
  const Source source("a.yaml", "abc");
  Diagnostics diagnostics;
  diagnostics.error(source, {{1, 50}, {1, 60}}, "bad");
  diagnostics.error(source, {{9, 2}, {9, 3}}, "bad");
  CHECK(text_from_diagnostic(diagnostics.all()[0], {}) == "a.yaml:1:50: error: bad\n  1 | abc\n    |    ^\n");
  CHECK(text_from_diagnostic(diagnostics.all()[1], {}) == "a.yaml:9:2: error: bad\n  9 |\n    | ^\n");
}

TEST_CASE("a span over several lines underlines the first to its end", "[diagnostics]") {
  CHECK(shown("ab: [\n  c\n]\n", 4, 11) == "a.yaml:1:5: error: bad\n  1 | ab: [\n    |     ^\n");
  CHECK(shown("ab: long\n  c", 4, 11) == "a.yaml:1:5: error: bad\n  1 | ab: long\n    |     ^^^^\n");
}

TEST_CASE("a carriage return before the newline is not shown", "[diagnostics]") {
  CHECK(shown("one\r\ntwo\r\n", 5, 8) == "a.yaml:2:1: error: bad\n  2 | two\n    | ^^^\n");
  CHECK(shown("one\r\ntwo", 0, 8) == "a.yaml:1:1: error: bad\n  1 | one\n    | ^^^\n");
}

TEST_CASE("carets stand under accents, wide characters and emoji", "[diagnostics]") {
  CHECK(shown("\u00e9t\u00e9: x", 7, 8) ==
        "a.yaml:1:6: error: bad\n"
        "  1 | \u00e9t\u00e9: x\n"
        "    |      ^\n");
  CHECK(shown("e\u0301: x", 5, 6) ==
        "a.yaml:1:5: error: bad\n"
        "  1 | e\u0301: x\n"
        "    |    ^\n");
  CHECK(shown("\u4e2d: \u6587\u5b57!", 5, 11) ==
        "a.yaml:1:4: error: bad\n"
        "  1 | \u4e2d: \u6587\u5b57!\n"
        "    |     ^^^^\n");
  CHECK(shown("\U0001F600: \U0001F600", 6, 10) ==
        "a.yaml:1:4: error: bad\n"
        "  1 | \U0001F600: \U0001F600\n"
        "    |     ^^\n");
}

TEST_CASE("carets count what controls, tabs and bad bytes became", "[diagnostics]") {
  CHECK(shown("\tx: 1", 1, 2) == "a.yaml:1:2: error: bad\n  1 |  x: 1\n    |  ^\n");
  CHECK(shown("\x1b[2Jx", 4, 5) ==
        "a.yaml:1:5: error: bad\n"
        "  1 | \\u{001B}[2Jx\n"
        "    |            ^\n");
  CHECK(shown("a\u202e"
              "b",
              1, 4) ==
        "a.yaml:1:2: error: bad\n"
        "  1 | a\\u{202E}b\n"
        "    |  ^^^^^^^^\n");
  CHECK(shown("\ufeffkey", 3, 6) ==
        "a.yaml:1:2: error: bad\n"
        "  1 | \\u{FEFF}key\n"
        "    |         ^^^\n");
  CHECK(shown("caf\xe9 x", 3, 4) ==
        "a.yaml:1:4: error: bad\n"
        "  1 | caf\ufffd x\n"
        "    |    ^\n");
  CHECK(shown(std::string("a\0b", 3), 2, 3) ==
        "a.yaml:1:3: error: bad\n"
        "  1 | a\\u{0000}b\n"
        "    |          ^\n");
}

TEST_CASE("name, message and help are printable too", "[diagnostics]") {
  Diagnostics diagnostics;
  diagnostics.error_without_place("a\x1b]0;x\x07.yaml", "unknown key `\u202eb\na`", "not\t\xff");
  CHECK(text_from_diagnostic(diagnostics.all().front(), {}) ==
        "a\\u{001B}]0;x\\u{0007}.yaml: error: unknown key `\\u{202E}b a`\n"
        "  = help: not \ufffd\n");
}

TEST_CASE("colours only where asked for", "[diagnostics]") {
  const Source source("a.yaml", "  key: 1");
  Diagnostics diagnostics;
  diagnostics.error(source, {{1, 3}, {1, 6}}, "bad", "good");
  diagnostics.warning(source, {{1, 3}, {1, 6}}, "odd");
  CHECK(text_from_diagnostic(diagnostics.all()[0], {.color = true}) ==
        "a.yaml:1:3: \x1b[1;31merror:\x1b[0m bad\n"
        "  1 |   key: 1\n"
        "    |   \x1b[1;31m^^^\x1b[0m\n"
        "    = \x1b[36mhelp:\x1b[0m good\n");
  CHECK(text_from_diagnostic(diagnostics.all()[1], {.color = true}) ==
        "a.yaml:1:3: \x1b[1;33mwarning:\x1b[0m odd\n"
        "  1 |   key: 1\n"
        "    |   \x1b[1;33m^^^\x1b[0m\n");
}

TEST_CASE("braces in a user's words are no format", "[diagnostics]") {
  CHECK(shown("{x: {}}", 4, 6, "`{}` is {0}", "{:d}") ==
        "a.yaml:1:5: error: `{}` is {0}\n"
        "  1 | {x: {}}\n"
        "    |     ^^\n"
        "    = help: {:d}\n");
}

TEST_CASE("errors are counted, warnings are not", "[diagnostics]") {
  const Source source("a.yaml", "x");
  Diagnostics diagnostics;
  CHECK(diagnostics.empty());
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.warning(source, {{1, 1}, {1, 2}}, "odd");
  CHECK_FALSE(diagnostics.empty());
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error(source, {{1, 1}, {1, 2}}, "bad");
  diagnostics.error_without_place("b.yaml", "worse");
  CHECK(diagnostics.has_errors());
  CHECK(diagnostics.error_count() == 2);
  CHECK(diagnostics.all().size() == 3);
}

TEST_CASE("a diagnostic outlives its source", "[diagnostics]") {
  Diagnostics diagnostics;
  {
    const Source source("a.yaml", "key: value");
    diagnostics.error(source, {{1, 1}, {1, 4}}, "bad");
  }
  CHECK(text_from_diagnostic(diagnostics.all().front(), {}) ==
        "a.yaml:1:1: error: bad\n  1 | key: value\n    | ^^^\n");
}

TEST_CASE("appending keeps the order and adds the counts", "[diagnostics]") {
  Diagnostics first;
  first.error_without_place("a", "1");
  Diagnostics second;
  second.error_without_place("a", "2");
  second.warning(Source("a", "x"), {{1, 1}, {1, 2}}, "3");
  first.append(std::move(second));
  first.append({});
  std::string order;
  for (const Diagnostic& diagnostic : first.all()) order += diagnostic.message;
  CHECK(order == "123");
  CHECK(first.error_count() == 2);
}

TEST_CASE("sorting is by source, line and column, and stable", "[diagnostics]") {
  const Source a("a", "xxxxx\nxxxxx\n");
  const Source b("b", "xxxxx\n");
  Diagnostics diagnostics;
  diagnostics.error(b, {{1, 1}, {1, 2}}, "6");
  diagnostics.error(a, {{2, 1}, {2, 2}}, "5");
  diagnostics.error(a, {{1, 3}, {1, 4}}, "3");
  diagnostics.warning(a, {{1, 3}, {1, 9}}, "4");
  diagnostics.error(a, {{1, 2}, {1, 3}}, "2");
  diagnostics.error_without_place("a", "1");
  diagnostics.sort_by_place();
  std::string order;
  for (const Diagnostic& diagnostic : diagnostics.all()) order += diagnostic.message;
  CHECK(order == "123456");
}

}  // namespace diagclub
