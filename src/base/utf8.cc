// The doors are the functions of utf8.h, but for `wrapped`, which has its own file.
#include "base/utf8.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <limits>

#include "base/code_points.h"
#include "base/sizes.h"

namespace diagclub {
namespace {

bool is_name_separator(char32_t value) {
  switch (value) {
    case U'_':
    case U'-':
    case U'\'':
    case U'\u2019':  // ’
    case U'\u2010':  // hyphen, and the one that does not break
    case U'\u2011':
    case U'\t':
    case U'\n':
    case U'\r':
      return true;
    default:
      if (value < 0x80) return value == U' ';
      return utf8proc_category(static_cast<utf8proc_int32_t>(value)) == UTF8PROC_CATEGORY_ZS;
  }
}

// Tells what a code point is made of: decomposed, lower case, without marks.
template <typename Told>
void for_each_bare(char32_t value, Told told) {
  if (value < 0x80) return told(value >= U'A' && value <= U'Z' ? value - U'A' + U'a' : value);
  constexpr std::size_t kMost = 32;  // no code point decomposes to more than a few
  utf8proc_int32_t bare[kMost];
  int boundary = UTF8PROC_BOUNDCLASS_START;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const auto count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(value), bare, kMost, options, &boundary);
  for (utf8proc_ssize_t i = 0; i < count; ++i) told(static_cast<char32_t>(bare[i]));
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while ((at += ascii_run(text, at, text.size())) < text.size()) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid) return at;
    at += point.length;
  }
  return std::nullopt;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const int added = code_point_width(point.value);
    if (width > std::numeric_limits<int>::max() - added) return std::numeric_limits<int>::max();
    width += added;
    at += point.length;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    while (at < text.size() && text[at] >= 0x20 && text[at] < 0x7F) ++at;
    out.append(text, from, at - from);
    if (at == text.size()) break;
    if (text.substr(at, 2) == "\r\n") ++at;
    const CodePoint point = code_point_at(text, at);
    if (point.value == '\t' || point.value == '\n') {
      out += ' ';
    } else if (is_unsafe(point.value)) {
      out += fmt::format("\\u{{{:04X}}}", static_cast<unsigned>(point.value));
    } else if (point.valid) {
      out += text.substr(at, point.length);
    } else {
      append_utf8(out, point.value);
    }
    at += point.length;
  }
  return out;
}

std::string padded(std::string_view text, int width) {
  std::string out(text);
  const int used = display_width(text);
  if (used < width) out.append(size_from(width - used), ' ');
  return out;
}

std::string truncated(std::string_view text, int width) {
  if (width <= 0) return "";
  // No character has more columns than bytes.
  if (std::cmp_less_equal(text.size(), width)) return std::string(text);
  int used = 0;
  std::size_t kept = 0;  // what still leaves a column for the …
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = cluster_length(text, at);
    used += display_width(text.substr(at, length));
    if (used > width) return std::string(text.substr(0, kept)) + "…";
    at += length;
    if (used < width) kept = at;
  }
  return std::string(text);
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool separated = false;  // written only once something follows: this joins runs and trims both ends
  const auto add = [&](char32_t value) {
    if (is_name_separator(value)) {
      separated = !out.empty();
      return;
    }
    if (separated) out += '_';
    separated = false;
    if (value == U'œ') {
      out += "oe";
    } else if (value == U'æ') {
      out += "ae";
    } else {
      append_utf8(out, value);
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    for_each_bare(point.value, add);
    at += point.length;
  }
  return out;
}

}  // namespace diagclub
