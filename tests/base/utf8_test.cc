// Validity, widths, what a terminal may see, cutting and folding.
#include "base/utf8.h"

#include <random>

#include "base/code_points.h"
#include "catch.h"

namespace diagclub {
namespace {

std::string encoded(char32_t value) {
  std::string out;
  append_utf8(out, value);
  return out;
}

// Every code point there is, but the surrogates, which have no UTF-8.
template <typename Visit>
void for_each_code_point(Visit visit) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value < 0xD800 || value > 0xDFFF) visit(value);
  }
}

}  // namespace

TEST_CASE("good text has no invalid byte", "[utf8]") {
  CHECK_FALSE(first_invalid_utf8(""));
  CHECK_FALSE(first_invalid_utf8("plain"));
  CHECK_FALSE(first_invalid_utf8("d\u00e9j\u00e0 \u4e2d\u6587 \U0001F600"));
  CHECK_FALSE(first_invalid_utf8(std::string_view("a\0b", 3)));
  std::size_t refused = 0;
  for_each_code_point([&](char32_t value) { refused += first_invalid_utf8(encoded(value)) ? 1 : 0; });
  CHECK(refused == 0);
}

TEST_CASE("bad text gives the offset of its first bad byte", "[utf8]") {
  using Offset = std::optional<std::size_t>;
  CHECK(first_invalid_utf8("\x80") == Offset(0));                  // a continuation alone
  CHECK(first_invalid_utf8("ab\xff") == Offset(2));                // no UTF-8 has this byte
  CHECK(first_invalid_utf8("\xc3\xa9\xc3") == Offset(2));          // cut short by the end
  CHECK(first_invalid_utf8("a\xe2\x82z") == Offset(1));            // cut short by a letter
  CHECK(first_invalid_utf8("\xc0\xaf") == Offset(0));              // overlong
  CHECK(first_invalid_utf8("\xc1\xbf") == Offset(0));              //
  CHECK(first_invalid_utf8("\xe0\x9f\xbf") == Offset(0));          //
  CHECK(first_invalid_utf8("\xf0\x8f\xbf\xbf") == Offset(0));      //
  CHECK(first_invalid_utf8("\xed\xa0\x80") == Offset(0));          // the first surrogate
  CHECK(first_invalid_utf8("\xed\xbf\xbf") == Offset(0));          // the last
  CHECK(first_invalid_utf8("\xf4\x90\x80\x80") == Offset(0));      // 110000
  CHECK(first_invalid_utf8("\xf5\x80\x80\x80") == Offset(0));      //
  CHECK(first_invalid_utf8("\xf8\x88\x80\x80\x80") == Offset(0));  // five bytes
  CHECK_FALSE(first_invalid_utf8("\xf4\x8f\xbf\xbf"));             // 10FFFF
  CHECK_FALSE(first_invalid_utf8("\xed\x9f\xbf\xee\x80\x80"));     // on both sides of the surrogates
}

TEST_CASE("a bad byte is found wherever it stands in a long text", "[utf8]") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'x');
    text[at] = '\xe9';  // Latin-1
    CHECK(first_invalid_utf8(text) == std::optional<std::size_t>(at));
  }
}

TEST_CASE("steps backwards agree with steps forwards, in good text and bad", "[utf8]") {
  std::mt19937 random(7);
  const std::string bytes = "a\x80\xbf\xc3\xa9\xe2\x82\xac\xed\xa0\xf0\x9f\x98\x80\xff";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += bytes[random() % bytes.size()];
    std::vector<std::size_t> forwards;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length) forwards.push_back(at);
    std::vector<std::size_t> backwards;
    for (std::size_t at = text.size(); at > 0;) {
      at -= code_point_before(text, at).length;
      backwards.insert(backwards.begin(), at);
    }
    CHECK(forwards == backwards);
    CHECK(code_points_before(text, text.size()) == forwards.size());
    for (std::size_t i = 0; i < forwards.size(); ++i) CHECK(offset_after(text, 0, i) == forwards[i]);
    CHECK(offset_after(text, 0, 99) == text.size());
  }
}

TEST_CASE("width counts terminal columns", "[utf8]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("\u00e9t\u00e9") == 3);
  CHECK(display_width("e\u0301") == 1);             // an accent apart
  CHECK(display_width("\u4e2d\u6587") == 4);        // Chinese
  CHECK(display_width("\uff21") == 2);              // full-width A
  CHECK(display_width("\U0001F600") == 2);          // emoji
  CHECK(display_width("\u00b0\u2026\u03b1") == 3);  // ambiguous
  CHECK(display_width("\u200b") == 0);              // no width
  CHECK(display_width("a\xff\xfe") == 3);           // bad bytes
}

TEST_CASE("printable text is unchanged", "[utf8]") {
  for (const std::string text :
       {"", "plain ~ text", "\u00e9t\u00e9 \u0153uvre \u2019 \u00ab\u00a0x\u00a0\u00bb", "\u4e2d\u6587",
        "\U0001F468\u200d\U0001F469\u200d\U0001F467", "e\u0301", "\u202f"}) {
    CHECK(printable(text) == text);
  }
}

TEST_CASE("what could upset a terminal becomes visible", "[utf8]") {
  CHECK(printable("\x1b[31mred\x1b[0m") == "\\u{001B}[31mred\\u{001B}[0m");
  CHECK(printable(std::string_view("a\0b", 3)) == "a\\u{0000}b");
  CHECK(printable("a\rb\x07\x7f") == "a\\u{000D}b\\u{0007}\\u{007F}");
  CHECK(printable("\u0080\u009b\u009f\u0085") == "\\u{0080}\\u{009B}\\u{009F}\\u{0085}");
  CHECK(printable("\u202a\u202b\u202c\u202d\u202e") == "\\u{202A}\\u{202B}\\u{202C}\\u{202D}\\u{202E}");
  CHECK(printable("\u2066\u2067\u2068\u2069") == "\\u{2066}\\u{2067}\\u{2068}\\u{2069}");
  CHECK(printable("\u200e\u200f\u061c") == "\\u{200E}\\u{200F}\\u{061C}");
  CHECK(printable("\u2028\u2029\ufeff") == "\\u{2028}\\u{2029}\\u{FEFF}");
}

TEST_CASE("a tab and a newline become one space each", "[utf8]") {
  CHECK(printable("a\tb\nc\t\td") == "a b c  d");
  CHECK(printable("a\r\nb") == "a b");
}

TEST_CASE("each bad byte becomes a replacement character", "[utf8]") {
  CHECK(printable("a\xff"
                  "b") == "a\ufffdb");
  CHECK(printable("\xe2\x82") == "\ufffd\ufffd");
  CHECK(printable("\xed\xa0\x80") == "\ufffd\ufffd\ufffd");
  CHECK(printable("caf\xe9") == "caf\ufffd");
}

TEST_CASE("of every code point, printable is safe, stable and as wide as foretold", "[utf8]") {
  std::size_t wrong = 0;
  for_each_code_point([&](char32_t value) {
    const std::string shown = printable(encoded(value));
    for (std::size_t at = 0; at < shown.size(); at += code_point_at(shown, at).length) {
      if (is_unsafe(code_point_at(shown, at).value)) ++wrong;
    }
    if (printable(shown) != shown) ++wrong;
    if (printable_width(code_point_at(encoded(value), 0)) != display_width(shown)) ++wrong;
  });
  CHECK(wrong == 0);
}

TEST_CASE("padding is by width and never cuts", "[utf8]") {
  CHECK(padded("ab", 4) == "ab  ");
  CHECK(padded("ab", 2) == "ab");
  CHECK(padded("abc", 2) == "abc");
  CHECK(padded("", 3) == "   ");
  CHECK(padded("", 0).empty());
  CHECK(padded("x", -5) == "x");
  CHECK(padded("\u00e9", 3) == "\u00e9  ");
  CHECK(padded("e\u0301", 3) == "e\u0301  ");
  CHECK(padded("\u4e2d", 3) == "\u4e2d ");
  CHECK(padded("\U0001F600", 3) == "\U0001F600 ");
}

TEST_CASE("truncation leaves room for its sign", "[utf8]") {
  CHECK(truncated("abcdef", 7) == "abcdef");
  CHECK(truncated("abcdef", 6) == "abcdef");
  CHECK(truncated("abcdef", 5) == "abcd\u2026");
  CHECK(truncated("abcdef", 2) == "a\u2026");
  CHECK(truncated("abcdef", 1) == "\u2026");
  CHECK(truncated("abcdef", 0).empty());
  CHECK(truncated("abcdef", -1).empty());
  CHECK(truncated("", 3).empty());
  CHECK(truncated("\u00e9t\u00e9s", 4) == "\u00e9t\u00e9s");
  CHECK(truncated("\u00e9t\u00e9s", 3) == "\u00e9t\u2026");
}

TEST_CASE("truncation does not cut a wide character or take off its accents", "[utf8]") {
  CHECK(truncated("\u4e2d\u6587\u5b57", 6) == "\u4e2d\u6587\u5b57");
  CHECK(truncated("\u4e2d\u6587\u5b57", 5) == "\u4e2d\u6587\u2026");
  CHECK(truncated("\u4e2d\u6587\u5b57", 4) == "\u4e2d\u2026");  // three columns: the second does not fit
  CHECK(truncated("\u4e2d", 1) == "\u2026");
  CHECK(truncated("e\u0301e\u0301e\u0301", 3) == "e\u0301e\u0301e\u0301");
  CHECK(truncated("e\u0301e\u0301e\u0301", 2) == "e\u0301\u2026");
  // A family is one cluster of 2 + 2 columns: kept whole or not at all.
  CHECK(truncated("\U0001F468\u200d\U0001F469x", 4) == "\u2026");
}

TEST_CASE("folding drops case, accents and separators", "[folded]") {
  CHECK(folded("").empty());
  CHECK(folded("Firms") == "firms");
  CHECK(folded("\u00c9t\u00c9 \u00e0 No\u00cbl") == "ete_a_noel");
  CHECK(folded("e\u0301te\u0301") == "ete");
  CHECK(folded("\u0152uvre, \u0153uvre") == "oeuvre,_oeuvre");
  CHECK(folded("\u00c6quo \u00e6quo") == "aequo_aequo");
  CHECK(folded("l\u2019\u00e9cole") == "l_ecole");
  CHECK(folded("l'\u00e9cole") == "l_ecole");
  CHECK(folded("mi-temps") == "mi_temps");
  CHECK(folded("mi\u2011temps") == "mi_temps");
  CHECK(folded("prix\u00a0net\u202fHT") == "prix_net_ht");
  CHECK(folded("\u00c7a Stra\u00dfe") == "ca_strasse");
}

TEST_CASE("folding joins runs of separators and trims them", "[folded]") {
  CHECK(folded("a - b") == "a_b");
  CHECK(folded("__a__b__") == "a_b");
  CHECK(folded(" 'a' ") == "a");
  CHECK(folded("-- --").empty());
  CHECK(folded("a\t\r\nb") == "a_b");
}

TEST_CASE("folding bears bad bytes, zero bytes and other scripts", "[folded]") {
  CHECK(folded("A\xff"
               "B") == "a\ufffdb");
  CHECK(folded(std::string_view("A\0B", 3)) == std::string_view("a\0b", 3));
  CHECK(folded("\u4e2d\u6587") == "\u4e2d\u6587");
  CHECK(folded("\u0391\u0398") == "\u03b1\u03b8");
  CHECK(folded("\U0001F600") == "\U0001F600");
}

TEST_CASE("folding twice is folding once, for every code point", "[folded]") {
  std::size_t wrong = 0;
  for_each_code_point([&](char32_t value) {
    const std::string once = folded("a" + encoded(value) + "b");
    if (folded(once) != once) ++wrong;
  });
  CHECK(wrong == 0);
}

}  // namespace diagclub
