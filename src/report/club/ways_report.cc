// Ways to a goal in, the same in words and JSON out.
#include <fmt/format.h>

#include "report/club/change_report.h"
#include "report/club/value_words.h"
#include "report/text/firmness_words.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string new_value_in_words(const ClubReport& about, const NewValue& value, Language language) {
  const RuleSet& rules = about.plan.rules();
  const Fact& fact = rules.facts[value.fact];
  const bool french = language == Language::french;
  std::string words = fact.label.in(language) + colon(language);
  if (fact.kind == FactKind::list) {
    const auto labels = [&](const std::vector<std::size_t>& choices) {
      std::vector<std::string> all;
      for (const std::size_t choice : choices) all.push_back(fact.choices[choice].label.in(language));
      return joined_in_words(all, french ? "et" : "and");
    };
    const auto one_of = [&] {
      std::vector<std::string> all;
      for (const std::size_t choice : value.alternatives)
        all.push_back(fact.choices[choice].label.in(language));
      return (french ? "l’une de ces choses : " : "one of: ") + joined_in_words(all, french ? "ou" : "or");
    };
    if (!value.added.empty())
      words +=
          (french ? "ajouter " : "add ") + (value.alternatives.size() > 1 ? one_of() : labels(value.added));
    if (!value.dropped.empty()) {
      words += std::string(value.added.empty() ? ""
                           : french            ? ", et "
                                               : ", and ") +
               (french ? "cesser " : "drop ") + labels(value.dropped);
    }
    return words;
  }
  const VariableId variable = about.plan.variables().of(value.fact);
  std::string to;
  if (fact.kind == FactKind::number) {
    const Unit* unit = find_by_name(rules.units, fact.unit);
    to = numbers_in_words(about.plan, variable, value.accepted, language) +
         (unit == nullptr ? "" : " " + unit->label.in(language));
  } else {
    std::vector<std::string> labels;
    for (Cells left = value.accepted; left != 0; left &= left - 1) {
      const std::size_t index = lowest_cell(left);
      labels.push_back(fact.kind == FactKind::yes_no
                           ? yes_no_in_words(index == 1 ? Tri::yes : Tri::no, language)
                           : fact.choices[index].label.in(language));
    }
    to = joined_in_words(labels, french ? "ou" : "or");
  }
  return words + value_or_unknown(about, value.fact, language) + " → " + to;
}

std::string goal_in_words(const RuleSet& rules, const Goal& goal, Language language) {
  const std::string label = label_of(rules, goal.thing).in(language);
  if (goal.thing.kind == EntryKind::table) {
    const Table& table = rules.tables[goal.thing.table()];
    return label + colon(language) + output_names(table, cell(goal.wanted)).front();
  }
  return label + colon(language) + yes_no_in_words(goal.wanted == 1 ? Tri::yes : Tri::no, language);
}

}  // namespace

std::string ways_text(const ClubReport& about, const Goal& goal, const SmallestChanges& ways, int most_facts,
                      const PageStyle& style) {
  const RuleSet& rules = about.plan.rules();
  const Language language = style.language;
  const auto say = [&](const Text& text) { return text.in(language); };
  PageWriter out(style);
  out.two_sided(club_name(about), about.fiche.source, Ink::bold, Ink::faint);
  out.blank();
  out.heading(say({"But", "Goal"}) + colon(language) + goal_in_words(rules, goal, language));
  if (ways.already)
    out.line(3, "",
             say({"C’est déjà le cas", "It is so already"}) +
                 firmness_mark(firmness(about.plan, about.outcome, about.standing, goal.thing), language) +
                 ".");
  int number = 0;
  for (const ChangeSet& way : ways.ways) {
    const std::string mark = fmt::format("{}. ", ++number);
    const Firmness firmness = way.certain ? Firmness::certain : Firmness::presumed;
    for (std::size_t i = 0; i < way.values.size(); ++i) {
      const std::string lead = i == 0 ? mark : std::string(mark.size(), ' ');
      out.line(2, lead,
               (i == 0 ? "" : say({"et ", "and "})) + new_value_in_words(about, way.values[i], language) +
                   (i + 1 == way.values.size() ? firmness_mark(firmness, language) : ""));
    }
  }
  if (!ways.already && ways.tried.empty()) {
    out.line(3, "",
             say({"Rien de ce qu’un club peut changer n’y touche.",
                  "Nothing that a club can change bears on it."}));
  } else if (!ways.already && ways.ways.empty()) {
    out.line(3, "",
             fmt::format(
                 fmt::runtime(say(
                     {"Aucun changement d’au plus {} faits n’y suffit, parmi ceux qu’un club peut changer.",
                      "No change of at most {} facts does it, among those that a club can change."})),
                 most_facts));
  }
  if (!ways.already && !ways.tried.empty()) {
    std::vector<std::string> labels;
    for (const FactId fact : ways.tried) labels.push_back(say(rules.facts[fact].label));
    out.blank();
    out.line(1, "",
             say({"Faits changeables dont le but dépend : ", "Changeable facts that the goal depends on: "}) +
                 joined_in_words(labels, say({"et", "and"})),
             Ink::faint);
  }
  return out.take();
}

std::string ways_json(const ClubReport& about, const Goal& goal, const SmallestChanges& ways,
                      Language language) {
  const RuleSet& rules = about.plan.rules();
  PrettyJson json;
  json.open_object();
  json.field("name", club_name(about));
  json.field("file", about.fiche.source);
  json.field("goal", name_of(rules, goal.thing));
  json.field("wanted", goal.thing.kind == EntryKind::table
                           ? output_names(rules.tables[goal.thing.table()], cell(goal.wanted)).front()
                           : std::string(yes_no_word(goal.wanted == 1)));
  json.field_boolean("already", ways.already);
  json.key("ways");
  json.open_array();
  for (const ChangeSet& way : ways.ways) {
    json.open_array();
    for (const NewValue& value : way.values) {
      json.open_object();
      json.field("fact", rules.facts[value.fact].name);
      json.field("before", value_or_unknown(about, value.fact, language));
      json.field("answer", value.answer);
      std::vector<std::string> alternatives;
      for (const std::size_t choice : value.alternatives)
        alternatives.push_back(rules.facts[value.fact].choices[choice].name);
      if (!alternatives.empty()) json.field_texts("one_of", alternatives);
      json.field("words", new_value_in_words(about, value, language));
      json.close_object();
    }
    json.close_array();
  }
  json.close_array();
  std::vector<std::string> firmness;
  for (const ChangeSet& way : ways.ways)
    firmness.push_back(firmness_word(way.certain ? Firmness::certain : Firmness::presumed));
  json.field_texts("firmness", firmness);
  std::vector<std::string> tried;
  for (const FactId fact : ways.tried) tried.push_back(rules.facts[fact].name);
  json.field_texts("tried", tried);
  json.close_object();
  return json.take() + "\n";
}

}  // namespace diagclub
