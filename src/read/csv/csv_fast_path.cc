// A record's cells in, a FastFiche out.
#include "read/csv/csv_fast_path.h"

#include <algorithm>

namespace diagclub {

CsvFastPath::CsvFastPath(const CsvForm& table, const FicheForm& form) : table_(table), fiche_(form) {}

const FastFiche* CsvFastPath::read(const CsvRecord& record) {
  if (record.fault != CsvRecord::Fault::none || record.cells.size() != table_.columns.size()) return nullptr;
  fiche_.start(record.line);
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    if (!record.cells[i].text.empty() && !cell(table_.columns[i], record.cells[i].text)) return nullptr;
  }
  for (const CsvForm::Ticked& group : table_.ticked) {
    if (!ticks(group, record)) return nullptr;
  }
  return fiche_.finish();
}

bool CsvFastPath::cell(const CsvColumn& column, std::string_view text) {
  if (column.kind == CsvColumn::Kind::ignored || column.kind == CsvColumn::Kind::choice) return true;
  if (column.kind == CsvColumn::Kind::unnamed) return trimmed(text).empty();
  const std::string_view said = table_.said(column, trimmed(text));
  if (said.empty()) return true;
  if (column.of == FactKind::list) return list(column, said);
  return fiche_.state(column.fact, said, false, table_.decimals);
}

bool CsvFastPath::list(const CsvColumn& column, std::string_view said) {
  if (is_unknown_word(said)) return fiche_.state(column.fact, said, false);
  if (!fiche_.open_list(column.fact)) return false;
  bool open = false;  // `...` can only be the last
  return each_item(column, said, [&](std::string_view word) {
    if (open) return false;
    open = is_more_word(word);
    const auto answer = column.answers.find(word);
    if (answer == column.answers.end()) return fiche_.list_item(word);
    return answer->second.empty() || fiche_.list_item(answer->second);
  });
}

bool CsvFastPath::ticks(const CsvForm::Ticked& group, const CsvRecord& record) {
  bool any = false;
  Cells listed = 0;
  for (const std::size_t at : group.columns) {
    const CsvColumn& column = table_.columns[at];
    const Tick tick = tick_of(column, table_.said(column, trimmed(record.cells[at].text)));
    if (tick == Tick::bad) return false;
    any |= tick != Tick::nothing;
    if (tick == Tick::yes) listed |= diagclub::cell(column.choice);
  }
  return !any || fiche_.state_list(group.fact, listed);
}

}  // namespace diagclub
