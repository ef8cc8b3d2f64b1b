// The fast path for tables against the whole reading: whatever the fast path takes, `fiche_from_record` gives
// too, and the same; and records and their ends against a reader that goes byte by byte.
#include "read/csv/csv_fast_path.h"

#include "oracle/dice.h"
#include "oracle/said.h"
#include "read/csv/csv_fiche.h"
#include "read/csv/csv_scan.h"
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
      if (trimmed(each).empty()) continue;
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

std::string list_of(const std::vector<std::string>& words, const std::vector<std::string>& signs,
                    Dice& dice) {
  std::string all;
  for (const std::string& word : dice.some<std::string>(words, 25))
    all += (all.empty() ? "" : signs[dice.below(signs.size())]) + word;
  return all + (dice.chance(20) ? signs[dice.below(signs.size())] : "");
}

std::string cell_for(const std::string& heading, Dice& dice) {
  if (dice.chance(4))
    return dice.of<std::string>({"unknown", "?", "NSP", "RAS", "rien signalé", "nothing_reported", " ", "12",
                                 "\xC2\xA0", "frims", "[]", "...", "Inconnu", "n/a", "-", "."});
  if (heading == "nom")
    return dice.of<std::string>(
        {"Club", " Club ", "a;b", "say \"a\"", "a\nb", "yes", "Caf\xC3\xA9", "Caf\xE9", "\x80"});
  if (heading == "création")
    return dice.of<std::string>({"1987", "~1990", "1985..1990", "> 1980", "1987,0", "", "1700", "long ago"});
  if (heading == "crise")
    return dice.of<std::string>({"oui", "no", "VRAI", "faux", "", "1", "0.0", "x", "Y"});
  if (heading == "cotisation")
    return dice.of<std::string>({"12,5", "12,345", "1.5", "2 kF", "32 000", "", "-3"});
  if (heading == "Q4")
    return list_of(
        {"training", "R", "ISO", "...", "routes", "X", "", "a, b", "a", "b", "M", "S", "NSP", "RAS", "free"},
        {", ", ";", "|", "; ", " "}, dice);
  if (heading == "Q5a" || heading == "Q5b" || heading == "Q5c")
    return dice.of<std::string>({"Y", "", "1", "0", "oui", "N", "N/A", "1.0", "NSP", "RAS", "2"});
  if (heading == "Q7")
    return dice.of<std::string>(
        {"A1", "A2", "one_branch", "plusieurs | one_branch", "A3", "", "other words"});
  if (heading == "id_x") return "lost";
  if (heading == "number") return std::to_string(dice.below(1000));
  return "";
}

// A mapping as a survey may have it: each of its forms, by chance.
std::string random_mapping(Dice& dice) {
  const auto some = [&](const std::vector<std::string>& entries) {
    std::string all;
    for (const std::string& entry : dice.some<std::string>(entries, 50))
      all += (all.empty() ? "" : ", ") + entry;
    return all;
  };
  const auto ticks = [&] {
    return dice.of<std::string>({"", "", ", yes: [Y, \"1\"]", ", no: [N, \"2\"]", ", yes: [\"*\"]",
                                 ", yes: [Y], no: [\"*\"]"}) +
           (dice.chance(30) ? ", answers: {" +
                                  some({"\"2\": yes", "N/A: ", "oui: unknown", "non: nothing_reported",
                                        "\"\": no", "\"*\": no"}) +
                                  "}"
                            : "");
  };
  std::string text = dice.chance(50) ? "decimal_comma: yes\n" : "";
  text += "unknown: [" + some({"NSP", "\"-\"", "\"2\""}) + "]\nnothing_reported: [" + some({"RAS", "N"}) +
          "]\nempty: [" + some({"N/A", "\".\"", "X"}) + "]\n";
  text += "columns:\n  Q7: {fact: members.scope, answers: {" +
          some({"A1: one_branch", "A2: several", "A3: ", "\"\": several", "\"*\": unknown"}) + "}}\n";
  text += "  Q4: {fact: achievements" +
          dice.of<std::string>(
              {"", "", ", split: \";\"", ", split: \", \"", ", split: [\"; \", \"|\"]", ", split: \" \""}) +
          ", answers: {" +
          some({"R: roads", "X: ", "\"a, b\": quality", "a: [training, roads]", "b: \"roads, iso\"",
                "\"\": \"\"", "\"*\": quality", "M: unknown", "S: rien_signale", "free: []"}) +
          "}}\n";
  text += "  Q5a: {fact: aims, choice: training" + ticks() + "}\n  Q5b: {fact: aims, choice: roads" +
          ticks() + "}\n";
  if (dice.chance(50)) text += "  Q5c: {fact: aims, choice: roads" + ticks() + "}\n";
  if (dice.chance(50)) text += "  crise: {fact: crisis" + ticks() + "}\n";
  if (dice.chance(30)) text += "  création: {fact: created, answers: {\"*\": unknown, \"\": 1990}}\n";
  text += "ignore: [id*" + std::string(dice.chance(40) ? ", \"\"" : "") + "]\n";
  return text + (text.find("Q5c") == std::string::npos || dice.chance(50) ? "others: ignore\n" : "");
}

std::string written(const std::string& cell, Dice& dice) {
  if (cell.find_first_of(";\"\n") == std::string::npos && dice.chance(80)) return cell;
  std::string all = "\"";
  for (const char c : cell) all += c == '"' ? "\"\"" : std::string(1, c);
  return all + "\"";
}

}  // namespace

namespace {

struct Compared {
  int records = 0;
  int good = 0;
  int taken = 0;
};

// Random records of one table: whatever the fast path takes, the whole reading gives, and the same.
void compare(const CsvForm& table, const FicheForm& form, const std::vector<std::string>& headings,
             int rounds, Dice& dice, Compared& compared) {
  CsvFastPath fast_path(table, form);
  for (int round = 0; round < rounds; ++round) {
    std::string text;
    for (std::size_t rows = 1 + dice.below(5); rows > 0; --rows) {
      const std::size_t cells = dice.chance(94) ? headings.size() : headings.size() - 3 + dice.below(6);
      for (std::size_t i = 0; i < cells; ++i)
        text += (i > 0 ? ";" : "") + written(cell_for(i < headings.size() ? headings[i] : "", dice), dice);
      text += dice.chance(50) ? "\r\n" : "\n";
    }
    if (dice.chance(20)) text[dice.below(text.size())] = "\";\n\0\xE9x"[dice.below(6)];
    const auto whole = CsvScan(table.separator, table.columns.size()).whole(text, text.size(), true);
    CsvRecords records(table.separator, dice.chance(20) ? CsvEncoding::windows_1252 : CsvEncoding::utf8,
                       false);
    records.start(text, 4, &whole.odd);
    while (const CsvRecord* record = records.next()) {
      const std::string copy(record->text);
      Diagnostics diagnostics;
      const FastFiche* plain = fast_path.read(*record);
      const auto fiche = fiche_from_record(Source("t.csv", copy, static_cast<int>(record->line)), *record,
                                           table, form, diagnostics);
      CHECK(fiche.has_value() == !diagnostics.has_errors());
      ++compared.records;
      compared.good += fiche ? 1 : 0;
      if (plain == nullptr) continue;
      ++compared.taken;
      INFO(copy);
      if (!fiche) FAIL(text_from(diagnostics));
      REQUIRE(said(*plain) == said(*fiche));
      CHECK(plain->line == record->line);
    }
  }
}

}  // namespace

TEST_CASE("what the fast path takes of a table, the whole reading gives too", "[csv][oracle]") {
  Diagnostics faults;
  const auto rules = rules_from_text(kFacts, faults);
  if (!rules) FAIL(text_from(faults));
  const FicheForm form(*rules);
  const ColumnNames names(form);
  Dice dice(1998);
  Compared compared;
  for (int survey = 0; survey < 150; ++survey) {
    const std::string mapping_text = random_mapping(dice);
    std::vector<std::string> headings{"nom", "création", "crise", "cotisation", "Q4",
                                      "Q5a", "Q5b",      "Q7",    "id_x",       ""};
    if (mapping_text.find("Q5c") != std::string::npos) headings.emplace_back("Q5c");
    if (dice.chance(30)) headings.insert(headings.begin(), dice.chance(50) ? "" : "id_n");
    std::string header;
    for (const std::string& heading : headings) header += (header.empty() ? "" : ";") + heading;
    if (headings[0].empty()) header = ";" + header.substr(header.find("nom"));
    INFO(mapping_text << header);
    const auto mapping = csv_mapping_from_yaml(Source("m.yaml", mapping_text), names, faults);
    if (!mapping) FAIL(text_from(faults));
    const auto table = csv_form(Source("t.csv", header + "\r\n"), *mapping, names, faults);
    if (!table) FAIL(text_from(faults));
    REQUIRE(table->separator == ';');
    REQUIRE(table->columns.size() == headings.size());
    if (headings[0].empty()) headings[0] = "number";
    compare(*table, form, headings, 60, dice, compared);
  }
  CHECK(compared.records > 20000);
  CHECK(compared.good > 3500);
  // Answers for all other words, and records with odd quotes, are left to the whole reading.
  CHECK(compared.taken > compared.good * 6 / 10);
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
      fault |= record->fault != CsvFault::none;
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

namespace {

// Each record of a text that is read so many bytes at a time, up to the end or as far as it was read; with
// what is odd about it.
std::vector<std::string> records_by(std::size_t piece, const std::string& text, const CsvScan& scan,
                                    bool ends) {
  std::vector<std::string> all;
  std::string buffer;
  for (std::size_t read = 0;;) {
    const std::size_t more = std::min(piece, text.size() - read);
    buffer.append(text, read, more);
    read += more;
    const bool at_end = ends && more == 0;
    const auto whole = scan.whole(buffer, piece, at_end);
    if (whole.too_large) {
      all.emplace_back("too large");
      return all;
    }
    std::size_t from = 0;
    for (const OddRecord& odd : whole.odd) {
      REQUIRE(odd.from >= from);
      REQUIRE(odd.to <= whole.size);
      REQUIRE((odd.from <= odd.opened && (odd.opened < odd.to || odd.fault == CsvFault::swallows)));
      from = odd.to;
    }
    CsvRecords records(',');
    records.start({buffer.data(), whole.size}, 0, &whole.odd);
    while (const CsvRecord* record = records.next())
      all.push_back(std::to_string(static_cast<int>(record->fault)) + (record->odd == nullptr ? " " : "~") +
                    std::string(record->text));
    buffer.erase(0, whole.size);
    if (whole.size == 0 && more == 0) return all;
  }
}

}  // namespace

TEST_CASE("records are the same however a text is cut", "[csv][oracle]") {
  Dice dice(8);
  int odd = 0;
  int sound = 0;
  for (int round = 0; round < 30000; ++round) {
    const std::string text = random_bytes(dice, "ab,,\"\"\"\n\n\r;", 40);
    const CsvScan scan(',', 1 + dice.below(3), dice.chance(20) ? 12 : CsvScan::kLargestRecord);
    const bool ends = dice.chance(70);
    INFO(text);
    const auto all = records_by(text.size() + 1, text, scan, ends);
    REQUIRE(records_by(1 + dice.below(12), text, scan, ends) == all);
    for (const std::string& record : all) odd += record[1] == '~' ? 1 : 0;
    // Where nothing is odd, records are those of the simplest reader.
    bool good = true;
    const auto expected = by_bytes(text, ',', good);
    const bool plain =
        std::all_of(all.begin(), all.end(), [](const std::string& record) { return record[1] == ' '; });
    if (!ends || !good || !plain) continue;
    ++sound;
    REQUIRE(all.size() == expected.size());
  }
  CHECK(odd > 3000);
  CHECK(sound > 3000);
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
    Diagnostics diagnostics;
    const auto table = csv_form(Source("t.csv", text), {}, names, diagnostics);
    CHECK(table.has_value() == !diagnostics.has_errors());
    if (!table) continue;
    CsvFastPath fast_path(*table, form);
    REQUIRE(table->header_size <= text.size());
    const std::string_view rest = std::string_view(text).substr(table->header_size);
    const auto whole = CsvScan(table->separator, table->columns.size()).whole(rest, rest.size(), true);
    REQUIRE(whole.size == rest.size());
    CsvRecords records(table->separator);
    records.start(rest, 1, &whole.odd);
    while (const CsvRecord* record = records.next()) {
      Diagnostics told;
      const auto fiche =
          fiche_from_record(Source("t.csv", std::string(record->text)), *record, *table, form, told);
      CHECK(fiche.has_value() == !told.has_errors());
      if (fast_path.read(*record) != nullptr) CHECK(fiche.has_value());
    }
  }
}

}  // namespace diagclub::oracle
