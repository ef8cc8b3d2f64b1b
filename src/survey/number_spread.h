// In: the numbers of one fact over many fiches. Out: how they lie, and the most extreme.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagclub {

// A number far out, and where it was read.
struct Extreme {
  double value = 0;
  std::string source;
  int line = 0;

  auto operator<=>(const Extreme&) const = default;
};

// How the numbers above zero of one fact lie: a histogram whose cells are eighths of a doubling, and the most
// extreme at either end. Exact: what was added in parts and merged is what was added at once, in any order.
struct NumberSpread {
  static constexpr std::size_t kMostExtremes = 20;
  static constexpr long long kFewest = 20;  // numbers, below which none is called far out
  // Cells of the histogram are numbered on a logarithmic scale; 0 is the first of [0.5, 1).
  static constexpr int kCellsPerDoubling = 8;

  std::map<int, long long> cells;
  std::vector<Extreme> lowest;   // ascending
  std::vector<Extreme> highest;  // descending

  void add(double value, std::string_view source, int line);
  void merge(const NumberSpread& other);
  long long count() const;

  static int cell_of(double value);
  static double start_of(int cell);

  // Where at least the middle half of the numbers lies, and what lies too far from it: beyond three times the
  // distance between the quartiles on the logarithmic scale, which counts as half a doubling at least.
  struct Fences {
    double half_low = 0;
    double half_high = 0;
    int lowest_cell = 0;  // those beyond are outliers
    int highest_cell = 0;
  };
  std::optional<Fences> fences() const;  // nothing: too few numbers
  struct Outliers {
    long long count = 0;
    std::vector<Extreme> shown;  // the most extreme of them, the lowest first, then the highest first
  };
  Outliers outliers() const;
};

}  // namespace diagclub
