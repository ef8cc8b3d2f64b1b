// In: a rule set and a language. Out: the JSON Schema of rule files, part by part.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/rule_set.h"
#include "report/schema/schema_writer.h"

namespace diagclub {

// Writes the schema of a rule set's files, each key with what it means in one language.
class RulesSchema : public SchemaWriter {
 public:
  using Body = std::function<void()>;

  RulesSchema(const RuleSet& rules, Language language) : rules_(rules), language_(language) {}
  std::string write();

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }

  // A property with what it means.
  void property(std::string_view name, const Text& meaning, const Body& body) {
    key(name);
    json_.open_object();
    json_.field("description", say(meaning));
    body();
    json_.close_object();
  }
  void property(std::string_view name, const Text& meaning, const std::string& definition) {
    property(name, meaning, [&] { json_.field("$ref", "#/$defs/" + definition); });
  }
  void property(std::string_view name, const Text& meaning, const std::vector<std::string>& words) {
    property(name, meaning, [&] { json_.field_texts("enum", words); });
  }
  void list(std::string_view name, const Text& meaning, const Body& items) {
    property(name, meaning, [&] {
      json_.field("type", "array");
      json_.key("items");
      json_.open_object();
      items();
      json_.close_object();
    });
  }
  void list(std::string_view name, const Text& meaning, const std::vector<std::string>& words) {
    list(name, meaning, [&] { json_.field_texts("enum", words); });
  }
  // A mapping of names to definitions.
  void named(std::string_view name, const Text& meaning, const std::string& names,
             const std::string& definition, bool some = false) {
    property(name, meaning, [&] {
      json_.field("type", "object");
      if (some) json_.field_integer("minProperties", 1);
      json_.key("propertyNames");
      reference(names);
      json_.key("additionalProperties");
      reference(definition);
    });
  }
  void definition(std::string_view name, const Body& body) {
    key(name);
    json_.open_object();
    body();
    json_.close_object();
  }
  void definition(std::string_view name, const std::vector<std::string>& required, const Body& properties) {
    definition(name, [&] { object(required, properties); });
  }
  void both_languages() {
    property("fr", {"En français.", "In French."}, "word");
    property("en", {"En anglais.", "In English."}, "word");
  }

  void top();
  // The definitions, in rules_schema.cc what declares names,
  void values();
  void declarations();
  void fact(const Text& label);
  void belongs(const std::vector<std::string>& kinds, const std::vector<std::string>& required,
               const std::vector<std::string>& own);
  // in rules_schema_entries.cc what follows from facts, and the page.
  void entry(std::string_view name, std::vector<std::string> required, const Body& own);
  void own_reading();
  void entries();
  void page();

  const RuleSet& rules_;
  Language language_;
};

}  // namespace diagclub
