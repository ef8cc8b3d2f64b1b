// In: scored and rejected clubs. Out: their rows in one format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/score/score_columns.h"

namespace diagclub {

enum class ScoreFormat { table, markdown, csv, ndjson, json };

// What `score --format` takes, in the order of its help.
struct NamedScoreFormat {
  std::string_view name;
  ScoreFormat format;
  bool merges;  // the rows of shards can be put together again
};
inline constexpr NamedScoreFormat kScoreFormats[] = {{"table", ScoreFormat::table, false},
                                                     {"markdown", ScoreFormat::markdown, false},
                                                     {"csv", ScoreFormat::csv, true},
                                                     {"ndjson", ScoreFormat::ndjson, true},
                                                     {"json", ScoreFormat::json, true}};

// Rows of scored and rejected clubs as text, each appended to what is there: nothing is built per fiche but
// the text itself. Names that come from a fiche are made safe for what reads the format: a terminal, a
// spreadsheet, a page. One a thread: it remembers walks.
class ScoreWriter {
 public:
  // `own_columns`: the user chose them; else the table shows a club on one line of a terminal.
  ScoreWriter(const Plan& plan, const Functions& functions, ScoreColumns columns, bool own_columns,
              ScoreFormat format, bool color, Language language);

  // Before the first row and behind the last.
  void header(std::string& out) const;
  void footer(std::string& out) const;
  // A row; of JSON each row starts with a comma, which the first one's must be taken from (`kFirstRowSkips`).
  void row(const ScoredClub& club, std::string& out);
  void row(const RejectedClub& club, std::string& out) const;

  static constexpr std::size_t kFirstRowSkips = 1;
  ScoreFormat format() const { return format_; }

 private:
  static constexpr int kNameWidth = 34;

  template <typename Cell>
  void value(const ScoreColumn& column, const ScoredClub& club, Cell& cell);
  void table_line(const ScoredClub& club, std::string& out);
  int count_width(CountId count) const;
  Cells reachable(const ScoredClub& club, TableId table) const;
  BatchOutcome outcome_of(const ScoredClub& club) {
    return {plan_, functions_, *club.outcome, *club.box, walk_};
  }
  StandingOutcome standing_of(const ScoredClub& club) { return {plan_, outcome_of(club), club.standing}; }
  // By what is certain alone, or as it stands.
  template <typename Read, typename Cell>
  void outcome_value(const ScoreColumn& column, const Read& outcome, Cell& cell);
  std::string verdict_in_words(const ScoredClub& club, std::size_t verdict);
  std::string count_in_words(const ScoredClub& club, CountId count);
  const std::optional<CountHeld>& sum_of(const ScoredClub& club, CountId count);

  const Plan& plan_;
  const Functions& functions_;
  ScoreColumns columns_;
  bool own_columns_;
  ScoreFormat format_;
  bool color_;
  Language language_;
  bool presumes_ = false;                      // the rules
  std::vector<TableId> verdicts_;              // of the terminal's line
  std::vector<std::optional<TableId>> under_;  // by verdict: the table that gives one word more
  std::vector<CountId> counts_;
  std::vector<int> widths_;                                    // by verdict; of chosen columns by column
  IndexVector<TableId, std::optional<std::size_t>> joint_at_;  // where it stands among the joint verdicts
  std::vector<std::string> json_keys_;                         // by column: `,"title":`
  Diagrams::Walk walk_;
  // Of the club at hand: the count that was last asked for.
  std::optional<CountId> counted_;
  std::optional<CountHeld> sum_;
  std::string field_;
};

}  // namespace diagclub
