// The doors are the functions of code_points.h; utf8proc decodes, measures and finds the clusters.
#include "base/code_points.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstring>

#include "base/sizes.h"

namespace diagclub {

std::size_t ascii_run(std::string_view text, std::size_t at, std::size_t end) {
  // Eight bytes at a time; the last few, and those beside a letter that is not ASCII, are left to the caller.
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::size_t run = 0;
  while (end - at - run >= sizeof(std::uint64_t)) {
    std::uint64_t block = 0;
    std::memcpy(&block, text.data() + at + run, sizeof block);
    if ((block & high_bits) != 0) break;
    run += sizeof block;
  }
  return run;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, true};
  // Four bytes at most: the length handed on never overflows utf8proc's signed one.
  const std::string_view next = text.substr(at, 4);
  utf8proc_int32_t value = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(next.data()),
                                       static_cast<utf8proc_ssize_t>(next.size()), &value);
  if (length <= 0) return {};
  return {static_cast<char32_t>(value), size_from(length), true};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  // A sequence that is whole and ends here starts at a byte that no other sequence can contain, so walking
  // forwards would have stopped there too.
  for (std::size_t length = 1; length <= 4 && length <= at; ++length) {
    const CodePoint point = code_point_at(text.substr(0, at), at - length);
    if (point.valid && point.length == length) return point;
  }
  return {};
}

std::size_t offset_after(std::string_view text, std::size_t from, std::size_t count) {
  std::size_t at = from;
  while (count > 0 && at < text.size()) {
    const std::size_t limit = text.size() - at < count ? text.size() : at + count;
    const std::size_t run = ascii_run(text, at, limit);
    at += run;
    count -= run;
    if (count == 0 || at >= text.size()) break;
    at += code_point_at(text, at).length;
    --count;
  }
  return at;
}

std::size_t code_points_before(std::string_view text, std::size_t end) {
  std::size_t count = 0;
  std::size_t at = 0;
  while (at < end) {
    const std::size_t run = ascii_run(text, at, end);
    at += run;
    count += run;
    if (at >= end) break;
    at += code_point_at(text, at).length;
    if (at <= end) ++count;
  }
  return count;
}

std::size_t cluster_length(std::string_view text, std::size_t at) {
  CodePoint last = code_point_at(text, at);
  std::size_t end = at + last.length;
  utf8proc_int32_t state = 0;
  while (end < text.size()) {
    const CodePoint next = code_point_at(text, end);
    // Of ASCII, a line's two ends alone belong together.
    if ((last.value | next.value) < 0x80 && last.value != U'\r') break;
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last.value),
                                         static_cast<utf8proc_int32_t>(next.value), &state)) {
      break;
    }
    end += next.length;
    last = next;
  }
  return end - at;
}

int code_point_width(char32_t value) {
  if (value >= 0x20 && value < 0x7F) return 1;
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(value));
}

bool is_unsafe(char32_t value) {
  const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
  const bool mark = value == 0x200E || value == 0x200F || value == 0x061C;
  const bool embedding = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
  const bool separator = value == 0x2028 || value == 0x2029;
  const bool byte_order_mark = value == 0xFEFF;
  return control || mark || embedding || separator || byte_order_mark;
}

int printable_width(CodePoint point) {
  if (point.value == '\t' || point.value == '\n') return 1;
  if (is_unsafe(point.value)) return 8;  // \u{XXXX}: none of them needs a fifth digit
  return code_point_width(point.value);
}

void append_utf8(std::string& out, char32_t value) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), size_from(length));
}

}  // namespace diagclub
