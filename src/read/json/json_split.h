// In: a stream of JSON. Out: its objects, one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diagclub {

// One element of a JSON file, or what stands where none may.
struct JsonElement {
  std::string text;        // of one object, from its `{`; of a fault, its line from there on
  int line = 1;            // of its first byte
  int column = 1;          // of its first character
  std::string before;      // what stands before it on its line, or the end of that
  bool too_large = false;  // longer than asked for: `text` is its start
  std::string fault;       // not empty: no element, but text that stands outside of any
  std::string help;
};

// Splits a file into its objects: a list of them, one, or one after the other, however they are laid out. The
// text comes in pieces, of any length, as it is read; in memory is one element. What stands outside is told,
// once for all that its fault brings with it, and the reading goes on at the next object. Objects are not
// read here: their brackets and texts are followed, no more. One that lacks its bracket ends where a `{`
// stands in the place of a key, and a text that lacks its quote ends with its line, so that neither takes
// what follows with it.
class JsonSplit {
 public:
  explicit JsonSplit(std::size_t largest) : largest_(largest) {}

  // The next piece, once `next` has given nothing. Must outlive the calls of `next` that follow.
  void feed(std::string_view piece) { piece_ = piece; }
  // No more pieces: `next` then gives what is left.
  void end() { ended_ = true; }
  std::optional<JsonElement> next();

 private:
  enum class State : std::uint8_t {
    start,        // nothing yet but white space
    before_item,  // in the list: an object, or `]` where `may_close_`
    behind_item,  // in the list: `,` or `]`
    between,      // objects one after the other
    object,       // in an element
    behind_list,  // nothing may follow
    outside       // in what may not stand there, told already
  };
  bool object_bytes();
  const char* text_bytes(const char* at, const char* stop);
  bool structure_byte(char c, bool& closed);
  void take(std::size_t bytes);
  std::optional<JsonElement> outside_byte(char c);
  std::optional<JsonElement> object_start(State before);
  std::optional<JsonElement> comma(State before);
  std::optional<JsonElement> bracket(State before);
  std::optional<JsonElement> closing(char c, State before);
  std::optional<JsonElement> other(State before);
  std::optional<JsonElement> finish();
  JsonElement fault(std::string message, std::string help);
  void step(std::string_view bytes);

  std::size_t largest_;
  std::string_view piece_;
  bool ended_ = false;
  bool finished_ = false;
  State state_ = State::start;
  bool in_list_ = false;
  bool may_close_ = false;
  bool in_text_ = false;
  bool escaped_ = false;
  bool loose_ = false;          // commas and brackets between objects were told to be wrong: once is enough
  int inner_lists_ = 0;         // opened within the list, which was told
  int depth_ = 0;               // within an element
  std::uint64_t is_array_ = 0;  // of the brackets that are open in it, the last one in the lowest bit
  char before_ = '\0';          // the last byte of its structure
  int line_ = 1;
  int column_ = 1;
  std::string tail_;         // what the line holds before the place that is reached, or the end of that
  std::size_t skipped_ = 0;  // bytes of a byte order mark that may stand first
  JsonElement element_;
};

}  // namespace diagclub
