// Texts in, JSON strings out.
#include "report/text/json_writer.h"

#include <fmt/format.h>

namespace diagclub {

namespace {

// All of them in the first plane, so that one \uXXXX is enough.
bool deceives(unsigned code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x61C || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

// The character that starts here, in UTF-8 known to be sound; moves past it.
unsigned code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[i])); };
  const unsigned lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  unsigned code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte(at + i) & 0x3F);
  at += length;
  return code;
}

}  // namespace

std::string json_string(std::string_view text) {
  if (first_invalid_utf8(text)) return json_string(printable(text));
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const unsigned code = code_point(text, at);
    if (code == '"' || code == '\\') quoted += '\\';
    if (code == '\n') {
      quoted += "\\n";
    } else if (code == '\t') {
      quoted += "\\t";
    } else if (deceives(code)) {
      quoted += fmt::format("\\u{:04x}", code);
    } else {
      quoted += text.substr(from, at - from);
    }
  }
  return quoted + '"';
}

}  // namespace diagclub
