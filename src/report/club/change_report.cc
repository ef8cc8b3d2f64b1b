#include "report/club/change_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "read/fiche/fiche_number.h"

namespace diagclub {

namespace {

std::string value_or_unknown(const ClubReport& about, FactId fact, Language language) {
  const std::string value = value_in_words(about, fact, language);
  return !value.empty() && about.facts.known[fact] ? value
         : language == Language::french            ? "non renseigné"
                                                   : "not known";
}

// How a thing came out: `B2 | B3`, `yes`, `2..3`.
std::string outcome_words(const ClubReport& about, EntryRef thing, Language language) {
  const RuleSet& rules = about.plan.rules();
  const auto joined = [](const std::vector<std::string>& words, const std::string& between) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
    return all;
  };
  if (about.outcome.applies(about.plan, thing) == Tri::no) return not_applicable_in_words(language);
  if (thing.kind == EntryKind::table) {
    const Verdict& verdict = about.diagnosis.tables[thing.table()];
    const Table& table = rules.tables[thing.table()];
    if (table.hit == HitPolicy::collect) {
      std::string words = joined(outputs_in_words(table, verdict.possible, language), ", ");
      const std::string open = joined(outputs_in_words(table, verdict.open, language), "?, ");
      if (!open.empty()) words += (words.empty() ? "" : ", ") + open + "?";
      return words.empty() ? "–" : words;
    }
    return joined(short_outputs_in_words(table, verdict.possible, language), " | ");
  }
  if (thing.kind == EntryKind::count) {
    const Tally& tally = about.diagnosis.counts[thing.count()];
    return tally.sure == tally.possible ? fmt::format("{}", tally.sure)
                                        : fmt::format("{}..{}", tally.sure, tally.possible);
  }
  return yes_no_in_words(thing.kind == EntryKind::rule ? about.diagnosis.rules[thing.rule()].holds
                                                       : about.outcome.recommended[thing.recommendation()],
                         language);
}

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

bool is_shown(const RuleSet& rules, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation) return true;
  const std::string& name = name_of(rules, thing);
  const auto named = [&](const Name& other) { return other.text == name; };
  if (thing.kind == EntryKind::count)
    return std::any_of(rules.page.counts.begin(), rules.page.counts.end(), named) ||
           std::any_of(rules.page.lists.begin(), rules.page.lists.end(), named);
  if (thing.kind == EntryKind::table) {
    return std::any_of(
        rules.page.verdicts.begin(), rules.page.verdicts.end(), [&](const Page::Verdict& verdict) {
          return verdict.of.text == name || std::any_of(verdict.with.begin(), verdict.with.end(), named);
        });
  }
  const Group* group = find_by_name(rules.groups, rules.rules[thing.rule()].group.text);
  return group->when_yes != Sign::silent || group->when_no != Sign::silent;
}

// Through which rule a thing is now as it is.
std::string through(const ClubReport& after, EntryRef thing, Language language) {
  const RuleSet& rules = after.plan.rules();
  if (thing.kind == EntryKind::table) {
    const Verdict& verdict = after.diagnosis.tables[thing.table()];
    if (!verdict.row) return "";
    const Table& table = rules.tables[thing.table()];
    const Row& row = table.rows[*verdict.row];
    return row.text.in(language) + " " + reference_in_words(rules, table, row, language);
  }
  if (thing.kind == EntryKind::rule) {
    const Rule& rule = rules.rules[thing.rule()];
    const Finding& finding = after.diagnosis.rules[thing.rule()];
    const Tri holds = finding.holds;
    const std::string where = reference_in_words(rules, rule.citation, rule.certainty, language);
    if (finding.applies != Tri::yes) return where;
    const bool says = holds == Tri::yes || (holds == Tri::no && !rule.if_no.empty());
    return says ? filled(after, said_by_rule(rule, holds).in(language), language) + " " + where : where;
  }
  if (thing.kind == EntryKind::recommendation) {
    const Recommendation& advice = rules.recommendations[thing.recommendation()];
    return reference_in_words(rules, advice.citation, advice.certainty, language);
  }
  return "";
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

std::string shift_text(const ClubReport& before, const ClubReport& after, const OutcomeDiff& shift,
                       const PageStyle& style) {
  const RuleSet& rules = before.plan.rules();
  const Language language = style.language;
  const auto say = [&](const Text& text) { return text.in(language); };
  PageWriter out(style);
  const std::string first = club_name(before);
  const std::string second = club_name(after);
  out.two_sided(first, before.fiche.source, Ink::bold, Ink::faint);
  if (after.fiche.source != before.fiche.source || first != second)
    out.two_sided("→ " + second, after.fiche.source, Ink::bold, Ink::faint);
  out.blank();
  out.heading(say({"Ce qui change dans la fiche", "What changes in the fiche"}));
  if (shift.facts.empty()) out.line(3, "", say({"rien", "nothing"}));
  for (const FactId fact : shift.facts) {
    out.line(3, "· ",
             say(rules.facts[fact].label) + colon(language) + value_or_unknown(before, fact, language) +
                 " → " + value_or_unknown(after, fact, language));
  }
  out.blank();
  out.heading(say({"Ce que cela déplace", "What that moves"}));
  bool any = false;
  int silent = 0;
  std::string not_applicable;
  std::string unknown;
  std::string not_so;  // and the rule has no more to say of it
  for (const Move& move : shift.moves) {
    if (!is_shown(rules, move.thing)) {
      ++silent;
      continue;
    }
    any = true;
    const std::string label = say(label_of(rules, move.thing));
    if (move.thing.kind == EntryKind::rule) {
      const Finding& now = after.diagnosis.rules[move.thing.rule()];
      const bool silent_no = now.holds == Tri::no && rules.rules[move.thing.rule()].if_no.empty();
      std::string* list = now.applies == Tri::no      ? &not_applicable
                          : now.holds == Tri::unknown ? &unknown
                          : silent_no                 ? &not_so
                                                      : nullptr;
      if (list != nullptr) {
        *list += (list->empty() ? "" : semicolon(language)) + label;
        continue;
      }
    }
    const bool advice = move.thing.kind == EntryKind::recommendation;
    const std::string lead = advice ? say({"Recommandation : ", "Recommendation: "}) : "";
    out.line(3, "· ",
             lead + label + colon(language) + outcome_words(before, move.thing, language) + " → " +
                 outcome_words(after, move.thing, language),
             Ink::bold);
    if (const std::string rule = through(after, move.thing, language); !rule.empty()) out.line(5, "", rule);
    std::vector<std::string> because;
    for (const FactId fact : move.because) because.push_back(say(rules.facts[fact].label));
    if (shift.facts.size() > 1 && !because.empty())
      out.line(5, "", say({"à cause de : ", "because of: "}) + joined_in_words(because, say({"et", "and"})),
               Ink::faint);
  }
  if (!not_so.empty()) out.line(3, say({"· ne vaut pas : ", "· does not hold: "}), not_so);
  if (!unknown.empty()) out.line(3, say({"· devient inconnu : ", "· now unknown: "}), unknown);
  if (!not_applicable.empty())
    out.line(3, say({"· devient sans objet : ", "· no longer applies: "}), not_applicable);
  if (!any) out.line(3, "", say({"rien de ce que la page montre", "nothing that the page shows"}));
  if (silent > 0)
    out.line(3, "",
             fmt::format("… {} {}", silent,
                         silent == 1 ? say({"étape du raisonnement, avec --format json",
                                            "step of the reasoning, with --format json"})
                                     : say({"étapes du raisonnement, avec --format json",
                                            "steps of the reasoning, with --format json"})),
             Ink::faint);
  return out.take();
}

std::string shift_json(const ClubReport& before, const ClubReport& after, const OutcomeDiff& shift,
                       Language language) {
  const RuleSet& rules = before.plan.rules();
  PrettyJson json;
  json.open_object();
  for (const auto& [key, about] : {std::pair{"before", &before}, std::pair{"after", &after}}) {
    json.key(key);
    json.open_object();
    json.field("name", club_name(*about));
    json.field("file", about->fiche.source);
    json.close_object();
  }
  json.key("facts");
  json.open_array();
  for (const FactId fact : shift.facts) {
    json.open_object();
    json.field("fact", rules.facts[fact].name);
    json.field("before", value_or_unknown(before, fact, language));
    json.field("after", value_or_unknown(after, fact, language));
    json.close_object();
  }
  json.close_array();
  json.key("moves");
  json.open_array();
  for (const Move& move : shift.moves) {
    json.open_object();
    json.field("name", name_of(rules, move.thing));
    json.field("label", label_of(rules, move.thing).in(language));
    json.field("before", outcome_words(before, move.thing, language));
    json.field("after", outcome_words(after, move.thing, language));
    json.field("through", through(after, move.thing, language));
    std::vector<std::string> because;
    for (const FactId fact : move.because) because.push_back(rules.facts[fact].name);
    json.field_texts("because", because);
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take() + "\n";
}

std::string ways_text(const ClubReport& about, const Goal& goal, const SmallestChanges& ways, int most_facts,
                      const PageStyle& style) {
  const RuleSet& rules = about.plan.rules();
  const Language language = style.language;
  const auto say = [&](const Text& text) { return text.in(language); };
  PageWriter out(style);
  out.two_sided(club_name(about), about.fiche.source, Ink::bold, Ink::faint);
  out.blank();
  out.heading(say({"But", "Goal"}) + colon(language) + goal_in_words(rules, goal, language));
  if (ways.already) out.line(3, "", say({"C’est déjà le cas.", "It is so already."}));
  int number = 0;
  for (const ChangeSet& way : ways.ways) {
    const std::string mark = fmt::format("{}. ", ++number);
    for (std::size_t i = 0; i < way.values.size(); ++i) {
      const std::string lead = i == 0 ? mark : std::string(mark.size(), ' ');
      out.line(2, lead,
               (i == 0 ? "" : say({"et ", "and "})) + new_value_in_words(about, way.values[i], language));
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
                           : std::string(goal.wanted == 1 ? "yes" : "no"));
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
  std::vector<std::string> tried;
  for (const FactId fact : ways.tried) tried.push_back(rules.facts[fact].name);
  json.field_texts("tried", tried);
  json.close_object();
  return json.take() + "\n";
}

}  // namespace diagclub
