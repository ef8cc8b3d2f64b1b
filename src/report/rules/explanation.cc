// A name of the rule set in, all that is to know of it out.
#include "report/rules/explanation.h"

#include <fmt/format.h>

#include "base/sizes.h"
#include "model/declared_words.h"
#include "read/fiche/fiche_number.h"
#include "report/rules/evidence_text.h"
#include "report/text/condition_text.h"
#include "report/text/json_writer.h"
#include "report/text/page_writer.h"

namespace diagclub {

namespace {

const Text& kind_in_words(EntryKind kind) {
  static const Text words[] = {{"fait", "fact"},
                               {"paramètre", "parameter"},
                               {"table de décision", "decision table"},
                               {"règle", "rule"},
                               {"compte", "count"},
                               {"recommandation", "recommendation"},
                               {"présomption", "presumption"}};
  return words[index_of(kind)];
}

std::vector<std::string> words_of(const std::vector<Name>& names) {
  std::vector<std::string> words;
  for (const Name& name : names) words.push_back(name.text);
  return words;
}

const Text& fact_kind_in_words(FactKind kind) {
  static const Text words[] = {{"texte", "text"},
                               {"nombre", "number"},
                               {"oui ou non", "yes or no"},
                               {"choix", "choice"},
                               {"liste", "list"}};
  return words[index_of(kind)];
}

// How tightly an operator binds; a number or a name binds tightest.
int strength(Formula::Op op) {
  if (op == Formula::Op::add || op == Formula::Op::subtract) return 0;
  return op == Formula::Op::multiply || op == Formula::Op::divide ? 1 : 2;
}

std::string formula_text(const Formula& formula) {
  const char* sign = " / ";
  switch (formula.op) {
    case Formula::Op::number:
      return text_from_number(formula.number);
    case Formula::Op::name:
      return formula.name;
    case Formula::Op::add:
      sign = " + ";
      break;
    case Formula::Op::subtract:
      sign = " - ";
      break;
    case Formula::Op::multiply:
      sign = " * ";
      break;
    case Formula::Op::divide:
      break;
  }
  const auto operand = [&](const Formula& part, int least) {
    return strength(part.op) < least ? "(" + formula_text(part) + ")" : formula_text(part);
  };
  return operand(formula.operands[0], strength(formula.op)) + sign +
         operand(formula.operands[1], strength(formula.op) + 1);
}

constexpr std::size_t kMostTests = 3;

class Explainer {
 public:
  Explainer(const Plan& plan, const std::string& name, const PageStyle& style)
      : plan_(plan), rules_(plan.rules()), thing_(*plan.names().find(name)), style_(style), out_(style) {}

  std::string write(const std::vector<std::string>& tested_by, const std::vector<Outcome>& clubs) {
    out_.two_sided(say(label_of(rules_, thing_)),
                   say(kind_in_words(thing_.kind)) + "  " + name_of(rules_, thing_), Ink::bold, Ink::faint);
    if (const Entry* entry = entry_of(rules_, thing_)) common(*entry);
    switch (thing_.kind) {
      case EntryKind::fact:
        fact(rules_.facts[thing_.fact()]);
        break;
      case EntryKind::parameter:
        parameter(rules_.parameters[thing_.parameter()]);
        break;
      case EntryKind::table:
        table(rules_.tables[thing_.table()]);
        break;
      case EntryKind::rule:
        rule(rules_.rules[thing_.rule()]);
        item({"Clubs connus", "Known clubs"},
             case_evidence_in_words(plan_, thing_.rule(), clubs, style_.language));
        break;
      case EntryKind::count:
        count(rules_.counts[thing_.count()]);
        break;
      case EntryKind::recommendation:
        recommendation(rules_.recommendations[thing_.recommendation()]);
        break;
      case EntryKind::presumption:
        presumption(rules_.presumptions[thing_.presumption()]);
        break;
    }
    names({"Sert à", "Used by"}, users_of(rules_, name_of(rules_, thing_)));
    if (!tested_by.empty()) {
      std::string shown;
      for (std::size_t i = 0; i < std::min(tested_by.size(), kMostTests); ++i)
        shown += (i == 0 ? "" : std::string(semicolon(style_.language))) + tested_by[i];
      if (tested_by.size() > kMostTests) shown += fmt::format(" (+{})", tested_by.size() - kMostTests);
      item({"Éprouvé par", "Tested by"}, shown);
    }
    const Place& place = place_of(rules_, thing_);
    item({"Écrit dans", "Written in"},
         rules_.files[place.file].name() + ":" + std::to_string(place.span.start.line));
    return out_.take();
  }

 private:
  const std::string& say(const Text& text) const { return text.in(style_.language); }

  void item(const Text& label, const std::string& text) {
    if (!text.empty()) out_.line(2, padded(say(label), 14), text);
  }
  void names(const Text& label, const std::vector<std::string>& names) {
    item(label, fmt::format("{}", fmt::join(names, ", ")));
  }
  void conditions(const Text& label, const Condition& condition) {
    bool first = true;
    for (const ConditionLine& line : condition_in_words(rules_, plan_.names(), condition, style_.language)) {
      out_.line(2, padded(first ? say(label) : "", 14 + 2 * line.depth), line.text);
      first = false;
    }
  }

  void common(const Entry& entry) {
    out_.line(2, "", say(entry.text));
    out_.blank();
    const std::string& document =
        entry.citation.document.empty() ? rules_.sources.front().name : entry.citation.document;
    item({"Source", "Source"},
         fmt::format("{} ({}), {}", entry.citation.section, fmt::join(entry.citation.catalogue, ", "),
                     say(find_by_name(rules_.sources, document)->label)));
    item({"Certitude", "Certainty"}, say(find_by_name(rules_.certainties, entry.certainty.text)->label));
    item({"Nôtre", "Ours"}, say(entry.ours));
  }

  void fact(const Fact& fact) {
    out_.line(2, "", say(fact.question));
    if (!fact.help.empty()) out_.line(2, "", say(fact.help), Ink::faint);
    out_.blank();
    std::string kind = say(fact_kind_in_words(fact.kind));
    if (fact.kind == FactKind::number) {
      const Unit* unit = find_by_name(rules_.units, fact.unit);
      kind += fmt::format(", {}..{}{}", text_from_number(fact.bounds.low), text_from_number(fact.bounds.high),
                          unit == nullptr ? "" : " " + say(unit->label));
      if (fact.integer) kind += say({", entier", ", whole"});
    }
    item({"Nature", "Kind"}, kind);
    for (const Choice& choice : fact.choices) out_.line(4, padded(choice.name, 24), say(choice.label));
    std::string keys = fact.heading;
    for (const std::string& alias : fact.aliases) keys += ", " + alias;
    item({"Clé française", "French key"}, keys);
    if (fact.formula) item({"Calcul", "Formula"}, formula_text(*fact.formula));
    if (!fact.otherwise.empty()) item({"À défaut", "Unstated"}, fact.otherwise);
    if (!fact.required)
      item({"Ou bien", "Or else"},
           say({"« inconnu », ou « rien_signale » quand on en traite sans rien signaler de tel",
                "`unknown`, or `nothing_reported` where it is spoken of and nothing of the kind reported"}));
  }

  void parameter(const Parameter& parameter) {
    out_.line(2, "", say(parameter.text));
    out_.blank();
    item({"Valeur", "Value"},
         parameter.is_number
             ? text_from_number(parameter.number) + (parameter.unit.empty() ? "" : " " + parameter.unit)
             : yes_no_in_words(parameter.yes ? Tri::yes : Tri::no, style_.language));
    item({"Nôtre", "Ours"}, say(parameter.ours));
  }

  void table(const Table& table) {
    item({"Règle", "Hit policy"},
         std::string(name_of(table.hit)) + colon(style_.language) + say(hit_in_words(table.hit)));
    if (table.applies) conditions({"S’applique si", "Applies if"}, *table.applies);
    for (const Output& output : table.outputs) out_.line(4, padded(output.name, 16), say(output.label));
    if (table.gap) item({"Lacune", "Gap"}, flaw_in_words(*table.gap, style_.language));
    if (table.overlap)
      item({"Chevauchement", "Overlap"},
           flaw_in_words(*table.overlap, style_.language) + colon(style_.language) +
               say({"la première ligne qui convient décide", "the first row that matches decides"}));
    int number = 0;
    for (const Row& row : table.rows) {
      out_.blank();
      out_.line(2, fmt::format("{}. ", ++number), row.then.text + " – " + say(row.text), Ink::bold);
      for (const Condition& test : row.when)
        out_.line(7, "", test_in_words(rules_, plan_.names(), test.name.text, test.test, style_.language));
      if (!row.ours.empty()) out_.line(7, say({"nôtre : ", "ours: "}), say(row.ours), Ink::faint);
    }
    out_.blank();
  }

  void rule(const Rule& rule) {
    item({"Famille", "Group"}, say(find_by_name(rules_.groups, rule.group.text)->label));
    if (rule.applies) conditions({"S’applique si", "Applies if"}, *rule.applies);
    conditions({"Quand", "When"}, rule.when);
    item({"Sinon", "If not"}, say(rule.if_no));
  }

  void count(const Count& count) { names({"Compte", "Counts"}, words_of(count.of)); }

  void recommendation(const Recommendation& advice) {
    item({"Qui", "Who"}, say(find_by_name(rules_.actors, advice.who.text)->label));
    item({"Échéance", "Timing"}, say(find_by_name(rules_.timings, advice.timing.text)->label));
    conditions({"Quand", "When"}, advice.when);
    if (const Condition* exists = existence_of_actor(rules_, advice))
      conditions({"Si existe", "If there is"}, *exists);
    if (advice.done_when) conditions({"Déjà fait si", "Done if"}, *advice.done_when);
    names({"S’oppose à", "Opposes"}, words_of(advice.opposes));
    names({"Répond à", "Answers"}, words_of(advice.answers));
  }

  void presumption(const Presumption& presumption) {
    item({"Présume", "Presumes"},
         test_in_words(rules_, plan_.names(), presumption.of.text, presumption.is, style_.language));
    conditions({"Quand", "When"}, presumption.when);
    if (presumption.unless) conditions({"Sauf si", "Unless"}, *presumption.unless);
    names({"Cède à", "Yields to"}, words_of(presumption.yields_to));
  }

  const Plan& plan_;
  const RuleSet& rules_;
  EntryRef thing_;
  const PageStyle& style_;
  PageWriter out_;
};

void add_fact(PrettyJson& json, const Fact& fact, Language language) {
  json.field("question", fact.question.in(language));
  json.field("type", fact_kind_in_words(fact.kind).en);
  json.field("heading", fact.heading);
  if (fact.kind == FactKind::number) {
    json.field("unit", fact.unit);
    json.key("minimum"), json.number(fact.bounds.low);
    json.key("maximum"), json.number(fact.bounds.high);
  }
  std::vector<std::string> choices;
  for (const Choice& choice : fact.choices) choices.push_back(choice.name);
  if (!choices.empty()) json.field_texts("choices", choices);
  if (fact.formula) json.field("formula", formula_text(*fact.formula));
}

void add_table(PrettyJson& json, const Plan& plan, const Table& table, Language language) {
  json.field("hit", name_of(table.hit));
  const auto flaw = [&](std::string_view key, const std::optional<Flaw>& declared) {
    if (!declared) return;
    json.key(key);
    json.open_object();
    json.field("text", declared->text.in(language));
    json.field("section", declared->section);
    json.close_object();
  };
  flaw("gap", table.gap);
  flaw("overlap", table.overlap);
  json.key("rows");
  json.open_array();
  for (const Row& row : table.rows) {
    json.open_object();
    json.field("then", row.then.text);
    json.field("text", row.text.in(language));
    std::vector<std::string> tests;
    for (const Condition& test : row.when)
      tests.push_back(test_in_words(plan.rules(), plan.names(), test.name.text, test.test, language));
    json.field_texts("when", tests);
    json.close_object();
  }
  json.close_array();
}

}  // namespace

std::string explanation_page(const Plan& plan, const std::string& name,
                             const std::vector<std::string>& tested_by, const std::vector<Outcome>& clubs,
                             const PageStyle& style) {
  return Explainer(plan, name, style).write(tested_by, clubs);
}

std::string explanation_json(const Plan& plan, const std::string& name,
                             const std::vector<std::string>& tested_by, const std::vector<Outcome>& clubs,
                             Language language) {
  const RuleSet& rules = plan.rules();
  const EntryRef thing = *plan.names().find(name);
  PrettyJson json;
  const auto conditions = [&](std::string_view key, const Condition& condition) {
    json.key(key);
    json.open_array();
    for (const ConditionLine& line : condition_in_words(rules, plan.names(), condition, language)) {
      json.text(std::string(size_from(2 * line.depth), ' ') + line.text);
    }
    json.close_array();
  };
  json.open_object();
  json.field("name", name);
  json.field("kind", kind_in_words(thing.kind).en);
  json.field("label", label_of(rules, thing).in(language));
  if (const Entry* entry = entry_of(rules, thing)) {
    json.field("text", entry->text.in(language));
    json.field("section", entry->citation.section);
    json.field_texts("catalogue", entry->citation.catalogue);
    json.field("certainty", entry->certainty.text);
    if (!entry->ours.empty()) json.field("ours", entry->ours.in(language));
  }
  if (thing.kind == EntryKind::fact) {
    add_fact(json, rules.facts[thing.fact()], language);
  }
  if (thing.kind == EntryKind::parameter) {
    const Parameter& parameter = rules.parameters[thing.parameter()];
    json.key("value");
    if (parameter.is_number)
      json.number(parameter.number);
    else
      json.boolean(parameter.yes);
  }
  if (thing.kind == EntryKind::rule) {
    conditions("when", rules.rules[thing.rule()].when);
    write_case_evidence_json(plan, thing.rule(), clubs, json);
  }
  if (thing.kind == EntryKind::recommendation) {
    const Recommendation& advice = rules.recommendations[thing.recommendation()];
    conditions("when", advice.when);
    if (advice.done_when) conditions("done_when", *advice.done_when);
    json.field_texts("opposes", words_of(advice.opposes));
    json.field_texts("answers", words_of(advice.answers));
  }
  if (thing.kind == EntryKind::presumption) {
    const Presumption& presumption = rules.presumptions[thing.presumption()];
    json.field("of", presumption.of.text);
    json.field("is", presumption.is.written);
    conditions("when", presumption.when);
    if (presumption.unless) conditions("unless", *presumption.unless);
    json.field_texts("yields_to", words_of(presumption.yields_to));
  }
  if (thing.kind == EntryKind::table) {
    add_table(json, plan, rules.tables[thing.table()], language);
  }
  json.field_texts("used_by", users_of(rules, name));
  json.field_texts("tested_by", tested_by);
  const Place& place = place_of(rules, thing);
  json.field("file", rules.files[place.file].name());
  json.field_integer("line", place.span.start.line);
  json.close_object();
  return json.take() + "\n";
}

}  // namespace diagclub
