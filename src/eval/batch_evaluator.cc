// Facts in, marks out.
#include "eval/batch_evaluator.h"

#include <algorithm>

#include "eval/evaluate.h"

namespace diagclub {

namespace {

Tri tri_of(bool maybe, bool yes) { return yes ? Tri::yes : maybe ? Tri::unknown : Tri::no; }

}  // namespace

Tri BatchEvaluator::truth(const ConjunctionBits& marks, const WordBits& spot) {
  return tri_of((~marks.no[spot.word] & spot.bits) != 0, (~marks.not_yes[spot.word] & spot.bits) != 0);
}

BatchEvaluator::Held BatchEvaluator::held(const ConjunctionBits& marks, const Counted& counted) {
  Held held;
  for (const WordBits& spot : counted.single) {
    const std::uint64_t sure = ~marks.not_yes[spot.word] & spot.bits;
    const std::uint64_t open = marks.not_yes[spot.word] & ~marks.no[spot.word] & spot.bits;
    held.sure += cell_count(sure);
    if (open != 0) held.possible += cell_count(open);
  }
  held.possible += held.sure;
  for (const WordBits& spot : counted.others) {
    const Tri holds = truth(marks, spot);
    held.sure += holds == Tri::yes ? 1 : 0;
    held.possible += holds == Tri::no ? 0 : 1;
  }
  return held;
}

Tri BatchEvaluator::output(const ConjunctionBits& marks, TableId table, std::size_t output) const {
  return truth(marks, outputs_[table][output]);
}

bool BatchEvaluator::is_open(const ConjunctionBits& marks, TableId table) const {
  const std::vector<WordBits>& outputs = outputs_[table];
  if (plan_.rules().tables[table].hit != HitPolicy::collect) return !is_single(this->table(marks, table));
  return std::any_of(outputs.begin(), outputs.end(),
                     [&](const WordBits& spot) { return truth(marks, spot) == Tri::unknown; });
}

// Each conjunction has at most one literal in a look.
BatchEvaluator::Rejected BatchEvaluator::rejected_by(const WideLook& look, Cells cells) const {
  Rejected rejected = rejected_[look.first + lowest_cell(cells)];
  for (cells &= cells - 1; cells != 0; cells &= cells - 1) {
    const Pair& by_cell = rejected_[look.first + lowest_cell(cells)].no;
    for (std::size_t i = 0; i < kPair; ++i) {
      rejected.no[i] &= by_cell[i];
      rejected.not_yes[i] |= by_cell[i];
    }
  }
  return rejected;
}

void BatchEvaluator::reject(const Run& run, const Cells* cells, ConjunctionBits& marks) const {
  Rejected all;
  std::copy_n(&marks.no[run.word], kPair, all.no.begin());
  std::copy_n(&marks.not_yes[run.word], kPair, all.not_yes.begin());
  const auto add = [&](const Rejected& rejected) {
    for (std::size_t i = 0; i < kPair; ++i) {
      all.no[i] |= rejected.no[i];
      all.not_yes[i] |= rejected.not_yes[i];
    }
  };
  for (std::uint32_t i = run.first_look; i < run.end_look; ++i) {
    const Look& look = looks_[i];
    add(rejected_[look.first + cells[look.variable]]);
  }
  for (std::uint32_t i = run.first_wide; i < run.end_wide; ++i) {
    const WideLook& look = wide_[i];
    const Cells left = cells[look.variable];
    if ((left & (left - 1)) == 0)
      add(rejected_[look.first + lowest_cell(left)]);
    else
      add(left == look.all ? rejected_[look.first + look.cells] : rejected_by(look, left));
  }
  std::copy_n(all.no.begin(), kPair, &marks.no[run.word]);
  std::copy_n(all.not_yes.begin(), kPair, &marks.not_yes[run.word]);
}

Cells BatchEvaluator::decide_slowly(const Decider& decider, std::span<const Cells> facts,
                                    ConjunctionBits& marks) const {
  for (const Needed& needed : decider.needed) {
    if (needed.from == Needed::From::facts) marks.cells[needed.variable] = facts[needed.variable.index()];
    if (needed.from == Needed::From::spot)
      marks.cells[needed.variable] = cells_from_tri(truth(marks, needed.spot));
  }
  if (decider.kind == Decider::Kind::whole) return cells_from_tri(decider.whole.value(marks.cells));
  const Tri applies = truth(marks, decider.applies);
  Cells outcomes = applies == Tri::yes ? 0 : decider.silent;
  if (applies != Tri::no)
    plan_.tables().for_each_value(decider.step->outcome, marks.cells, marks.walk,
                                  [&](std::size_t value) { outcomes |= cell(value); });
  return outcomes;
}

void BatchEvaluator::decide(const Decider& decider, std::span<const Cells> facts,
                            ConjunctionBits& marks) const {
  Cells& outcome = marks.cells[decider.variable];
  switch (decider.kind) {
    case Decider::Kind::rows: {
      const std::uint64_t left = ~marks.no[decider.rows.word] & decider.rows.bits;
      const std::uint64_t lowest = left & -left;
      if ((lowest & ~marks.not_yes[decider.rows.word]) == 0) break;
      outcome = given_[decider.first_given + lowest_cell(lowest)];
      return;
    }
    case Decider::Kind::counted_rows: {
      const Held held = BatchEvaluator::held(marks, decider.counted);
      const Tri applies = truth(marks, decider.applies);
      if (applies == Tri::unknown || held.sure != held.possible) break;
      outcome = applies == Tri::yes ? cell(held.sure) : decider.silent;
      return;
    }
    case Decider::Kind::count: {
      const Held held = BatchEvaluator::held(marks, decider.counted);
      outcome = decider.totals[held.possible * (held.possible + 1) / 2 + held.sure];
      return;
    }
    case Decider::Kind::whole:
      break;
  }
  outcome = decide_slowly(decider, facts, marks);
}

void BatchEvaluator::mark(std::span<const Cells> facts, ConjunctionBits& marks) const {
  marks.no.assign(words_, 0);
  marks.not_yes.assign(words_, 0);
  marks.cells.resize(variables_);
  const Cells* cells = facts.data();
  for (const Stage& stage : stages_) {
    for (const Run& run : stage.runs) reject(run, cells, marks);
    for (const Decider& decider : stage.deciders) decide(decider, facts, marks);
    cells = marks.cells.items().data();
  }
}

}  // namespace diagclub
