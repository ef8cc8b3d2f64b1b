// A rule set in, the JSON Schema of the rows of a batch out.
#include "model/expected.h"
#include "report/schema/batch_schemas.h"
#include "report/schema/schema_writer.h"
#include "report/score/score_values.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Kind = ScoreColumn::Kind;

class ScoreSchema : public SchemaWriter {
 public:
  explicit ScoreSchema(const Plan& plan) : plan_(plan), rules_(plan.rules()) {}

  std::string run() {
    begin("what diagclub score writes: a line of NDJSON, or the array of --format json");
    key("oneOf");
    json_.open_array();
    reference("scored");
    reference("rejected");
    json_.open_object();
    array_of([&] {
      key("oneOf");
      json_.open_array();
      reference("scored");
      reference("rejected");
      json_.close_array();
    });
    json_.close_object();
    json_.close_array();
    key("$defs");
    json_.open_object();
    key("scored");
    nested({}, [&] {
      for (const ScoreColumn& column : all_score_columns(plan_)) {
        if (column.kind != Kind::error) this->column(column);
      }
      shard();
    });
    key("rejected");
    nested({"source", "line", "error"}, [&] {
      text("source", "the input, as named");
      typed("line", "integer");
      text("error", "the first thing that is wrong");
      shard();
    });
    key("number");
    json_.open_object();
    json_.field_texts("type", {"integer", "string"});
    json_.field("description", "a whole number; else as a fiche may write it: `2.5`, `10..15`, `> 100`");
    json_.close_object();
    json_.close_object();
    return end();
  }

 private:
  void shard() { text("shard", "of `--shard`: which share the row is of, until `--merge` takes it away"); }

  void column(const ScoreColumn& column) {
    switch (column.kind) {
      case Kind::source:
        return text(column.title, "the input, as named");
      case Kind::line:
        return typed(column.title, "integer");
      case Kind::name:
        return text(column.title, "of the club; of the input where it has none");
      case Kind::fact:
        return fact(column.title, rules_.facts[column.thing.fact()]);
      case Kind::table:
      case Kind::reachable:
        return table(column, rules_.tables[column.thing.table()]);
      case Kind::count:
      case Kind::possible:
        key(column.title);
        json_.open_object();
        json_.field_texts("type", {"integer", "null"});
        json_.field("description", column.kind == Kind::possible ? "how many may hold; null: not of this club"
                                   : column.certain              ? "how many rules hold whatever is not known"
                                                                 : "how many rules hold as it stands");
        return json_.close_object();
      case Kind::held:
        return list(column.title, names_of_counted(column.thing.count()));
      case Kind::rule:
        return words(column.title, outcome_words());
      case Kind::firmness:
        return words(column.title, {std::rbegin(kFirmnessWords), std::rend(kFirmnessWords)});
      case Kind::recommendations:
        return list(column.title, names_in(rules_.recommendations));
      case Kind::open:
        return list(column.title, names_in(rules_.facts));
      case Kind::rule_faults:
        key(column.title);
        json_.open_object();
        json_.field("description", "of the rules, that the club meets: `class: gap`, `class: rows 2 and 3`");
        array_of([&] { json_.field("type", "string"); });
        return json_.close_object();
      case Kind::error:
      case Kind::shard:
        break;
    }
  }

  // Null: not known; `unknown`, `nothing_reported`: the fiche says so; `...` at the end of a list: there may
  // be more.
  void fact(const std::string& title, const Fact& fact) {
    key(title);
    json_.open_object();
    key("anyOf");
    json_.open_array();
    if (fact.kind == FactKind::number) reference("number");
    if (fact.kind == FactKind::text) type("string");
    if (fact.kind == FactKind::yes_no) one_word({std::string(kYes), std::string(kNo)});
    if (fact.kind == FactKind::choice) one_word(names_in(fact.choices));
    if (fact.kind == FactKind::choice || fact.kind == FactKind::list) {
      json_.open_object();
      std::vector<std::string> items = names_in(fact.choices);
      if (fact.kind == FactKind::list) items.emplace_back("...");
      array_of([&] { json_.field_texts("enum", items); });
      json_.close_object();
    }
    if (fact.kind != FactKind::text) one_word({std::string(kUnknown), std::string(kNothingReported)});
    type("null");
    json_.close_array();
    json_.close_object();
  }

  // One outcome, null (no row matches) or all that it may be; of a collect table those that hold, and behind
  // them with `?` those that may.
  void table(const ScoreColumn& column, const Table& table) {
    std::vector<std::string> outcomes = names_in(table.outputs);
    const bool whole = column.kind == Kind::table;
    const bool may_not_apply = plan_.step_of(column.thing).speaks != kAlways;
    if (table.hit == HitPolicy::collect && whole) {
      for (const Output& output : table.outputs) outcomes.push_back(output.name + "?");
      if (!may_not_apply) return list(column.title, outcomes);
      key(column.title);
      json_.open_object();
      key("anyOf");
      json_.open_array();
      one_word({std::string(kNotApplicable)});
      json_.open_object();
      array_of([&] { json_.field_texts("enum", outcomes); });
      json_.close_object();
      json_.close_array();
      return json_.close_object();
    }
    outcomes.emplace_back(kNoRow);
    if (may_not_apply) outcomes.emplace_back(kNotApplicable);
    const bool counts = table.hit == HitPolicy::collect_count;
    key(column.title);
    json_.open_object();
    key("anyOf");
    json_.open_array();
    if (whole) {
      type("null");
      counts ? type("integer") : one_word(outcomes);
      if (counts && may_not_apply) one_word({std::string(kNotApplicable)});
    }
    json_.open_object();
    array_of([&] {
      if (counts)
        json_.field_texts("type", {"integer", "string"});
      else
        json_.field_texts("enum", outcomes);
    });
    json_.close_object();
    json_.close_array();
    json_.close_object();
  }

  std::vector<std::string> names_of_counted(CountId count) {
    std::vector<std::string> names;
    for (const Name& name : rules_.counts[count].of) names.push_back(name.text);
    return names;
  }

  template <typename Items>
  void array_of(Items items) {
    json_.field("type", "array");
    key("items");
    json_.open_object();
    items();
    json_.close_object();
  }
  void list(const std::string& title, const std::vector<std::string>& names) {
    key(title);
    json_.open_object();
    array_of([&] { json_.field_texts("enum", names); });
    json_.close_object();
  }
  void one_word(const std::vector<std::string>& names) {
    json_.open_object();
    json_.field_texts("enum", names);
    json_.close_object();
  }
  void type(const std::string& name) {
    json_.open_object();
    json_.field("type", name);
    json_.close_object();
  }

  const Plan& plan_;
  const RuleSet& rules_;
};

}  // namespace

std::string score_schema(const Plan& plan) { return ScoreSchema(plan).run(); }

}  // namespace diagclub
