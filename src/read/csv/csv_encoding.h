#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diagclub {

// Bytes of a table in, piece by piece; out: whether Windows-1252 explains them better than UTF-8 with faults.
// It does where every byte has a meaning in it, and hardly any letters are written as only UTF-8 writes them:
// `é` in UTF-8 would be `Ã©`, which nobody means, while `É»` is also a letter of UTF-8 by chance.
class EncodingEvidence {
 public:
  void add(std::string_view piece);
  // At the end, or as far as it was read.
  bool is_windows_1252() const;

 private:
  void weigh(std::string_view text, bool at_end);

  std::string cut_;  // the start of a letter at the end of a piece
  bool undefined_ = false;
  bool sure_ = false;          // a letter that is UTF-8 for certain
  std::uint64_t letters_ = 0;  // others, that may be by chance
  std::uint64_t bad_ = 0;      // bytes that are none
};

bool has_letters_beyond_ascii(std::string_view text);
// The first byte that is not UTF-8.
std::optional<std::size_t> first_bad_utf8(std::string_view text);
// How many bytes at the end of a text are the start of a letter that is cut short.
std::size_t cut_letter(std::string_view text);

// Where a text is not Windows-1252: at one of the five bytes without a meaning; where it was guessed, at a
// letter of UTF-8 too.
std::optional<std::size_t> not_windows_1252(std::string_view bytes, bool guessed);

// Windows-1252 in, UTF-8 out; the five bytes without a meaning become U+FFFD.
std::string utf8_from_windows_1252(std::string_view bytes);
// How many bytes the first ones of a text in Windows-1252 become; and of how many so many come.
std::size_t converted_size(std::string_view bytes, std::size_t first);
std::size_t size_before_conversion(std::string_view bytes, std::size_t converted);

}  // namespace diagclub
