// In: bytes of a table. Out: its records, cell by cell, each with where it stands, or what is wrong with
// one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// What the bytes of a table are. `told`: UTF-8, and Windows-1252 for each record that is not.
enum class CsvEncoding : std::uint8_t { told, utf8, windows_1252 };

// One cell of a record: its text without quotes, a doubled quote within them as one.
struct CsvCell {
  std::string_view text;
  std::uint32_t offset = 0;  // in the record's text: of the cell's own, behind the quote where there is one
  std::uint32_t end = 0;     // of what is written
  bool as_written = true;    // each byte of `text` stands at `offset` and so on
};

struct CsvRecord {
  enum class Fault : std::uint8_t { none, open_quote, behind_quote, not_utf8 };
  std::string_view text;   // UTF-8 but for Fault::not_utf8, its line end included
  std::uint32_t line = 0;  // where it starts, as `line` of `start` counts
  std::vector<CsvCell> cells;
  Fault fault = Fault::none;  // what is wrong first; the cells are then not to be relied on
  std::size_t fault_at = 0;
};

// Splits text into records as spreadsheets write them: lines end in \n or \r\n, a cell that starts with a
// quote goes on to the next lone one, whatever stands in between. A quote anywhere else stands for itself.
// Records whose cells are all empty are none. Own code, since libcsv gives no places.
class CsvRecords {
 public:
  explicit CsvRecords(char separator, CsvEncoding encoding = CsvEncoding::told)
      : separator_(separator), encoding_(encoding) {}

  // Whole records, which must outlive their reading.
  void start(std::string_view text, std::uint32_t line);
  // The next one, until the one after is asked for; nothing at the end.
  const CsvRecord* next();

 private:
  void split(std::string_view text);
  void quoted(std::size_t& at);
  void add(std::string_view cell, std::size_t offset, std::size_t end, bool as_written);
  void fault(CsvRecord::Fault what, std::size_t at);

  char separator_;
  CsvEncoding encoding_;
  std::string_view text_;  // what is left
  std::uint32_t line_ = 0;
  bool all_utf8_ = false;  // what was started with is, as a whole
  CsvRecord record_;
  std::string
      decoded_;  // cells that do not stand in the text as they are; never grows while a record is read
  std::string converted_;  // a record in another encoding
};

// Where records end, in a text that comes in pieces: to cut it into blocks.
class CsvEnds {
 public:
  // Behind any of the separators a quote opens a cell; what is before the first piece is the end of a record.
  explicit CsvEnds(std::string_view separators) : separators_(separators) {}
  // How many bytes of the next piece there are up to the end of the last record that ends in it; 0: none
  // does.
  std::size_t last(std::string_view piece);

 private:
  enum class State : std::uint8_t { outside, quoted, behind_quote };
  std::string separators_;
  State state_ = State::outside;
  char before_ = '\n';
};

// How many bytes the first record takes that is not blank, the table's header, where the separator is not
// known yet; a line `sep=;` before it belongs to it. Nothing where it has no end in this text.
std::optional<std::size_t> csv_header_size(std::string_view text);

// Windows-1252 in, UTF-8 out; the five bytes without a meaning become U+FFFD.
std::string utf8_from_windows_1252(std::string_view bytes);

}  // namespace diagclub
