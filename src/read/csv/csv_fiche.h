// In: a record of a table. Out: its fiche, or errors at their cells. An empty cell states nothing.
#pragma once

#include <optional>

#include "read/csv/csv_form.h"

namespace diagclub {

// The fiche of one record, each error of it at its cell. The source's text is the record's own, in UTF-8
// (`CsvRecord::text`), its first line where the record starts. Nothing if and only if an error was added.
std::optional<Fiche> fiche_from_record(const Source& source, const CsvForm& table, const FicheForm& form,
                                       Diagnostics& diagnostics);

// The same of cells that are split already, one a column, wherever in the source's text they stand.
std::optional<Fiche> fiche_from_cells(const Source& source, const CsvRecord& record, const CsvForm& table,
                                      const FicheForm& form, Diagnostics& diagnostics);

}  // namespace diagclub
