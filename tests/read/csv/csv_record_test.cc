// A table's text in; its records, their lines and cells out.
#include "read/csv/csv_record.h"

#include "catch.h"

namespace diagclub {
namespace {

// `line: cell|cell`, a line each; `!` behind the line where something is wrong.
std::string records(const std::string& text, char separator = ',', CsvEncoding encoding = CsvEncoding::utf8,
                    bool guessed = true) {
  CsvRecords records(separator, encoding, guessed);
  records.start(text, 2);
  std::string all;
  while (const CsvRecord* record = records.next()) {
    all += std::to_string(record->line) + (record->fault == CsvFault::none ? ": " : "! ");
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

TEST_CASE("records of blanks are none", "[csv]") {
  CHECK(records(" , \na,b\n\u00A0,\u200B\n\"\",\" \"\n\t,\nc,d\n") == "3: a|b\n7: c|d\n");
}

TEST_CASE("blanks around a cell are those that are seen, and those that are not", "[csv]") {
  CHECK(trimmed(" a b\t") == "a b");
  CHECK(trimmed("\u00A0\u202Fa\u200B\u00AD\uFEFF\r\n") == "a");
  CHECK(trimmed("\u3000\u2009") == "");
  CHECK(trimmed("\u00E9") == "\u00E9");
  CHECK(trimmed("") == "");
}

TEST_CASE("a record is in the encoding of its table", "[csv]") {
  CHECK(records("caf\xC3\xA9,\xE2\x82\xAC\n") == "2: café|€\n");
  CHECK(records("caf\xE9,\x80 \x93\"\n", ',', CsvEncoding::windows_1252) == "2: café|€ “\"\n");
  CHECK(records("\"\xE9 \"\"\xE8\"\"\",b\n", ',', CsvEncoding::windows_1252) == "2: é \"è\"|b\n");
  CHECK(records("caf\xE9,a\nb,c\n") == "2! caf\xE9|a\n3: b|c\n");
  // What was guessed for the table must explain each record; a mapping knows better.
  CHECK(records("caf\xC3\xA9\n", ',', CsvEncoding::windows_1252, true) == "2! cafÃ©\n");
  CHECK(records("caf\xC3\xA9\n", ',', CsvEncoding::windows_1252, false) == "2: cafÃ©\n");
  CHECK(records("a\x81\n", ',', CsvEncoding::windows_1252, false) == "2! a\uFFFD\n");
}

}  // namespace diagclub
