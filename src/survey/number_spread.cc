// Numbers in, how they lie and which lie far out.
#include "survey/number_spread.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr int kFenceDistances = 3;
constexpr int kLeastDistance = NumberSpread::kCellsPerDoubling / 2;

// Among the first of a list ordered by `before`; those of one value are told apart by their places, so that
// it does not matter which came first.
template <typename Before>
void keep(std::vector<Extreme>& kept, const Extreme& extreme, Before before) {
  const auto at = std::upper_bound(kept.begin(), kept.end(), extreme, before);
  if (at == kept.end() && kept.size() == NumberSpread::kMostExtremes) return;
  kept.insert(at, extreme);
  if (kept.size() > NumberSpread::kMostExtremes) kept.pop_back();
}

}  // namespace

int NumberSpread::cell_of(double value) {
  int exponent = 0;
  const double part = std::frexp(value, &exponent);
  return exponent * kCellsPerDoubling + static_cast<int>((part - 0.5) * 2 * kCellsPerDoubling);
}

double NumberSpread::start_of(int cell) {
  const int exponent =
      cell >= 0 ? cell / kCellsPerDoubling : -((kCellsPerDoubling - 1 - cell) / kCellsPerDoubling);
  const int part = cell - exponent * kCellsPerDoubling;
  return std::ldexp(0.5 + part / (2.0 * kCellsPerDoubling), exponent);
}

void NumberSpread::add(double value, std::string_view source, int line) {
  if (!(value > 0) || !std::isfinite(value)) return;
  ++cells[cell_of(value)];
  const bool full = lowest.size() == kMostExtremes;
  if (full && value > lowest.back().value && value < highest.back().value) return;
  // As it will be read again: a path need not be UTF-8.
  const Extreme extreme{value, first_invalid_utf8(source) ? printable(source) : std::string(source), line};
  keep(lowest, extreme, std::less<>());
  keep(highest, extreme, std::greater<>());
}

void NumberSpread::merge(const NumberSpread& other) {
  for (const auto& [cell, numbers] : other.cells) cells[cell] += numbers;
  for (const Extreme& extreme : other.lowest) keep(lowest, extreme, std::less<>());
  for (const Extreme& extreme : other.highest) keep(highest, extreme, std::greater<>());
}

long long NumberSpread::count() const {
  long long sum = 0;
  for (const auto& [cell, numbers] : cells) sum += numbers;
  return sum;
}

std::optional<NumberSpread::Fences> NumberSpread::fences() const {
  const long long all = count();
  if (all < kFewest) return std::nullopt;
  const auto quartile = [&](long long which) {
    long long below = 0;
    for (const auto& [cell, numbers] : cells) {
      below += numbers;
      if (4 * below >= which * all) return cell;
    }
    return cells.rbegin()->first;
  };
  const int first = quartile(1);
  const int third = quartile(3);
  const int beyond = kFenceDistances * std::max(third - first, kLeastDistance);
  return Fences{start_of(first), start_of(third + 1), first - beyond, third + beyond};
}

NumberSpread::Outliers NumberSpread::outliers() const {
  Outliers outliers;
  const auto limits = fences();
  if (!limits) return outliers;
  const auto far_out = [&](int cell) { return cell < limits->lowest_cell || cell > limits->highest_cell; };
  for (const auto& [cell, numbers] : cells) outliers.count += far_out(cell) ? numbers : 0;
  for (const Extreme& extreme : lowest) {
    if (cell_of(extreme.value) < limits->lowest_cell) outliers.shown.push_back(extreme);
  }
  for (const Extreme& extreme : highest) {
    if (cell_of(extreme.value) > limits->highest_cell) outliers.shown.push_back(extreme);
  }
  return outliers;
}

}  // namespace diagclub
