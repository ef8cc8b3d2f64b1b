// In: a table's heading and what is known of the survey. Out: what each column says.
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
  // unnamed: nothing may stand in its cells; index: but the number of the record.
  enum class Kind : std::uint8_t { ignored, unnamed, index, fact, choice };
  Kind kind = Kind::ignored;
  std::optional<FactId> fact;
  FactKind of = FactKind::text;       // what the fact is
  std::optional<std::size_t> choice;  // of a list
  std::string heading;
  std::string name;  // as a mapping calls it: `Heading#2` is the second of that heading
  bool mapped = false;
  CsvAnswers answers;
  bool empty_speaks = false;         // there is an answer for the empty cell
  std::vector<std::string> yes, no;  // empty: the usual words
  std::vector<std::string> split;    // empty: the usual signs
  std::size_t most_signs = 0;        // list: such signs within one of its words
};

// How the records of one table are read, made once from its heading and what is known of the survey.
struct CsvForm {
  char separator = ',';
  CsvEncoding encoding = CsvEncoding::utf8;
  bool guessed = true;  // the encoding, from the table's own bytes
  Decimals decimals = Decimals::people;
  std::size_t header_size = 0;  // bytes before the first record
  std::vector<std::string> unknown;
  std::vector<std::string> nothing_reported;
  std::vector<std::string> empty;
  std::vector<CsvColumn> columns;
  // Lists that have a column a choice, with these columns: stated as soon as one of them is filled.
  struct Ticked {
    FactId fact;
    std::vector<std::size_t> columns;
  };
  std::vector<Ticked> ticked;

  // What a cell says in the words of a fiche: without the spaces around it, after the column's answers.
  // Nothing where it says nothing. `written`: the cell without the spaces, a part of `text`.
  std::string_view said(const CsvColumn& column, std::string_view written) const;
  // Whether a record has cells enough: those at the end that are empty may be missing, as spreadsheets leave
  // them out; but a lone one is rather a line that was broken.
  bool is_long_enough(const CsvRecord& record) const;
};

// Whether a cell under no heading holds the number of its record, as pandas and R write it, or nothing.
bool is_index(std::string_view written);

// From the start of a table (in UTF-8, its heading whole in it). The heading is the first line that names
// every required fact; above it may stand a title, comments and a line `sep=;`. A column that is no fact's
// and that the mapping does not let go is an error, and so are two for one fact, a mapped column that is not
// there, and a required fact without one. Nothing if and only if an error was added.
std::optional<CsvForm> csv_form(const Source& top, const CsvMapping& mapping, const ColumnNames& names,
                                Diagnostics& diagnostics);
// The same from the keys of one object of JSON, each with where it stands in the source. A mapped column that
// is not there was not asked.
std::optional<CsvForm> csv_form_of_keys(const Source& source, const std::vector<CsvCell>& keys,
                                        const CsvMapping& mapping, const ColumnNames& names,
                                        Diagnostics& diagnostics);

}  // namespace diagclub
