// In: keys and values. Out: JSON that no reader or terminal is fooled by.
#pragma once

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "value/number.h"

namespace diagclub {

// A text as a JSON string. Beside what JSON must escape, what a terminal or a reader could be fooled by is
// written as \uXXXX: C1 controls, bidirectional overrides, line separators. Bytes that are not UTF-8 are made
// visible.
std::string json_string(std::string_view text);

// Writes one JSON value; keys come out in the order written.
template <typename Writer>
class JsonWriter {
 public:
  JsonWriter() : writer_(buffer_) {}

  void open_object() { writer_.StartObject(); }
  void close_object() { writer_.EndObject(); }
  void open_array() { writer_.StartArray(); }
  void close_array() { writer_.EndArray(); }
  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void text(std::string_view text) {
    const std::string quoted = json_string(text);
    writer_.RawValue(quoted.data(), quoted.size(), rapidjson::kStringType);
  }
  void null() { writer_.Null(); }
  void boolean(bool value) { writer_.Bool(value); }
  void integer(long long value) { writer_.Int64(value); }
  // An infinite end is null: JSON has no infinity.
  void number(const Number& value) {
    if (!value.is_finite()) return writer_.Null(), void();
    const std::string digits = text_from_number(value);
    writer_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }
  void number(double value) {
    if (!std::isfinite(value))
      writer_.Null();
    else if (value == std::floor(value) && std::abs(value) < 1e15)
      writer_.Int64(static_cast<long long>(value));
    else
      writer_.Double(value);
  }

  void field(std::string_view name, std::string_view value) { key(name), text(value); }
  void field_integer(std::string_view name, long long value) { key(name), integer(value); }
  void field_boolean(std::string_view name, bool value) { key(name), boolean(value); }
  void field_texts(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    open_array();
    for (const std::string& value : values) text(value);
    close_array();
  }

  std::string take() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  Writer writer_;
};

class PrettyJson : public JsonWriter<rapidjson::PrettyWriter<rapidjson::StringBuffer>> {};
class CompactJson : public JsonWriter<rapidjson::Writer<rapidjson::StringBuffer>> {};

}  // namespace diagclub
