// The doors are the functions of utf8.h, but for `wrapped`, which has its own file.
#include "base/utf8.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <cstdlib>
#include <limits>
#include <memory>

#include "base/code_points.h"

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

std::string with_bad_bytes_replaced(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    append_utf8(out, point.value);
    at += point.length;
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Decomposed, lower case, without marks; the text itself if it is too large for utf8proc.
std::string case_and_marks_removed(const std::string& text) {
  struct Free {
    void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
  };
  utf8proc_uint8_t* raw = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(raw);
  if (length < 0) return text;
  return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
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
  if (used < width) out.append(static_cast<std::size_t>(width - used), ' ');
  return out;
}

std::string truncated(std::string_view text, int width) {
  if (width <= 0) return "";
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
  const bool ascii = ascii_run(text, 0, text.size()) == text.size();
  const std::string plain = ascii ? lower_ascii(text) : case_and_marks_removed(with_bad_bytes_replaced(text));
  std::string out;
  out.reserve(plain.size());
  bool separated = false;  // written only once something follows: this joins runs and trims both ends
  for (std::size_t at = 0; at < plain.size();) {
    const CodePoint point = code_point_at(plain, at);
    at += point.length;
    if (is_name_separator(point.value)) {
      separated = !out.empty();
      continue;
    }
    if (separated) out += '_';
    separated = false;
    if (point.value == U'œ') {
      out += "oe";
    } else if (point.value == U'æ') {
      out += "ae";
    } else {
      append_utf8(out, point.value);
    }
  }
  return out;
}

}  // namespace diagclub
