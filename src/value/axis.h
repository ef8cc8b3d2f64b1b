// In: a number's bounds and thresholds. Out: its cells, and which of them an interval touches.
#pragma once

#include <cstddef>
#include <vector>

#include "value/cells.h"
#include "value/interval.h"

namespace cereal {
class access;
}

namespace diagclub {

// The axis of one number cut at the thresholds that conditions test: every threshold is a cell of its own and
// so is every open stretch between two (30, 40, 80 give seven). No condition can tell two numbers of one cell
// apart, which is why sets of cells say all that the rules can see of a number.
class Axis {
 public:
  Axis() = default;
  // bounds: the numbers that the fact may take at all; integer: whether it only takes whole ones. At most 31
  // thresholds fit (63 cells): `fits` tells.
  Axis(Interval bounds, bool integer, std::vector<Number> thresholds);

  static bool fits(std::size_t threshold_count) { return 2 * threshold_count + 1 <= kMostCells; }

  std::size_t size() const { return 2 * thresholds_.size() + 1; }
  // The cells that hold a number within the bounds (a whole one if the fact is): what «unknown» means.
  Cells all() const { return all_; }
  // The cells in which a number of this interval may lie. Exact: each cell given holds such a number.
  Cells cells_of(const Interval& interval) const;
  // The threshold that is the cell of an odd index.
  const Number& threshold(std::size_t cell) const { return thresholds_[cell / 2]; }
  // The numbers of one cell, within the bounds.
  Interval numbers(std::size_t cell) const;
  // A number of the cell that the fact can take, as plain as can be; the cell must be one of `all`.
  Number representative(std::size_t cell) const;
  // The cell that a number would be in, whether or not the fact can be it.
  std::size_t cell_of(const Number& value) const;

 private:
  bool holds_a_number(const Interval& interval) const;

  friend class cereal::access;  // src/store
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(bounds_, integer_, thresholds_, all_);
  }

  Interval bounds_{};
  bool integer_ = false;
  std::vector<Number> thresholds_;  // ascending, each once
  Cells all_ = 1;
};

}  // namespace diagclub
