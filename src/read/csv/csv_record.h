// In: bytes of a table. Out: its records, cell by cell, each with where it stands, or what is wrong with
// one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// What the bytes of a table are. `told`: what its bytes say themselves (EncodingEvidence); nothing yet.
enum class CsvEncoding : std::uint8_t { told, utf8, windows_1252 };

// How many bytes a blank takes that a text starts with: a space of any width, a line break, a mark that is
// not seen (U+200B, U+00AD, U+FEFF); 0: none.
std::size_t blank_at(std::string_view text);
// Whether such a one is a mark, that takes no room.
bool is_unseen(std::string_view blank);
// A cell without the blanks around it.
std::string_view trimmed(std::string_view cell);

// One cell of a record: its text without quotes, a doubled quote within them as one.
struct CsvCell {
  std::string_view text;
  std::uint32_t offset = 0;  // in the record's text: of the cell's own, behind the quote where there is one
  std::uint32_t end = 0;     // of what is written
  bool as_written = true;    // each byte of `text` stands at `offset` and so on
};

// What is wrong with a record's quotes or bytes.
//   open_quote: never closed. behind_quote: text behind a closing one. swallows: the cell holds whole
//   records. not_utf8: a byte that is none. not_1252: one that has no meaning there, or letters that are
//   UTF-8.
enum class CsvFault : std::uint8_t { none, open_quote, behind_quote, swallows, not_utf8, not_1252 };

// A record whose quotes are not as they should be, as `CsvScan` finds it.
struct OddRecord {
  std::size_t from = 0, to = 0;  // in the text
  CsvFault fault = CsvFault::none;
  std::size_t opened = 0;  // the quote that opens the cell
  std::size_t behind = 0;  // behind_quote: what stands there
  int lines = 0;           // between the two
  bool sound = false;      // its cells are as many as they should be: it may be meant so
};

struct CsvRecord {
  std::string_view text;   // UTF-8 but for `not_utf8`, its line end included
  std::uint32_t line = 0;  // where it starts, as `line` of `start` counts
  std::vector<CsvCell> cells;
  CsvFault fault = CsvFault::none;  // what is wrong first; the cells are then not to be relied on
  std::size_t fault_at = 0;
  const OddRecord* odd = nullptr;  // what is odd about its quotes: a fault, or that it swallows lines
  std::size_t opened_at = 0;       // where that quote opens its cell
};

// Splits text into records as spreadsheets write them: lines end in \n or \r\n, a cell that starts with a
// quote goes on to the next lone one, whatever stands in between. A quote anywhere else stands for itself.
// Records whose cells are all blank are none. Own code, since libcsv gives no places.
class CsvRecords {
 public:
  // `guessed`: the encoding was told by the table, not by its mapping.
  explicit CsvRecords(char separator, CsvEncoding encoding = CsvEncoding::utf8, bool guessed = false)
      : separator_(separator), encoding_(encoding), guessed_(guessed) {}

  // Whole records, which must outlive their reading, with the odd ones among them.
  void start(std::string_view text, std::uint32_t line, const std::vector<OddRecord>* odd = nullptr);
  // The next one, until the one after is asked for; nothing at the end.
  const CsvRecord* next();

 private:
  void split(std::string_view text);
  void quoted(std::size_t& at);
  void decode(std::string_view raw);
  void place_odd(std::string_view raw);
  void add(std::string_view cell, std::size_t offset, std::size_t end, bool as_written);
  void fault(CsvFault what, std::size_t at);

  char separator_;
  CsvEncoding encoding_;
  bool guessed_;
  const char* begin_ = nullptr;
  std::string_view text_;  // what is left
  std::uint32_t line_ = 0;
  const std::vector<OddRecord>* odd_ = nullptr;
  std::size_t next_odd_ = 0;
  bool all_utf8_ = false;  // what was started with is, as a whole
  CsvRecord record_;
  std::string
      decoded_;  // cells that do not stand in the text as they are; never grows while a record is read
  std::string converted_;  // a record in another encoding
};

// The cell that a quote at `at` opens: where it is closed, by the first quote behind it that is not doubled;
// npos: never.
std::size_t closing_quote(std::string_view text, std::size_t at);

}  // namespace diagclub
