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
  std::string text;        // of one object, from its `{`; all that there is of one that is never closed
  int line = 1;            // of its first byte
  std::size_t column = 0;  // bytes before it on its line
  bool too_large = false;  // longer than asked for: `text` is its start
  std::string fault;       // not empty: no element, but text that stands outside of any
  std::string help;
};

// Splits a file into its objects: a list of them, one, or one after the other, however they are laid out. The
// text comes in pieces, of any length, as it is read; in memory is one element. What stands outside is told,
// and the reading goes on at the next object. Objects are not read here: their brackets and texts are
// followed, no more.
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
  std::optional<JsonElement> outside_byte(char c);
  std::optional<JsonElement> finish();
  JsonElement fault(std::string message, std::string help);
  void step(char c);

  std::size_t largest_;
  std::string_view piece_;
  bool ended_ = false;
  bool finished_ = false;
  State state_ = State::start;
  bool in_list_ = false;
  bool may_close_ = false;
  bool in_text_ = false;
  bool escaped_ = false;
  int depth_ = 0;
  int line_ = 1;
  std::size_t column_ = 0;
  std::size_t skipped_ = 0;  // bytes of a byte order mark that may stand first
  JsonElement element_;
};

}  // namespace diagclub
