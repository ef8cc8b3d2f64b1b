// The start of an input in, its format out.
#include "batch/told_format.h"

#include <algorithm>

#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view behind_blank(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kBlank), text.size()));
}

// Whether every bracket that a line opens is closed on it.
bool is_closed(std::string_view line) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_text && c == '\\')
      ++i;
    else if (c == '"')
      in_text = !in_text;
    else if (!in_text && (c == '{' || c == '['))
      ++depth;
    else if (!in_text && (c == '}' || c == ']'))
      --depth;
  }
  return depth <= 0 && !in_text;
}

// `[{"name"` or `[{}`: the start of a list of JSON objects, which YAML may write without the quotes.
bool is_list_of_objects(std::string_view text) {
  const std::string_view object = behind_blank(text.substr(1));
  if (!object.starts_with('{')) return false;
  const std::string_view key = behind_blank(object.substr(1));
  return key.starts_with('"') || key.starts_with('}');
}

}  // namespace

InputFormat told_format(InputFormat named, std::string_view start, bool whole) {
  if (named == InputFormat::csv || named == InputFormat::json) return named;
  std::string_view text = start;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  text = behind_blank(text);
  if (text.starts_with('[')) {
    const bool list = named == InputFormat::ndjson || is_list_of_objects(text);
    return list ? InputFormat::json : named;
  }
  const std::size_t end = text.find('\n');
  if (!text.starts_with('{') || (end == std::string_view::npos && !whole)) return named;
  const std::string_view line = text.substr(0, end);
  const std::string_view next = behind_blank(text.substr(line.size()));
  if (named == InputFormat::yaml)
    return is_closed(line) && next.starts_with('{') ? InputFormat::ndjson : named;
  // An object laid out over several lines.
  return !is_closed(line) && !next.empty() && !next.starts_with('{') ? InputFormat::json : named;
}

}  // namespace diagclub
