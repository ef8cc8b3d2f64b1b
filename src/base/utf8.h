// In: text that a user wrote. Out: the same text fit for a terminal, for a table, or for comparing names.
//
// Whatever came from outside passes through `printable` before the others measure or cut it. Widths add up
// code point by code point, as most terminals do it. Bad bytes are one column each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// May stand before a text, and is none of it.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The offset of the first byte that starts no well-formed sequence (overlong, surrogate, beyond 10FFFF, cut
// short); nothing when the text is good.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Terminal columns: East Asian wide 2, combining 0, ambiguous 1.
int display_width(std::string_view text);

// Safe for a terminal, on one line. Controls, bidi controls, line and paragraph separators and the byte order
// mark become a visible \u{XXXX}; a tab or a newline one space; a bad byte U+FFFD. The rest is unchanged.
std::string printable(std::string_view text);

// With spaces to the right, up to `width` columns; never cut.
std::string padded(std::string_view text, int width);

// In lines of at most `width` columns, broken at white space, runs of which become one space: a caller with
// paragraphs wraps each. At least one line, if only an empty one. A word is cut only if it does not fit a
// whole line. French spacing holds: no break at U+00A0 and U+202F, nor before " :", " ;", " ?", " !", " »",
// nor after "« " (unless the line is too narrow for what these would hold together).
std::vector<std::string> wrapped(std::string_view text, int width);

// The same for a text that must be whole again when its lines are joined by a space: broken only at a lone
// space, and a word that does not fit a line stands on one of its own, uncut.
std::vector<std::string> wrapped_whole(std::string_view text, int width);

// Cut to `width` columns, the last one a … when something was cut.
std::string truncated(std::string_view text, int width);

// For matching names: lower case, no accents, œ as oe and æ as ae; apostrophes, hyphens and spaces as `_`,
// one for a run and none at the ends.
std::string folded(std::string_view text);

}  // namespace diagclub
