// Strict outcomes in, how they stand out.
#include "reason/batch/batch_standing.h"

#include <algorithm>

namespace diagclub {

void BatchStanding::read(const BatchOutcome& strict, const Facts& facts) {
  strict.write(facts, scope_, strict_);
  reader_.read(facts, strict_.outcome, standing_);
}

Tri StandingOutcome::rule(RuleId rule) const {
  return standing_ == nullptr ? strict_.rule(rule) : standing_->standing_.outcome.rule(plan_, rule);
}

Tri StandingOutcome::recommended(RecommendationId id) const {
  return standing_ == nullptr ? strict_.recommended(id) : standing_->standing_.outcome.recommended[id];
}

Tri StandingOutcome::output(TableId table, std::size_t output) const {
  if (standing_ == nullptr) return strict_.output(table, output);
  // Of collect tables what every completion gives is told, though nothing builds on it.
  if (const Tri strictly = strict_.output(table, output); strictly != Tri::unknown) return strictly;
  return tri_from_cells(standing_->standing_.outcome.cells[plan_.variables().of(table) + output]);
}

Tri StandingOutcome::applies(EntryRef thing) const {
  return standing_ == nullptr ? strict_.applies(thing) : standing_->standing_.outcome.applies(plan_, thing);
}

Cells StandingOutcome::table(TableId table) const {
  if (standing_ == nullptr) return strict_.table(table);
  const Cells strictly = standing_->strict_.tables[table];
  const Cells both = strictly & standing_->standing_.outcome.outcomes(plan_, table);
  return both != 0 ? both : strictly;
}

std::optional<CountHeld> StandingOutcome::count(CountId count) const {
  if (applies(count) == Tri::no) return std::nullopt;
  if (standing_ != nullptr) return held(plan_, standing_->strict_.outcome, standing_->standing_, count);
  const auto held = strict_.count(count);
  return CountHeld{held->sure, held->sure, held->possible};
}

Tri StandingOutcome::strictly(EntryRef thing) const {
  const auto known = [](bool is) { return is ? Tri::yes : Tri::unknown; };
  switch (thing.kind) {
    case EntryKind::recommendation:
      return strict_.recommended(thing.recommendation());
    case EntryKind::table: {
      const Table& table = plan_.rules().tables[thing.table()];
      if (table.hit != HitPolicy::collect) return known(is_single(strict_.table(thing.table())));
      for (std::size_t i = 0; i < none_cell(table); ++i) {
        if (strict_.output(thing.table(), i) == Tri::unknown) return Tri::unknown;
      }
      return Tri::yes;
    }
    case EntryKind::count: {
      const auto held = strict_.count(thing.count());
      return known(!held || held->sure == held->possible);
    }
    default:
      return strict_.rule(thing.rule());
  }
}

Firmness StandingOutcome::firmness(EntryRef thing) const {
  if (standing_ != nullptr)
    return diagclub::firmness(plan_, standing_->strict_.outcome, standing_->standing_, thing);
  const Tri applies = thing.kind == EntryKind::recommendation ? Tri::yes : strict_.applies(thing);
  if (applies == Tri::no) return Firmness::certain;
  return applies == Tri::unknown || strictly(thing) == Tri::unknown ? Firmness::open : Firmness::certain;
}

}  // namespace diagclub
