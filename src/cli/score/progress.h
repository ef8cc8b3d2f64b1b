// In: how many fiches and bytes are done. Out: one line on standard error that rewrites itself.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "batch/scorer.h"

namespace diagclub {

// A line on standard error that rewrites itself, where someone watches: how many, how fast, how long still.
class Progress {
 public:
  // `total`: the bytes of all inputs, where that is known.
  Progress(bool shown, std::optional<std::uint64_t> total) : shown_(shown), total_(total) {}
  // `bytes`: of the inputs, so far.
  void update(const ScoreCounts& counts, std::uint64_t bytes);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  std::optional<std::uint64_t> total_;
  bool drawn_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace diagclub
