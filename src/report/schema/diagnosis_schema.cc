// A rule set in, the JSON Schema of its diagnoses out.
#include "report/club/json.h"
#include "report/schema/schema_writer.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

class DiagnosisSchema : public SchemaWriter {
 public:
  explicit DiagnosisSchema(const RuleSet& rules) : rules_(rules) {}

  std::string write() {
    begin(rules_.title.en);
    object(
        {"rule_set", "language", "fiche", "synthesis", "tables", "counts", "rules", "carries", "holds_back",
         "threatens", "notes", "recommendations", "reachable", "open", "rule_faults", "elements", "similar"},
        [&] {
          text("rule_set", "the name of the rule set");
          words("language", {"fr", "en"});
          json_.key("fiche");
          nested({"file", "line", "name", "facts"}, [&] {
            text("file", "as given on the command line");
            typed("line", "integer");
            text("name", "of the club");
            map(
                "facts", rules_.facts, [&](const Fact&) { reference("fact"); }, false);
          });
          array("synthesis", [&] {
            nested({"part", "variant", "text"}, [&] {
              words("part", names_in(rules_.synthesis));
              typed("variant", "integer");
              text("text", "a sentence that can be read alone");
            });
          });
          map(
              "tables", rules_.tables, [&](const Table& table) { this->table(table); }, false);
          map(
              "counts", rules_.counts, [&](const Count&) { reference("count"); }, true);
          map(
              "rules", rules_.rules, [&](const Rule&) { reference("rule"); }, false);
          for (const std::string_view list : {"carries", "holds_back", "threatens", "notes"})
            names(list, rules_.rules);
          array("recommendations", [&] { reference("recommendation"); });
          array("elements", [&] {
            nested({"section", "line", "tables", "rules", "recommendations", "rule_faults"}, [&] {
              text("section", "of the fiche that may stand several times");
              typed("line", "integer");
              typed("tables", "object");
              typed("rules", "object");
              array("recommendations", [&] { reference("recommendation"); });
              array("rule_faults", [&] { reference("rule_fault"); });
            });
          });
          array("rule_faults", [&] { reference("rule_fault"); });
          array("similar", [&] { reference("similar"); });
          json_.key("reachable");
          nested({"exact", "verdicts"}, [&] {
            typed("exact", "boolean");
            typed("verdicts", "array");
          });
          array("open", [&] {
            nested({"fact", "question", "settles", "verdict"}, [&] {
              text("fact", "a fact that is not known");
              text("question", "as a person would be asked");
              texts("settles");
              typed("verdict", "boolean");
              typed("verdicts_left_at_worst", "integer");
              typed("verdicts_left_on_average", "number");
            });
          });
        });
    json_.key("$defs");
    json_.open_object();
    definitions();
    json_.close_object();
    return end();
  }

 private:
  template <typename Elements, typename Value>
  void map(std::string_view name, const Elements& elements, Value value, bool all) {
    json_.key(name);
    json_.open_object();
    json_.field("type", "object");
    json_.field_boolean("additionalProperties", false);
    json_.key("properties");
    json_.open_object();
    std::vector<std::string> keys;
    for (const auto& element : elements) {
      json_.key(element.name);
      value(element);
      keys.push_back(element.name);
    }
    json_.close_object();
    if (all) json_.field_texts("required", keys);
    json_.close_object();
  }
  template <typename Elements>
  void names(std::string_view name, const Elements& elements) {
    std::vector<std::string> all;
    for (const auto& element : elements) all.push_back(element.name);
    array(name, [&] {
      json_.open_object();
      json_.field_texts("enum", all);
      json_.close_object();
    });
  }

  // How many rows match, nothing, or of what it may be, that it does not apply.
  void number_of_rows(const Table& table, bool may_not_apply) {
    json_.open_object();
    json_.key("anyOf");
    json_.open_array();
    json_.open_object();
    json_.field_texts("type", {"integer", "null"});
    json_.field_integer("minimum", 0);
    json_.field_integer("maximum", static_cast<long long>(table.rows.size()));
    json_.close_object();
    if (may_not_apply) {
      json_.open_object();
      json_.field_texts("enum", {std::string(kNotApplicable)});
      json_.close_object();
    }
    json_.close_array();
    json_.close_object();
  }

  void one_or_null(const std::vector<std::string>& values) {
    json_.open_object();
    json_.key("enum");
    json_.open_array();
    for (const std::string& value : values) json_.text(value);
    json_.null();
    json_.close_array();
    json_.close_object();
  }

  void outputs_or_not_applicable(const std::vector<std::string>& outputs) {
    json_.key("value");
    json_.open_object();
    json_.key("anyOf");
    json_.open_array();
    json_.open_object();
    json_.field("type", "array");
    json_.key("items");
    json_.open_object();
    json_.field_texts("enum", outputs);
    json_.close_object();
    json_.close_object();
    json_.open_object();
    json_.field_texts("enum", {std::string(kNotApplicable)});
    json_.close_object();
    json_.close_array();
    json_.close_object();
  }

  // What the fiche points to: null where that is not one value.
  template <typename Value>
  void standing(Value value) {
    json_.key("standing");
    nested({"value", "firmness", "by"}, [&] {
      value();
      words("firmness", {std::rbegin(kFirmnessWords), std::rend(kFirmnessWords)});
      names("by", rules_.presumptions);
    });
  }
  void standing_truth() {
    standing([&] {
      json_.key("value");
      one_or_null({std::string(kYes), std::string(kNo), std::string(kNotApplicable)});
    });
  }

  void table(const Table& table) {
    std::vector<std::string> outputs;
    for (const Output& output : table.outputs) outputs.push_back(output.name);
    const bool collect = table.hit == HitPolicy::collect;
    nested({"possible", "settled", "reachable", "applies", "standing", collect ? "values" : "value", "label",
            "text", "section", "catalogue", "certainty", "facts"},
           [&] {
             const bool counts = table.hit == HitPolicy::collect_count;
             const auto outputs_array = [&](std::string_view name, bool none) {
               if (counts) {
                 array(name, [&] { number_of_rows(table, true); });
                 return;
               }
               std::vector<std::string> all = outputs;
               if (none) all.insert(all.end(), {std::string(kNoRow), std::string(kNotApplicable)});
               array(name, [&] {
                 json_.open_object();
                 json_.field_texts("enum", all);
                 json_.close_object();
               });
             };
             outputs_array("possible", !collect);
             if (collect) {
               outputs_array("values", false);
             } else if (counts) {
               json_.key("value");
               number_of_rows(table, false);
             } else {
               json_.key("value");
               one_or_null(outputs);
             }
             typed("settled", "boolean");
             standing([&] {
               if (collect) return outputs_or_not_applicable(outputs);
               json_.key("value");
               if (counts) return number_of_rows(table, true);
               std::vector<std::string> values = outputs;
               values.insert(values.end(), {std::string(kNoRow), std::string(kNotApplicable)});
               one_or_null(values);
             });
             outputs_array("reachable", !collect);
             json_.key("borderline");
             reference("borderline");
             words("applies", tri_words());
             json_.key("row");
             nested({"number", "text", "section", "catalogue", "certainty"}, [&] {
               typed("number", "integer");
               text("text", "what the row that decided says");
               text("ours", "what in it is our reading and not the report’s");
               cited();
             });
             if (table.overlap) {
               json_.key("overlap");
               nested({"rows", "text", "section"}, [&] {
                 typed("rows", "array");
                 text("text", "what is said where the report contradicts itself");
                 text("section", "of the report");
               });
             }
             entry();
           });
  }

  void entry() {
    text("label", "a few words");
    text("text", "the rule in a sentence or two");
    text("ours", "what in it is our reading and not the report’s");
    cited();
    array("facts", [&] { reference("evidence"); });
    names("verdicts", rules_.tables);
  }

  void cited() {
    text("section", "of the report");
    texts("catalogue");
    std::vector<std::string> certainties;
    for (const Term& certainty : rules_.certainties) certainties.push_back(certainty.name);
    words("certainty", certainties);
  }

  void definitions() {
    json_.key("fact");
    nested({"known", "value", "derived", "lines"}, [&] {
      typed("known", "boolean");
      text("written", "as the fiche writes it");
      text("value", "in words");
      typed("interval", "array");
      typed("derived", "boolean");
      typed("lines", "array");
    });
    json_.key("evidence");
    nested({"fact", "known", "lines"}, [&] {
      text("fact", "a fact that decided, or that keeps the outcome open");
      text("member", "of a list");
      typed("known", "boolean");
      typed("lines", "array");
    });
    json_.key("borderline");
    nested({"fact", "threshold"}, [&] {
      text("fact", "a number close to a threshold");
      typed("threshold", "number");
    });
    json_.key("similar");
    nested({"name", "file", "verdicts", "nearness", "near", "apart"}, [&] {
      text("name", "of the club");
      text("file", "its fiche");
      text("verdicts", "as the tool gives them");
      typed("nearness", "number");
      names("near", rules_.facts);
      typed("apart", "array");
      text("became", "what became of it, as the report tells it");
      text("section", "where the report tells it");
    });
    definitions_of_rules();
  }

  void definitions_of_rules() {
    json_.key("count");
    nested({"applies", "sure", "possible", "of", "standing", "members"}, [&] {
      words("applies", tri_words());
      typed("sure", "integer");
      typed("possible", "integer");
      typed("of", "integer");
      standing([&] { typed("value", "integer"); });
      entry();
      json_.key("members");
      json_.open_object();
      json_.field("type", "object");
      json_.key("additionalProperties");
      json_.open_object();
      json_.field_texts("enum", outcome_words());
      json_.close_object();
      json_.close_object();
    });
    json_.key("rule_fault");
    nested({"kind", "table", "file", "line", "rows"}, [&] {
      words("kind", {"gap", "overlap"});
      text("table", "no row of which holds, or two that should not hold together");
      text("file", "of the rules");
      typed("line", "integer");
      typed("rows", "array");
    });
    json_.key("rule");
    nested({"outcome", "applies", "condition", "reach", "standing", "group", "label", "text", "section",
            "catalogue", "certainty", "facts"},
           [&] {
             words("outcome", outcome_words());
             words("applies", tri_words());
             // What its own condition comes to, whether or not it applies.
             words("condition", outcome_words());
             words("reach", {"certain", "possible", "excluded"});
             standing_truth();
             json_.key("borderline");
             reference("borderline");
             text("group", "the family of the rule");
             text("said", "what the rule says as it came out; not there where it does not apply");
             entry();
           });
    json_.key("recommendation");
    nested({"name", "outcome", "standing", "reach", "who", "timing", "label", "text", "said", "section",
            "catalogue", "certainty", "facts"},
           [&] {
             text("name", "of the recommendation");
             words("outcome", tri_words());
             standing_truth();
             words("reach", {"certain", "possible", "excluded"});
             text("who", "acts");
             text("timing", "when");
             text("said", "its text as it is said of this club");
             entry();
           });
  }

  const RuleSet& rules_;
};

}  // namespace

std::string diagnosis_schema(const RuleSet& rules) { return DiagnosisSchema(rules).write(); }

}  // namespace diagclub
