// The vocabulary of a rule set and what else its rules refer to, from YAML.
#include "read/rules/vocabulary_from_yaml.h"

#include <fmt/format.h>

#include "model/declared_words.h"
#include "model/expected.h"
#include "read/rules/condition_from_yaml.h"
#include "read/rules/rule_file_form.h"
#include "read/rules/unary_test.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

Choice choice_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("choice"));
  return {key.text, {in.word("fr"), in.word("en")}, in.words("aliases")};
}

// Such as `min` of what is no number.
void refuse_keys_of_other_kinds(const Mapping& in, const Reading& reading, std::string_view kind) {
  for (const KeyForm& key : rule_file_form("fact").keys) {
    const Node* misplaced = key.is_for(kind) ? nullptr : in.find(key.name);
    if (misplaced == nullptr) continue;
    std::string kinds;
    for (const std::string_view wanted : key.only_for) {
      if (wanted.empty()) continue;
      kinds += kinds.empty() ? "a " : " or a ";
      kinds += wanted == name_of(FactKind::yes_no) ? "yes/no" : wanted;
    }
    reading.error("misplaced-key", *misplaced, fmt::format("`{}` is only for {}", key.name, kinds));
  }
}

}  // namespace

Term term_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  return {key.text, reading.place(key), text_of(node, reading)};
}

Actor actor_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("actor"));
  Actor actor;
  actor.name = key.text;
  actor.place = reading.place(key);
  actor.label = {in.word("fr"), in.word("en")};
  if (const Node* exists = in.get("exists_when")) actor.exists_when = condition_from_yaml(*exists, reading);
  return actor;
}

Term firmness_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  if (!is_firmness_word(key.text))
    reading.error("bad-value", key, "nothing stands `" + key.text + "`",
                  fmt::format("it is one of `{}`", fmt::join(kFirmnessWords, "`, `")));
  return term_from_yaml(key, node, reading);
}

Term source_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("source_document"));
  in.number("year");
  return {key.text, reading.place(key), in.text("title")};
}

Group group_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("group"));
  return {key.text, reading.place(key), in.text("label"),
          value_of(in, "when_yes", reading, Sign::silent, kSigns),
          value_of(in, "when_no", reading, Sign::silent, kSigns)};
}

Unit unit_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("unit"));
  Unit unit{key.text, reading.place(key), in.text("label"), in.word("of"), 1, ""};
  if (const Node* times = in.get("times")) {
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
  const Mapping in(node, reading, rule_file_form("parameter"));
  Parameter parameter;
  parameter.name = key.text;
  parameter.place = reading.place(key);
  parameter.unit = in.word("unit");
  parameter.label = in.text("label");
  parameter.text = in.text("text");
  parameter.ours = in.text("ours");
  if (const Node* value = in.get("value")) {
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
  const Mapping in(node, reading, rule_file_form("section"));
  return {key.text, reading.place(key), in.text("label"), in.word("heading"), in.yes("many")};
}

Fact fact_from_yaml(const Node& key, const Node& node, const Reading& reading) {
  const Mapping in(node, reading, rule_file_form("fact"));
  Fact fact;
  fact.name = key.text;
  fact.place = reading.place(key);
  fact.kind = value_of(in, "kind", reading, FactKind::text, kFactKinds);
  fact.label = in.text("label");
  fact.question = in.text("question");
  fact.help = in.text("help");
  fact.heading = in.word("heading");
  fact.aliases = in.words("aliases");
  fact.required = in.yes("required");
  fact.changeable = in.yes("changeable");
  refuse_keys_of_other_kinds(in, reading, name_of(fact.kind));
  const bool number = fact.kind == FactKind::number;
  const bool chosen = fact.kind == FactKind::choice || fact.kind == FactKind::list;
  fact.otherwise = in.word("otherwise");
  if (fact.kind == FactKind::yes_no && !fact.otherwise.empty())
    fact.otherwise = yes_no_word(in.yes("otherwise"));
  if (number) {
    fact.integer = in.yes("integer");
    fact.unit = in.word("unit");
    fact.bounds = {in.number("min"), in.number("max"), false, false};
    if (fact.bounds.empty())
      reading.error("empty-bounds", node, "`min` is above `max`");
    else if (fact.integer && ceil(fact.bounds.low) > floor(fact.bounds.high)) {
      reading.error("empty-bounds", node, "no whole number lies between `min` and `max`");
    }
    if (const Node* formula = in.get("formula")) {
      fact.formula.emplace();
      Fault fault;
      if (formula->kind != Node::Kind::scalar || !formula_from_text(formula->text, *fact.formula, fault)) {
        reading.error("bad-formula", *formula,
                      fault.message.empty() ? "a formula is expected here" : fault.message,
                      fault.help_or("a formula looks like `members.jobs / members.firms`"));
      }
    }
  }
  if (chosen) {
    const Node* choices = in.get("choices");
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
