// Columns of a batch's rows, by their names.
#include "report/score/score_columns.h"

#include "report/score/score_cells.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  open: {kind: yes_no, FACT, heading: ouvert}
  n: {kind: number, min: 0, max: 9, FACT, heading: hn}
tables:
  size: {ENTRY, hit: first, inputs: [n], outputs: {big: SAID, small: SAID},
    rows: [{when: {n: "> 5"}, then: big, text: SAID}, {when: {}, then: small, text: SAID}]}
rules:
  r: {ENTRY, group: step, when: open}
counts:
  c: {ENTRY, of: [r]}
page: {identity: [n], verdicts: [{of: size}], counts: [c]}
)";

std::string titles(const ScoreColumns& columns) {
  std::string all;
  for (const ScoreColumn& column : columns) all += (all.empty() ? "" : ",") + column.title;
  return all;
}

TEST_CASE("every column, of two of one name the first", "[score_columns]") {
  const auto plan = plan_from_text(kRules);
  CHECK(titles(all_score_columns(*plan)) ==
        "source,line,name,open,error,recommendations,rule_faults,recommendations_certain,"
        "size,size_firmness,size_certain,size_reachable,"
        "c,c_firmness,c_certain,c_possible,c_held,c_held_certain,r,r_firmness,r_certain,n");
}

TEST_CASE("what a row holds where nobody says: the page's verdicts and counts", "[score_columns]") {
  const auto plan = plan_from_text(kRules);
  CHECK(titles(default_score_columns(*plan, false)) ==
        "source,line,name,size,size_reachable,c,c_possible,c_held,open");
  CHECK(titles(default_score_columns(*plan, true)).ends_with(",open,rule_faults"));
}

TEST_CASE("columns by their names, or every fault among them", "[score_columns]") {
  const auto plan = plan_from_text(kRules);
  Diagnostics problems;
  const auto columns = score_columns_from_text("n, size,name", *plan, problems);
  REQUIRE(columns);
  CHECK(titles(*columns) == "n,size,name");
  CHECK((*columns)[0].kind == ScoreColumn::Kind::fact);
  CHECK((*columns)[2].kind == ScoreColumn::Kind::name);
  CHECK_FALSE(score_columns_from_text("n,sice,,n", *plan, problems));
  CHECK(text_from(problems) == R"(--columns:1:3: error: there is no column `sice`
  1 | n,sice,,n
    |   ^^^^
    = help: did you mean `size`?
--columns:1:8: error: there is no column ``
  1 | n,sice,,n
    |        ^
    = help: a column is a fact, a table, a count or a rule; `score --help` says which others
--columns:1:9: error: the column `n` stands twice
  1 | n,sice,,n
    |         ^
    = help: keep one of them
)");
}

TEST_CASE("columns ask for what they show and no more", "[score_columns]") {
  using Kind = ScoreColumn::Kind;
  const auto plan = plan_from_text(kRules);
  CHECK_FALSE(needs_of(*plan, {{Kind::name, {}, "name"}, {Kind::fact, {}, "n"}}).box);
  CHECK(needs_of(*plan, {{Kind::rule, {}, "r"}}).box);
  CHECK_FALSE(needs_of(*plan, {{Kind::rule, {}, "r"}}).verdicts);
  CHECK(needs_of(*plan, {{Kind::reachable, {}, "size_reachable"}}).verdicts);
  CHECK(needs_of(*plan, {{Kind::open, {}, "open"}}).open);
  CHECK(needs_of(*plan, {{Kind::rule, *plan->names().find("r"), "r"}}).standing.size() == 1);
  CHECK(needs_of(*plan, {{Kind::rule, *plan->names().find("r"), "r_certain", "", true}}).standing.empty());
}

std::string field(std::string_view text) {
  std::string out;
  append_csv_field(text, out);
  return out;
}

TEST_CASE("a field of CSV is quoted where it must be and is no formula", "[score_cells]") {
  CHECK(field("Club d'été") == "Club d'été");
  CHECK(field("a,b") == "\"a,b\"");
  CHECK(field("a;b") == "\"a;b\"");
  CHECK(field("say \"a\"") == "\"say \"\"a\"\"\"");
  for (const char* formula : {"=1+1", "+1", "-1", "@x"}) CHECK(field(formula) == "'" + std::string(formula));
  CHECK(field("=a,b") == "\"'=a,b\"");
}

TEST_CASE("cells of JSON: texts escaped, lists with their commas", "[score_cells]") {
  std::string out;
  JsonCell cell(out);
  cell.open(" ");
  cell.next(), cell.text("a \"b\"");
  cell.next(), cell.integer(-12);
  cell.next(), cell.nothing();
  cell.close();
  CHECK(out == R"(["a \"b\"",-12,null])");
}

}  // namespace
}  // namespace diagclub
