// Texts and numbers in, cells of rows out.
#include "report/score/score_cells.h"

#include <array>
#include <charconv>

#include "base/utf8.h"
#include "report/text/json_writer.h"

namespace diagclub {

namespace {

constexpr auto kPlainBytes = [] {
  std::array<bool, 256> plain{};
  constexpr std::string_view bytes =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .'_/:()-";
  for (const char byte : bytes) plain[static_cast<unsigned char>(byte)] = true;
  return plain;
}();

// Letters, digits and what else no format treats in a way of its own; Latin and Greek letters beyond ASCII.
// Most names are no more than that, and need not be looked at again.
bool is_harmless(std::string_view text) {
  if (text.starts_with('-')) return false;  // a formula to a spreadsheet
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xC3 && byte <= 0xCF && i + 1 < text.size() &&
        (static_cast<unsigned char>(text[i + 1]) & 0xC0) == 0x80) {
      ++i;
      continue;
    }
    if (!kPlainBytes[byte]) return false;
  }
  return true;
}

}  // namespace

void append_integer(long long number, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

void append_json(std::string_view text, std::string& out) {
  if (!is_harmless(text)) {
    out += json_string(text);
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

void append_csv_field(std::string_view text, std::string& out) {
  if (is_harmless(text)) {
    out += text;
    return;
  }
  std::string safe = printable(text);
  if (!safe.empty() && std::string_view("=+-@").find(safe[0]) != std::string_view::npos)
    safe.insert(safe.begin(), '\'');
  if (safe.find_first_of(",\"\n\r;") == std::string::npos) {
    out += safe;
    return;
  }
  out += '"';
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace diagclub
