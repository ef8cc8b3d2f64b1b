#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/text.h"
#include "read/csv/csv_names.h"
#include "read/csv/csv_record.h"

namespace diagclub {

// Words of a table, each with what a fiche would say instead; an empty one: nothing is stated.
using CsvAnswers = std::map<std::string, std::string, std::less<>>;

// How one column is to be read.
struct MappedColumn {
  Name heading;
  int fact = -1;
  int choice = -1;  // one choice of a list: the column says whether it is ticked
  CsvAnswers answers;
  std::vector<std::string> yes;  // what ticks the choice, in place of the usual words; `*`: anything
  std::string split;             // list: what stands between its choices, in place of `,`, `;` and `|`
};

// How the tables of one survey are read, where their headings and answers are not those of fiches. Made from
// a file (`csv_mapping_from_yaml`) or empty: then all is told by the headings.
struct CsvMapping {
  std::optional<char> separator;
  CsvEncoding encoding = CsvEncoding::told;
  bool decimal_comma = false;        // `12,345` is twelve and a third; else it could mean two numbers
  std::vector<std::string> unknown;  // words for «unknown», beside those of fiches
  std::vector<std::string> nothing_reported;  // and for «nothing reported»
  std::vector<std::string> empty;             // words for «not asked», as an empty cell
  std::vector<MappedColumn> columns;
  std::vector<std::string> ignored;  // headings, with `*` for any characters
  bool ignores_others = false;       // columns that are neither mapped nor named as a fact
  std::optional<Source> source;      // the file, where there is one

  const MappedColumn* find(std::string_view heading) const;
  bool ignores(std::string_view heading) const;
};

//   separator: ";"              # or `,` or `tab`; else it is told by the headings
//   encoding: windows-1252      # or utf-8; else it is told record by record
//   decimal_comma: yes
//   unknown: [NSP]
//   nothing_reported: [RAS]
//   empty: [N/A]
//   columns:
//     G01Q01: name
//     G01Q02: {fact: members.scope, answers: {A1: one_branch, A2: several_branches}}
//     "G01Q03[SQ001]": {fact: objectives, choice: quality, yes: [Y]}
//     club/buts: {fact: objectives, split: " "}
//   ignore: [id, "_*"]
//   others: ignore              # else `error`
//
// Nothing if and only if an error was added.
std::optional<CsvMapping> csv_mapping_from_yaml(const Source& source, const ColumnNames& names,
                                                Diagnostics& diagnostics);

}  // namespace diagclub
