// A table's text in; its records, their lines and cells out.
#include "read/csv/csv_record.h"

#include "catch.h"

namespace diagclub {
namespace {

// `line: cell|cell`, a line each; `!` behind the line where something is wrong.
std::string records(const std::string& text, char separator = ',', CsvEncoding encoding = CsvEncoding::told) {
  CsvRecords records(separator, encoding);
  records.start(text, 2);
  std::string all;
  while (const CsvRecord* record = records.next()) {
    all += std::to_string(record->line) + (record->fault == CsvRecord::Fault::none ? ": " : "! ");
    for (std::size_t i = 0; i < record->cells.size(); ++i)
      all += (i > 0 ? "|" : "") + std::string(record->cells[i].text);
    all += "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a text is split into records and cells", "[csv]") {
  CHECK(records("a,b\nc,\n") == "2: a|b\n3: c|\n");
  CHECK(records("a;b\r\n\r\n;;\r\nc;d", ';') == "2: a|b\n5: c|d\n");
  CHECK(records("a\tb,\"c\"\n", '\t') == "2: a|b,\"c\"\n");
  CHECK(records("\"a,\"\"b\"\"\nc\",\"\"\nd,e\n") == "2: a,\"b\"\nc|\n4: d|e\n");
  CHECK(records("12\" pipe,\"x\"\r\n") == "2: 12\" pipe|x\n");
  CHECK(records("\"a\"b,c\nd,e\n") == "2! a|c\n3: d|e\n");
  CHECK(records("\"a\nb,c\n") == "2! a\nb,c\n\n");
  CHECK(records("").empty());
}

TEST_CASE("a record that is not UTF-8 is Windows-1252", "[csv]") {
  CHECK(records("caf\xC3\xA9,\xE2\x82\xAC\ncaf\xE9,\x80 \x93\"\n") == "2: café|€\n3: café|€ “\"\n");
  CHECK(records("\"\xE9 \"\"\xE8\"\"\",b\n") == "2: é \"è\"|b\n");
  CHECK(records("caf\xC3\xA9\n", ',', CsvEncoding::windows_1252) == "2: cafÃ©\n");
  CHECK(records("caf\xE9,a\nb,c\n", ',', CsvEncoding::utf8) == "2! caf\xE9|a\n3: b|c\n");
  CHECK(utf8_from_windows_1252("\x81\x9F\xFF") == "\uFFFDŸÿ");
}

TEST_CASE("a heading ends where its record does", "[csv]") {
  CHECK(csv_header_size("a,b\nc\n") == 4);
  CHECK(csv_header_size("\xEF\xBB\xBF\"a\nb\";c\r\nd\n") == 12);
  CHECK(csv_header_size("sep=;\r\na;b\r\nc") == 12);
  CHECK(csv_header_size("\n\na\nb\n") == 4);
  CHECK(!csv_header_size("a,b"));
  CHECK(!csv_header_size("\"a\nb\n"));
  CHECK(!csv_header_size(""));
}

}  // namespace diagclub
