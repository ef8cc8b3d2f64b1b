// The names of a rule set in, the schema of its conditions out.
#include "report/schema/condition_schema.h"

#include <functional>

namespace diagclub {

namespace {

// The whole grammar of unary tests (read/unary_test.cc): it nests nothing, so a pattern says it exactly.
std::string pattern_of_tests() {
  const std::string blank = "[ \\t]*";
  const std::string word = "[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*";
  const std::string number = "-?[0-9]+(\\.[0-9]+)?";
  const std::string operand = "(" + number + "|" + word + ")";
  const std::string range =
      "[\\[\\]]" + blank + operand + blank + "\\.\\." + blank + operand + blank + "[\\[\\]]";
  const std::string term =
      "([<>]=?" + blank + operand + "|" + range + "|\"" + blank + word + blank + "\"|" + operand + ")";
  const std::string terms = term + "(" + blank + "," + blank + term + ")*";
  return "^" + blank + "(-|(not|any|all|none)" + blank + "\\(" + blank + terms + blank + "\\)|" + terms +
         ")" + blank + "$";
}

class ConditionSchema {
 public:
  ConditionSchema(const RuleSet& rules, Language language, PrettyJson& json)
      : rules_(rules), language_(language), json_(json) {}

  void write() {
    json_.key("test");
    object([&] {
      json_.field("description",
                  say({"Un test : `< 60`, `[30..60]`, `a, b`, `not(a)`, `any(a, b)`, `known`, `-` ; d’une "
                       "présomption "
                       "aussi `undecided` et `nothing_reported`.",
                       "A test: `< 60`, `[30..60]`, `a, b`, `not(a)`, `any(a, b)`, `known`, `-`; of a "
                       "presumption also `undecided` and `nothing_reported`."}));
      json_.field_texts("type", {"string", "number", "boolean"});
      json_.field("pattern", pattern_of_tests());
    });
    json_.key("tests");
    object([&] {
      json_.field("description", say({"Des noms et leurs tests, qui doivent tous être remplis.",
                                      "Names and their tests, all of which must hold."}));
      json_.field("type", "object");
      properties([] {});
    });
    json_.key("condition");
    object([&] {
      json_.field("description",
                  say({"Des noms et leurs tests, qui doivent tous être remplis ; ou bien `all`, `any` ou "
                       "`not`, seul.",
                       "Names and their tests, all of which must hold; or one of `all`, `any`, `not`, "
                       "alone."}));
      json_.key("anyOf");
      json_.open_array();
      object([&] { json_.field_texts("enum", yes_or_no_names()); });
      object([&] { mapping(); });
      json_.close_array();
    });
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }

  template <typename Inside>
  void object(Inside inside) {
    json_.open_object();
    inside();
    json_.close_object();
  }

  void mapping() {
    json_.field("type", "object");
    json_.field_integer("minProperties", 1);
    properties([&] {
      const auto list = [&](std::string_view key, const Text& meaning) {
        json_.key(key);
        object([&] {
          json_.field("description", say(meaning));
          json_.field("type", "array");
          json_.field_integer("minItems", 1);
          json_.key("items");
          object([&] { json_.field("$ref", "#/$defs/condition"); });
        });
      };
      list("all", {"Toutes ces conditions.", "All of these conditions."});
      list("any", {"L’une de ces conditions.", "Any of these conditions."});
      json_.key("not");
      object([&] {
        json_.field("description", say({"Pas cette condition.", "Not this condition."}));
        json_.field("$ref", "#/$defs/condition");
      });
    });
    // all, any and not stand alone.
    json_.key("if");
    object([&] {
      json_.key("anyOf");
      json_.open_array();
      for (const std::string_view alone : {"all", "any", "not"})
        object([&] { json_.field_texts("required", {std::string(alone)}); });
      json_.close_array();
    });
    json_.key("then");
    object([&] { json_.field_integer("maxProperties", 1); });
  }

  void properties(const std::function<void()>& before) {
    json_.field_boolean("additionalProperties", false);
    json_.key("properties");
    object([&] {
      before();
      for (const Fact& fact : rules_.facts) {
        std::vector<std::string> words;
        for (const Choice& choice : fact.choices) words.push_back(choice.name);
        property(fact.name, fact.label, words);
      }
      for (const Parameter& parameter : rules_.parameters) {
        if (!parameter.is_number) property(parameter.name, parameter.label, {});
      }
      for (const Table& table : rules_.tables) {
        std::vector<std::string> words;
        for (const Output& output : table.outputs) words.push_back(output.name);
        property(table.name, table.label, words);
      }
      for (const Rule& rule : rules_.rules) property(rule.name, rule.label, {});
      for (const Count& count : rules_.counts) property(count.name, count.label, {});
    });
  }

  // The words are for completion: the test may say more of them.
  void property(const std::string& name, const Text& label, const std::vector<std::string>& words) {
    json_.key(name);
    object([&] {
      json_.field("description", say(label));
      if (words.empty()) {
        json_.field("$ref", "#/$defs/test");
        return;
      }
      json_.key("anyOf");
      json_.open_array();
      object([&] { json_.field_texts("enum", words); });
      object([&] { json_.field("$ref", "#/$defs/test"); });
      json_.close_array();
    });
  }

  // What stands for itself in a list of conditions.
  std::vector<std::string> yes_or_no_names() const {
    std::vector<std::string> names;
    for (const Fact& fact : rules_.facts) {
      if (fact.kind == FactKind::yes_no) names.push_back(fact.name);
    }
    for (const Parameter& parameter : rules_.parameters) {
      if (!parameter.is_number) names.push_back(parameter.name);
    }
    for (const Rule& rule : rules_.rules) names.push_back(rule.name);
    return names;
  }

  const RuleSet& rules_;
  Language language_;
  PrettyJson& json_;
};

}  // namespace

void write_condition_definitions(const RuleSet& rules, Language language, PrettyJson& json) {
  ConditionSchema(rules, language, json).write();
}

std::vector<std::string> testable_names(const RuleSet& rules) {
  std::vector<std::string> names;
  const auto add = [&](const auto& elements) {
    for (const auto& element : elements) names.push_back(element.name);
  };
  add(rules.facts);
  for (const Parameter& parameter : rules.parameters) {
    if (!parameter.is_number) names.push_back(parameter.name);
  }
  add(rules.tables);
  add(rules.rules);
  add(rules.counts);
  return names;
}

}  // namespace diagclub
