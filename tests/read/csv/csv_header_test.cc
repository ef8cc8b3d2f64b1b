// The starts of tables in; where the heading stands and what its columns are called out.
#include "read/csv/csv_form.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom, aliases: [club]}
  crisis: {kind: yes_no, FACT, heading: crise}
  aims: {kind: list, FACT, heading: buts, choices: {training: SAID, quality: SAID}}
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

// The columns, each with its fact, its kind or nothing; what was told of them behind.
std::string columns(const std::string& top, const std::string& mapping_text = "",
                    const std::string& rest = "") {
  Diagnostics diagnostics;
  CsvMapping mapping;
  if (!mapping_text.empty()) {
    auto read = csv_mapping_from_yaml(Source("m.yaml", mapping_text), names(), diagnostics);
    if (!read) return text_from(diagnostics);
    mapping = std::move(*read);
  }
  const auto form = csv_form(Source("t.csv", top + rest), mapping, names(), diagnostics);
  if (!form) return text_from(diagnostics);
  if (!rest.empty()) CHECK(form->header_size == top.size());
  std::string all;
  for (const CsvColumn& column : form->columns) {
    all += (all.empty() ? "" : " ");
    if (column.fact)
      all += names().fact(*column.fact).name;
    else
      all += column.kind == CsvColumn::Kind::index     ? "(index)"
             : column.kind == CsvColumn::Kind::unnamed ? "(nothing)"
                                                       : "-";
  }
  return all + (diagnostics.empty() ? "" : "\n" + text_from(diagnostics));
}

const std::string kRecord = "a;yes\n";

}  // namespace

TEST_CASE("a title, comments and the separator may stand above a heading", "[csv]") {
  CHECK(columns("nom;crise\n", "", kRecord) == "name crisis");
  CHECK(columns("\n \r\n;;\nnom;crise\r\n", "", kRecord) == "name crisis");
  for (const std::string above :
       {"sep=;\n", "SEP=;\r\n", "Sep=;;;\n", "\"sep=;\"\n", "\xEF\xBB\xBFsep=;\n", "\n\nsep=;\n",
        "Survey of 1998\n", "\"Survey of 1998, all clubs\"\n", "Survey;;\n", "# made by hand; twice\n",
        "# don't\n#\n", "sep=;\n\"Survey\nof 1998\"\n\n", "Survey\n\nsep=;\n", "The \"clubs\"\n",
        "\"An open quote\n", "Club\n"})
    CHECK(columns(above + "nom;crise\n", "", kRecord) == "name crisis");
  CHECK(columns("sep=|\nnom|crise\n") == "name crisis");
  CHECK(columns("#;nom;crise\n", "ignore: [\"#\"]", "1;a;yes\n") == "- name crisis");
  CHECK(columns("Survey;of;1998\nnom;crise\n", "", kRecord) ==
        R"(name crisis
t.csv:1:1: warning: this line stands above the heading: it is passed over
  1 | Survey;of;1998
    | ^^^^^^^^^^^^^^
    = help: the heading is the first line that names what a fiche must state
)");
  // Where no line names what it must, the first is the heading.
  CHECK(columns("title\nq1;q2\n").find("t.csv:1:1: error: unknown column `title`") == 0);
  CHECK(columns("# title\nq1;crise\n").find("t.csv:2:1: error: unknown column `q1`") == 0);
  CHECK(columns("nom\n", "", "crise\nnom\n") == "name");
}

TEST_CASE("a column may have no heading", "[csv]") {
  CHECK(columns(";nom;crise\n") == "(index) name crisis");
  CHECK(columns("\"\",\"nom\",\"\"\n") == "(index) name (nothing)");
  CHECK(columns(",nom,\n", "others: ignore") == "- name -");
  CHECK(columns(",nom,\n", "ignore: [\"\"]") == "- name -");
  CHECK(columns(",crise,\n", "columns: {\"\": name}") == "name crisis (nothing)");
}

TEST_CASE("the second column of a heading has a name of its own", "[csv]") {
  CHECK(columns("nom;Date;Date\n", "columns: {\"Date#2\": crisis}\nignore: [Date]") == "name - crisis");
  CHECK(columns("nom;Date;Date\n", "columns: {\"Date#1\": crisis}\nothers: ignore") == "name crisis -");
  CHECK(columns("nom;Date;Date\n", "columns: {Date: crisis, \"Date#2\": aims}") == "name crisis aims");
  CHECK(columns("nom;crise;nom\n", "ignore: [\"nom#2\"]") == "name crisis -");
  CHECK(columns("nom;crise;nom\n") ==
        R"(t.csv:1:11: error: two columns give `name`
  1 | nom;crise;nom
    |           ^^^
    = help: column 1, `nom`, does already: leave one out, or let a mapping ignore it (`ignore: ["nom#2"]`)
)");
  CHECK(columns("nom;Date\n", "columns: {\"Date#2\": crisis}\nothers: ignore")
            .find("the table has no column `Date#2`") != std::string::npos);
  // Two answers for one choice are or-ed, where a mapping says so.
  CHECK(columns("nom;t1;t2\n",
                "columns: {t1: {fact: aims, choice: quality}, t2: {fact: aims, choice: quality}}") ==
        "name aims aims");
  CHECK(columns("nom;buts[quality];aims[quality]\n").find("two columns give `aims`") != std::string::npos);
}

TEST_CASE("headings are compared with blanks and breaks folded", "[csv]") {
  CHECK(columns("Club ;x\n", "columns: {\"Club \": name}\nothers: ignore") == "name -");
  CHECK(columns("\"What is\nits  name?\",x\n", "columns: {\"What is its name?\": name}\nothers: ignore") ==
        "name -");
  CHECK(columns("What\u00A0is it;x\n", "columns: {\"What  is\\n it\": name}\nothers: ignore") == "name -");
  CHECK(columns("No\u00ADm;Cri\u200Bse\n") == "name crisis");
  CHECK(columns("nom;a  b\n", "ignore: [\"a b\"]") == "name -");
}

}  // namespace diagclub
