#include "base/utf16.h"

#include "catch.h"

namespace diagclub {
namespace {

// "é😀a" behind a byte order mark.
constexpr std::string_view kBig(
    "\xFE\xFF\x00\xE9\xD8\x3D\xDE\x00\x00"
    "a",
    10);
constexpr std::string_view kLittle(
    "\xFF\xFE\xE9\x00\x3D\xD8\x00\xDE"
    "a\x00",
    10);
const std::string kText = "\xEF\xBB\xBFé😀a";

std::string decoded(Utf16 form, std::string_view bytes, std::size_t piece) {
  Utf16Decoder decoder(form);
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    decoder.decode(bytes.substr(at, piece), false, text);
  decoder.decode("", true, text);
  return text;
}

TEST_CASE("the mark says which of two bytes is first") {
  CHECK(utf16_from_mark(kBig) == Utf16::big);
  CHECK(utf16_from_mark(kLittle) == Utf16::little);
  CHECK(utf16_from_mark("\xEF\xBB\xBF") == std::nullopt);
  CHECK(utf16_from_mark("\xFF") == std::nullopt);
}

TEST_CASE("both orders say the same, however the bytes are cut") {
  for (std::size_t piece = 1; piece <= kBig.size(); ++piece) {
    CAPTURE(piece);
    CHECK(decoded(Utf16::big, kBig, piece) == kText);
    CHECK(decoded(Utf16::little, kLittle, piece) == kText);
  }
}

TEST_CASE("what is no character makes the text no UTF-8 and nothing after it is lost") {
  using namespace std::string_view_literals;
  CHECK(decoded(Utf16::big, "\xD8\x3D\0a"sv, 4) ==
        "\xFF"
        "a");  // half a pair, then another character
  CHECK(decoded(Utf16::big, "\xDE\x00\0a"sv, 4) ==
        "\xFF"
        "a");                                                 // the other half alone
  CHECK(decoded(Utf16::big, "\0a\xD8\x3D"sv, 4) == "a\xFF");  // half a pair at the end
  CHECK(decoded(Utf16::big, "\0a\0"sv, 3) == "a\xFF");        // half a unit
  CHECK(decoded(Utf16::big, ""sv, 1).empty());
}

}  // namespace
}  // namespace diagclub
