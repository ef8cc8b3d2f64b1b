// A club in, one line of a terminal out.
#include <fmt/format.h>

#include "base/sizes.h"
#include "base/utf8.h"
#include "report/score/score_values.h"
#include "report/score/score_writer.h"

namespace diagclub {

// A club on one line of a terminal: its verdicts, `?` behind those that other answers could still change.
void ScoreWriter::table_line(const ScoredClub& club, std::string& out) {
  const RuleSet& rules = plan_.rules();
  const std::string_view name = club_name(rules, *club.fiche);
  std::string line = padded(truncated(printable(name.empty() ? club.source : name), kNameWidth), kNameWidth);
  for (std::size_t i = 0; i < verdicts_.size(); ++i) {
    const Table& table = rules.tables[verdicts_[i]];
    const Cells left = reachable(club, verdicts_[i]);
    const BatchOutcome outcome = outcome_of(club);
    const bool applies = outcome.applies(verdicts_[i]) != Tri::no;
    const Cells possible = table.hit == HitPolicy::collect ? 0 : outcome.table(verdicts_[i]);
    std::string verdict;
    WordsCell cell(verdict);
    const bool settled = table.hit == HitPolicy::collect || is_single(possible);
    // All that it could be says no more than nothing.
    if (!applies)
      verdict = "–";
    else if (!settled && cell_count(left) > 1 && cell_count(left) >= outcome_cells(table) - 1)
      verdict = "?";
    else if (settled)
      table_value(plan_, verdicts_[i], outcome, cell);
    else
      outcomes(table, left, cell);
    if (under_[i] && outcome.applies(*under_[i]) == Tri::yes && is_single(outcome.table(*under_[i])))
      table_value(plan_, *under_[i], outcome, cell);
    // As things stand, but other answers could still change it.
    if (settled && cell_count(left) > 1) verdict += '?';
    line += "  " + padded(verdict, widths_[i]);
  }
  for (const CountId count : counts_) {
    const Count& about = rules.counts[count];
    const auto& sum = sum_of(club, count);
    std::string words = "–";
    if (sum) {
      words = sum->sure == sum->possible ? fmt::format("{}/{}", sum->sure, about.of.size())
                                         : fmt::format("{}-{}/{}", sum->sure, sum->possible, about.of.size());
    }
    line += "  " + padded(words, int_from(about.name.size()));
  }
  out += line + "  " + std::to_string(club.open->size());
  if (!club.faults->empty()) {
    WordsCell faults(out);
    out += "  ! ";
    fault_values(rules, *club.faults, faults);
  }
  out += '\n';
}

}  // namespace diagclub
