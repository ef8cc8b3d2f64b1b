#include "base/utf16.h"

#include "base/code_points.h"

namespace diagclub {

namespace {

constexpr std::size_t kUnit = 2;
constexpr char kNeverInUtf8 = '\xFF';

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::optional<Utf16> utf16_from_mark(std::string_view text) {
  if (text.starts_with("\xFF\xFE")) return Utf16::little;
  if (text.starts_with("\xFE\xFF")) return Utf16::big;
  return std::nullopt;
}

char32_t Utf16Decoder::unit(std::size_t at) const {
  const auto first = static_cast<unsigned char>(bytes_[at]);
  const auto second = static_cast<unsigned char>(bytes_[at + 1]);
  return static_cast<char32_t>(form_ == Utf16::big ? first << 8 | second : second << 8 | first);
}

void Utf16Decoder::decode(std::string_view bytes, bool at_end, std::string& text) {
  bytes_ += bytes;
  std::size_t at = 0;
  while (at + kUnit <= bytes_.size()) {
    char32_t value = unit(at);
    if (is_high(value)) {
      const bool whole = at + 2 * kUnit <= bytes_.size();
      if (!whole && !at_end) break;
      if (whole && is_low(unit(at + kUnit))) {
        at += kUnit;
        value = 0x10000 + ((value - 0xD800) << 10) + (unit(at) - 0xDC00);
      }
    }
    at += kUnit;
    if (is_high(value) || is_low(value))
      text += kNeverInUtf8;
    else
      append_utf8(text, value);
  }
  if (at_end && at < bytes_.size()) text += kNeverInUtf8;
  bytes_.erase(0, at_end ? bytes_.size() : at);
}

}  // namespace diagclub
