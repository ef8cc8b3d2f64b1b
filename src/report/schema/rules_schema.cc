// A rule set in, the schema of its files out: the form of rule files, with the names that are declared.
#include "report/schema/rules_schema.h"

#include <functional>

#include "model/declared_words.h"
#include "read/rules/rule_file_form.h"
#include "report/schema/condition_schema.h"
#include "report/schema/schema_writer.h"

namespace diagclub {

namespace {

std::vector<std::string> both(std::vector<std::string> names, const std::vector<std::string>& more) {
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

template <typename Value>
std::vector<std::string> words_in(const std::map<std::string_view, Value>& words) {
  std::vector<std::string> names;
  for (const auto& [name, value] : words) names.emplace_back(name);
  return names;
}

class RulesSchema : public SchemaWriter {
 public:
  using Body = std::function<void()>;

  RulesSchema(const RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  std::string write() {
    begin(rules_.title.in(language_));
    entry(rule_file_form("file"));
    key("$defs");
    json_.open_object();
    values();
    for (const EntryForm& form : rule_file_forms()) {
      if (form.name != "file") definition(form.name, [&] { entry(form); });
    }
    write_condition_definitions(rules_, language_, json_);
    json_.close_object();
    return end();
  }

 private:
  std::string say(std::string_view french, std::string_view english) const {
    return std::string(language_ == Language::french ? french : english);
  }
  void definition(std::string_view name, const Body& body) {
    key(name);
    json_.open_object();
    body();
    json_.close_object();
  }
  void any_of(const std::vector<Body>& bodies) {
    key("anyOf");
    json_.open_array();
    for (const Body& body : bodies) {
      json_.open_object();
      body();
      json_.close_object();
    }
    json_.close_array();
  }
  void refer(std::string_view name) { json_.field("$ref", "#/$defs/" + std::string(name)); }

  void entry(const EntryForm& form) {
    std::vector<std::string> required;
    std::vector<std::array<std::string_view, 2>> kinds;
    for (const KeyForm& key : form.keys) {
      if (key.is_for_all()) {
        if (key.need == Need::required) required.emplace_back(key.name);
      } else if (std::find(kinds.begin(), kinds.end(), key.only_for) == kinds.end()) {
        kinds.push_back(key.only_for);
      }
    }
    object(required, [&] {
      for (const KeyForm& key : form.keys) property(key);
    });
    if (kinds.empty()) return;
    key("allOf");
    json_.open_array();
    for (const auto& kind : kinds) of_kinds(form, kind);
    json_.close_array();
  }

  // Keys that facts of these kinds must have, and that facts of others must not.
  void of_kinds(const EntryForm& form, const std::array<std::string_view, 2>& kinds) {
    std::vector<std::string> named, required, own;
    for (const std::string_view kind : kinds) {
      if (!kind.empty()) named.emplace_back(kind);
    }
    for (const KeyForm& key : form.keys) {
      if (key.only_for != kinds) continue;
      own.emplace_back(key.name);
      if (key.need == Need::required) required.emplace_back(key.name);
    }
    json_.open_object();
    definition("if", [&] { definition("properties", [&] { words("kind", named); }); });
    definition("then", [&] { json_.field_texts("required", required); });
    definition("else", [&] {
      definition("properties", [&] {
        for (const std::string& name : own) json_.field_boolean(name, false);
      });
    });
    json_.close_object();
  }

  void property(const KeyForm& form) {
    definition(form.name, [&] {
      json_.field("description", say(form.fr, form.en));
      switch (form.value.shape) {
        case ValueForm::Shape::one:
          return value(form.value.type);
        case ValueForm::Shape::list:
          json_.field("type", "array");
          return definition("items", [&] { value(form.value.type); });
        case ValueForm::Shape::mapping:
          json_.field("type", "object");
          if (form.value.some) json_.field_integer("minProperties", 1);
          definition("propertyNames", [&] { refer(form.value.names); });
          return definition("additionalProperties", [&] { refer(form.value.type); });
      }
    });
  }

  void value(std::string_view type) {
    if (type == "@catalogue" && rules_.catalogue.empty())
      refer("word");
    else if (type.starts_with("@"))
      json_.field_texts("enum", names_under(type.substr(1)));
    else if (type == "kind")
      json_.field_texts("enum", words_in(kFactKinds));
    else if (type == "sign")
      json_.field_texts("enum", words_in(kSigns));
    else if (type == "hit")
      json_.field_texts("enum", words_in(kHitPolicies));
    else if (type == "number_or_yes_no")
      any_of({[&] { refer("number"); }, [&] { refer("yes_or_no"); }});
    else if (type == "times")
      any_of({[&] { refer("number"); }, [&] { json_.field_texts("enum", names_in(rules_.parameters)); }});
    else if (type == "comparisons")
      any_of({[&] { refer("comparison"); },
              [&] {
                json_.field("type", "array");
                json_.field_integer("minItems", 1);
                definition("items", [&] { refer("comparison"); });
              }});
    else
      refer(type);
  }

  std::vector<std::string> names_under(std::string_view key) const {
    if (key == "sources") return names_in(rules_.sources);
    if (key == "catalogue") return names_in(rules_.catalogue);
    if (key == "units") return names_in(rules_.units);
    if (key == "groups") return names_in(rules_.groups);
    if (key == "actors") return names_in(rules_.actors);
    if (key == "timings") return names_in(rules_.timings);
    if (key == "sections") return names_in(rules_.sections);
    if (key == "facts") return names_in(rules_.facts);
    if (key == "tables") return names_in(rules_.tables);
    if (key == "rules") return names_in(rules_.rules);
    if (key == "counts") return names_in(rules_.counts);
    if (key == "recommendations") return names_in(rules_.recommendations);
    if (key == "presumptions") return names_in(rules_.presumptions);
    if (key == "testable") return testable_names(rules_);
    if (key == "presumable")
      return both(both(names_in(rules_.facts), names_in(rules_.tables)), names_in(rules_.rules));
    if (key == "listed") return both(names_in(rules_.groups), names_in(rules_.counts));
    throw std::logic_error("no names stand under " + std::string(key));
  }

  // What is no entry.
  void values() {
    definition("word", [&] {
      json_.field_texts("type", {"string", "number", "boolean"});
      json_.field_integer("minLength", 1);
    });
    definition("name", [&] {
      json_.field("description", say("Minuscules, mots joints par `_`, parties jointes par `.`.",
                                     "Lower case, words joined by `_`, parts joined by `.`."));
      json_.field("type", "string");
      json_.field("pattern", "^[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*$");
    });
    // What a test can name.
    definition("value_name", [&] {
      json_.field("type", "string");
      json_.field("pattern", "^[A-Za-z_][A-Za-z0-9_]*$");
    });
    definition("yes_or_no", [&] {
      any_of({[&] { json_.field("type", "boolean"); },
              [&] {
                json_.field_texts("enum", {"yes", "no", "true", "false"});
              }});
    });
    definition("number", [&] { json_.field("type", "number"); });
    definition("certainty", [&] { json_.field_texts("enum", names_in(rules_.certainties)); });
    definition("fact_name", [&] { json_.field_texts("enum", names_in(rules_.facts)); });
    definition("comparison", [&] {
      json_.field("type", "string");
      json_.field("pattern", "^[^<>]+[<>]=?[^<>]+$");
    });
  }

  const RuleSet& rules_;
  Language language_;
};

}  // namespace

std::string rules_schema(const RuleSet& rules, Language language) {
  return RulesSchema(rules, language).write();
}

}  // namespace diagclub
