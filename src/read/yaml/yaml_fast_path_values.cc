// Scalars and flow collections: plain, in quotes, in brackets and braces.
#include "base/code_points.h"
#include "read/yaml/yaml_fast_path_text.h"

namespace diagclub {

using namespace fast_path;

namespace {

// Whether this part of a line is no more than a plain scalar: no `: `, no ` #`, no colon at its end.
bool is_plain_part(const char* from, const char* stop) {
  for (const char* colon = find(from, stop, ':'); colon < stop; colon = find(colon + 1, stop, ':')) {
    if (colon + 1 == stop || colon[1] == ' ') return false;
  }
  for (const char* sharp = find(from, stop, '#'); sharp < stop; sharp = find(sharp + 1, stop, '#')) {
    if (sharp[-1] == ' ') return false;
  }
  return true;
}

// Where a comment that stands behind something starts; `stop` when there is none.
const char* comment_behind(const char* from, const char* stop) {
  for (const char* sharp = find(from, stop, '#'); sharp < stop; sharp = find(sharp + 1, stop, '#')) {
    if (sharp > from && sharp[-1] == ' ') return sharp;
  }
  return stop;
}

int hex_digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

}  // namespace

// A value that starts on this line; the reading goes on at the line behind it.
bool YamlFastPath::value_here(int indent) {
  const char c = *at_;
  if (is(c, kStartsPlain) || (c == '-' && at_ + 1 < line_end_ && at_[1] >= '0' && at_[1] <= '9'))
    return plain_scalar(indent);
  if (c == '"' || c == '\'') {
    const char* const start = at_;
    const char* end = at_ + 1;
    const std::size_t decoded = decoded_.size();
    if (!(c == '"' ? double_quoted(end, line_end_) : single_quoted(end, line_end_))) {
      decoded_.resize(decoded);
      return quoted_lines(c);
    }
    events_.back().offset = static_cast<std::uint32_t>(start - begin_);
    return after_quoted(end);
  }
  if (c == '[' || c == '{') return flow();
  if (c == '|' || c == '>') return block_scalar(indent);
  return false;
}

bool YamlFastPath::plain_scalar(int indent) {
  const char* const from = at_;
  const char* const comment = comment_behind(from, line_end_);
  const char* end = without_spaces_behind(from, comment);
  if (!is_plain_part(from, end)) return false;
  const std::size_t event = events_.size();
  add(Kind::scalar, from, view(from, end), true);
  const std::uint32_t line = line_;
  if (!start_line()) return false;
  if (indent_ > indent) {
    if (comment < from + (line_end_ - from) && *comment == '#' && comment > from) return false;
    const std::size_t start = decoded_.size();
    decoded_.append(from, end);
    std::uint32_t last = line;
    while (indent_ > indent) {
      // Nothing between the lines: an empty one would be a line break in the text.
      if (line_ != last + 1 || !is(*at_, kStartsPlain)) return false;
      last = line_;
      const char* const stop = without_spaces_behind(at_, line_end_);
      if (!is_plain_part(at_, stop)) return false;
      decoded_ += ' ';
      decoded_.append(at_, stop);
      if (!start_line()) return false;
    }
    events_[event].text = std::string_view(decoded_).substr(start);
  }
  if (is_null_word(events_[event].text)) events_[event] = {Kind::null, false, 0, line, {}};
  return true;
}

bool YamlFastPath::after_quoted(const char* at) { return blank_rest(at) && start_line(); }

// `at` stands behind the opening quote and is left behind the closing one.
bool YamlFastPath::single_quoted(const char*& at, const char* stop) {
  const char* const from = at;
  const std::size_t start = decoded_.size();
  const char* part = at;
  while (true) {
    const char* const quote = find(at, stop, '\'');
    if (quote == stop) return false;
    at = quote + 1;
    if (at == stop || *at != '\'') break;
    decoded_.append(part, at);  // one of the two quotes
    part = ++at;
  }
  if (decoded_.size() == start) {
    add(Kind::scalar, from, view(from, at - 1));
  } else {
    decoded_.append(part, at - 1);
    add(Kind::scalar, from, std::string_view(decoded_).substr(start));
  }
  return true;
}

bool YamlFastPath::double_quoted(const char*& at, const char* stop) {
  const char* const from = at;
  const std::size_t start = decoded_.size();
  const char* part = at;
  while (true) {
    while (at < stop && *at != '"' && *at != '\\') ++at;
    if (at == stop) return false;
    if (*at == '"') break;
    decoded_.append(part, at);
    if (!escaped(++at, stop)) return false;
    part = at;
  }
  ++at;
  if (part == from) {
    add(Kind::scalar, from, view(from, at - 1));
  } else {
    decoded_.append(part, at - 1);
    add(Kind::scalar, from, std::string_view(decoded_).substr(start));
  }
  return true;
}

// `at` stands behind the backslash.
bool YamlFastPath::escaped(const char*& at, const char* stop) {
  if (at == stop) return false;
  const char c = *at++;
  switch (c) {
    case '"':
    case '\\':
    case '/':
    case ' ':
      decoded_ += c;
      return true;
    case 'n':
      decoded_ += '\n';
      return true;
    case 't':
      decoded_ += '\t';
      return true;
    case 'x':
    case 'u': {
      const int digits = c == 'x' ? 2 : 4;
      if (stop - at < digits) return false;
      unsigned code = 0;
      for (int i = 0; i < digits; ++i) {
        const int digit = hex_digit(*at++);
        if (digit < 0) return false;
        code = code * 16 + static_cast<unsigned>(digit);
      }
      if (code >= 0xD800 && code <= 0xDFFF) return false;
      append_utf8(decoded_, code);
      return true;
    }
    default:
      return false;
  }
}

// `[a, "b", {c: d}]` on one line.
bool YamlFastPath::flow() {
  const char* at = at_;
  return flow_value(at, 0) && after_quoted(at);
}

// `at` stands at the value, and is left behind it.
bool YamlFastPath::flow_value(const char*& at, int depth) {
  if (at == line_end_ || depth > kDeepest) return false;
  if (*at == '[') return flow_sequence(at, depth);
  if (*at == '{') return flow_mapping(at, depth);
  if (*at == '"' || *at == '\'') {
    const char* const start = at;
    const char quote = *at++;
    if (!(quote == '"' ? double_quoted(at, line_end_) : single_quoted(at, line_end_))) return false;
    events_.back().offset = static_cast<std::uint32_t>(start - begin_);
    return true;
  }
  if (!is(*at, kStartsPlain)) return false;
  const char* end = at;
  for (; end < line_end_ && *end != ',' && *end != ']' && *end != '}'; ++end) {
    if (std::strchr("[{#:?", *end) != nullptr) return false;
  }
  const std::string_view text = view(at, without_spaces_behind(at, end));
  if (is_null_word(text)) return false;
  add(Kind::scalar, at, text, true);
  at = end;
  return true;
}

// What stands behind a value of a collection: a comma and another one, or its end. Nothing for anything else.
std::optional<bool> YamlFastPath::flow_goes_on(const char*& at, char close) {
  at = skip_spaces(at, line_end_);
  if (at == line_end_ || (*at != close && *at != ',')) return std::nullopt;
  const bool more = *at == ',';
  if (!more) add(Kind::end, at);
  at = more ? skip_spaces(at + 1, line_end_) : at + 1;
  return more;
}

bool YamlFastPath::flow_sequence(const char*& at, int depth) {
  add(Kind::sequence, at);
  at = skip_spaces(at + 1, line_end_);
  if (at < line_end_ && *at == ']') {
    add(Kind::end, at++);
    return true;
  }
  std::optional<bool> more = true;
  while (more && *more) {
    if (!flow_value(at, depth + 1)) return false;
    more = flow_goes_on(at, ']');
  }
  return more.has_value();
}

bool YamlFastPath::flow_mapping(const char*& at, int depth) {
  add(Kind::mapping, at);
  at = skip_spaces(at + 1, line_end_);
  if (at < line_end_ && *at == '}') {
    add(Kind::end, at++);
    return true;
  }
  std::optional<bool> more = true;
  while (more && *more) {
    const char* const key = at;
    if (key == line_end_ || !is(*key, kStartsKey)) return false;
    while (at < line_end_ && is(*at, kInKey)) ++at;
    if (line_end_ - at < 2 || at[0] != ':' || at[1] != ' ') return false;
    const std::string_view name = view(key, without_spaces_behind(key, at));
    if (name.size() > kLongestKey || is_null_word(name)) return false;
    add(Kind::scalar, key, name, true);
    at = skip_spaces(at + 1, line_end_);
    if (!flow_value(at, depth + 1)) return false;
    more = flow_goes_on(at, '}');
  }
  return more.has_value();
}

}  // namespace diagclub
