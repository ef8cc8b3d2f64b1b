// A decision table in, its XML out.
#include "report/dmn/dmn_table.h"

#include <algorithm>

#include "base/sizes.h"
#include "report/dmn/dmn_rows.h"
#include "report/text/words.h"
#include "report/text/xml.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using pugi::xml_node;

// DMN knows no rows that contradict each other: where a table declares some, the first of them decides.
const char* dmn_policy(const Table& table) {
  static const char* const policies[] = {"UNIQUE", "ANY", "PRIORITY", "FIRST", "COLLECT", "COLLECT"};
  return policies[index_of(order_decides(table) ? HitPolicy::first : table.hit)];
}

class TableWriter {
 public:
  TableWriter(const Plan& plan, const Feel& feel, TableId index, Language language)
      : plan_(plan),
        rules_(plan.rules()),
        table_(rules_.tables[index]),
        step_(plan.step_of(index)),
        feel_(feel),
        name_(feel.name(index)),
        applies_(step_.speaks != kAlways ? feel.applies_name(index) : ""),
        language_(language) {}

  void write(xml_node decision) {
    xml_node table = add_element(decision, "decisionTable");
    set_attribute(table, "id", "table-" + name_);
    set_attribute(table, "hitPolicy", dmn_policy(table_));
    if (table_.hit == HitPolicy::collect_count) set_attribute(table, "aggregation", "COUNT");
    if (step_.speaks != kAlways) column(table, say({"s’applique", "applies"}), applies_, "boolean", "");
    for (std::size_t i = 0; i < step_.dimensions.size(); ++i) {
      const VariableId variable = step_.dimensions[i];
      if (!is_column(variable)) continue;
      column(table, dmn_label(plan_, variable, language_), feel_.expression(variable), feel_.type(variable),
             feel_.values(variable));
    }
    const std::vector<DmnRow> rows = dmn_rows(plan_, step_);
    output(table, std::any_of(rows.begin(), rows.end(), [](const DmnRow& row) { return !row.row; }));
    for (const Text& clause : {Text{"Section", "Section"}, Text{"Certitude", "Certainty"}})
      set_attribute(add_element(table, "annotation"), "name", say(clause));
    for (std::size_t i = 0; i < rows.size(); ++i)
      row(table, rows[i], "row-" + name_ + "-" + std::to_string(i + 1));
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }

  // A parameter is one value and tells nothing.
  bool is_column(VariableId variable) const {
    return plan_.variables()[variable].thing.kind != EntryKind::parameter;
  }

  void column(xml_node table, const std::string& label, const std::string& expression, std::string_view type,
              const std::string& values) {
    const std::string id = "column-" + name_ + "-" + std::to_string(++columns_);
    xml_node input = add_element(table, "input");
    set_attribute(input, "id", id);
    set_attribute(input, "label", label);
    set_attribute(add_feel(input, "inputExpression", "expression-" + id, expression), "typeRef", type);
    if (!values.empty()) add_feel(input, "inputValues", "values-" + id, values);
  }

  // The values stand in the order of priority.
  void output(xml_node table, bool none) {
    xml_node output = add_element(table, "output");
    set_attribute(output, "id", "output-" + name_);
    set_attribute(output, "label", say(table_.label));
    set_attribute(output, "name", name_);
    set_attribute(output, "typeRef", "string");
    std::string values;
    for (const Output& one : table_.outputs) values += (values.empty() ? "" : ",") + feel_string(one.name);
    if (none) values += "," + feel_string(std::string(kNoRow));
    add_feel(output, "outputValues", "values-output-" + name_, values);
  }

  struct Statement {
    std::string text, section, certainty;
  };
  Statement said(const DmnRow& row) const {
    if (!row.row) {
      const bool applies = row.applies != DmnRow::Applies::no;
      if (applies && table_.gap) return {say(table_.gap->text), table_.gap->section, ""};
      return {applies ? say({"Aucune autre ligne ne convient.", "No other row matches."})
                      : say({"La table ne s’applique pas.", "The table does not apply."}),
              "", ""};
    }
    const Row& from = table_.rows[*row.row];
    const Name& certainty = from.certainty ? *from.certainty : table_.certainty;
    return {say(from.text), (from.citation ? *from.citation : table_.citation).section,
            say(find_by_name(rules_.certainties, certainty.text)->label)};
  }

  void row(xml_node table, const DmnRow& row, const std::string& id) {
    const Statement words = said(row);
    xml_node rule = add_element(table, "rule");
    set_attribute(rule, "id", id);
    add_element(rule, "description", words.text + (words.section.empty() ? "" : " [" + words.section + "]"));
    std::size_t cell = 0;
    const auto entry = [&](const char* kind, const std::string& feel) {
      add_feel(rule, kind, id + "-" + std::to_string(++cell), feel);
    };
    if (step_.speaks != kAlways)
      entry("inputEntry", row.applies == DmnRow::Applies::either ? "-"
                          : row.applies == DmnRow::Applies::yes  ? "true"
                                                                 : "false");
    for (std::size_t i = 0; i < step_.dimensions.size(); ++i) {
      if (is_column(step_.dimensions[i])) entry("inputEntry", feel_.test(step_.dimensions[i], row.box[i]));
    }
    const bool none = row.output == none_cell(table_);
    entry("outputEntry", feel_string(none ? std::string(kNoRow) : table_.outputs[row.output].name));
    for (const std::string& note : {words.section, words.certainty})
      add_element(add_element(rule, "annotationEntry"), "text", note);
  }

  const Plan& plan_;
  const RuleSet& rules_;
  const Table& table_;
  const PlanStep& step_;
  const Feel& feel_;
  std::string name_;
  std::string applies_;
  Language language_;
  int columns_ = 0;
};

}  // namespace

std::string dmn_label(const Plan& plan, VariableId variable, Language language) {
  const RuleSet& rules = plan.rules();
  const Variable& about = plan.variables()[variable];
  const std::string label = label_of(rules, about.thing).in(language) + colon(language);
  switch (about.aspect) {
    case Variable::Aspect::known:
      return label + Text{"renseigné ?", "known?"}.in(language);
    case Variable::Aspect::member:
      return label + (about.thing.kind == EntryKind::table
                          ? rules.tables[about.thing.table()].outputs[about.member].label
                          : rules.facts[about.thing.fact()].choices[about.member].label)
                         .in(language);
    case Variable::Aspect::value:
      break;
  }
  return label_of(rules, about.thing).in(language);
}

xml_node add_feel(xml_node parent, const char* name, const std::string& id, std::string_view text) {
  xml_node node = add_element(parent, name);
  set_attribute(node, "id", id);
  add_element(node, "text", text);
  return node;
}

void add_decision_table(xml_node decision, const Plan& plan, const Feel& feel, TableId table,
                        Language language) {
  TableWriter(plan, feel, table, language).write(decision);
}

}  // namespace diagclub
