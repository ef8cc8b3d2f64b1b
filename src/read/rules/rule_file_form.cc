#include "read/rules/rule_file_form.h"

#include <stdexcept>
#include <string>

namespace diagclub {

namespace {

constexpr Need kMay = Need::optional;
constexpr Need kMust = Need::required;

constexpr KeyForm kFr{"fr", kMust, one("word"), "En français.", "In French.", {}};
constexpr KeyForm kEn{"en", kMust, one("word"), "En anglais.", "In English.", {}};
constexpr KeyForm kOfReport{"section", kMust, one("word"), "Du rapport.", "Of the report.", {}};
constexpr KeyForm kLabel{"label", kMust, one("said"), "En quelques mots.", "In a few words.", {}};
constexpr KeyForm kText{
    "text", kMust, one("said"), "La règle, en une ou deux phrases.", "The rule, in one or two sentences.",
    {}};
constexpr KeyForm source(Need need) {
  return {"source", need, one("citation"), "Où le rapport le dit.", "Where the report says it.", {}};
}
constexpr KeyForm certainty(Need need) {
  return {"certainty",
          need,
          one("certainty"),
          "Ce que les mots de la source permettent.",
          "What the source’s own wording allows.",
          {}};
}
constexpr KeyForm kOurs{"ours",
                        kMay,
                        one("said"),
                        "Ce qui est notre lecture et non celle du rapport.",
                        "What is our reading and not the report’s.",
                        {}};
constexpr KeyForm kApplies{
    "applies", kMay, one("condition"), "Ne parle que là où ceci vaut.", "Speaks only where this holds.", {}};
constexpr KeyForm kWhen{"when", kMust, one("condition"), "La condition.", "The condition.", {}};

// clang-format off
std::vector<EntryForm> file_forms() {
  return {
    {"file", "a file of rules", {
      {"rule_set", kMay, one("rule_set"),
       "Le nom du jeu de règles ; dans un seul fichier.", "The rule set’s name; in one file.", {}},
      {"sources", kMay, mapping_of("name", "source_document"),
       "Documents qu’une règle peut citer ; le premier par défaut.",
       "Documents that a rule may cite; the first is the default.", {}},
      {"certainties", kMay, mapping_of("name", "said"),
       "Ce que les mots de la source permettent.", "What the source’s own wording allows.", {}},
      {"units", kMay, mapping_of("word", "unit"), "Unités des nombres.", "Units of numbers.", {}},
      {"actors", kMay, mapping_of("name", "actor"),
       "Qui agit sur une recommandation.", "Who acts on a recommendation.", {}},
      {"timings", kMay, mapping_of("name", "said"), "Quand agir.", "When to act.", {}},
      {"groups", kMay, mapping_of("name", "group"), "Familles de règles.", "Families of rules.", {}},
      {"parameters", kMay, mapping_of("name", "parameter"),
       "Nombres et oui/non que les règles citent.", "Numbers and yes/no that rules cite.", {}},
      {"sections", kMay, mapping_of("name", "section"),
       "Rubriques d’une fiche, dans l’ordre.", "Sections of a fiche, in order.", {}},
      {"facts", kMay, mapping_of("name", "fact"),
       "Ce qu’une fiche peut dire d’un club.", "What a fiche may say of a club.", {}},
      {"relations", kMay, mapping_of("name", "relation"),
       "Chiffres qui ne vont pas ensemble : signalés, jamais refusés.",
       "Figures that do not go together: told, never refused.", {}},
      {"applies", kMay, one("condition"),
       "La portée du fichier : tout ce qu’il contient ne parle que là.",
       "The scope of the file: all that it holds speaks only there.", {}},
      {"tables", kMay, mapping_of("name", "table"), "Tables de décision.", "Decision tables.", {}},
      {"rules", kMay, mapping_of("name", "rule"),
       "Règles, qui valent ou non.", "Rules, which hold or do not.", {}},
      {"counts", kMay, mapping_of("name", "count"), "Combien de règles valent.", "How many rules hold.", {}},
      {"recommendations", kMay, mapping_of("name", "recommendation"),
       "Ce qu’il convient de faire, par qui et quand.", "What to do, by whom and when.", {}},
      {"presumptions", kMay, mapping_of("name", "presumption"),
       "Ce que des signes donnent à penser là où la lecture stricte laisse ouvert.",
       "What signs point to where the strict reading leaves something open.", {}},
      {"catalogue", kMay, mapping_of("word", "catalogue_id"),
       "Chaque règle du rapport, par son identifiant.", "Every rule of the report, by its id.", {}},
      {"firmness", kMay, mapping_of("name", "said"),
       "Le mot qui dit dans une phrase à quel point une chose est sûre.",
       "The word that says within a sentence how firmly something stands.", {}},
      {"synthesis", kMay, mapping_of("name", "synthesis_part"),
       "Les phrases de la synthèse, dans l’ordre.", "The sentences of the synthesis, in order.", {}},
      {"page", kMay, one("page"),
       "Ce que montre la page, dans l’ordre ; dans un seul fichier.",
       "What the page shows, in order; in one file.", {}}}},
    {"said", "a text", {kFr, kEn}},
    {"citation", "a source", {
      {"document", kMay, one("@sources"),
       "Si ce n’est pas la première source.", "If not the first source.", {}},
      {"section", kMust, one("word"), "De ce document.", "Of that document.", {}},
      {"catalogue", kMay, list_of("@catalogue"), "Identifiants du catalogue.", "Ids of the catalogue.", {}}}},
    {"rule_set", "the rule set", {
      {"name", kMust, one("word"), "Un mot.", "One word.", {}},
      {"title", kMust, one("said"), "Le titre.", "The title.", {}}}},
    {"source_document", "a source document", {
      {"title", kMust, one("said"), "Auteur et titre.", "Author and title.", {}},
      {"year", kMay, one("number"), "L’année.", "The year.", {}}}},
  };
}

std::vector<EntryForm> vocabulary_forms() {
  return {
    {"unit", "a unit", {
      {"label", kMust, one("said"), "Comme on l’écrit.", "As it is written.", {}},
      {"of", kMay, one("@units"),
       "L’unité dont elle est un multiple.", "The unit that it is a multiple of.", {}},
      {"times", kMay, one("times"),
       "Combien de fois : un nombre, ou un paramètre.", "How many times: a number, or a parameter.", {}}}},
    {"actor", "an actor", {
      kFr, kEn,
      {"exists_when", kMay, one("condition"),
       "Quand il existe ; sans elle, toujours. On ne demande rien à qui n’existe pas, ou peut-être pas.",
       "When there is such an actor; without it, always. Nothing is asked of one who does not exist, or "
       "perhaps does not.", {}}}},
    {"group", "a group", {
      kLabel,
      {"when_yes", kMay, one("sign"),
       "Ce que dit sur la page une règle qui vaut.", "What a rule that holds says on the page.", {}},
      {"when_no", kMay, one("sign"), "Et une règle qui ne vaut pas.", "And one that does not hold.", {}}}},
    {"parameter", "a parameter", {
      {"value", kMust, one("number_or_yes_no"), "Un nombre, ou oui/non.", "A number, or yes/no.", {}},
      {"unit", kMay, one("word"), "Son unité.", "Its unit.", {}},
      kLabel,
      {"text", kMay, one("said"), "Ce qu’il règle.", "What it settles.", {}},
      kOurs}},
    {"section", "a section", {
      {"heading", kMust, one("word"), "La clé française.", "The French key.", {}},
      {"many", kMay, one("yes_or_no"),
       "Peut se répéter : chaque élément a ses propres faits.",
       "May stand several times, each element with its own facts.", {}},
      kLabel}},
    {"choice", "a choice", {
      kFr, kEn,
      {"aliases", kMay, list_of("word"), "D’autres façons de l’écrire.", "Other ways to write it.", {}}}},
    {"fact", "a fact", {
      {"kind", kMust, one("kind"), "Sa nature.", "What kind it is.", {}},
      {"required", kMay, one("yes_or_no"),
       "Une fiche sans lui est refusée.", "A fiche without it is refused.", {}},
      {"integer", kMay, one("yes_or_no"), "Un nombre entier.", "A whole number.", {"number"}},
      {"unit", kMay, one("@units"), "L’unité d’un nombre.", "The unit of a number.", {"number"}},
      {"min", kMust, one("number"),
       "Le plus petit nombre possible.", "The least number possible.", {"number"}},
      {"max", kMust, one("number"),
       "Le plus grand nombre possible.", "The greatest number possible.", {"number"}},
      {"formula", kMay, one("word"),
       "Sa valeur quand la fiche n’en donne pas.", "Its value where the fiche gives none.", {"number"}},
      kLabel,
      {"question", kMust, one("said"), "La question à poser.", "The question to ask.", {}},
      {"help", kMay, one("said"), "Comment répondre.", "How to answer.", {}},
      {"heading", kMust, one("word"), "La clé française.", "The French key.", {}},
      {"aliases", kMay, list_of("word"), "D’autres clés acceptées.", "Further accepted keys.", {}},
      {"changeable", kMay, one("yes_or_no"),
       "Le club peut-il le changer ?", "Can the club itself change it?", {}},
      {"otherwise", kMay, one("word"),
       "Ce qu’une fiche qui n’en dit rien est réputée dire.",
       "What a fiche that does not state it is taken to mean.", {"choice", "yes_no"}},
      {"choices", kMust, mapping_of("value_name", "choice", true),
       "Les réponses possibles.", "The possible answers.", {"choice", "list"}}}},
    {"relation", "a relation", {
      {"bare", kMay, one("@units"),
       "Une unité : la relation porte sur chaque nombre écrit sans elle.",
       "A unit: the relation is about each number that is written without it.", {}},
      {"when", kMay, one("comparisons"),
       "Deux formules comparées, ou plusieurs fois deux : signalé là où tout vaut à coup sûr. `number` "
       "est le nombre sans unité.",
       "Two formulas compared, or several times two: told where all hold for sure. `number` is the "
       "number without a unit.", {}},
      {"text", kMust, one("said"), "Ce qui est dit.", "What is said.", {}}}}};
}

std::vector<EntryForm> entry_forms() {
  return {
    {"table", "a table", {
      kLabel, kText, source(kMust), certainty(kMust), kOurs, kApplies,
      {"hit", kMust, one("hit"),
       "Comment les lignes se partagent les cas.", "How rows share the cases among them.", {}},
      {"inputs", kMust, list_of("@testable"),
       "Ce que les lignes peuvent tester.", "What the rows may test.", {}},
      {"outputs", kMust, mapping_of("value_name", "said"),
       "Chaque issue que `then` peut donner.", "Every value that `then` may give.", {}},
      {"gap", kMay, one("flaw"),
       "Ce qu’on dit des cas qu’aucune ligne ne couvre.", "What is said where no row matches.", {}},
      {"overlap", kMay, one("flaw"),
       "Ce qu’on dit là où le rapport se contredit : des lignes aux issues différentes y valent "
       "ensemble, et la première décide. Pour `unique` et `any`.",
       "What is said where the report contradicts itself: rows of different outputs hold together there, "
       "and the first decides. For `unique` and `any`.", {}},
      {"rows", kMust, list_of("row"), "Les lignes.", "The rows.", {}}}},
    {"flaw", "a gap", {kOfReport, kFr, kEn}},
    {"row", "a row", {
      {"when", kMust, one("tests"),
       "Ce qui n’y est pas n’importe pas.", "What is left out does not matter.", {}},
      {"then", kMust, one("value_name"), "Une issue de la table.", "An output of the table.", {}},
      {"text", kMust, one("said"), "En une phrase.", "In one sentence.", {}},
      source(kMay), certainty(kMay), kOurs}},
    {"rule", "a rule", {
      {"group", kMust, one("@groups"), "Sa famille.", "Its family.", {}},
      kLabel,
      {"phrase", kMay, one("said"),
       "Comment on la nomme au milieu d’une phrase ; sinon par son libellé.",
       "How it is called within a sentence; else by its label.", {}},
      kText,
      {"if_no", kMay, one("said"),
       "Ce qu’on dit quand elle ne vaut pas.", "What to say when it does not hold.", {}},
      source(kMust), certainty(kMust), kOurs, kApplies, kWhen}},
    {"count", "a count", {
      kLabel, kText, source(kMust), certainty(kMust), kOurs,
      {"of", kMust, list_of("@rules"), "Les règles comptées.", "The rules counted.", {}}}},
    {"recommendation", "a recommendation", {
      kLabel, kText, source(kMust), certainty(kMust), kOurs,
      {"who", kMust, one("@actors"), "Qui agit.", "Who acts.", {}},
      {"timing", kMust, one("@timings"), "Quand.", "When.", {}},
      {"priority", kMust, one("number"), "Le plus petit d’abord.", "Smaller comes first.", {}},
      {"opposes", kMay, list_of("@recommendations"),
       "Celles qui ne sont jamais données avec elle.", "Those that are never given beside it.", {}},
      {"done_when", kMay, one("condition"),
       "Ce qu’elle demande est déjà là : elle n’est pas donnée.",
       "What it asks for is there already: it is not given.", {}},
      {"answers", kMay, list_of("@rules"), "Les menaces auxquelles elle répond.",
       "The threats that it answers.", {}},
      kWhen}},
    {"presumption", "a presumption", {
      {"of", kMust, one("@presumable"), "Un fait, une table ou une règle.", "A fact, a table or a rule.", {}},
      {"is", kMust, one("test"),
       "Ce qu’on présume, comme un test.", "What it is taken to be, as a test.", {}},
      {"when", kMust, one("condition"), "Les signes.", "The signs.", {}},
      {"unless", kMay, one("condition"), "Ce qui l’empêche.", "What stops it.", {}},
      {"yields_to", kMay, list_of("@presumptions"),
       "Les présomptions plus précises, sur la même chose, auxquelles elle cède.",
       "More specific presumptions about the same thing, to which it gives way.", {}},
      kLabel, kText, source(kMust), certainty(kMust), kOurs}},
  };
}

std::vector<EntryForm> page_forms() {
  return {
    {"catalogue_id", "an id of the catalogue", {
      kOfReport, kFr, kEn,
      {"not_a_rule", kMay, one("said"), "Pourquoi rien ne le cite.", "Why nothing cites it.", {}}}},
    {"synthesis_part", "a part of the synthesis", {
      {"says", kMust, list_of("variant"),
       "Le premier qui convient est dit ; si aucun ne convient, rien.",
       "The first that holds is said; where none does, nothing.", {}}}},
    {"variant", "a variant", {
      {"when", kMay, one("condition"), "La condition ; sans elle, toujours.",
       "The condition; without it, always.", {}},
      {"text", kMust, one("said"), "Une phrase.", "One sentence.", {}}}},
    {"page", "the page", {
      {"identity", kMust, list_of("@facts"), "Faits en tête de page.", "Facts at the head of the page.", {}},
      {"verdicts", kMay, list_of("shown_verdict"),
       "Tables, et ce qu’on montre dessous.", "Tables, and what is shown under them.", {}},
      {"counts", kMay, list_of("@counts"), "Comptes montrés.", "Counts shown.", {}},
      {"lists", kMay, list_of("@listed"),
       "Familles et comptes montrés règle par règle.", "Groups and counts shown rule by rule.", {}},
      {"ask_first", kMay, list_of("@facts"),
       "Faits qu’un entretien demande d’abord.", "Facts that an interview asks for before the others.", {}},
      {"short_form", kMay, list_of("@facts"),
       "Faits de la fiche courte, ceux qui décident le plus.",
       "Facts of the short form of a fiche, those that decide most.", {}},
      {"evidence", kMay, one("@tables"),
       "Table dont les issues partagent les clubs de la base quand on explique une règle.",
       "A table by whose outcomes the clubs of the case base are told apart where a rule is explained.", {}},
      {"elements", kMay, list_of("shown_element"),
       "Ce qu’on montre de chaque élément.", "What is shown of each element.", {}}}},
    {"shown_verdict", "a verdict", {
      {"of", kMust, one("@tables"), "Une table.", "A table.", {}},
      {"with", kMay, list_of("@testable"), "Montré dessous.", "Shown under it.", {}}}},
    {"shown_element", "an element", {
      {"of", kMust, one("@sections"), "Une rubrique qui se répète.", "A section with `many`.", {}},
      {"title", kMust, one("fact_name"), "Le fait qui le nomme.", "The fact that names it.", {}},
      {"verdicts", kMust, list_of("@tables"), "Des tables.", "Tables.", {}}}}};
}

std::vector<EntryForm> case_forms() {
  return {
    {"cases", "a file of cases", {
      {"cases", kMust, list_of("case"), "Petits cas des règles.", "Small cases of the rules.", {}}}},
    {"case", "a case", {
      {"name", kMust, one("word"), "Ce que le cas montre.", "What the case shows.", {}},
      {"fiche", kMust, one("fiche"), "Ce qu’on sait du club.", "What is known of the club.", {}},
      {"expect", kMust, mapping_of("name", "expected"), "Ce qui doit s’ensuivre.", "What must follow.", {}}}},
    {"expected", "an expected outcome", {
      {"is", kMust, one("word"), "L’issue.", "The outcome.", {}},
      {"by", kMust, list_of("@presumptions"),
       "Les présomptions derrière elle.", "The presumptions behind it.", {}}}}};
}
// clang-format on

}  // namespace

const std::vector<EntryForm>& rule_file_forms() {
  static const std::vector<EntryForm> forms = [] {
    std::vector<EntryForm> all = file_forms();
    for (const auto& more : {vocabulary_forms(), entry_forms(), page_forms()})
      all.insert(all.end(), more.begin(), more.end());
    return all;
  }();
  return forms;
}

const EntryForm* find_rule_file_form(std::string_view name) {
  static const std::vector<EntryForm> cases = case_forms();
  for (const auto* forms : {&rule_file_forms(), &cases}) {
    for (const EntryForm& form : *forms) {
      if (form.name == name) return &form;
    }
  }
  return nullptr;
}

const EntryForm& rule_file_form(std::string_view name) {
  const EntryForm* form = find_rule_file_form(name);
  if (form == nullptr) throw std::logic_error("no entry is called " + std::string(name));
  return *form;
}

}  // namespace diagclub
