#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "read/csv/csv_record.h"

namespace diagclub {

// A table's text in, as far as it was read; out: how much of it is whole records, and which of these have
// quotes that are not as they should be.
//
// A quote that is never closed, or closed in the middle of a cell, would take all records with it up to the
// next quote. So a record with such a cell ends at the end of the line in which the cell opens, and reading
// goes on behind it, where lines within the cell look like records: they have as many separators as the
// heading. Else the lines are the cell's own, and the record goes on to the next line outside quotes. A
// record that would be sound but for the number of its cells is treated the same; one that is wholly sound
// stays one, and is told as odd.
//
// Each byte is looked at a few times at most: where a quote is not closed as it should be, no line up to
// there holds a quote that opens a longer cell.
class CsvScan {
 public:
  // The most bytes that a record may have: a cell may well be a text of some megabytes.
  static constexpr std::size_t kLargestRecord = 16 << 20;

  // `columns`: in the heading. `largest`: another limit, for tests.
  CsvScan(char separator, std::size_t columns, std::size_t largest = kLargestRecord)
      : separator_(separator), columns_(columns), largest_(largest) {}

  static constexpr std::size_t npos = std::string_view::npos;
  struct Whole {
    std::size_t size = 0;        // of whole records at the start of the text
    std::vector<OddRecord> odd;  // among them
    bool too_large = false;      // the first record is larger than any may be
    std::size_t opened = npos;   // of such a one: the quote that is not closed, if there is one
  };
  // Of a text that starts with a record. Stops behind the first record that ends at `enough` bytes or more.
  // `at_end`: nothing follows the text.
  Whole whole(std::string_view text, std::size_t enough, bool at_end) const;

 private:
  class Reader;
  void hurry(std::string_view text, std::size_t enough, bool at_end, Whole& whole) const;
  bool take(std::string_view text, bool at_end, Whole& whole) const;

  char separator_;
  std::size_t columns_;
  std::size_t largest_;
};

// Where a record ends that is too large to be kept, in a text that comes in pieces.
class CsvSkip {
 public:
  explicit CsvSkip(char separator) : separator_(separator) {}
  // How many bytes of the next piece belong to it; npos: all, and more may follow.
  std::size_t rest(std::string_view piece);

 private:
  enum class State : std::uint8_t { start, plain, quoted, behind_quote };
  char separator_;
  State state_ = State::start;
};

}  // namespace diagclub
