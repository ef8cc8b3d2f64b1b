// A club in, one line of a terminal out.
#include <fmt/format.h>

#include "base/sizes.h"
#include "base/utf8.h"
#include "report/score/score_values.h"
#include "report/score/score_writer.h"

namespace diagclub {

namespace {

// Whether an outcome is told at all; what is certain has no sign of its own.
std::string_view sign_of(Firmness firmness, bool told) {
  switch (firmness) {
    case Firmness::presumed:
      return "~";
    case Firmness::contested:
      return "!";
    case Firmness::open:
      return told ? "" : "?";
    case Firmness::certain:
      break;
  }
  return "";
}

}  // namespace

// `B2`, `B2~`, `B1|B3`, `!`: one verdict as it stands, with what it still may be where that says anything.
std::string ScoreWriter::verdict_in_words(const ScoredClub& club, std::size_t verdict) {
  const TableId id = verdicts_[verdict];
  const Table& table = plan_.rules().tables[id];
  const StandingOutcome outcome = standing_of(club);
  const Firmness firmness = outcome.firmness(id);
  std::string words;
  WordsCell cell(words);
  if (outcome.applies(id) == Tri::no) return "–" + std::string(sign_of(firmness, true));
  if (table.hit == HitPolicy::collect) {
    table_value(plan_, id, outcome, cell);
    return words + std::string(sign_of(firmness, false));
  }
  const Cells stands = outcome.table(id);
  if (!is_single(stands)) {
    const Cells reached = stands & reachable(club, id);
    const Cells left = reached != 0 ? reached : stands;
    // All that it could be says no more than nothing.
    const bool told = cell_count(left) < outcome_cells(table) - 1 || cell_count(left) == 1;
    if (told) outcomes(table, left, cell);
    return words + std::string(sign_of(firmness, told));
  }
  table_value(plan_, id, outcome, cell);
  const std::optional<TableId> under = under_[verdict];
  if (!under || outcome.applies(*under) != Tri::yes || !is_single(outcome.table(*under)))
    return words + std::string(sign_of(firmness, true));
  table_value(plan_, *under, outcome, cell);
  return words + std::string(sign_of(std::min(firmness, outcome.firmness(*under)), true));
}

// `5/20`; `2-7/20` surely and possibly; `2-5-7/20` where the rules presume, as it stands between.
std::string ScoreWriter::count_in_words(const ScoredClub& club, CountId count) {
  const auto& sum = sum_of(club, count);
  if (!sum) return "–";
  const std::size_t of = plan_.rules().counts[count].of.size();
  if (sum->certain == sum->possible) return fmt::format("{}/{}", sum->certain, of);
  if (!presumes_) return fmt::format("{}-{}/{}", sum->certain, sum->possible, of);
  return fmt::format("{}-{}-{}/{}", sum->certain, sum->standing, sum->possible, of);
}

int ScoreWriter::count_width(CountId count) const {
  const Count& about = plan_.rules().counts[count];
  const int widest = presumes_ && about.of.size() > 9 ? 11 : 0;  // `10-12-15/20`
  return std::max(int_from(about.name.size()), widest);
}

// A club on one line of a terminal.
void ScoreWriter::table_line(const ScoredClub& club, std::string& out) {
  const RuleSet& rules = plan_.rules();
  const std::string_view name = club_name(rules, *club.fiche);
  std::string line = padded(truncated(printable(name.empty() ? club.source : name), kNameWidth), kNameWidth);
  for (std::size_t i = 0; i < verdicts_.size(); ++i)
    line += "  " + padded(verdict_in_words(club, i), widths_[i]);
  for (const CountId count : counts_) line += "  " + padded(count_in_words(club, count), count_width(count));
  out += line + "  " + std::to_string(club.open->size());
  if (!club.faults->empty()) {
    WordsCell faults(out);
    out += "  ! ";
    fault_values(rules, *club.faults, faults);
  }
  out += '\n';
}

}  // namespace diagclub
