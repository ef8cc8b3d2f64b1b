// In: a file that says what the columns of a survey mean. Out: the same as data, or errors.
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
#include "read/fiche/fast_fiche.h"

namespace diagclub {

// What a word of a table stands for: what a fiche would say instead; empty: nothing is stated.
struct CsvAnswer {
  std::string text;
  ListValue list;  // of a list: what it adds
};
// By word; `*`: any that is none of the fact's own.
using CsvAnswers = std::map<std::string, CsvAnswer, std::less<>>;

// How one column is to be read.
struct MappedColumn {
  Name heading;
  FactId fact;
  std::optional<std::size_t> choice;  // one choice of a list: the column says whether it is ticked
  CsvAnswers answers;
  std::vector<std::string> yes, no;  // of a choice or a yes/no, in place of the usual words; `*`: anything
  std::vector<std::string> split;    // list: what stands between its choices, in place of `,`, `;` and `|`
};

// How the tables of one survey are read, where their headings and answers are not those of fiches. Made from
// a file (`csv_mapping_from_yaml`) or empty: then all is told by the headings.
struct CsvMapping {
  std::optional<char> separator;
  CsvEncoding encoding = CsvEncoding::told;
  Decimals decimals = Decimals::people;  // `decimal_comma: yes` or `no`: which sign stands before decimals
  std::vector<std::string> unknown;      // words for «unknown», beside those of fiches
  std::vector<std::string> nothing_reported;  // and for «nothing reported»
  std::vector<std::string> empty;             // words for «not asked», as an empty cell
  std::vector<MappedColumn> columns;
  std::vector<std::string> ignored;  // headings, with `*` for any characters
  bool ignores_others = false;       // columns that are neither mapped nor named as a fact
  std::optional<Source> source;      // the file, where there is one

  const MappedColumn* find(std::string_view heading) const;
  bool ignores(std::string_view heading) const;
};

// A heading as headings are compared: each run of blanks and line breaks one space, none at the ends.
std::string plain_heading(std::string_view heading);

//   separator: ";"              # or `,` or `tab`; else it is told by the headings
//   encoding: windows-1252      # or utf-8; else it is told by the whole table
//   decimal_comma: yes
//   unknown: [NSP]
//   nothing_reported: [RAS]
//   empty: [N/A]
//   columns:
//     G01Q01: name
//     G01Q02: {fact: members.scope, answers: {A1: one_branch, A2: several_branches}}
//     "G01Q03[SQ001]": {fact: objectives, choice: quality, yes: [Y], no: [N]}
//     club/buts: {fact: objectives, split: " "}
//     Activities: {fact: objectives, split: ", ", answers: {A1: [quality, training], "*": other}}
//     "Date#2": created         # the second column of this heading
//   ignore: [id, "_*", ""]      # the empty one: columns without a heading
//   others: ignore              # else `error`
//
// Nothing if and only if an error was added.
std::optional<CsvMapping> csv_mapping_from_yaml(const Source& source, const ColumnNames& names,
                                                Diagnostics& diagnostics);

}  // namespace diagclub
