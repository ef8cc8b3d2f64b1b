// Bytes in, the encoding that explains them out.
#include "read/csv/csv_encoding.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "base/code_points.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::size_t kLongestLetter = 4;  // of UTF-8, in bytes

// What 0x80 to 0x9F mean in Windows-1252; elsewhere it is Latin-1.
constexpr char32_t kWindows1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                       0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

bool is_undefined(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 && value < 0xA0 && kWindows1252[value - 0x80] == 0xFFFD;
}

// Whether a letter of UTF-8 would be nonsense in Windows-1252: `Ã` or `Â` before a sign, `Å` before a
// quotation mark (`œ`), three signs and more.
bool is_surely_utf8(std::string_view letter) {
  return letter.size() > 2 || letter.starts_with('\xC2') || letter.starts_with('\xC3') ||
         letter == "\xC5\x92" || letter == "\xC5\x93";
}

// Whether the bytes are the start of a letter that the text's end cuts short.
bool is_cut_short(std::string_view rest) {
  const auto first = static_cast<unsigned char>(rest[0]);
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
  return rest.size() < size && std::all_of(rest.begin() + 1, rest.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
         });
}

// The first byte from `at` on that is not ASCII; the end where all are.
std::size_t behind_ascii(std::string_view text, std::size_t at) {
  at += ascii_run(text, at, text.size());
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

void EncodingEvidence::add(std::string_view piece) {
  if (!cut_.empty()) {
    const std::size_t before = cut_.size();
    std::string joined = std::exchange(cut_, {}).append(piece.substr(0, kLongestLetter));
    if (is_cut_short(joined)) {
      cut_ = std::move(joined);
      return;
    }
    const std::size_t size = std::max(code_point_at(joined, 0).length, before);
    weigh(std::string_view(joined).substr(0, size), true);
    piece.remove_prefix(size - before);
  }
  weigh(piece, false);
}

void EncodingEvidence::weigh(std::string_view text, bool at_end) {
  for (std::size_t at = behind_ascii(text, 0); at < text.size(); at = behind_ascii(text, at)) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid && !at_end && is_cut_short(text.substr(at))) {
      cut_ = text.substr(at);
      return;
    }
    if (!point.valid)
      ++bad_;
    else if (is_surely_utf8(text.substr(at, point.length)))
      sure_ = true;
    else
      ++letters_;
    for (std::size_t i = 0; i < point.length; ++i) undefined_ |= is_undefined(text[at + i]);
    at += point.length;
  }
}

bool EncodingEvidence::is_windows_1252() const {
  return bad_ + cut_.size() > letters_ && !sure_ && !undefined_;
}

bool has_letters_beyond_ascii(std::string_view text) { return behind_ascii(text, 0) < text.size(); }

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::nullopt;
  return first_invalid_utf8(text);
}

std::size_t cut_letter(std::string_view text) {
  for (std::size_t size = 1; size < std::min(kLongestLetter, text.size() + 1); ++size) {
    const auto first = static_cast<unsigned char>(text[text.size() - size]);
    if (first >= 0xC2) return is_cut_short(text.substr(text.size() - size)) ? size : 0;
    if (first < 0x80) break;
  }
  return 0;
}

std::optional<std::size_t> not_windows_1252(std::string_view bytes, bool guessed) {
  for (std::size_t at = behind_ascii(bytes, 0); at < bytes.size(); at = behind_ascii(bytes, at + 1)) {
    if (is_undefined(bytes[at])) return at;
    const CodePoint point = guessed ? code_point_at(bytes, at) : CodePoint{};
    if (point.valid && is_surely_utf8(bytes.substr(at, point.length))) return at;
  }
  return std::nullopt;
}

std::string utf8_from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    append_utf8(text, value >= 0x80 && value < 0xA0 ? kWindows1252[value - 0x80] : char32_t{value});
  }
  return text;
}

std::size_t converted_size(std::string_view bytes, std::size_t first) {
  return utf8_from_windows_1252(bytes.substr(0, first)).size();
}

std::size_t size_before_conversion(std::string_view bytes, std::size_t converted) {
  std::size_t size = 0;
  for (std::size_t done = 0; done < converted && size < bytes.size(); ++size)
    done += converted_size(bytes.substr(size), 1);
  return size;
}

}  // namespace diagclub
