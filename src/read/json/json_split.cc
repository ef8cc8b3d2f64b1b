// A JSON file in, piece by piece; its objects out.
#include "read/json/json_split.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace diagclub {

namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

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
    if (state_ != State::object) {
      step(c);
      piece_.remove_prefix(1);
    }
    if (told) return told;
  }
  return ended_ && !finished_ ? finish() : std::nullopt;
}

void JsonSplit::step(char c) {
  ++column_;
  if (c != '\n') return;
  ++line_;
  column_ = 0;
}

JsonElement JsonSplit::fault(std::string message, std::string help) {
  JsonElement told;
  told.line = line_;
  told.column = column_;
  told.fault = std::move(message);
  told.help = std::move(help);
  return told;
}

// Takes bytes of an element up to its end; whether that is reached.
bool JsonSplit::object_bytes() {
  const char* const begin = piece_.data();
  const char* const stop = begin + piece_.size();
  const char* at = begin;
  bool closed = false;
  while (at != stop && !closed) {
    if (escaped_) {
      escaped_ = false;
      ++at;
    } else if (in_text_) {
      while (at != stop && *at != '"' && *at != '\\') ++at;
      if (at == stop) break;
      escaped_ = *at == '\\';
      in_text_ = escaped_;
      ++at;
    } else {
      const char c = *at++;
      if (c == '"')
        in_text_ = true;
      else if (c == '{' || c == '[')
        ++depth_;
      else if (c == '}' || c == ']')
        closed = --depth_ == 0;
    }
  }
  const auto taken = static_cast<std::size_t>(at - begin);
  const std::string_view bytes = piece_.substr(0, taken);
  line_ += static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n'));
  const std::size_t newline = bytes.rfind('\n');
  column_ = newline == std::string_view::npos ? column_ + taken : taken - newline - 1;
  const std::size_t room = largest_ - element_.text.size();
  element_.text.append(bytes.substr(0, std::min(taken, room)));
  element_.too_large |= taken > room;
  piece_.remove_prefix(taken);
  if (closed) {
    state_ = in_list_ ? State::behind_item : State::between;
    may_close_ = false;
  }
  return closed;
}

// What a byte outside of objects does; what it says where it may not stand there.
std::optional<JsonElement> JsonSplit::outside_byte(char c) {
  if (blank(c)) return std::nullopt;
  const State before = state_;
  // In what was told already, texts are followed, so that a `{` in one starts nothing.
  if (before == State::outside && (in_text_ || c == '"')) {
    if (escaped_)
      escaped_ = false;
    else if (c == '\\')
      escaped_ = true;
    else
      in_text_ = !in_text_ || c != '"';
    return std::nullopt;
  }
  if (c == '{') {
    element_.line = line_;
    element_.column = column_;
    state_ = State::object;
    if (before == State::behind_item)
      return fault("a `,` is expected before this object", "write a comma between two");
    if (before == State::behind_list)
      return fault("something stands behind the list", "one file holds one list");
    return std::nullopt;
  }
  if (in_list_ && c == ',' && (before == State::behind_item || before == State::outside)) {
    state_ = State::before_item;
    return std::nullopt;
  }
  if (in_list_ && c == ']') {
    state_ = State::behind_list;
    in_list_ = false;
    if (before != State::before_item || may_close_) return std::nullopt;
    return fault("an object is expected before this `]`", "remove the comma before it");
  }
  if (before == State::start && c == '[') {
    in_list_ = true;
    may_close_ = true;
    state_ = State::before_item;
    return std::nullopt;
  }
  if (before == State::outside) return std::nullopt;
  state_ = State::outside;
  in_text_ = c == '"';
  if (before == State::behind_list)
    return fault("something stands behind the list", "one file holds one list");
  if (before == State::behind_item)
    return fault("a `,` or a `]` is expected here", "write a comma between two objects");
  return fault("an object is expected here", "a file of fiches is a list of `{…}`, or one after the other");
}

std::optional<JsonElement> JsonSplit::finish() {
  finished_ = true;
  if (state_ == State::object) return std::exchange(element_, {});
  if (in_list_ && state_ != State::outside)
    return fault("the list is never closed", "write a `]` at its end");
  return std::nullopt;
}

}  // namespace diagclub
