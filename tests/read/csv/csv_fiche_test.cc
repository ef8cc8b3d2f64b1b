// Headings, mappings and records in; what they mean out, and every message to the last caret.
#include "read/csv/csv_fiche.h"

#include "read/csv/csv_scan.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  created: {kind: number, integer: yes, min: 1800, max: 2100, FACT, heading: création}
  dues: {kind: number, unit: F, min: 0, max: 1000000, label: {fr: Cotisation annuelle, en: Yearly dues},
    question: {fr: "Combien paie-t-on ?", en: "How much is paid?"}, heading: cotisation}
  achievements: {kind: list, FACT, heading: réalisations,
    choices: {training: {fr: formation, en: training courses}, roads: {fr: routes, en: roads},
              quality: {fr: qualité, en: quality, aliases: [iso]}}}
  members.firms: {kind: number, integer: yes, min: 0, max: 5000, label: {fr: Entreprises, en: Firms}, question: SAID,
    heading: entreprises, aliases: [adhérentes]}
  members.scope: {kind: choice, FACT, heading: champ,
    choices: {one_branch: {fr: une seule branche, en: one branch}, several: {fr: plusieurs, en: several ones}}}
  projects.title: {kind: text, FACT, heading: intitulé}
  territory.firms: {kind: number, FACT, min: 0, max: 10, heading: entreprises}
sections:
  projects: {heading: projets, label: SAID, many: yes}
  territory: {heading: territoire, label: SAID}
)";

const ColumnNames& names() {
  static const RuleSet rules = [] {
    Diagnostics diagnostics;
    auto given = rules_from_text(kFacts, diagnostics);
    if (!given) FAIL(text_from(diagnostics));
    return std::move(*given);
  }();
  static const FicheForm form(rules);
  static const ColumnNames made(form);
  return made;
}

CsvMapping mapping(const std::string& text) {
  if (text.empty()) return {};
  Diagnostics diagnostics;
  auto read = csv_mapping_from_yaml(Source("m.yaml", text), names(), diagnostics);
  if (!read) FAIL(text_from(diagnostics));
  return std::move(*read);
}

std::string mapping_faults(const std::string& text) {
  Diagnostics diagnostics;
  CHECK(!csv_mapping_from_yaml(Source("m.yaml", text), names(), diagnostics));
  return text_from(diagnostics);
}

CsvForm form(const std::string& header, const std::string& mapped = "") {
  Diagnostics diagnostics;
  auto made = csv_form(Source("t.csv", header), mapping(mapped), names(), diagnostics);
  if (!made) FAIL(text_from(diagnostics));
  return std::move(*made);
}

std::string form_faults(const std::string& header, const std::string& mapped = "") {
  Diagnostics diagnostics;
  CHECK(!csv_form(Source("t.csv", header), mapping(mapped), names(), diagnostics));
  return text_from(diagnostics);
}

// The facts that the columns of a heading give, by name; `-` where they give none.
std::string facts(const std::string& header, const std::string& mapped = "") {
  std::string all;
  for (const CsvColumn& column : form(header, mapped).columns) {
    all += (all.empty() ? "" : " ") + (!column.fact ? "-" : names().fact(*column.fact).name);
    if (column.choice) all += "=" + names().fact(*column.fact).choices[*column.choice].name;
  }
  return all;
}

// The first record of a text, as it is read from line 7 on.
std::optional<Fiche> read(const std::string& text, const CsvForm& table, Diagnostics& diagnostics) {
  const auto whole = CsvScan(table.separator, table.columns.size()).whole(text, 1, true);
  CsvRecords records(table.separator, table.encoding, table.guessed);
  records.start(text, 6, &whole.odd);
  const CsvRecord* record = records.next();
  if (record == nullptr) FAIL("there is no record");
  return fiche_from_record(Source("t.csv", std::string(record->text), 7), *record, table, names().form(),
                           diagnostics);
}

std::string faults(const std::string& header, const std::string& record, const std::string& mapped = "") {
  const CsvForm table = form(header, mapped);
  Diagnostics diagnostics;
  CHECK(!read(record, table, diagnostics));
  return text_from(diagnostics);
}

// What is written of each fact, as the fiche shows it, with its place.
std::string written(const std::string& header, const std::string& record, const std::string& mapped = "") {
  const CsvForm table = form(header, mapped);
  Diagnostics diagnostics;
  const auto fiche = read(record, table, diagnostics);
  if (!fiche) FAIL(text_from(diagnostics));
  std::string all;
  for (const StatedFact& stated : fiche->facts) {
    all += names().fact(stated.fact).name + " " + std::to_string(stated.span.start.line) + ":" +
           std::to_string(stated.span.start.column) + "-" + std::to_string(stated.span.end.column) + " " +
           (stated.nothing_reported ? "nothing reported "
            : stated.unknown        ? "unknown "
                                    : "") +
           (stated.open ? "open " : "") + stated.written + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a heading names facts in many ways", "[csv]") {
  CHECK(facts("name,members.firms,composition.champ\n") == "name members.firms members.scope");
  CHECK(facts("Nom;Adhérentes;members/scope\r\n") == "name members.firms members.scope");
  CHECK(facts("NOM\tYearly dues\tcreated\n") == "name dues created");
  CHECK(facts("nom;Combien paie-t-on\u00A0?;Champ *\n") == "name dues members.scope");
  CHECK(facts("nom,\"How much is paid?\",\n") == "name dues -");
  CHECK(facts("nom,achievements[iso],réalisations/Formation\n") ==
        "name achievements=quality achievements=training");
  CHECK(facts("\xEF\xBB\xBFnom;champ\n") == "name members.scope");
  CHECK(facts("sep=;\r\nnom;champ\r\n") == "name members.scope");
  // Commas in questions do not make a table one of commas.
  CHECK(facts("nom;a, b, c, d;champ\n", "ignore: [\"a,*\"]") == "name - members.scope");
  CHECK(facts("nom,_id,_uuid\n", "ignore: [\"_*\"]") == "name - -");
  CHECK(facts("nom,whatever\n", "others: ignore") == "name -");
}

TEST_CASE("what is wrong with a heading is told at its place", "[csv]") {
  CHECK(form_faults("nom,frims\n") ==
        R"(t.csv:1:5: error: unknown column `frims`
  1 | nom,frims
    |     ^^^^^
    = help: did you mean `members.firms`?
)");
  CHECK(form_faults("\n\nnom,frims\n").find("t.csv:3:5: error: unknown column `frims`\n  3 | nom,frims\n") ==
        0);
  CHECK(form_faults("nom,zzzzzz\n") ==
        R"(t.csv:1:5: error: unknown column `zzzzzz`
  1 | nom,zzzzzz
    |     ^^^^^^
    = help: say in a mapping what it is (`columns`), or that it is not needed (`ignore`); `--ignore-unknown-columns` passes over all such
)");
  CHECK(form_faults("nom,entreprises\n") ==
        R"(t.csv:1:5: error: the column `entreprises` could mean several facts
  1 | nom,entreprises
    |     ^^^^^^^^^^^
    = help: name it `members.firms` or `territory.firms`
)");
  CHECK(form_faults("nom,name\n") ==
        R"(t.csv:1:5: error: two columns give `name`
  1 | nom,name
    |     ^^^^
    = help: column 1, `nom`, does already: leave one out, or let a mapping ignore it
)");
  CHECK(form_faults("nom,achievements,achievements[iso]\n") ==
        R"(t.csv:1:18: error: two columns give `achievements`
  1 | nom,achievements,achievements[iso]
    |                  ^^^^^^^^^^^^^^^^^
    = help: column 2, `achievements`, does already: leave one out, or let a mapping ignore it
)");
  CHECK(form_faults("nom,projects.title\n") ==
        R"(t.csv:1:5: error: a record has no place for `projects.title`, which a fiche may state several times
  1 | nom,projects.title
    |     ^^^^^^^^^^^^^^
    = help: leave the column out, or let a mapping ignore it
)");
  CHECK(form_faults("created\n") ==
        R"(t.csv:1:1: error: no column gives `name`
  1 | created
    | ^^^^^^^
    = help: add one, or say in a mapping (`columns`) which it is
)");
  CHECK(form_faults("\"nom\n") ==
        R"(t.csv:1:1: error: this is no heading of a table
  1 | "nom
    | ^
    = help: the first line names the columns, and every quote in it is closed
)");
  CHECK(form_faults("") ==
        R"(t.csv:1:1: error: this is no heading of a table
  1 |
    | ^
    = help: the first line names the columns, and every quote in it is closed
)");
  CHECK(form_faults("nom,G1\n", "others: ignore\ncolumns: {g01: created}\n") ==
        R"(m.yaml:2:11: error: the table has no column `g01`
  2 | columns: {g01: created}
    |           ^^^
    = help: did you mean `G1`?
)");
}

TEST_CASE("what is wrong with a mapping is told at its place", "[csv]") {
  CHECK(mapping_faults("colums: {}\n") ==
        R"(m.yaml:1:1: error: unknown key `colums` in a mapping
  1 | colums: {}
    | ^^^^^^
    = help: did you mean `columns`?
)");
  CHECK(mapping_faults("separator: \"/\"\n") ==
        R"(m.yaml:1:12: error: `/` is no `separator`
  1 | separator: "/"
    |            ^^^
    = help: it is one of `,`, `;`, `tab`
)");
  CHECK(mapping_faults("columns: {Q: frims}\n") ==
        R"(m.yaml:1:14: error: no fact is called `frims`
  1 | columns: {Q: frims}
    |              ^^^^^
    = help: did you mean `members.firms`?
)");
  CHECK(mapping_faults("columns: {Q: entreprises}\n") ==
        R"(m.yaml:1:14: error: `entreprises` could mean several facts
  1 | columns: {Q: entreprises}
    |              ^^^^^^^^^^^
    = help: write the section before it: `members.firms`
)");
  CHECK(
      mapping_faults("columns: {Q: projects.title}\n") ==
      R"(m.yaml:1:14: error: a record has no place for `projects.title`, which a fiche may state several times
  1 | columns: {Q: projects.title}
    |              ^^^^^^^^^^^^^^
    = help: put the column under `ignore`
)");
  CHECK(mapping_faults("columns: {Q: {fact: created, choice: roads}}\n") ==
        R"(m.yaml:1:38: error: `choice` is for lists, which `created` is not
  1 | columns: {Q: {fact: created, choice: roads}}
    |                                      ^^^^^
    = help: leave it out
)");
  CHECK(mapping_faults("columns: {Q: {fact: achievements, choice: road}}\n") ==
        R"(m.yaml:1:43: error: `road` is not a choice of `achievements`
  1 | columns: {Q: {fact: achievements, choice: road}}
    |                                           ^^^^
    = help: did you mean `roads`?
)");
  CHECK(mapping_faults("columns: {Q: {fact: members.scope, answers: {A1: one_brunch}}}\n") ==
        R"(m.yaml:1:50: error: `one_brunch` is not a choice of `members.scope`
  1 | columns: {Q: {fact: members.scope, answers: {A1: one_brunch}}}
    |                                                  ^^^^^^^^^^
    = help: did you mean `one_branch`?
)");
  CHECK(mapping_faults("columns: {Q: {answers: {A1: yes}}}\n") ==
        R"(m.yaml:1:14: error: a column has no `fact`
  1 | columns: {Q: {answers: {A1: yes}}}
    |              ^
    = help: add `fact: …`
)");
  CHECK(mapping_faults("columns: {Q: {fact: created, yes: [Y]}}\n") ==
        R"(m.yaml:1:35: error: `yes` says what ticks a `choice`, and there is none
  1 | columns: {Q: {fact: created, yes: [Y]}}
    |                                   ^
    = help: add `choice: …`, or write `answers: {…}`
)");
  CHECK(mapping_faults("columns: [a]\n") ==
        R"(m.yaml:1:10: error: `columns` must be a mapping
  1 | columns: [a]
    |          ^
    = help: write `heading: fact`, one a line
)");
}

TEST_CASE("a record states facts where they stand", "[csv]") {
  CHECK(written("nom,created,achievements\n", "\"a \"\"b\"\"\", 1987 ,\"iso, roads\"\n") ==
        R"(name 7:2-9 a "b"
created 7:12-16 1987
achievements 7:19-29 iso, roads
)");
  CHECK(written("nom;dues\n", "a;12,345\n", "decimal_comma: yes") ==
        R"(name 7:1-2 a
dues 7:3-9 12,345
)");
  CHECK(written("nom,achievements[iso],achievements[roads]\n", "a,0,x\n") ==
        R"(name 7:1-2 a
achievements 7:3-4 roads
)");
  CHECK(written("nom,achievements[iso],achievements[roads]\n", "a,,\n") ==
        R"(name 7:1-2 a
)");
  CHECK(written("nom,achievements\n", "a,[]\n") ==
        R"(name 7:1-2 a
achievements 7:3-5 []
)");
  CHECK(written("nom,created,dues\n", "a,NSP,N/A\n", "unknown: [NSP]\nempty: [N/A]") ==
        R"(name 7:1-2 a
created 7:3-6 unknown NSP
)");
  CHECK(written("nom,created,achievements,dues\n", "a,RAS,rien_signale,nothing_reported\n",
                "nothing_reported: [RAS]") ==
        R"(name 7:1-2 a
created 7:3-6 nothing reported RAS
achievements 7:7-19 nothing reported rien_signale
dues 7:20-36 nothing reported nothing_reported
)");
  CHECK(
      written(
          "nom,achievements\n", "a,T  R\n",
          "columns: {achievements: {fact: achievements, split: \" \", answers: {T: training, R: roads}}}") ==
      R"(name 7:1-2 a
achievements 7:3-7 T  R
)");
}

TEST_CASE("what is wrong with a record is told at its cell", "[csv]") {
  CHECK(faults("nom,created,champ\n", "\"a\nb\",1700,none\n") ==
        R"(t.csv:8:4: error: `1700` is outside what this can be
  8 | b",1700,none
    |    ^^^^
    = help: it goes from 1800 to 2100
t.csv:8:9: error: `none` is not a choice of `members.scope`
  8 | b",1700,none
    |         ^^^^
    = help: it is one of `one_branch`, `several`
)");
  CHECK(faults("nom,achievements\n", "a,\"iso, frims\"\n") ==
        R"(t.csv:7:9: error: `frims` is not a choice of `achievements`
  7 | a,"iso, frims"
    |         ^^^^^
    = help: it is one of `training`, `roads`, `quality`
)");
  CHECK(faults("nom,achievements\n", "a,iso;...;roads\n") ==
        R"(t.csv:7:11: error: nothing can follow what stands before it in this list
  7 | a,iso;...;roads
    |           ^^^^^
    = help: `...` says that there may be more: it stands last; `unknown` and `[]` stand alone
)");
  CHECK(faults("nom,created\n", ",1987\n") ==
        R"(t.csv:7:1: error: `name` is empty
  7 | ,1987
    | ^
    = help: write a value in its cell
)");
  CHECK(faults("nom,created\n", "a\n") ==
        R"(t.csv:7:1: error: this record has 1 of the 2 cells that the heading asks for
  7 | a
    | ^
    = help: a line break or a separator may be missing, or stand outside quotes
)");
  CHECK(faults("nom,created\n", "a,1987,b\n") ==
        R"(t.csv:7:8: error: nothing in the heading stands over this cell
  7 | a,1987,b
    |        ^
    = help: name its column, or quote a cell that holds the separator
)");
  CHECK(faults("nom,\n", "a,b\n") ==
        R"(t.csv:7:3: error: nothing in the heading stands over this cell
  7 | a,b
    |   ^
    = help: name its column, quote a cell that holds the separator, or let a mapping ignore the columns without a heading (`ignore: [""]`)
)");
  CHECK(faults("nom,created\n", "a,\"1987\n") ==
        R"(t.csv:7:3: error: this quote opens a cell and is never closed
  7 | a,"1987
    |   ^
    = help: close it at the end of the cell; a quote within it is written twice
)");
  CHECK(faults("nom,created\n", "\"a\"b,1987\n") ==
        R"(t.csv:7:4: error: something stands behind the closing quote of a cell
  7 | "a"b,1987
    |    ^
    = help: the cell opens at 7:1; a quote within a quoted cell is written twice
)");
  CHECK(faults("nom,achievements[iso]\n", "a,maybe\n") ==
        R"(t.csv:7:3: error: `maybe` does not say whether `quality` is ticked
  7 | a,maybe
    |   ^^^^^
    = help: write `1` or `0`, `yes` or `no`
)");
  CHECK(faults("nom,dues\n", "a,\"12,345\"\n") ==
        R"(t.csv:7:4: error: `12,345` could mean two numbers
  7 | a,"12,345"
    |    ^^^^^^
    = help: write `12345` or `12.3450`
)");
  CHECK(faults("nom,created\n", "caf\xE9,1987\n", "encoding: utf-8") ==
        R"(t.csv:7:4: error: this byte is not UTF-8 text
  7 | caf�,1987
    |    ^
    = help: the mapping says that it is: leave `encoding` out
)");
}

}  // namespace diagclub
