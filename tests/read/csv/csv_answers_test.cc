// Cells of lists and ticks as survey tools write them, with mappings; what they say out, by the fast path and
// the whole reading alike.
#include "oracle/said.h"
#include "read/csv/csv_fast_path.h"
#include "read/csv/csv_fiche.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  crisis: {kind: yes_no, FACT, heading: crise}
  firms: {kind: number, integer: yes, min: 0, max: 5000, FACT, heading: entreprises}
  aims: {kind: list, FACT, heading: buts,
    choices: {training: {fr: formation, en: training courses}, roads: {fr: "routes, ponts", en: roads},
              quality: {fr: qualité, en: quality, aliases: [iso]}, other: {fr: autre, en: something else}}}
  scope: {kind: choice, FACT, heading: champ,
    choices: {one: {fr: une seule, en: one only}, several: {fr: plusieurs, en: several ones}}}
)";

const RuleSet& rules() {
  static const RuleSet made = [] {
    Diagnostics diagnostics;
    auto given = rules_from_text(kFacts, diagnostics);
    if (!given) FAIL(text_from(diagnostics));
    return std::move(*given);
  }();
  return made;
}

std::string words(const FactValue& value) {
  const Fact& fact = rules().facts[value.fact];
  if (value.nothing_reported) return fact.name + "=nothing_reported";
  if (value.unknown) return fact.name + "=unknown";
  if (fact.kind == FactKind::number) return fact.name + "=" + text_from_number(value.number.low);
  if (fact.kind == FactKind::yes_no) return fact.name + (value.choices == kYesCell ? "=yes" : "=no");
  const Cells of = fact.kind == FactKind::list ? value.listed : value.choices;
  std::string all;
  for (std::size_t i = 0; i < fact.choices.size(); ++i) {
    if ((of & cell(i)) != 0) all += (all.empty() ? "" : "+") + fact.choices[i].name;
  }
  return fact.name + "=" + all + (value.open ? "..." : "");
}

// What a cell `C` says, in a column of that heading; the message where it is refused.
std::string says(const std::string& mapping_text, const std::string& cell, const std::string& heading = "C") {
  static const FicheForm form(rules());
  static const ColumnNames names(form);
  Diagnostics diagnostics;
  CsvMapping mapping;
  if (!mapping_text.empty()) {
    auto read = csv_mapping_from_yaml(Source("m.yaml", mapping_text), names, diagnostics);
    if (!read) return text_from(diagnostics);
    mapping = std::move(*read);
  }
  const auto table = csv_form(Source("t.csv", "nom\t" + heading + "\n"), mapping, names, diagnostics);
  if (!table) return text_from(diagnostics);
  const std::string text = "a\t" + cell + "\n";
  CsvRecords records(table->separator);
  records.start(text, 1);
  const CsvRecord* record = records.next();
  REQUIRE(record != nullptr);
  const auto fiche = fiche_from_record(Source("t.csv", text, 2), *record, *table, form, diagnostics);
  CsvFastPath fast_path(*table, form);
  const FastFiche* fast = fast_path.read(*record);
  CHECK((fast == nullptr || fiche));
  if (!fiche) return diagnostics.all().empty() ? "refused without a word" : diagnostics.all()[0].message;
  if (fast != nullptr) CHECK(oracle::said(*fast) == oracle::said(*fiche));
  std::string all;
  for (const StatedFact& stated : fiche->facts) {
    if (stated.fact != FactId(0)) all += (all.empty() ? "" : " ") + words(stated);
  }
  return all;
}

std::string list(const std::string& options, const std::string& cell) {
  return says("columns: {C: {fact: aims" + (options.empty() ? "" : ", " + options) + "}}", cell);
}
std::string tick(const std::string& options, const std::string& cell) {
  return says("columns: {C: {fact: aims, choice: quality" + (options.empty() ? "" : ", " + options) + "}}",
              cell);
}

}  // namespace

TEST_CASE("a list in one cell may end in its sign, or have it twice", "[csv]") {
  CHECK(list("split: \";\"", "training;iso;") == "aims=training+quality");
  CHECK(list("", ";training;;iso; ;") == "aims=training+quality");
  CHECK(list("", ";") == "");
  CHECK(list("split: \" \"", "  training  iso ") == "aims=training+quality");
  CHECK(list("split: \";\", answers: {\"\": \"\"}", "training;quality;") == "aims=training+quality");
  CHECK(list("answers: {\"\": other}", "") == "aims=other");
}

TEST_CASE("what stands between the words of a list is a whole sign", "[csv]") {
  CHECK(list("split: \", \"", "formation, qualité") == "aims=training+quality");
  CHECK(list("split: \", \"", "formation,qualité") == "`formation,qualité` is not a choice of `aims`");
  CHECK(list("split: [\", \", \" / \"]", "formation, iso / other") == "aims=training+quality+other");
  CHECK(list("split: \"\"", "a").find("nothing stands between two choices here") != std::string::npos);
  // One that holds the sign: the longest answer or choice is taken.
  CHECK(list("", "routes, ponts, qualité") == "aims=roads+quality");
  CHECK(list("split: \", \", answers: {\"Sport, culture\": other, Sport: training}",
             "Sport, culture, Sport") == "aims=training+other");
  CHECK(list("split: \";\", answers: {\"a;b;c\": other, a: training}", "a;a;b;c;a;b") ==
        "`b` is not a choice of `aims`");
}

TEST_CASE("answers of a list are or-ed", "[csv]") {
  const std::string many =
      "answers: {A1: training, A2: training, A3: quality, A4: [roads, iso], A5: \"roads, other\"}";
  CHECK(list(many, "A1;A2") == "aims=training");
  CHECK(list(many, "A1;A3") == "aims=training+quality");
  CHECK(list(many, "A4") == "aims=roads+quality");
  CHECK(list(many, "A5;A4;A1") == "aims=training+roads+quality+other");
  CHECK(list("", "iso, quality, Qualité") == "aims=quality");
  CHECK(list("answers: {none of these: []}", "none of these") == "aims=");
  // Free text.
  CHECK(list("answers: {\"*\": other, A1: training}", "A1;we also sing; and dance") == "aims=training+other");
  CHECK(list("answers: {\"*\": }", "iso;we also sing") == "aims=quality");
}

TEST_CASE("an answer declared unknown leaves a list open", "[csv]") {
  const std::string unknown =
      "unknown: [\"ne veut pas dire\"]\ncolumns: {C: {fact: aims, answers: {A9: unknown}}}";
  CHECK(says(unknown, "iso;ne veut pas dire") == "aims=quality...");
  CHECK(says(unknown, "A9;iso") == "aims=quality...");
  CHECK(says(unknown, "A9") == "aims=unknown");
  CHECK(says(unknown, "iso;...") == "aims=quality...");
  CHECK(list("", "unknown") == "aims=unknown");
  CHECK(list("", "NSP;") == "aims=unknown");
  CHECK(list("", "[]") == "aims=");
  CHECK(list("", "iso;unknown") == "`unknown` stands beside other words of the list");
  CHECK(list("", "iso;[]") == "`[]` stands beside other words of the list");
  CHECK(list("", "?;iso") == "nothing can follow what stands before it in this list");
}

TEST_CASE("ticks and facts of yes and no take the same words", "[csv]") {
  for (const std::string yes : {"1", "1.0", "1,00", "Y", "y", "Yes", "OUI", "x", "X", "true", "Vrai"}) {
    CHECK(tick("", yes) == "aims=quality");
    CHECK(says("", yes, "crise") == "crisis=yes");
  }
  for (const std::string no : {"0", "0.0", "0,0", "N", "n", "No", "NON", "false", "FAUX"}) {
    CHECK(tick("", no) == "aims=");
    CHECK(says("", no, "crise") == "crisis=no");
  }
  for (const std::string unknown :
       {"unknown", "Inconnu", "NSP", "nsp", "Ne sait pas", "n/a", "N/A", "NA", "?"}) {
    CHECK(tick("", unknown) == "aims=...");
    CHECK(says("", unknown, "crise") == "crisis=unknown");
    CHECK(says("", unknown, "entreprises") == "firms=unknown");
    CHECK(says("", unknown, "champ") == "scope=unknown");
  }
  for (const std::string silence : {"nothing_reported", "Rien signalé", "RIEN SIGNALE", "rien-signalé"}) {
    CHECK(tick("", silence) == "aims=nothing_reported");
    CHECK(list("", silence) == "aims=nothing_reported");
    CHECK(says("", silence, "crise") == "crisis=nothing_reported");
    CHECK(says("", silence, "entreprises") == "firms=nothing_reported");
    CHECK(says("", silence, "champ") == "scope=nothing_reported");
  }
  for (const std::string other : {"maybe", "2", "1.5", "01", "10", "0.1", "1."}) {
    CHECK(tick("", other) == "`" + other + "` does not say whether `quality` is ticked");
    CHECK(says("", other, "crise") == "`" + other + "` is neither yes nor no");
  }
  // A text may be any word.
  CHECK(says("columns: {C: crisis, nom: name}", "") == "");
}

TEST_CASE("a mapping says that nothing is reported", "[csv]") {
  const std::string answers = "answers: {S: rien_signale, U: unknown, T: training}";
  CHECK(list(answers, "S") == "aims=nothing_reported");
  CHECK(list(answers, "S;T") == "aims=training...");
  CHECK(list(answers, "S;S") == "aims=nothing_reported");
  CHECK(list(answers, "S;U") == "aims=unknown");
  CHECK(tick("answers: {S: rien_signale}", "S") == "aims=nothing_reported");
  CHECK(says("nothing_reported: [RAS]", "RAS", "crise") == "crisis=nothing_reported");
  CHECK(says("nothing_reported: [RAS]", "RAS", "champ") == "scope=nothing_reported");
  CHECK(says("nothing_reported: [RAS]", "RAS", "buts") == "aims=nothing_reported");
  CHECK(says("nothing_reported: [RAS]\ncolumns: {C: {fact: crisis, yes: [K]}}", "RAS") ==
        "crisis=nothing_reported");
}

TEST_CASE("a mapping says what is yes and what is no", "[csv]") {
  const std::string words = "yes: [Coché, \"2\"], no: [Vide]";
  CHECK(tick(words, "Coché") == "aims=quality");
  CHECK(tick(words, "2") == "aims=quality");
  CHECK(tick(words, "Vide") == "aims=");
  CHECK(tick(words, "1") == "`1` does not say whether `quality` is ticked");
  CHECK(tick(words, "0") == "`0` does not say whether `quality` is ticked");
  CHECK(tick("yes: [Y]", "0") == "aims=");
  CHECK(tick("yes: [\"*\"], no: [none]", "anything") == "aims=quality");
  CHECK(tick("yes: [\"*\"], no: [none]", "none") == "aims=");
  CHECK(tick("answers: {A1: yes, A2: no, A3: unknown, A4: }", "A1") == "aims=quality");
  CHECK(tick("answers: {A1: yes, A2: no, A3: unknown, A4: }", "A3") == "aims=...");
  CHECK(tick("answers: {A1: yes, A2: no, A3: unknown, A4: }", "A4") == "");
  CHECK(tick("answers: {A1: roads}", "A1").find("`roads` does not say whether the choice") !=
        std::string::npos);
  const std::string fact = "columns: {C: {fact: crisis, yes: [Coché], no: [Vide]}}";
  CHECK(says(fact, "Coché") == "crisis=yes");
  CHECK(says(fact, "Vide") == "crisis=no");
  CHECK(says(fact, "NSP") == "crisis=unknown");
  CHECK(says(fact, "") == "");
  CHECK(says(fact, "oui") == "`oui` does not say whether `crisis` holds");
}

TEST_CASE("any other answer stands for one", "[csv]") {
  const std::string scope = "columns: {C: {fact: scope, answers: {A1: one, \"*\": several}}}";
  CHECK(says(scope, "A1") == "scope=one");
  CHECK(says(scope, "une seule") == "scope=one");
  CHECK(says(scope, "it depends") == "scope=several");
  CHECK(says("columns: {C: {fact: firms, answers: {\"*\": unknown}}}", "about as many as before") ==
        "firms=unknown");
  CHECK(says("columns: {C: {fact: firms, answers: {\"*\": unknown}}}", "12") == "firms=12");
  CHECK(says("columns: {C: {fact: crisis, answers: {\"\": no}}}", "") == "crisis=no");
}

}  // namespace diagclub
