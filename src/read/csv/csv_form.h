#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "read/csv/csv_mapping.h"

namespace diagclub {

// One column of a table: what its cells say.
struct CsvColumn {
  enum class Kind : std::uint8_t { ignored, unnamed, fact, choice };
  Kind kind = Kind::ignored;  // unnamed: nothing may stand in its cells
  int fact = -1;
  FactKind of = FactKind::text;  // what the fact is
  int choice = -1;
  std::string heading;
  CsvAnswers answers;
  std::vector<std::string> yes;  // empty: the usual words
  std::string split;             // empty: the usual signs
};

// How the records of one table are read, made once from its heading and what is known of the survey.
struct CsvForm {
  char separator = ',';
  CsvEncoding encoding = CsvEncoding::told;
  bool decimal_comma = false;
  std::vector<std::string> unknown;
  std::vector<std::string> nothing_reported;
  std::vector<std::string> empty;
  std::vector<CsvColumn> columns;
  // Lists that have a column a choice, with these columns: stated as soon as one of them is filled.
  struct Ticked {
    int fact = -1;
    std::vector<std::size_t> columns;
  };
  std::vector<Ticked> ticked;

  // What a cell says in the words of a fiche: without the spaces around it, after the column's answers.
  // Nothing where it says nothing. `written`: the cell without the spaces, a part of `text`.
  std::string_view said(const CsvColumn& column, std::string_view written) const;
};

// A cell without the spaces around it.
std::string_view trimmed(std::string_view cell);

enum class Tick : std::uint8_t { nothing, yes, no, bad };
// Whether a cell ticks the choice of its column.
Tick tick_of(const CsvColumn& column, std::string_view said);

// Each word of a cell that holds a list: calls `item(word)` with a part of the cell, in order, until it is
// false.
// `[]` holds none. False when a call was.
template <typename Item>
bool each_item(const CsvColumn& column, std::string_view cell, Item item) {
  const std::string_view signs =
      column.split.empty() ? std::string_view(",;|") : std::string_view(column.split);
  if (cell == "[]") return true;
  for (std::size_t from = 0; from <= cell.size();) {
    const std::size_t end = std::min(cell.find_first_of(signs, from), cell.size());
    const std::string_view word = trimmed(cell.substr(from, end - from));
    // Where spaces stand between words, several are one.
    if ((!word.empty() || signs != " ") && !item(word)) return false;
    from = end + 1;
  }
  return true;
}

// From a table's first record (`csv_header_size`). A column that is no fact's and that the mapping does not
// let go is an error, and so are two for one fact, a mapped column that is not there, and a required fact
// without one. Nothing if and only if an error was added.
std::optional<CsvForm> csv_form(const Source& header, const CsvMapping& mapping, const ColumnNames& names,
                                Diagnostics& diagnostics);

}  // namespace diagclub
