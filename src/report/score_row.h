#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "report/words.h"

namespace diagclub {

// One fiche of a batch in one line. A verdict that is open names all it may be.
struct ScoreRow {
  std::string source;
  int line = 0;
  std::string name;
  bool rejected = false;
  std::string error;                             // rejected: the first thing that is wrong, with its place
  std::vector<std::vector<std::string>> tables;  // by ScoreColumns::tables: names of outcomes
  std::vector<char> settled;                     // by table
  struct Count {
    bool applies = true;  // to the club at all
    int sure = 0;
    int possible = 0;
    std::vector<std::string> held;
  };
  std::vector<Count> counts;  // by ScoreColumns::counts
  std::vector<std::vector<std::string>>
      reachable;                  // by ScoreColumns::main_tables: what each may still turn out
  std::vector<std::string> open;  // facts that can still change a verdict
};

// What a rule set's rows hold: the page's verdicts and the tables under them, and its counts.
struct ScoreColumns {
  std::vector<int> tables;
  std::vector<int> main_tables;  // positions in `tables` of the verdicts themselves
  std::vector<int> counts;
};
ScoreColumns score_columns(const Plan& plan);

// One fiche as it came out, and what may still come of it.
struct Scored {
  const Plan& plan;
  const Functions& functions;
  const Fiche& fiche;
  const Outcome& outcome;
  const Box& box;             // `completions`
  std::vector<int> verdicts;  // `reachable_verdicts`
  std::vector<int> open;      // `deciding_facts`
};
ScoreRow row_from_scored(const Scored& about, const ScoreColumns& columns);
ScoreRow row_from_error(const Diagnostic& first, int line);

enum class ScoreFormat { table, csv, ndjson };

// Writes rows as they come; `header` first, once.
class ScoreWriter {
 public:
  ScoreWriter(const Plan& plan, ScoreFormat format, bool color, Language language);
  std::string header() const;
  std::string line(const ScoreRow& row) const;

 private:
  std::string csv_line(const ScoreRow& row) const;
  std::string json_line(const ScoreRow& row) const;
  std::string table_line(const ScoreRow& row) const;

  const Plan& plan_;
  ScoreColumns columns_;
  ScoreFormat format_;
  bool color_;
  Language language_;
  std::vector<int> widths_;  // by table column
};

// One field of a CSV file: quoted where it must be; a leading `=`, `+`, `-` or `@` that a spreadsheet would
// run as a formula is kept from it by an apostrophe.
std::string csv_field(const std::string& text);

}  // namespace diagclub
