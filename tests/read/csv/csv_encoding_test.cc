// The bytes of tables in, the encoding that explains them out.
#include "read/csv/csv_encoding.h"

#include "catch.h"

namespace diagclub {
namespace {

// However the text is cut into pieces.
bool is_windows_1252(std::string_view text) {
  EncodingEvidence whole;
  whole.add(text);
  for (std::size_t size = 1; size < 6; ++size) {
    EncodingEvidence pieces;
    for (std::size_t at = 0; at < text.size(); at += size) pieces.add(text.substr(at, size));
    CHECK(pieces.is_windows_1252() == whole.is_windows_1252());
  }
  return whole.is_windows_1252();
}

}  // namespace

TEST_CASE("Windows-1252 is what explains all of a table", "[csv]") {
  CHECK(is_windows_1252("caf\xE9;\x80;Saint-\xC9tienne"));
  CHECK(!is_windows_1252("caf\xC3\xA9"));
  CHECK(!is_windows_1252("cafe"));
  // One bad byte among letters of UTF-8.
  CHECK(!is_windows_1252("d\xE2\x80\x99\xC3\xA9t\xC3\xA9;Orl\xC3;"));
  CHECK(!is_windows_1252("\xE9\xE9\xE9\xE9 \xC3\xA9"));
  CHECK(!is_windows_1252("\xE9 \xC5\x93uvre"));
  // Bytes that have no meaning in it.
  CHECK(!is_windows_1252("\xE9 \x81"));
  // By chance a letter of UTF-8, too.
  CHECK(is_windows_1252("LIBERT\xC9\xBB et \xE9galit\xE9"));
  CHECK(!is_windows_1252("\xD0\xBA\xD0\xBB\xD1\x83\xD0\xB1 \xD0"));
  // Cut short at its end.
  CHECK(is_windows_1252("Orl\xE9"));
}

TEST_CASE("converted places are found again", "[csv]") {
  CHECK(utf8_from_windows_1252("\x81\x9F\xFF") == "\uFFFDŸÿ");
  CHECK(converted_size("a\x80\xE9z", 3) == 6);
  CHECK(size_before_conversion("a\x80\xE9z", 6) == 3);
  CHECK(size_before_conversion("a\x80\xE9z", 0) == 0);
  CHECK(cut_letter("a\xE2\x80") == 2);
  CHECK(cut_letter("a\xC3\xA9") == 0);
  CHECK(cut_letter("\xF0") == 1);
  CHECK(cut_letter("") == 0);
}

}  // namespace diagclub
