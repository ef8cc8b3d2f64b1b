// In: a line of YAML. Out: what the fast path asks of its characters.
#pragma once

#include <array>
#include <cstring>
#include <string_view>

#include "base/sizes.h"
#include "read/yaml/yaml_fast_path.h"

namespace diagclub::fast_path {

// What both sources of the YAML fast path look at text with.
using Kind = FastEvent::Kind;

constexpr int kDeepest = 16;
constexpr std::size_t kLongestKey = 128;

// What a byte may be the start of, or stand in.
enum : unsigned char { kStartsKey = 1, kInKey = 2, kStartsPlain = 4 };

constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    const bool digit = c >= '0' && c <= '9';
    unsigned char is = 0;
    if (letter) is |= kStartsKey;
    if (letter || digit || c == ' ' || c == '-' || c == '.' || c == '\'' || c == '(' || c == ')' || c == '/')
      is |= kInKey;
    if (letter || digit || c == '~' || c == '<' || c == '(' || c == '.' || c == '/' || c == '+' || c == '=' ||
        c == '$' || c == ';')
      is |= kStartsPlain;
    classes[c] = is;
  }
  return classes;
}
constexpr auto kClasses = make_classes();

inline bool is(char c, unsigned char what) { return (kClasses[static_cast<unsigned char>(c)] & what) != 0; }

inline const char* find(const char* from, const char* stop, char c) {
  const void* found = std::memchr(from, c, size_from(stop - from));
  return found == nullptr ? stop : static_cast<const char*>(found);
}

inline std::string_view view(const char* from, const char* stop) { return {from, size_from(stop - from)}; }

inline const char* skip_spaces(const char* at, const char* stop) {
  while (at < stop && *at == ' ') ++at;
  return at;
}
inline const char* without_spaces_behind(const char* from, const char* stop) {
  while (stop > from && stop[-1] == ' ') --stop;
  return stop;
}

inline bool is_null_word(std::string_view text) {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

}  // namespace diagclub::fast_path
