// Tables in files; the records that blocks of any size hold, their encoding and what is told out.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "batch/blocks.h"
#include "read/csv/csv_fiche.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kFacts = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  place: {kind: text, FACT, heading: lieu}
  crisis: {kind: yes_no, FACT, heading: crise}
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

// A file while it is tried.
class File {
 public:
  explicit File(const std::string& text) {
    std::string name = (std::filesystem::temp_directory_path() / "diagclub_XXXXXX").string();
    const int descriptor = mkstemp(name.data());
    REQUIRE(descriptor >= 0);
    close(descriptor);
    path_ = name;
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~File() { std::filesystem::remove(path_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string first_lines(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& each : diagnostics.all())
    all += "  " + std::to_string(each.span.start.line) + ":" + std::to_string(each.span.start.column) + " " +
           (each.severity == Severity::warning ? "(" + each.message + ")" : each.message) + "\n";
  return all;
}

// Each record with its line and what is told of it, as blocks of a size give them.
std::string read(const std::string& path, std::size_t block_size, const CsvMapping& mapping) {
  const CsvReading tables{names(), mapping};
  BlockReader reader(InputWalk({path}, InputFormat::csv), &tables, {}, 0, {}, block_size);
  std::string all;
  while (const auto block = reader.next()) {
    all += first_lines(block->problems);
    if (!block->table) continue;
    CsvRecords records(block->table->separator, block->table->encoding, block->table->guessed);
    records.start(block->text, static_cast<std::uint32_t>(block->first_line - 1), &block->odd);
    while (const CsvRecord* record = records.next()) {
      const int line = static_cast<int>(record->line) + 1;
      Diagnostics told;
      const auto fiche = fiche_from_record(Source("t", std::string(record->text), line), *record,
                                           *block->table, names().form(), told);
      all += std::to_string(line) + (fiche ? "" : " no");
      if (fiche) {
        for (const StatedFact& stated : fiche->facts) all += " " + stated.written;
      }
      all += "\n" + first_lines(told);
    }
  }
  return all;
}

// The same for whatever size of blocks.
std::string records(const std::string& text, const CsvMapping& mapping = {}) {
  const File file(text);
  const std::string all = read(file.path(), kUsualBlock, mapping);
  for (const std::size_t size : {1U, 2U, 3U, 5U, 8U, 13U, 100U, 1000U})
    CHECK(read(file.path(), size, mapping) == all);
  return all;
}

}  // namespace

TEST_CASE("blocks of any size hold the same records", "[csv][batch]") {
  CHECK(records("nom;lieu;crise\nA;L;oui\n\n;;\nB;M\nC\n") ==
        "2 A L oui\n5 B M\n6 no\n  6:1 this record has 1 of the 3 cells that the heading asks for\n");
  CHECK(records("nom;lieu;crise\nA;\"L\nB;M;oui\nC;N;non\n") ==
        "2 no\n  2:3 this quote opens a cell and is never closed\n3 B M oui\n4 C N non\n");
  CHECK(records("nom;lieu;crise\n\"A;L;oui\nB;M;oui\nC;\"N\";non\nD;O;\n") ==
        "2 no\n  2:1 this quote opens a cell that is closed in the middle of a line further down\n3 B M oui\n"
        "4 C N non\n5 D O\n");
}

TEST_CASE("lines may end in any way", "[csv][batch]") {
  const std::string expected = "2 A L oui\n3 B M\n";
  CHECK(records("nom;lieu;crise\nA;L;oui\nB;M;\n") == expected);
  CHECK(records("nom;lieu;crise\r\nA;L;oui\r\nB;M;\r\n") == expected);
  CHECK(records("nom;lieu;crise\rA;L;oui\rB;M;\r") == expected);
  CHECK(records("nom;lieu;crise\rA;L;oui\rB;M;") == expected);
  CHECK(records("nom;lieu;crise\nA;L;oui\rB;M;\r\n") == expected);
  CHECK(records("nom;lieu;crise\r\"A\";\"L\";oui\r\"B\";M;\r") == expected);
  CHECK(records("nom;lieu;crise\r\r\nA;L;oui\r\r\n") == "3 A L oui\n");
}

TEST_CASE("a table has one encoding", "[csv][batch]") {
  CHECK(records("nom;lieu\nA;Orl\xE9"
                "ans\nB;\x80\n") == "2 A Orléans\n3 B €\n");
  CHECK(records("nom;lieu\nA;ascii\nB;\xC3\xA9\nC;\xE9;\nD;\xC3\xA8\n") ==
        "2 A ascii\n3 B é\n4 no\n  4:3 this byte is not UTF-8 text\n5 D è\n");
  CHECK(records("nom;lieu\nA;Orl\xC3;\nB;d\xC3\xA9j\xC3\xA0\n") ==
        "2 no\n  2:6 this byte is not UTF-8 text\n3 B déjà\n");
  // The heading too, and behind a mark that says otherwise.
  CHECK(records("nom;lieu;\"cri\xADse\"\nA;\xE9;oui\n") == "2 A é oui\n");
  CHECK(records("\xEF\xBB\xBFnom;lieu\nA;\xE9\n") ==
        "  0:0 (its mark says UTF-8, but it is Windows-1252: read as such)\n2 A é\n");
  CHECK(records("\xEF\xBB\xBFnom;lieu\nA;\xC3\xA9\n") == "2 A é\n");
  CHECK(records("nom;lieu\nA;\xE9\x81\n") == "2 no\n  2:3 this byte is not UTF-8 text\n");
  CsvMapping mapping;
  mapping.encoding = CsvEncoding::windows_1252;
  CHECK(records("nom;lieu\nA;\xC3\xA9\n", mapping) == "2 A Ã©\n");
  // A table of UTF-16 comes with a mark, too.
  CHECK(records("\xEF\xBB\xBFnom;lieu\nA;\xC3\xA9\n", mapping) == "2 A é\n");
  mapping.encoding = CsvEncoding::utf8;
  CHECK(records("nom;lieu\nA;\xE9\n", mapping) == "2 no\n  2:3 this byte is not UTF-8 text\n");
}

TEST_CASE("a quote in Windows-1252 is told at its place", "[csv][batch]") {
  CHECK(records("nom;lieu\n\xE9\xE9;\"L\nB;M\n") ==
        "2 no\n  2:4 this quote opens a cell and is never closed\n3 B M\n");
}

TEST_CASE("a record too large for memory is passed over", "[csv][batch]") {
  const std::string large(CsvScan::kLargestRecord, 'x');
  const File file("nom;lieu\nA;\"" + large + "\n;;;\n\"\nB;M\nC;" + large + "\nD;O\n");
  CHECK(read(file.path(), kUsualBlock, {}) ==
        "  2:3 this record is larger than 16 MiB, for the cell that this quote opens is not closed before\n"
        "5 B M\n  6:1 this record is larger than 16 MiB\n7 D O\n");
}

}  // namespace diagclub
