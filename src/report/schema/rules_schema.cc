// A rule set in, the schema of its files out.
#include "report/schema/rules_schema.h"

#include "report/schema/condition_schema.h"
#include "report/schema/rules_schema_writer.h"

namespace diagclub {

std::string RulesSchema::write() {
  begin(say(rules_.title));
  object({}, [&] { top(); });
  json_.key("$defs");
  json_.open_object();
  values();
  declarations();
  entries();
  write_condition_definitions(rules_, language_, json_);
  json_.close_object();
  return end();
}

void RulesSchema::top() {
  property("rule_set",
           {"Le nom du jeu de règles ; dans un seul fichier.", "The rule set’s name; in one file."},
           "rule_set");
  named("sources",
        {"Documents qu’une règle peut citer ; le premier par défaut.",
         "Documents that a rule may cite; the first is the default."},
        "name", "source_document");
  named("certainties", {"Ce que les mots de la source permettent.", "What the source’s own wording allows."},
        "name", "said");
  named("units", {"Unités des nombres.", "Units of numbers."}, "word", "unit");
  named("actors", {"Qui agit sur une recommandation.", "Who acts on a recommendation."}, "name", "said");
  named("timings", {"Quand agir.", "When to act."}, "name", "said");
  named("groups", {"Familles de règles.", "Families of rules."}, "name", "group");
  named("parameters", {"Nombres et oui/non que les règles citent.", "Numbers and yes/no that rules cite."},
        "name", "parameter");
  named("sections", {"Rubriques d’une fiche, dans l’ordre.", "Sections of a fiche, in order."}, "name",
        "section");
  named("facts", {"Ce qu’une fiche peut dire d’un club.", "What a fiche may say of a club."}, "name", "fact");
  named("relations",
        {"Chiffres qui ne vont pas ensemble : signalés, jamais refusés.",
         "Figures that do not go together: told, never refused."},
        "name", "relation");
  property("applies",
           {"La portée du fichier : tout ce qu’il contient ne parle que là.",
            "The scope of the file: all that it holds speaks only there."},
           "condition");
  named("tables", {"Tables de décision.", "Decision tables."}, "name", "table");
  named("rules", {"Règles, qui valent ou non.", "Rules, which hold or do not."}, "name", "rule");
  named("counts", {"Combien de règles valent.", "How many rules hold."}, "name", "count");
  named("recommendations", {"Ce qu’il convient de faire, par qui et quand.", "What to do, by whom and when."},
        "name", "recommendation");
  named("presumptions",
        {"Ce que des signes donnent à penser là où la lecture stricte laisse ouvert.",
         "What signs point to where the strict reading leaves something open."},
        "name", "presumption");
  named("catalogue",
        {"Chaque règle du rapport, par son identifiant.", "Every rule of the report, by its id."}, "word",
        "catalogue_id");
  property("page",
           {"Ce que montre la page, dans l’ordre ; dans un seul fichier.",
            "What the page shows, in order; in one file."},
           "page");
}

void RulesSchema::values() {
  definition("word", [&] {
    json_.field_texts("type", {"string", "number", "boolean"});
    json_.field_integer("minLength", 1);
  });
  definition("name", [&] {
    json_.field("description", say({"Minuscules, mots joints par `_`, parties jointes par `.`.",
                                    "Lower case, words joined by `_`, parts joined by `.`."}));
    json_.field("type", "string");
    json_.field("pattern", "^[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*$");
  });
  // What a test can name.
  definition("value_name", [&] {
    json_.field("type", "string");
    json_.field("pattern", "^[A-Za-z_][A-Za-z0-9_]*$");
  });
  definition("yes_or_no", [&] {
    json_.key("anyOf");
    json_.open_array();
    json_.open_object(), json_.field("type", "boolean"), json_.close_object();
    json_.open_object(), json_.field_texts("enum", {"yes", "no", "true", "false"}), json_.close_object();
    json_.close_array();
  });
  definition("number", [&] { json_.field("type", "number"); });
  definition("said", {"fr", "en"}, [&] { both_languages(); });
  definition("certainty", [&] { json_.field_texts("enum", names_in(rules_.certainties)); });
  definition("fact_name", [&] { json_.field_texts("enum", names_in(rules_.facts)); });
  definition("citation", {"section"}, [&] {
    property("document", {"Si ce n’est pas la première source.", "If not the first source."},
             names_in(rules_.sources));
    property("section", {"De ce document.", "Of that document."}, "word");
    if (rules_.catalogue.empty())
      list("catalogue", {"Identifiants du catalogue.", "Ids of the catalogue."},
           [&] { json_.field("$ref", "#/$defs/word"); });
    else
      list("catalogue", {"Identifiants du catalogue.", "Ids of the catalogue."}, names_in(rules_.catalogue));
  });
}

void RulesSchema::declarations() {
  const Text label{"En quelques mots.", "In a few words."};
  const Text ours{"Ce qui est notre lecture et non celle du rapport.",
                  "What is our reading and not the report’s."};
  definition("rule_set", {"name", "title"}, [&] {
    property("name", {"Un mot.", "One word."}, "word");
    property("title", {"Le titre.", "The title."}, "said");
  });
  definition("source_document", {"title"}, [&] {
    property("title", {"Auteur et titre.", "Author and title."}, "said");
    property("year", {"L’année.", "The year."}, "number");
  });
  definition("unit", {"label"}, [&] {
    property("label", {"Comme on l’écrit.", "As it is written."}, "said");
    property("of", {"L’unité dont elle est un multiple.", "The unit that it is a multiple of."},
             names_in(rules_.units));
    property(
        "times",
        {"Combien de fois : un nombre, ou un paramètre.", "How many times: a number, or a parameter."}, [&] {
          json_.key("anyOf");
          json_.open_array();
          reference("number");
          json_.open_object(), json_.field_texts("enum", names_in(rules_.parameters)), json_.close_object();
          json_.close_array();
        });
  });
  const std::vector<std::string> signs{"silent", "note", "carries", "holds_back"};
  definition("group", {"label"}, [&] {
    property("label", label, "said");
    property("when_yes",
             {"Ce que dit sur la page une règle qui vaut.", "What a rule that holds says on the page."},
             signs);
    property("when_no", {"Et une règle qui ne vaut pas.", "And one that does not hold."}, signs);
  });
  definition("parameter", {"value", "label"}, [&] {
    property("value", {"Un nombre, ou oui/non.", "A number, or yes/no."}, [&] {
      json_.key("anyOf");
      json_.open_array();
      reference("number"), reference("yes_or_no");
      json_.close_array();
    });
    property("unit", {"Son unité.", "Its unit."}, "word");
    property("label", label, "said");
    property("text", {"Ce qu’il règle.", "What it settles."}, "said");
    property("ours", ours, "said");
  });
  definition("section", {"heading", "label"}, [&] {
    property("heading", {"La clé française.", "The French key."}, "word");
    property("label", label, "said");
    property("many",
             {"Peut se répéter : chaque élément a ses propres faits.",
              "May stand several times, each element with its own facts."},
             "yes_or_no");
  });
  definition("choice", {"fr", "en"}, [&] {
    both_languages();
    list("aliases", {"D’autres façons de l’écrire.", "Other ways to write it."},
         [&] { json_.field("$ref", "#/$defs/word"); });
  });
  fact(label);
  definition("relation", {"text"}, [&] {
    property("bare",
             {"Une unité : la relation porte sur chaque nombre écrit sans elle.",
              "A unit: the relation is about each number that is written without it."},
             names_in(rules_.units));
    property("when",
             {"Deux formules comparées, ou plusieurs fois deux : signalé là où tout vaut à coup sûr. "
              "`number` est le nombre sans unité.",
              "Two formulas compared, or several times two: told where all hold for sure. `number` is the "
              "number without a unit."},
             [&] {
               json_.key("anyOf");
               json_.open_array();
               reference("comparison");
               json_.open_object();
               json_.field("type", "array");
               json_.field_integer("minItems", 1);
               json_.key("items");
               reference("comparison");
               json_.close_object();
               json_.close_array();
             });
    property("text", {"Ce qui est dit.", "What is said."}, "said");
  });
  definition("comparison", [&] {
    json_.field("type", "string");
    json_.field("pattern", "^[^<>]+[<>]=?[^<>]+$");
  });
}

void RulesSchema::fact(const Text& label) {
  definition("fact", [&] {
    object({"kind", "label", "question", "heading"}, [&] {
      property("kind", {"Sa nature.", "What kind it is."},
               std::vector<std::string>{"text", "number", "yes_no", "choice", "list"});
      property("integer", {"Un nombre entier.", "A whole number."}, "yes_or_no");
      property("unit", {"L’unité d’un nombre.", "The unit of a number."}, names_in(rules_.units));
      property("min", {"Le plus petit nombre possible.", "The least number possible."}, "number");
      property("max", {"Le plus grand nombre possible.", "The greatest number possible."}, "number");
      property("formula",
               {"Sa valeur quand la fiche n’en donne pas.", "Its value where the fiche gives none."}, "word");
      property("label", label, "said");
      property("question", {"La question à poser.", "The question to ask."}, "said");
      property("help", {"Comment répondre.", "How to answer."}, "said");
      property("heading", {"La clé française.", "The French key."}, "word");
      list("aliases", {"D’autres clés acceptées.", "Further accepted keys."},
           [&] { json_.field("$ref", "#/$defs/word"); });
      property("changeable", {"Le club peut-il le changer ?", "Can the club itself change it?"}, "yes_or_no");
      property("required", {"Une fiche sans lui est refusée.", "A fiche without it is refused."},
               "yes_or_no");
      property("otherwise",
               {"Ce qu’une fiche qui n’en dit rien est réputée dire.",
                "What a fiche that does not state it is taken to mean."},
               "word");
      named("choices", {"Les réponses possibles.", "The possible answers."}, "value_name", "choice", true);
    });
    json_.key("allOf");
    json_.open_array();
    belongs({"number"}, {"min", "max"}, {"integer", "unit", "min", "max", "formula"});
    belongs({"choice", "list"}, {"choices"}, {"choices"});
    belongs({"choice", "yes_no"}, {}, {"otherwise"});
    json_.close_array();
  });
}

// Keys that facts of these kinds must have, and that facts of others must not.
void RulesSchema::belongs(const std::vector<std::string>& kinds, const std::vector<std::string>& required,
                          const std::vector<std::string>& own) {
  json_.open_object();
  key("if");
  json_.open_object();
  key("properties");
  json_.open_object();
  words("kind", kinds);
  json_.close_object();
  json_.close_object();
  key("then");
  json_.open_object();
  json_.field_texts("required", required);
  json_.close_object();
  key("else");
  json_.open_object();
  key("properties");
  json_.open_object();
  for (const std::string& name : own) json_.field_boolean(name, false);
  json_.close_object();
  json_.close_object();
  json_.close_object();
}

std::string rules_schema(const RuleSet& rules, Language language) {
  return RulesSchema(rules, language).write();
}

}  // namespace diagclub
