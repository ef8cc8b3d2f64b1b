// In: a block of fiches. Out: its rows, its errors, its part of the summary. What is unknown in a fiche
// stays open in its row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "batch/blocks.h"
#include "batch/broken_relations.h"
#include "batch/documents.h"
#include "batch/line_place.h"
#include "eval/facts.h"
#include "read/csv/csv_fast_path.h"
#include "read/csv/json_record.h"
#include "read/fiche/fast_fiche.h"
#include "read/fiche/json_fast_path.h"
#include "reason/club/questions.h"
#include "report/score/score_writer.h"
#include "survey/summary.h"

namespace diagclub {

struct ScoreCounts {
  long long read = 0;
  long long scored = 0;
  long long rejected = 0;
  long long on_fast_path = 0;  // scored without a node tree
  long long faulty = 0;        // scored, and met a fault of the rules

  ScoreCounts& operator+=(const ScoreCounts& other);
};

// What came of a block.
struct ScoredBlock {
  std::string rows;
  Diagnostics problems;  // of what was rejected: all that is wrong with each
  ScoreCounts counts;
  long long documents = 0;  // of the block's stream
  bool mapped = false;      // something was read as records are
  std::uint64_t bytes = 0;
  std::optional<Summary> summary;  // where one is asked for
  BrokenRelations broken;
};

// What all workers share; whoever makes it keeps what it refers to.
struct ScoreSetup {
  const Plan& plan;
  const Functions& functions;
  const BatchEvaluator& marker;
  const FicheForm& form;
  ScoreColumns columns;
  bool own_columns = false;
  ScoreFormat format = ScoreFormat::table;
  bool color = false;
  Language language = Language::english;
  bool strict = false;                   // nothing more of a block behind the first that is rejected
  bool rows = true;                      // whether they are wanted
  const SummaryForm* summary = nullptr;  // of what is asked for; none: nothing is
  const CsvReading* records = nullptr;   // how JSON is read as records; none: it holds fiches
  std::vector<TableId> fallible;         // `fallible_tables`
};

// Scores blocks, one after the other, in memory that is used again. One a thread.
class Scorer {
 public:
  explicit Scorer(const ScoreSetup& setup);
  // The text of the block may grow: what reads JSON looks behind it.
  void score(Block& block, ScoredBlock& result);
  // A row for an input that gives nothing, or for a fiche that cannot be read; with all that is wrong with
  // it.
  void reject(Diagnostics problems, int line, ScoredBlock& result) const;
  void reject(const std::string& source, int line, std::string message, std::string help,
              ScoredBlock& result) const;

 private:
  void stream(Block& block, ScoredBlock& result);
  void small_file(const Input& input, ScoredBlock& result);
  void documents(const std::string& name, std::string_view text, int first_line, ScoredBlock& result);
  void records(const Block& block, ScoredBlock& result);
  void json_element(const std::string& name, const JsonElement& element, ScoredBlock& result);
  void json_file(const std::string& name, std::string_view text, ScoredBlock& result);
  void json_lines(const std::string& name, std::string& text, int first_line, bool starts_input,
                  ScoredBlock& result);
  // `behind`: how many bytes behind the line there are to look at.
  void json_line(const std::string& name, std::string_view line, LinePlace place, std::size_t behind,
                 ScoredBlock& result);
  void document(const std::string& name, Document document, ScoredBlock& result);
  void json_record(const Source& source, LinePlace place, ScoredBlock& result);
  void whole_reading(const Source& source, std::optional<Fiche> fiche, Diagnostics problems,
                     ScoredBlock& result);
  bool goes_on(const ScoredBlock& result) const { return !setup_.strict || result.counts.rejected == 0; }
  void club(const std::string& name, int line, const FastFiche& fiche, ScoredBlock& result);

  const ScoreSetup& setup_;
  ScoreNeeds needs_;
  ScoreWriter writer_;
  FactsMaker maker_;
  YamlFastPath yaml_fast_path_;
  PlainFicheReader reader_;
  JsonFastPath json_fast_path_;
  std::shared_ptr<const CsvForm> table_;  // of `csv_fast_path_`
  std::optional<CsvFastPath> csv_fast_path_;
  std::optional<JsonRecords> json_records_;
  // Of the club at hand.
  Fiche fiche_;      // where the whole reading was needed
  FastFiche plain_;  // what it says
  Facts facts_;
  ConjunctionBits marks_;
  std::optional<BatchStanding> standing_;  // where it is needed and anything is presumed
  CellsByVariable box_;
  std::vector<std::size_t> verdicts_;
  std::vector<FactId> open_;
  std::vector<RowFault> faults_;
  DecidingFacts deciding_;
  Relations relations_;
  std::vector<const Relations::Broken*> broken_;
  Diagrams::Walk verdict_walk_;
  Diagrams::Walk summary_walk_;
};

}  // namespace diagclub
