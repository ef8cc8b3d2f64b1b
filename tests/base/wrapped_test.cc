// Word wrapping, with the spaces of French: `wrapped` of base/utf8.h.
#include <random>
#include <string>
#include <vector>

#include "base/code_points.h"
#include "base/utf8.h"
#include "catch.h"

namespace diagclub {
namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("text is wrapped at the last space that fits", "[wrapped]") {
  CHECK(wrapped("the quick brown fox", 10) == Lines{"the quick", "brown fox"});
  CHECK(wrapped("the quick brown fox", 9) == Lines{"the quick", "brown fox"});
  CHECK(wrapped("the quick brown fox", 8) == Lines{"the", "quick", "brown", "fox"});
  CHECK(wrapped("the quick brown fox", 19) == Lines{"the quick brown fox"});
  CHECK(wrapped("the quick brown fox", 18) == Lines{"the quick brown", "fox"});
}

TEST_CASE("white space is a mere separator, and no text is one empty line", "[wrapped]") {
  CHECK(wrapped("", 10) == Lines{""});
  CHECK(wrapped(" \n\t ", 10) == Lines{""});
  CHECK(wrapped("  a \n\n b\t\r\nc  ", 10) == Lines{"a b c"});
}

TEST_CASE("widths, not bytes, decide", "[wrapped]") {
  CHECK(wrapped("\u00e9t\u00e9 \u00e9t\u00e9", 7) == Lines{"\u00e9t\u00e9 \u00e9t\u00e9"});
  CHECK(wrapped("\u4e2d\u6587 \u4e2d\u6587", 9) == Lines{"\u4e2d\u6587 \u4e2d\u6587"});
  CHECK(wrapped("\u4e2d\u6587 \u4e2d\u6587", 8) == Lines{"\u4e2d\u6587", "\u4e2d\u6587"});
}

TEST_CASE("a word is cut only if it does not fit a whole line", "[wrapped]") {
  CHECK(wrapped("a bcdef g", 5) == Lines{"a", "bcdef", "g"});
  CHECK(wrapped("a bcdefg h", 5) == Lines{"a", "bcdef", "g h"});
  CHECK(wrapped("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
  CHECK(wrapped("abcdefgh", 4) == Lines{"abcd", "efgh"});
  CHECK(wrapped("\u4e2d\u6587\u5b57", 5) == Lines{"\u4e2d\u6587", "\u5b57"});
  CHECK(wrapped("e\u0301e\u0301e\u0301", 2) == Lines{"e\u0301e\u0301", "e\u0301"});
}

TEST_CASE("a width too small for anything still gives every character", "[wrapped]") {
  CHECK(wrapped("ab c", 1) == Lines{"a", "b", "c"});
  CHECK(wrapped("ab", 0) == Lines{"a", "b"});
  CHECK(wrapped("ab", -3) == Lines{"a", "b"});
  CHECK(wrapped("\u4e2d\u6587", 1) == Lines{"\u4e2d", "\u6587"});
}

TEST_CASE("French spaces hold", "[wrapped]") {
  CHECK(wrapped("le club\u00a0: trente", 8) == Lines{"le", "club\u00a0:", "trente"});
  CHECK(wrapped("le club\u202f! trente", 7) == Lines{"le", "club\u202f!", "trente"});
  CHECK(wrapped("un mot : deux", 6) == Lines{"un", "mot :", "deux"});
  CHECK(wrapped("un mot ; deux", 6) == Lines{"un", "mot ;", "deux"});
  CHECK(wrapped("un mot ? deux", 6) == Lines{"un", "mot ?", "deux"});
  CHECK(wrapped("un mot ! deux", 6) == Lines{"un", "mot !", "deux"});
  CHECK(wrapped("un mot ?! deux", 7) == Lines{"un", "mot ?!", "deux"});
  CHECK(wrapped("dit \u00ab oui \u00bb deux", 8) == Lines{"dit", "\u00ab oui \u00bb", "deux"});
  CHECK(wrapped("dit (\u00ab oui \u00bb) ?", 14) == Lines{"dit", "(\u00ab oui \u00bb) ?"});
  CHECK(wrapped("a\u00a0b c", 4) == Lines{"a\u00a0b", "c"});
  CHECK(wrapped(": a", 1) == Lines{":", "a"});  // nothing before it to hold to
}

TEST_CASE("what is held together and too wide is cut elsewhere if it can be", "[wrapped]") {
  CHECK(wrapped("bonjour :", 8) == Lines{"bonjou", "r :"});
  CHECK(wrapped("bonjour\u00a0:", 5) == Lines{"bonjo", "ur\u00a0:"});
  CHECK(wrapped("1\u00a0000\u00a0000", 6) == Lines{"1\u00a000", "0\u00a0000"});
  // Too narrow for what is held: cut there, without the space.
  CHECK(wrapped("a : b", 2) == Lines{"a", ":", "b"});
  CHECK(wrapped("a\u00a0b\u00a0c", 3) == Lines{"a\u00a0b", "c"});
  CHECK(wrapped("a\u00a0\u00a0\u00a0\u00a0b", 2) == Lines{"a", "b"});
  CHECK(wrapped("\u00a0\u00a0\u00a0", 2) == Lines{""});
}

TEST_CASE("no wrapped line is too wide, and nothing but spaces is lost", "[wrapped]") {
  std::mt19937 random(11);
  const Lines parts = {"a",      "b",      "mot",     "\u00e9", " ",       " ",       " ",
                       ":",      ";",      "?",       "!",      "\u00ab",  "\u00bb",  "\u00a0",
                       "\u202f", "\u4e2d", "e\u0301", " :",     "\u00ab ", " \u00bb", "\U0001F600"};
  const auto without_spaces = [](const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      if (point.value != ' ' && point.value != 0xA0 && point.value != 0x202F)
        out += text.substr(at, point.length);
      at += point.length;
    }
    return out;
  };
  for (int round = 0; round < 600; ++round) {
    std::string text;
    for (int i = 0; i < 25; ++i) text += parts[random() % parts.size()];
    for (int width = 2; width < 30; ++width) {
      std::string joined;
      for (const std::string& line : wrapped(text, width)) {
        if (display_width(line) > width) FAIL(text << " at " << width);
        if (!line.empty() && (line.front() == ' ' || line.back() == ' ')) FAIL(text << " at " << width);
        joined += line;
      }
      if (without_spaces(joined) != without_spaces(text)) FAIL(text << " at " << width);
    }
  }
}

TEST_CASE("a text that must be whole again is broken at lone spaces only", "[wrapped]") {
  CHECK(wrapped_whole("the quick brown fox", 9) == Lines{"the quick", "brown fox"});
  CHECK(wrapped_whole("a  b c", 4) == Lines{"a  b", "c"});
  CHECK(wrapped_whole("a  b c", 2) == Lines{"a  b", "c"});
  CHECK(wrapped_whole(" a b ", 2) == Lines{" a", "b "});
  CHECK(wrapped_whole("a bcdefgh i", 4) == Lines{"a", "bcdefgh", "i"});
  CHECK(wrapped_whole("oui ? \u00ab non \u00bb", 5) == Lines{"oui ?", "\u00ab non", "\u00bb"});
  CHECK(wrapped_whole("oui ? \u00ab non \u00bb", 7) == Lines{"oui ?", "\u00ab non \u00bb"});
  CHECK(wrapped_whole("", 5) == Lines{""});
}

}  // namespace diagclub
