// A record's cells in, a FastFiche out.
#include "read/csv/csv_fast_path.h"

#include <algorithm>

#include "read/csv/csv_list.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

// A cell that is missing is empty.
std::string_view text_of(const CsvRecord& record, std::size_t column) {
  return column < record.cells.size() ? record.cells[column].text : std::string_view();
}

}  // namespace

CsvFastPath::CsvFastPath(const CsvForm& table, const FicheForm& form) : table_(table), fiche_(form) {}

const FastFiche* CsvFastPath::read(const CsvRecord& record) {
  if (record.fault != CsvFault::none || record.odd != nullptr || !table_.is_long_enough(record))
    return nullptr;
  fiche_.start(record.line);
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const CsvColumn& column = table_.columns[i];
    const std::string_view text = text_of(record, i);
    if ((!text.empty() || column.empty_speaks) && !cell(column, text)) return nullptr;
  }
  for (std::size_t i = table_.columns.size(); i < record.cells.size(); ++i) {
    if (!trimmed(record.cells[i].text).empty()) return nullptr;
  }
  for (const CsvForm::Ticked& group : table_.ticked) {
    if (!ticks(group, record)) return nullptr;
  }
  return fiche_.finish();
}

bool CsvFastPath::cell(const CsvColumn& column, std::string_view text) {
  if (column.kind == CsvColumn::Kind::ignored || column.kind == CsvColumn::Kind::choice) return true;
  const std::string_view written = trimmed(text);
  if (column.kind == CsvColumn::Kind::unnamed) return written.empty();
  if (column.kind == CsvColumn::Kind::index) return is_index(written);
  if (column.of == FactKind::list) return list(column, written);
  if (!column.yes.empty() || !column.no.empty()) return yes_no(column, written);
  const std::string_view said = table_.said(column, written);
  return said.empty() || fiche_.state(*column.fact, said, false, table_.decimals);
}

bool CsvFastPath::list(const CsvColumn& column, std::string_view written) {
  CsvList list;
  const auto choice_of = [&](std::string_view word) { return fiche_.listed_by(*column.fact, word); };
  const auto take = [&](std::string_view, const CsvListWord& word) { return list.add(word); };
  if (!each_list_word(table_, column, written, choice_of, take)) return false;
  return !list.stated() || fiche_.state_list(*column.fact, list.value());
}

// Of a column with its own words for yes and no.
bool CsvFastPath::yes_no(const CsvColumn& column, std::string_view written) {
  switch (tick_of(table_, column, written)) {
    case Tick::nothing:
      return true;
    case Tick::yes:
      return fiche_.state(*column.fact, kYes, false);
    case Tick::no:
      return fiche_.state(*column.fact, kNo, false);
    case Tick::unknown:
      return fiche_.state(*column.fact, kUnknown, false);
    case Tick::nothing_reported:
      return fiche_.state(*column.fact, kNothingReported, false);
    case Tick::bad:
      break;
  }
  return false;
}

bool CsvFastPath::ticks(const CsvForm::Ticked& group, const CsvRecord& record) {
  CsvTicks list;
  for (const std::size_t at : group.columns) {
    const CsvColumn& column = table_.columns[at];
    const Tick tick = tick_of(table_, column, trimmed(text_of(record, at)));
    if (tick == Tick::bad) return false;
    list.add(tick, *column.choice);
  }
  return !list.stated() || fiche_.state_list(group.fact, list.value());
}

}  // namespace diagclub
