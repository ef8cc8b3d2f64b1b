// The vocabulary of a rule set and what else its rules refer to, from YAML.
#include "read/rules/vocabulary_from_yaml.h"

#include "read/rules/fault_words.h"
#include "read/rules/unary_test.h"

namespace diagclub {

namespace {

Choice choice_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, "a choice", {"fr", "en", "aliases"});
  return {key.text, {in.word("fr"), in.word("en")}, in.words_or_none("aliases")};
}

}  // namespace

Term term_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  return {key.text, reading.place(key), text_of(node, reading)};
}

Term source_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, "a source document", {"title", "year"});
  if (in.has("year")) in.number("year");
  return {key.text, reading.place(key), in.text("title")};
}

Group group_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, "a group", {"label", "when_yes", "when_no"});
  static const std::map<std::string_view, Sign> signs{{"silent", Sign::silent},
                                                      {"note", Sign::note},
                                                      {"carries", Sign::carries},
                                                      {"holds_back", Sign::holds_back}};
  return {key.text, reading.place(key), in.text("label"),
          value_of(in, "when_yes", reading, Sign::silent, signs),
          value_of(in, "when_no", reading, Sign::silent, signs)};
}

Unit unit_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, "a unit", {"label", "of", "times"});
  Unit unit{key.text, reading.place(key), in.text("label"), in.word_or("of", ""), 1, ""};
  if (const Node* times = in.find("times")) {
    const auto number = number_of(*times);
    if (number)
      unit.times = *number;
    else if (const std::string help = help_with_number(*times); !help.empty())
      reading.error("wrong-shape", *times, "`times` must be a number or a parameter", help);
    else
      unit.times_parameter = word_of(*times, reading);
  }
  return unit;
}

Parameter parameter_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, "a parameter", {"value", "unit", "label", "text", "ours"});
  Parameter parameter;
  parameter.name = key.text;
  parameter.place = reading.place(key);
  parameter.unit = in.word_or("unit", "");
  parameter.label = in.text("label");
  parameter.text = in.text_or_none("text");
  parameter.ours = in.text_or_none("ours");
  if (const Node* value = in.need("value")) {
    const auto number = number_of(*value);
    const auto yes = yes_no_of(*value);
    parameter.is_number = number.has_value();
    parameter.number = number.value_or(Number());
    parameter.yes = yes.value_or(false);
    if (!number && !yes)
      reading.error("bad-value", *value, "a parameter is a number, `yes` or `no`", help_with_number(*value));
  }
  return parameter;
}

Section section_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, "a section", {"heading", "label", "many"});
  return {key.text, reading.place(key), in.text("label"), in.word("heading"), in.yes_or("many", false)};
}

Fact fact_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, "a fact",
                   {"kind", "integer", "unit", "min", "max", "formula", "label", "question", "help",
                    "heading", "aliases", "changeable", "required", "otherwise", "choices"});
  static const std::map<std::string_view, FactKind> kinds{{"text", FactKind::text},
                                                          {"number", FactKind::number},
                                                          {"yes_no", FactKind::yes_no},
                                                          {"choice", FactKind::choice},
                                                          {"list", FactKind::list}};
  Fact fact;
  fact.name = key.text;
  fact.place = reading.place(key);
  in.need("kind");
  fact.kind = value_of(in, "kind", reading, FactKind::text, kinds);
  fact.label = in.text("label");
  fact.question = in.text("question");
  fact.help = in.text_or_none("help");
  fact.heading = in.word("heading");
  fact.aliases = in.words_or_none("aliases");
  fact.required = in.yes_or("required", false);
  fact.changeable = in.yes_or("changeable", false);
  const auto belongs = [&](std::string_view member, bool fits, std::string_view kind) {
    if (const Node* misplaced = in.find(member); misplaced != nullptr && !fits) {
      reading.error("misplaced-key", *misplaced,
                    "`" + std::string(member) + "` is only for " + std::string(kind));
    }
  };
  const bool number = fact.kind == FactKind::number;
  const bool chosen = fact.kind == FactKind::choice || fact.kind == FactKind::list;
  for (const std::string_view member : {"integer", "unit", "min", "max", "formula"})
    belongs(member, number, "a number");
  belongs("choices", chosen, "a choice or a list");
  belongs("otherwise", fact.kind == FactKind::choice || fact.kind == FactKind::yes_no,
          "a choice or a yes/no");
  fact.otherwise = in.word_or("otherwise", "");
  if (fact.kind == FactKind::yes_no && !fact.otherwise.empty())
    fact.otherwise = in.yes_or("otherwise", false) ? "yes" : "no";
  if (number) {
    fact.integer = in.yes_or("integer", false);
    fact.unit = in.word_or("unit", "");
    fact.bounds = {in.number("min"), in.number("max"), false, false};
    if (fact.bounds.empty())
      reading.error("empty-bounds", node, "`min` is above `max`");
    else if (fact.integer && ceil(fact.bounds.low) > floor(fact.bounds.high)) {
      reading.error("empty-bounds", node, "no whole number lies between `min` and `max`");
    }
    if (const Node* formula = in.find("formula")) {
      fact.formula.emplace();
      TextFault fault;
      if (formula->kind != Node::Kind::scalar || !formula_from_text(formula->text, *fact.formula, fault)) {
        reading.error("bad-formula", *formula,
                      fault.message.empty() ? "a formula is expected here" : message_of(fault),
                      help_of(fault, "a formula looks like `members.jobs / members.firms`"));
      }
    }
  }
  if (chosen) {
    const Node* choices = in.need("choices");
    if (choices != nullptr && choices->kind == Node::Kind::mapping) {
      for (std::size_t i = 0; i < choices->keys.size(); ++i) {
        fact.choices.push_back(choice_from_yaml(choices->keys[i], choices->items[i], reading));
      }
    } else if (choices != nullptr) {
      reading.error("wrong-shape", *choices, "`choices` must be a mapping");
    }
    if (choices != nullptr && choices->kind == Node::Kind::mapping && fact.choices.empty())
      reading.error("no-choices", *choices, "there is nothing to choose from",
                    "write `name: {fr: …, en: …}`");
  }
  return fact;
}

}  // namespace diagclub
