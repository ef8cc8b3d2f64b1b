// A rule set in, the schema of its files of small cases out.
#include <algorithm>

#include "model/expected.h"
#include "report/schema/fiche_forms.h"
#include "report/schema/rules_schema.h"
#include "report/schema/schema_writer.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

class CasesSchema : public SchemaWriter {
 public:
  CasesSchema(const RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  std::string write() {
    begin(say({"Petits cas des règles", "Small cases of the rules"}));
    object({"cases"}, [&] {
      array("cases", [&] {
        nested({"name", "fiche", "expect"}, [&] {
          key("name");
          json_.open_object();
          json_.field("description", say({"Ce que le cas montre.", "What the case shows."}));
          json_.field_texts("type", {"string", "number", "boolean"});
          json_.field_integer("minLength", 1);
          json_.close_object();
          key("fiche");
          reference("fiche");
          key("expect");
          expect();
        });
      });
    });
    key("$defs");
    json_.open_object();
    key("fiche");
    write_fiche_fragment_schema(rules_, language_, json_);
    json_.close_object();
    return end();
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }

  void expect() {
    json_.open_object();
    json_.field("description", say({"Ce qui doit s’ensuivre.", "What must follow."}));
    json_.field("type", "object");
    json_.field_boolean("additionalProperties", false);
    json_.field_integer("minProperties", 1);
    key("properties");
    json_.open_object();
    for (const Table& table : rules_.tables) outcome(table.name, table.label, [&] { of_table(table); });
    for (const Rule& rule : rules_.rules) outcome(rule.name, rule.label, [&] { tri(outcome_words()); });
    for (const Count& count : rules_.counts) outcome(count.name, count.label, [&] { of_count(); });
    for (const Recommendation& advice : rules_.recommendations)
      outcome(advice.name, advice.label, [&] { tri(tri_words()); });
    json_.close_object();
    json_.close_object();
  }

  template <typename Values>
  void outcome(const std::string& name, const Text& label, Values values) {
    key(name);
    json_.open_object();
    json_.field("description", say(label));
    values();
    json_.close_object();
  }

  void tri(std::vector<std::string> words) {
    words.emplace_back(kOpen);
    key("anyOf");
    json_.open_array();
    json_.open_object(), json_.field("type", "boolean"), json_.close_object();
    json_.open_object(), json_.field_texts("enum", words), json_.close_object();
    of_standing();
    json_.close_array();
  }

  void pattern(const std::string& type, const std::string& pattern) {
    json_.open_object();
    json_.field("type", type);
    json_.field("pattern", pattern);
    json_.close_object();
  }

  void of_count() {
    key("anyOf");
    json_.open_array();
    json_.open_object(), json_.field("type", "integer"), json_.close_object();
    pattern("string", fmt::format("^([0-9]+(\\.\\.[0-9]+)?|{}|{})$", kOpen, kNotApplicable));
    of_standing();
    json_.close_array();
  }

  // How firmly, and then the outcome; or that with the presumptions behind it.
  void of_standing() {
    const std::string words =
        fmt::format("^({})( .+)?$", fmt::join(std::rbegin(kFirmnessWords), std::rend(kFirmnessWords), "|"));
    pattern("string", words);
    json_.open_object();
    object({"is", "by"}, [&] {
      key("is");
      pattern("string", words);
      key("by");
      json_.open_object();
      json_.field("type", "array");
      key("items");
      json_.open_object();
      json_.field_texts("enum", names_in(rules_.presumptions));
      json_.close_object();
      json_.close_object();
    });
    json_.close_object();
  }

  // A table that counts names every number that is left.
  void of_table_that_counts() {
    key("anyOf");
    json_.open_array();
    json_.open_object(), json_.field("type", "integer"), json_.close_object();
    pattern("string", fmt::format("^([0-9]+( \\| [0-9]+)*( \\| {1})?|{0}|{1})$", kOpen, kNotApplicable));
    of_standing();
    json_.close_array();
  }

  void of_table(const Table& table) {
    if (table.hit == HitPolicy::collect_count) return of_table_that_counts();
    std::string names;
    for (const Output& output : table.outputs) names += (names.empty() ? "" : "|") + output.name;
    key("anyOf");
    json_.open_array();
    if (table.hit == HitPolicy::collect) {
      json_.open_object(), json_.field_texts("enum", {std::string(kOpen), std::string(kNotApplicable)}),
          json_.close_object();
      json_.open_object();
      json_.field("type", "array");
      key("items");
      pattern("string", "^(" + names + ")\\??$");
      json_.close_object();
    } else {
      names = fmt::format("({}|{}|{})", names, kNoRow, kNotApplicable);
      pattern("string", fmt::format("^({0}|{1}( \\| {1})*)$", kOpen, names));
      std::vector<std::string> words{std::string(kNoRow), std::string(kNotApplicable), std::string(kOpen)};
      for (const Output& output : table.outputs) words.push_back(output.name);
      json_.open_object(), json_.field_texts("enum", words), json_.close_object();
    }
    of_standing();
    json_.close_array();
  }

  const RuleSet& rules_;
  Language language_;
};

}  // namespace

std::string cases_schema(const RuleSet& rules, Language language) {
  return CasesSchema(rules, language).write();
}

}  // namespace diagclub
