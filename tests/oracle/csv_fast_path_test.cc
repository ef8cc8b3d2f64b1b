// The fast path for tables against the whole reading: whatever the fast path takes, `fiche_from_record` gives
// too, and the same; and records and their ends against a reader that goes byte by byte.
#include "read/csv/csv_fast_path.h"

#include "oracle/dice.h"
#include "oracle/said.h"
#include "read/csv/csv_fiche.h"
#include "rule_text.h"

namespace diagclub::oracle {
namespace {

const std::string kFacts =
    std::string(kFastPathFacts) +
    "  aims: {kind: list, FACT, heading: buts, choices: {training: SAID, roads: SAID}}\n";

// Records as the simplest reader has them: one byte after the other.
std::vector<std::vector<std::string>> by_bytes(const std::string& text, char separator, bool& sound) {
  std::vector<std::vector<std::string>> records;
  std::vector<std::string> cells;
  std::string cell;
  enum { start, plain, quoted, behind } state = start;
  const auto end_cell = [&] {
    cells.push_back(cell);
    cell.clear();
    state = start;
  };
  const auto end_record = [&] {
    if (state != behind && !cell.empty() && cell.back() == '\r' && state == plain) cell.pop_back();
    end_cell();
    for (const std::string& each : cells) {
      if (each.empty()) continue;
      records.push_back(cells);
      break;
    }
    cells.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (state == quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += c;
        ++i;
      } else {
        state = behind;
      }
    } else if (c == separator) {
      end_cell();
    } else if (c == '\n') {
      end_record();
    } else if (state == behind) {
      const bool return_of_line = c == '\r' && (i + 1 == text.size() || text[i + 1] == '\n');
      sound &= return_of_line;
    } else if (state == start && c == '"') {
      state = quoted;
    } else {
      cell += c;
      state = plain;
    }
  }
  sound &= state != quoted;
  if (state != start || !cells.empty()) end_record();
  return records;
}

std::string random_bytes(Dice& dice, const std::string& of, std::size_t most) {
  std::string text;
  for (std::size_t i = dice.below(most); i > 0; --i) text += of[dice.below(of.size())];
  return text;
}

std::string cell_for(std::size_t column, Dice& dice) {
  if (dice.chance(4))
    return dice.of<std::string>({"unknown", "?", "NSP", "RAS", "rien_signale", " ", "12", "\xC2\xA0", "frims", "[]", "..."});
  switch (column) {
    case 0:
      return dice.of<std::string>(
          {"Club", " Club ", "a;b", "say \"a\"", "a\nb", "yes", "Caf\xC3\xA9", "Caf\xE9", "\x80"});
    case 1:
      return dice.of<std::string>({"1987", "~1990", "1985..1990", "> 1980", "1987,0", "", "1700"});
    case 2:
      return dice.of<std::string>({"oui", "no", "VRAI", "faux", "", "1"});
    case 3:
      return dice.of<std::string>({"12,5", "12,345", "1.5", "2 kF", "32 000", "", "-3"});
    case 4: {
      std::string all;
      for (const std::string& item :
           dice.some<std::string>({"training", "R", "ISO", "...", "routes", "X", ""}, 25))
        all += (all.empty() ? "" : dice.of<std::string>({", ", ";", "|", "; "})) + item;
      return all;
    }
    case 5:
    case 6:
      return dice.of<std::string>({"Y", "", "1", "0", "oui", "N", "N/A"});
    case 7:
      return dice.of<std::string>({"A1", "A2", "one_branch", "plusieurs | one_branch", "A3", ""});
    case 8:
      return "lost";
    default:
      return "";
  }
}

std::string written(const std::string& cell, Dice& dice) {
  if (cell.find_first_of(";\"\n") == std::string::npos && dice.chance(80)) return cell;
  std::string all = "\"";
  for (const char c : cell) all += c == '"' ? "\"\"" : std::string(1, c);
  return all + "\"";
}

}  // namespace

TEST_CASE("what the fast path takes of a table, the whole reading gives too", "[csv][oracle]") {
  Diagnostics faults;
  const auto rules = rules_from_text(kFacts, faults);
  if (!rules) FAIL(text_from(faults));
  const FicheForm form(*rules);
  const ColumnNames names(form);
  const Source mapping_file("m.yaml", R"(
decimal_comma: yes
unknown: [NSP]
nothing_reported: [RAS]
empty: [N/A]
columns:
  Q7: {fact: members.scope, answers: {A1: one_branch, A2: several, A3: }}
  Q4: {fact: achievements, answers: {R: roads, X: }}
ignore: [id*]
)");
  const auto mapping = csv_mapping_from_yaml(mapping_file, names, faults);
  if (!mapping) FAIL(text_from(faults));
  const Source header("t.csv", "nom;création;crise;cotisation;Q4;buts[training];aims/roads;Q7;id_x;\r\n");
  const auto table = csv_form(header, *mapping, names, faults);
  if (!table) FAIL(text_from(faults));
  CHECK(table->separator == ';');
  CsvFastPath fast_path(*table, form);
  Dice dice(1998);
  int taken = 0;
  int good = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t rows = 1 + dice.below(5); rows > 0; --rows) {
      const std::size_t cells = dice.chance(97) ? 10 : 8 + dice.below(5);
      for (std::size_t i = 0; i < cells; ++i) text += (i > 0 ? ";" : "") + written(cell_for(i, dice), dice);
      text += dice.chance(50) ? "\r\n" : "\n";
    }
    if (dice.chance(20)) text[dice.below(text.size())] = "\";\n\0\xE9x"[dice.below(6)];
    CsvRecords records(table->separator, table->encoding);
    records.start(text, 4);
    while (const CsvRecord* record = records.next()) {
      const std::string copy(record->text);
      Diagnostics diagnostics;
      const FastFiche* plain = fast_path.read(*record);
      const auto fiche =
          fiche_from_record(Source("t.csv", copy, static_cast<int>(record->line)), *table, form, diagnostics);
      CHECK(fiche.has_value() == !diagnostics.has_errors());
      good += fiche ? 1 : 0;
      if (plain == nullptr) continue;
      ++taken;
      INFO(copy);
      if (!fiche) FAIL(text_from(diagnostics));
      REQUIRE(said(*plain) == said(*fiche));
      CHECK(plain->line == record->line);
    }
  }
  CHECK(good > 2000);
  CHECK(taken > good * 9 / 10);
}

TEST_CASE("records are those that a reader byte by byte has", "[csv][oracle]") {
  Dice dice(7);
  int compared = 0;
  for (int round = 0; round < 30000; ++round) {
    const std::string text = random_bytes(dice, "ab,,\"\"\"\n\n\r;", 30);
    bool sound = true;
    const auto expected = by_bytes(text, ',', sound);
    CsvRecords records(',');
    records.start(text, 0);
    std::vector<std::vector<std::string>> found;
    std::string all;
    bool fault = false;
    while (const CsvRecord* record = records.next()) {
      fault |= record->fault != CsvRecord::Fault::none;
      std::vector<std::string>& cells = found.emplace_back();
      for (const CsvCell& cell : record->cells) {
        cells.emplace_back(cell.text);
        REQUIRE(cell.end <= record->text.size());
        if (cell.as_written) REQUIRE(record->text.substr(cell.offset, cell.text.size()) == cell.text);
      }
    }
    INFO(text);
    REQUIRE(fault == !sound);
    if (!sound) continue;
    ++compared;
    REQUIRE(found == expected);
  }
  CHECK(compared > 5000);
}

TEST_CASE("records end in the same place however a text is cut", "[csv][oracle]") {
  Dice dice(8);
  for (int round = 0; round < 30000; ++round) {
    const std::string text = random_bytes(dice, "ab,,\"\"\"\n\n\r;", 40);
    // Each end, by a reader that is told one byte after the other.
    CsvEnds slow(",");
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (slow.last({text.data() + i, 1}) == 1) ends.push_back(i + 1);
    }
    // They are where records end.
    bool sound = true;
    const std::size_t whole = ends.empty() ? 0 : ends.back();
    by_bytes(text.substr(0, whole), ',', sound);
    CsvRecords records(',');
    records.start({text.data(), whole}, 0);
    while (const CsvRecord* record = records.next()) {
      const auto end = static_cast<std::size_t>(record->text.data() - text.data()) + record->text.size();
      REQUIRE(std::find(ends.begin(), ends.end(), end) != ends.end());
      CHECK(record->fault != CsvRecord::Fault::open_quote);
    }
    // In pieces of any length.
    CsvEnds pieces(",");
    std::size_t last = 0;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t size = std::min(1 + dice.below(12), text.size() - from);
      if (const std::size_t end = pieces.last({text.data() + from, size}); end > 0) last = from + end;
      from += size;
    }
    INFO(text);
    REQUIRE(last == whole);
  }
}

TEST_CASE("no bytes end the reading of a table", "[csv][oracle]") {
  Diagnostics faults;
  const auto rules = rules_from_text(kFacts, faults);
  if (!rules) FAIL(text_from(faults));
  const FicheForm form(*rules);
  const ColumnNames names(form);
  Dice dice(9);
  for (int round = 0; round < 5000; ++round) {
    std::string text = dice.chance(50) ? "nom;crise\n" : "";
    for (std::size_t i = dice.below(60); i > 0; --i) text += static_cast<char>(dice.below(256));
    const std::size_t size = csv_header_size(text).value_or(text.size());
    REQUIRE(size <= text.size());
    Diagnostics diagnostics;
    const auto table = csv_form(Source("t.csv", text.substr(0, size)), {}, names, diagnostics);
    CHECK(table.has_value() == !diagnostics.has_errors());
    if (!table) continue;
    CsvFastPath fast_path(*table, form);
    CsvRecords records(table->separator);
    records.start(std::string_view(text).substr(size), 1);
    while (const CsvRecord* record = records.next()) {
      Diagnostics told;
      const auto fiche = fiche_from_record(Source("t.csv", std::string(record->text)), *table, form, told);
      CHECK(fiche.has_value() == !told.has_errors());
      if (fast_path.read(*record) != nullptr) CHECK(fiche.has_value());
    }
  }
}

}  // namespace diagclub::oracle
