// In: text as some spreadsheets and editors write it, in pairs of bytes behind a byte order mark. Out: UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace diagclub {

// What a text's first two bytes say of it; nothing where it is not UTF-16.
enum class Utf16 { little, big };
std::optional<Utf16> utf16_from_mark(std::string_view text);

// Piece by piece: a character may be cut in two. The byte order mark stays, as UTF-8's. What is no character
// becomes a byte that UTF-8 does not have, so that whoever reads the text tells of it in its place.
class Utf16Decoder {
 public:
  explicit Utf16Decoder(Utf16 form) : form_(form) {}
  // Appends what the bytes say; all of them, with what is left over, at the end.
  void decode(std::string_view bytes, bool at_end, std::string& text);

 private:
  char32_t unit(std::size_t at) const;

  Utf16 form_;
  std::string bytes_;  // not yet decoded
};

}  // namespace diagclub
