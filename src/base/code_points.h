// In: bytes that are meant to be UTF-8, and a byte offset. Out: the character there.
//
// All of base/ steps through text by these functions, so that "one column" means the same everywhere: one
// code point, or one byte that belongs to none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diagclub {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct CodePoint {
  char32_t value = U'\uFFFD';  // stays so for a bad byte
  std::size_t length = 1;      // in bytes
  bool valid = false;
};

// The code point that starts at `at` (which must be inside the text), or its bad byte.
CodePoint code_point_at(std::string_view text, std::size_t at);

// The code point that ends at `at` (which must not be 0). Agrees with steps made forwards.
CodePoint code_point_before(std::string_view text, std::size_t at);

// How many bytes from `at` on are ASCII for sure, up to `end`: a cheap underestimate, for hurrying through
// the most of most text.
std::size_t ascii_run(std::string_view text, std::size_t at, std::size_t end);

// Steps `count` code points on from `from`, or to the end of the text; gives the offset reached.
std::size_t offset_after(std::string_view text, std::size_t from, std::size_t count);

// How many code points start before `end`; one that `end` cuts in two is not counted.
std::size_t code_points_before(std::string_view text, std::size_t end);

// The bytes of what a reader sees as one character at `at`: a letter and its accents, an emoji and its parts.
std::size_t cluster_length(std::string_view text, std::size_t at);

// Terminal columns of one code point.
int code_point_width(char32_t value);

// Whether a terminal should never be sent this one as it is (see `printable`).
bool is_unsafe(char32_t value);

// Columns that a code point takes once `printable` has rewritten it.
int printable_width(CodePoint point);

void append_utf8(std::string& out, char32_t value);

}  // namespace diagclub
