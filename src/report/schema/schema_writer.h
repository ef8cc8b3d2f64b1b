// In: parts of a JSON Schema. Out: the schema as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/text/json_writer.h"

namespace diagclub {

// Writes a JSON Schema part by part, each where the JSON stands.
class SchemaWriter {
 public:
  void begin(std::string_view title) {
    json_.open_object();
    json_.field("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.field("title", title);
  }
  std::string end() {
    json_.close_object();
    return json_.take() + "\n";
  }
  void key(std::string_view name) { json_.key(name); }

  template <typename Properties>
  void object(const std::vector<std::string>& required, Properties properties) {
    json_.field("type", "object");
    json_.field_texts("required", required);
    json_.field_boolean("additionalProperties", false);
    json_.key("properties");
    json_.open_object();
    properties();
    json_.close_object();
  }
  template <typename Properties>
  void nested(const std::vector<std::string>& required, Properties properties) {
    json_.open_object();
    object(required, properties);
    json_.close_object();
  }
  template <typename Items>
  void array(std::string_view name, Items items) {
    json_.key(name);
    json_.open_object();
    json_.field("type", "array");
    json_.key("items");
    items();
    json_.close_object();
  }
  void reference(const std::string& name) {
    json_.open_object();
    json_.field("$ref", "#/$defs/" + name);
    json_.close_object();
  }
  void typed(std::string_view name, std::string_view type) {
    json_.key(name);
    json_.open_object();
    json_.field("type", type);
    json_.close_object();
  }
  void text(std::string_view name, std::string_view description) {
    json_.key(name);
    json_.open_object();
    json_.field("type", "string");
    json_.field("description", description);
    json_.close_object();
  }
  void words(std::string_view name, const std::vector<std::string>& words) {
    json_.key(name);
    json_.open_object();
    json_.field_texts("enum", words);
    json_.close_object();
  }
  void texts(std::string_view name) {
    array(name, [&] {
      json_.open_object();
      json_.field("type", "string");
      json_.close_object();
    });
  }

 protected:
  PrettyJson json_;
};

}  // namespace diagclub
