// Tables in the layout of survey tools, read by their mappings under the real rules: the same as fiches
// written by hand.
#include "base/source.h"
#include "oracle/real_rules.h"
#include "oracle/said.h"
#include "read/csv/csv_fast_path.h"
#include "read/csv/csv_fiche.h"

namespace diagclub::oracle {
namespace {

std::string text_of_file(const std::string& name) {
  const FileText file = read_file(DIAGCLUB_ROOT "/tests/batch/surveys/" + name, 1 << 20);
  if (file.failure != ReadFailure::none) FAIL(name << ": " << file.reason);
  return file.text;
}

// What each record says, by the fast path, which must take them all, and by the whole reading.
std::vector<std::string> records_of(const std::string& survey) {
  const FicheForm form(real_plan().rules());
  const ColumnNames names(form);
  Diagnostics faults;
  const auto mapping = csv_mapping_from_yaml(
      Source(survey + ".mapping.yaml", text_of_file(survey + ".mapping.yaml")), names, faults);
  if (!mapping) FAIL(text_from(faults));
  const std::string text = text_of_file(survey + ".csv");
  const auto table = csv_form(Source(survey + ".csv", text), *mapping, names, faults);
  if (!table) FAIL(text_from(faults));
  CsvFastPath fast_path(*table, form);
  CsvRecords records(table->separator, table->encoding);
  records.start(std::string_view(text).substr(table->header_size), 2);
  std::vector<std::string> all;
  while (const CsvRecord* record = records.next()) {
    const auto fiche =
        fiche_from_record(Source("r", std::string(record->text)), *record, *table, form, faults);
    if (!fiche) FAIL(text_from(faults));
    const FastFiche* plain = fast_path.read(*record);
    REQUIRE(plain != nullptr);
    CHECK(said(*plain) == said(*fiche));
    all.push_back(said(*fiche));
  }
  return all;
}

std::string by_hand(const std::string& yaml) { return said(fiche_from_text(real_plan().rules(), yaml)); }

}  // namespace

TEST_CASE("a LimeSurvey export says what fiches would", "[csv]") {
  CHECK(
      records_of("limesurvey") ==
      std::vector<std::string>{
          by_hand("name: Club des entreprises de Valmont\ncreated: 1989\nmembers: {scope: several_branches, "
                  "firms: 42, close_branches: no}\nmeans: {public_share: 12.5}\nobjectives: [acquaintance, "
                  "training]\n"),
          by_hand("name: \"Union \\\"L'Étoile\\\"\\ndu Haut-Val\"\ncreated: 1991\nmembers: {scope: "
                  "one_branch, firms: "
                  "unknown, close_branches: yes}\nmeans: {public_share: 0}\nobjectives: [waste_pollution, "
                  "other]\n"),
          by_hand("name: Cercle de Rochebrune\nmembers: {scope: several_branches}\n")});
}

TEST_CASE("a KoboToolbox export says what fiches would", "[csv]") {
  CHECK(
      records_of("kobotoolbox") ==
      std::vector<std::string>{
          by_hand("name: Club des entreprises de Valmont\ncreated: 1989\nmembers: {scope: several_branches, "
                  "firms: 42, close_branches: no}\nmeans: {public_share: 12.5}\nobjectives: [acquaintance, "
                  "training]\n"),
          by_hand("name: \"Union \\\"L'Étoile\\\"\"\ncreated: 1991\nmembers: {scope: one_branch, "
                  "close_branches: yes}\nmeans: {public_share: 0}\nobjectives: [waste_pollution]\n"),
          by_hand("name: Cercle de Rochebrune\nmembers: {scope: several_branches}\n")});
}

}  // namespace diagclub::oracle
