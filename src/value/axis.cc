#include "value/axis.h"

#include <algorithm>

namespace diagclub {

namespace {

// The least and the greatest whole number of an interval (which may hold none: then least > greatest).
Number least_whole(const Interval& i) {
  const Number up = ceil(i.low);
  return up == i.low && i.low_open ? up + 1 : up;
}
Number greatest_whole(const Interval& i) {
  const Number down = floor(i.high);
  return down == i.high && i.high_open ? down - 1 : down;
}

}  // namespace

Axis::Axis(Interval bounds, bool integer, std::vector<Number> thresholds)
    : bounds_(bounds), integer_(integer), thresholds_(std::move(thresholds)) {
  std::sort(thresholds_.begin(), thresholds_.end());
  thresholds_.erase(std::unique(thresholds_.begin(), thresholds_.end()), thresholds_.end());
  all_ = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    if (holds_a_number(numbers(i))) all_ |= cell(i);
  }
}

bool Axis::holds_a_number(const Interval& interval) const {
  if (interval.empty()) return false;
  return !integer_ || least_whole(interval) <= greatest_whole(interval);
}

std::size_t Axis::cell_of(const Number& value) const {
  // Most numbers have one threshold or two: nothing is won by halving.
  std::size_t at = 0;
  while (at < thresholds_.size() && thresholds_[at] < value) ++at;
  const std::size_t below = 2 * at;
  return at < thresholds_.size() && thresholds_[at] == value ? below + 1 : below;
}

Cells Axis::cells_of(const Interval& interval) const {
  if (interval.is_point()) {
    const Number& value = interval.low;
    const bool taken = bounds_.contains(value) && (!integer_ || value.is_whole());
    return taken ? cell(cell_of(value)) : 0;
  }
  const Interval inside = intersection(interval, bounds_);
  if (inside.empty()) return 0;
  const Cells between = first_cells(cell_of(inside.high) + 1) & ~first_cells(cell_of(inside.low));
  Cells held = between & all_;
  // Only the cells at the two ends may be cut so that nothing is left of them.
  for (const Number* end : {&inside.low, &inside.high}) {
    const std::size_t at = cell_of(*end);
    if (!holds_a_number(intersection(inside, numbers(at)))) held &= ~cell(at);
  }
  return held;
}

Interval Axis::numbers(std::size_t index) const {
  const auto i = index / 2;
  if (index % 2 == 1) return intersection(Interval::point(thresholds_[i]), bounds_);
  Interval stretch = Interval::everything();
  if (i > 0) stretch.low = thresholds_[i - 1];
  if (i < thresholds_.size()) stretch.high = thresholds_[i];
  return intersection(stretch, bounds_);
}

Number Axis::representative(std::size_t index) const {
  const Interval in = numbers(index);
  // The whole number next to the threshold, where a stretch has one at one end alone; the bounds are far off.
  const Number up = least_whole(in);
  const Number down = greatest_whole(in);
  const auto fits = [&](const Number& number) { return number.is_finite() && in.contains(number); };
  const bool last = index > 0 && index + 1 == size();
  if (index == 0 && !thresholds_.empty() && fits(down)) return down;
  if ((integer_ || last) && fits(up)) return up;
  if (integer_ && fits(down)) return down;
  if (!in.low_open && in.low.is_finite()) return in.low;
  if (!last && !in.high_open && in.high.is_finite()) return in.high;
  if (!in.low.is_finite()) return in.high.is_finite() ? in.high - 1 : 0;
  if (!in.high.is_finite()) return in.low + 1;
  // The roundest number strictly inside: the fewest decimals that fit.
  const Number gap = in.high - in.low;
  int decimals = 0;
  while (power_of_ten(-decimals) <= gap) --decimals;
  while (power_of_ten(-decimals) > gap) ++decimals;
  while (true) {
    const Number scale = power_of_ten(decimals);
    const Number round = (floor(in.low * scale) + 1) / scale;
    if (in.contains(round)) return round;
    ++decimals;
  }
}

}  // namespace diagclub
