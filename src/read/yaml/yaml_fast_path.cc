// A document of plain block YAML in, its events out; line by line, each byte looked at once. Values are read
// in yaml_fast_path_values.cc.
#include "read/yaml/yaml_fast_path.h"

#include <limits>

#include "base/sizes.h"
#include "base/utf8.h"
#include "read/yaml/yaml_fast_path_text.h"

namespace diagclub {

using namespace fast_path;

namespace {

constexpr std::size_t kLongestDocument = std::numeric_limits<std::uint32_t>::max();

// Line ends apart, nothing but spaces, printed characters and well-formed UTF-8.
bool is_ordinary_text(std::string_view text) {
  // In bytes, and without branches: many are looked at at once.
  unsigned char odd = 0;
  unsigned char high = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool control = (byte < 0x20) & (byte != '\n') & (byte != '\r');
    odd = static_cast<unsigned char>(odd | static_cast<unsigned char>(control | (byte == 0x7F)));
    high = static_cast<unsigned char>(high | byte);
  }
  return odd == 0 && (high < 0x80 || !first_invalid_utf8(text));
}

}  // namespace

bool YamlFastPath::read(std::string_view text) {
  events_.clear();
  if (text.size() > kLongestDocument || text.starts_with(kByteOrderMark) || !is_ordinary_text(text))
    return false;
  decoded_.clear();
  decoded_.reserve(text.size());
  begin_ = text.data();
  stop_ = begin_ + text.size();
  next_line_ = begin_;
  line_ = static_cast<std::uint32_t>(-1);
  if (!start_line()) return false;
  if (indent_ == 0 && line_end_ - at_ >= 3 && std::memcmp(at_, "---", 3) == 0) {
    if (!blank_rest(at_ + 3) || !start_line()) return false;
  }
  return indent_ >= 0 && is(*at_, kStartsKey) && block(indent_, 0) && indent_ < 0;
}

// Goes to the next line that says something; false where a line cannot be taken.
bool YamlFastPath::start_line() {
  while (next_line_ < stop_) {
    ++line_;
    const char* const start = next_line_;
    const char* end = find(start, stop_, '\n');
    const bool ended = end < stop_;
    next_line_ = ended ? end + 1 : stop_;
    if (ended && end > start && end[-1] == '\r') --end;
    const char* const first = skip_spaces(start, end);
    if (first == end || *first == '#') continue;
    at_ = first;
    line_end_ = end;
    indent_ = int_from(first - start);
    // A carriage return within a line ends it for yaml-cpp.
    return find(first, end, '\r') == end;
  }
  indent_ = -1;
  return true;
}

bool YamlFastPath::blank_rest(const char* at) const {
  const char* const rest = skip_spaces(at, line_end_);
  return rest == line_end_ || (*rest == '#' && rest > at);
}

void YamlFastPath::add(Kind kind, const char* at, std::string_view value, bool plain) {
  events_.push_back({kind, plain, static_cast<std::uint32_t>(at - begin_), line_, value});
}

bool YamlFastPath::block(int indent, int depth) {
  if (depth > kDeepest) return false;
  const bool dash = *at_ == '-' && at_ + 1 < line_end_ && at_[1] == ' ';
  return dash ? sequence(indent, depth) : mapping(indent, depth);
}

bool YamlFastPath::mapping(int indent, int depth) {
  add(Kind::mapping, at_);
  do {
    if (!is(*at_, kStartsKey)) return false;
    const char* const key = at_;
    const char* end = key + 1;
    while (end < line_end_ && is(*end, kInKey)) ++end;
    if (end == line_end_ || *end != ':' || (end + 1 < line_end_ && end[1] != ' ')) return false;
    const std::string_view name = view(key, without_spaces_behind(key, end));
    if (name.size() > kLongestKey || is_null_word(name)) return false;
    add(Kind::scalar, key, name, true);
    at_ = end + 1;
    if (!entry_value(indent, depth)) return false;
  } while (indent_ == indent && !(*at_ == '-' && at_ + 1 < line_end_ && at_[1] == ' '));
  add(Kind::end, at_);
  return indent_ < indent || indent_ == indent;
}

// What stands behind a key's colon, there or on the lines below.
bool YamlFastPath::entry_value(int indent, int depth) {
  if (!blank_rest(at_)) {
    at_ = skip_spaces(at_, line_end_);
    return value_here(indent);
  }
  if (!start_line()) return false;
  if (indent_ > indent) return block(indent_, depth + 1) && indent_ <= indent;
  const bool dash = indent_ == indent && *at_ == '-' && at_ + 1 < line_end_ && at_[1] == ' ';
  if (dash) return sequence(indent, depth + 1);
  add(Kind::null, begin_);
  return true;
}

bool YamlFastPath::sequence(int indent, int depth) {
  add(Kind::sequence, at_);
  do {
    const char* const line_start = at_ - indent_;
    const char* const item = skip_spaces(at_ + 1, line_end_);
    if (item == line_end_ || *item == '#') return false;
    at_ = item;
    // `- key: value` starts a mapping whose keys stand below each other.
    const char* end = item;
    if (is(*item, kStartsKey)) {
      while (end < line_end_ && is(*end, kInKey)) ++end;
    }
    const bool entry =
        end > item && end < line_end_ && *end == ':' && (end + 1 == line_end_ || end[1] == ' ');
    if (entry) {
      indent_ = int_from(item - line_start);
      if (depth >= kDeepest || !mapping(indent_, depth + 1)) return false;
      if (indent_ > indent) return false;
    } else if (!value_here(indent)) {
      return false;
    }
  } while (indent_ == indent && *at_ == '-' && at_ + 1 < line_end_ && at_[1] == ' ');
  add(Kind::end, at_);
  return true;
}

}  // namespace diagclub
