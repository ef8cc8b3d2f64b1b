#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "read/csv/csv_fast_path.h"
#include "read/yaml/yaml_node.h"

namespace diagclub {

// Reads objects of JSON as records of a table, as a mapping says: each of their values is a cell, under the
// heading `question`, or `group/question` where it stands in a group; a list of words is the cell that holds
// them. What is not there was not asked. One a thread.
class JsonRecords {
 public:
  // Both must outlive the reader.
  JsonRecords(const CsvMapping& mapping, const ColumnNames& names);
  ~JsonRecords();
  JsonRecords(const JsonRecords&) = delete;
  JsonRecords& operator=(const JsonRecords&) = delete;

  // The fiche of one object, with its texts being views into the node; or, where the whole reading is needed,
  // the fiche that this gives. Neither if and only if an error was added.
  struct Reading {
    const FastFiche* fast = nullptr;  // until the next call
    std::optional<Fiche> whole;
  };
  Reading read(const Node& root, const Source& source, Diagnostics& diagnostics);

 private:
  struct Shape;
  Shape* shape_of(const Node& root, const Source& source, Diagnostics& diagnostics);

  const CsvMapping& mapping_;
  const ColumnNames& names_;
  struct Values;
  std::unique_ptr<Values> values_;
  std::unordered_map<std::string, std::unique_ptr<Shape>> shapes_;  // by the headings of an object
};

}  // namespace diagclub
