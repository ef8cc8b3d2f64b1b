// A JSON file in, piece by piece; its objects out.
#include "read/json/json_split.h"

#include <algorithm>
#include <utility>

#include "base/sizes.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::size_t kShownAround = 120;  // bytes of a line, on either side of a fault

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

int characters(std::string_view text) {
  return int_from(std::count_if(text.begin(), text.end(), starts_character));
}

constexpr const char* kOneList = "one file holds one list: join them, with a comma between two objects";
constexpr const char* kNoComma =
    "objects stand in a list, `[{…}, {…}]`, or one behind the other without a comma";

}  // namespace

std::optional<JsonElement> JsonSplit::next() {
  while (!piece_.empty()) {
    if (state_ == State::object) {
      if (object_bytes()) return std::exchange(element_, {});
      continue;
    }
    const char c = piece_.front();
    if (skipped_ < kByteOrderMark.size() && c == kByteOrderMark[skipped_]) {
      ++skipped_;
      piece_.remove_prefix(1);
      continue;
    }
    skipped_ = kByteOrderMark.size();
    auto told = outside_byte(c);
    // The first byte of an object is its own.
    if (state_ != State::object) take(1);
    if (told) return told;
  }
  return ended_ && !finished_ ? finish() : std::nullopt;
}

void JsonSplit::take(std::size_t bytes) {
  step(piece_.substr(0, bytes));
  piece_.remove_prefix(bytes);
}

// What comes next stands behind these bytes.
void JsonSplit::step(std::string_view bytes) {
  const std::size_t newline = bytes.rfind('\n');
  if (newline != std::string_view::npos) {
    line_ += int_from(std::count(bytes.begin(), bytes.end(), '\n'));
    column_ = 1;
    tail_.clear();
    bytes.remove_prefix(newline + 1);
  }
  column_ += characters(bytes);
  tail_ += bytes.substr(bytes.size() - std::min(bytes.size(), 2 * kShownAround));
  if (tail_.size() < 2 * kShownAround) return;
  std::size_t cut = tail_.size() - kShownAround;
  while (cut < tail_.size() && !starts_character(tail_[cut])) ++cut;
  tail_.erase(0, cut);
}

JsonElement JsonSplit::fault(std::string message, std::string help) {
  JsonElement told;
  std::string_view line = piece_.substr(0, std::min(piece_.find_first_of("\r\n"), kShownAround));
  // A character that is cut in two would look like a fault.
  if (line.size() == kShownAround) line.remove_suffix(line.size() - line.find_last_of("{}[],: ") - 1);
  told.text = line;
  told.line = line_;
  told.column = column_;
  told.before = tail_;
  told.fault = std::move(message);
  told.help = std::move(help);
  return told;
}

// Goes on in a text, up to its quote, or to the end of its line: no text of JSON goes on behind that.
const char* JsonSplit::text_bytes(const char* at, const char* stop) {
  if (escaped_) {
    escaped_ = false;
    return at + 1;
  }
  while (at != stop && *at != '"' && *at != '\\' && *at != '\n') ++at;
  if (at == stop) return at;
  escaped_ = *at == '\\';
  in_text_ = escaped_;
  // Without its quote it may hold the comma and the bracket behind it, too.
  if (*at == '\n') before_ = ',';
  return at + 1;
}

// What a byte outside of texts does; false where the element ends before it, since it starts another.
bool JsonSplit::structure_byte(char c, bool& closed) {
  if (blank(c)) return true;
  const bool in_array = (is_array_ & 1U) != 0;
  const bool for_a_key = depth_ > 0 && depth_ <= 64 && !in_array && before_ == ',';
  if (c == '{' && for_a_key) return false;
  before_ = c;
  if (c == '"') {
    in_text_ = true;
  } else if (c == '{' || c == '[') {
    ++depth_;
    is_array_ = is_array_ << 1U | (c == '[' ? 1U : 0U);
  } else if (c == '}' || c == ']') {
    is_array_ >>= 1U;
    closed = --depth_ == 0;
  }
  return true;
}

// Takes bytes of an element up to its end; whether that is reached.
bool JsonSplit::object_bytes() {
  const char* const begin = piece_.data();
  const char* const stop = begin + piece_.size();
  const char* at = begin;
  bool closed = false;
  bool cut = false;
  while (at != stop && !closed && !cut) {
    if (in_text_) {
      at = text_bytes(at, stop);
    } else {
      cut = !structure_byte(*at, closed);
      at += cut ? 0 : 1;
    }
  }
  const auto taken = size_from(at - begin);
  const std::size_t room = largest_ - element_.text.size();
  element_.text.append(piece_.substr(0, std::min(taken, room)));
  element_.too_large |= taken > room;
  take(taken);
  if (!closed && !cut) return false;
  state_ = !in_list_ ? State::between : cut ? State::before_item : State::behind_item;
  may_close_ = false;
  depth_ = 0;
  is_array_ = 0;
  return true;
}

// What a byte outside of objects does; what it says where it may not stand there.
std::optional<JsonElement> JsonSplit::outside_byte(char c) {
  if (blank(c)) {
    if (c == '\n') in_text_ = escaped_ = false;
    return std::nullopt;
  }
  // In what was told already, texts are followed, so that a `{` in one starts nothing.
  if (state_ == State::outside && (in_text_ || c == '"')) {
    if (escaped_)
      escaped_ = false;
    else if (c == '\\')
      escaped_ = true;
    else
      in_text_ = !in_text_ || c != '"';
    return std::nullopt;
  }
  const State before = state_;
  switch (c) {
    case '{':
      return object_start(before);
    case ',':
      return comma(before);
    case '[':
      return bracket(before);
    case ']':
    case '}':
      return closing(c, before);
    default:
      in_text_ = c == '"';
      return other(before);
  }
}

std::optional<JsonElement> JsonSplit::object_start(State before) {
  std::optional<JsonElement> told;
  if (before == State::behind_item)
    told = fault("a `,` is expected before this object", "write a comma between two");
  if (before == State::behind_list && !std::exchange(loose_, true))
    told = fault("something stands behind the list", kOneList);
  element_.line = line_;
  element_.column = column_;
  element_.before = tail_;
  before_ = '\0';
  state_ = State::object;
  return told;
}

std::optional<JsonElement> JsonSplit::comma(State before) {
  if (in_list_ && (before == State::behind_item || before == State::outside)) {
    state_ = State::before_item;
    may_close_ = false;
    return std::nullopt;
  }
  if (before == State::behind_list) {
    // As if the list were still open.
    in_list_ = true;
    state_ = State::before_item;
    if (std::exchange(loose_, true)) return std::nullopt;
    return fault("the list goes on behind its `]`", "that `]` is one too many: remove it");
  }
  if (before == State::between) {
    if (std::exchange(loose_, true)) return std::nullopt;
    return fault("a `,` stands behind an object that is in no list", kNoComma);
  }
  return other(before);
}

std::optional<JsonElement> JsonSplit::bracket(State before) {
  if (before == State::start || before == State::behind_list) {
    in_list_ = true;
    may_close_ = true;
    state_ = State::before_item;
    if (before == State::start || std::exchange(loose_, true)) return std::nullopt;
    return fault("another list starts here", kOneList);
  }
  if (before == State::before_item) {
    may_close_ = true;
    if (inner_lists_++ > 0) return std::nullopt;
    return fault("this `[` opens a list within the list", "a file of fiches is one list of `{…}`: remove it");
  }
  return other(before);
}

std::optional<JsonElement> JsonSplit::closing(char c, State before) {
  if (in_list_ && c == ']') {
    if (inner_lists_ > 0) {
      --inner_lists_;
      state_ = State::behind_item;
      return std::nullopt;
    }
    state_ = State::behind_list;
    in_list_ = false;
    if (before != State::before_item || may_close_ || loose_) return std::nullopt;
    return fault("an object is expected before this `]`", "remove the comma before it");
  }
  if (before == State::outside || before == State::start || before == State::before_item)
    return other(before);
  // It closes nothing, and what stands around it is as it was.
  if (std::exchange(loose_, true) && before != State::behind_item) return std::nullopt;
  return fault(std::string("this `") + c + "` closes nothing", "it is one too many: remove it");
}

std::optional<JsonElement> JsonSplit::other(State before) {
  state_ = State::outside;
  if (before == State::outside) return std::nullopt;
  if (before == State::behind_list) return fault("something stands behind the list", kOneList);
  if (before == State::behind_item)
    return fault("a `,` or a `]` is expected here", "write a comma between two objects");
  return fault("an object is expected here", "a file of fiches is a list of `{…}`, or one after the other");
}

std::optional<JsonElement> JsonSplit::finish() {
  finished_ = true;
  if (state_ == State::object) return std::exchange(element_, {});
  if (in_list_ && state_ != State::outside && !loose_)
    return fault("the list is never closed", "write a `]` at its end");
  return std::nullopt;
}

}  // namespace diagclub
