// In: a record of a table. Out: a `FastFiche`, or nothing where the whole reading is needed.
#pragma once

#include <string>

#include "read/csv/csv_form.h"
#include "read/fiche/fast_fiche.h"

namespace diagclub {

// The fast path for tables: one record straight into a FastFiche. What it takes is what `fiche_from_record`
// gives; what is wrong it leaves to it. One a thread, for one table.
class CsvFastPath {
 public:
  // Both forms must outlive the fast path.
  CsvFastPath(const CsvForm& table, const FicheForm& form);

  // The fiche, until the next call; its texts are views into the record. Nothing where the slow way is
  // needed.
  const FastFiche* read(const CsvRecord& record);

 private:
  bool cell(const CsvColumn& column, std::string_view text);
  bool list(const CsvColumn& column, std::string_view written);
  bool yes_no(const CsvColumn& column, std::string_view written);
  bool ticks(const CsvForm::Ticked& group, const CsvRecord& record);

  const CsvForm& table_;
  PlainFicheReader fiche_;
};

}  // namespace diagclub
