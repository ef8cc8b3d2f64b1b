// In: a record of a table. Out: its fiche, or errors at their cells. An empty cell states nothing.
#pragma once

#include <optional>

#include "read/csv/csv_form.h"

namespace diagclub {

// The fiche of one record, each error of it at its cell, and a warning where a cell seems to hold records.
// The source's text is the record's own (`CsvRecord::text`), its first line where the record starts. Nothing
// if and only if an error was added.
std::optional<Fiche> fiche_from_record(const Source& source, const CsvRecord& record, const CsvForm& table,
                                       const FicheForm& form, Diagnostics& diagnostics);

}  // namespace diagclub
