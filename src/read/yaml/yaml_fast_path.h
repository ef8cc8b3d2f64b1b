// In: a YAML text. Out: the events of its one document, or nothing where the whole reading is needed.
//
// A recogniser for a sublanguage: one pass over plain block YAML without a tree, which gives up at the
// first byte that could mean anything else. Example: `name: A` gives the events mapping, key, text, end;
// `name: &a A` gives nothing, and yaml-cpp reads it.
//
// Cost: linear in the bytes, which are looked at eight or more at a time where nothing can stand in them;
// no memory is asked for once the events of the longest fiche fit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// One step through a document: a value, or the start or end of one that holds others. In a mapping, keys and
// values take turns, keys being scalars.
struct FastEvent {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping, end };
  Kind kind = Kind::null;
  bool plain = false;        // scalar: written without quotes
  std::uint32_t offset = 0;  // where it starts in the text, in bytes (null and end: not told)
  std::uint32_t line = 0;    // and on which line of it, from 0
  std::string_view text;     // scalar: its value
};

// The fast path for YAML: reads plain block YAML, as people and machines write most fiches, without a node
// tree. What it takes comes out as yaml-cpp would have it: the same events, values and places (tests compare
// them on random documents). Whatever is out of the ordinary it leaves alone: that may be good YAML or bad,
// and `node_from_yaml` says which.
//
// Taken: mappings and sequences in blocks, in brackets and braces on one line, scalars that are plain or
// quoted (over several lines too) or in blocks (`|`, `>`), comments, one `---` at the start.
class YamlFastPath {
 public:
  // Whether the text is one such document; then `events` are its own until the next call. Keys that stand
  // twice are not looked for.
  bool read(std::string_view text);
  const std::vector<FastEvent>& events() const { return events_; }

 private:
  bool start_line();
  bool blank_rest(const char* at) const;
  bool block(int indent, int depth);
  bool mapping(int indent, int depth);
  bool sequence(int indent, int depth);
  bool entry_value(int indent, int depth);
  bool value_here(int indent);
  bool plain_scalar(int indent);
  bool single_quoted(const char*& at, const char* stop);
  bool double_quoted(const char*& at, const char* stop);
  bool escaped(const char*& at, const char* stop);
  bool quoted_lines(char quote);
  bool quoted_line(const char*& at, char quote, std::size_t& kept);
  bool after_quoted(const char* at);
  bool flow();
  bool flow_value(const char*& at, int depth);
  std::optional<bool> flow_goes_on(const char*& at, char close);
  bool flow_sequence(const char*& at, int depth);
  bool flow_mapping(const char*& at, int depth);
  bool block_scalar(int indent);
  void add(FastEvent::Kind kind, const char* at, std::string_view value = {}, bool plain = false);

  std::vector<FastEvent> events_;
  std::string decoded_;  // values that do not stand in the text as they are; never grows while it is read
  const char* begin_ = nullptr;
  const char* stop_ = nullptr;      // of the text
  const char* at_ = nullptr;        // where the reading is, within the line
  const char* line_end_ = nullptr;  // of its text
  const char* next_line_ = nullptr;
  std::uint32_t line_ = 0;
  int indent_ = -1;  // of the line; -1: no line is left
};

}  // namespace diagclub
