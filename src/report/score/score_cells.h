// In: texts and numbers. Out: cells of CSV and values of JSON, escaped.
#pragma once

#include <string>
#include <string_view>

namespace diagclub {

void append_integer(long long number, std::string& out);
// As a JSON string.
void append_json(std::string_view text, std::string& out);
// One field of a CSV file: quoted where it must be; a leading `=`, `+`, `-` or `@` that a spreadsheet would
// run as a formula is kept from it by an apostrophe.
void append_csv_field(std::string_view text, std::string& out);

// What a column of a batch says of a club, written in one of two ways: a text, a whole number, a list or
// nothing. A list between brackets.
class JsonCell {
 public:
  explicit JsonCell(std::string& out) : out_(out) {}
  void nothing() { out_ += "null"; }
  void text(std::string_view text) { append_json(text, out_); }
  void integer(long long number) { append_integer(number, out_); }
  void open(std::string_view) {
    out_ += '[';
    first_ = true;
  }
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void empty_list() {}  // the brackets say so
  void close() { out_ += ']'; }

 private:
  std::string& out_;
  bool first_ = true;
};

// A list is its words with something between them.
class WordsCell {
 public:
  explicit WordsCell(std::string& out) : out_(out) {}
  void nothing() {}
  void text(std::string_view text) { out_ += text; }
  void integer(long long number) { append_integer(number, out_); }
  void open(std::string_view between) {
    between_ = between;
    first_ = true;
  }
  void next() {
    if (!first_) out_ += between_;
    first_ = false;
  }
  void empty_list() { out_ += "[]"; }  // no words would say nothing at all
  void close() {}

 private:
  std::string& out_;
  std::string_view between_;
  bool first_ = true;
};

}  // namespace diagclub
