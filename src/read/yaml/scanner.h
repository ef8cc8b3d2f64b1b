// In: a short text. Out: its parts, one after the other, each with where it stands.
#pragma once

#include <cctype>
#include <optional>
#include <string_view>

#include "base/code_points.h"
#include "value/number.h"

namespace diagclub {

// Walks through one short text: a unary test, a formula, a number in a fiche.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::size_t offset() const { return at_; }
  bool done() {
    skip_blank();
    return at_ == text_.size();
  }
  char peek() {
    skip_blank();
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(std::string_view token) {
    skip_blank();
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  // A name: letters, digits, `_`, `.`, starting with a letter. A second dot in a row ends it (`a..b` is a
  // range).
  std::string_view word() {
    skip_blank();
    const std::size_t from = at_;
    if (at_ < text_.size() && is_letter(text_[at_])) {
      while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || single_dot())) ++at_;
    }
    return text_.substr(from, at_ - from);
  }
  // What is left, and what was passed over since.
  std::string_view rest() const { return text_.substr(at_); }
  std::string_view since(const Scanner& before) const { return text_.substr(before.at_, at_ - before.at_); }
  // A plain number: digits, perhaps a sign before and a decimal point within. A trailing `..` is not part of
  // it.
  std::optional<Number> number() {
    skip_blank();
    std::size_t end = at_;
    if (end < text_.size() && text_[end] == '-') ++end;
    if (end == text_.size() || !is_digit(text_[end])) return std::nullopt;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      ++end;
      while (end < text_.size() && is_digit(text_[end])) ++end;
    }
    const auto value = Number::from_decimal(text_.substr(at_, end - at_));
    if (value) at_ = end;
    return value;
  }

 private:
  static bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
  bool single_dot() const { return text_[at_] == '.' && at_ + 1 < text_.size() && is_letter(text_[at_ + 1]); }
  void skip_blank() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace diagclub
