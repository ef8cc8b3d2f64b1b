#include "cli/score/progress.h"

#include <fmt/format.h>

#include <cstdio>

namespace diagclub {

namespace {

std::string time_in_words(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s", seconds);
  return fmt::format("{:.0f} min", seconds / 60);
}

}  // namespace

void Progress::update(const ScoreCounts& counts, std::uint64_t bytes) {
  const auto now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = fmt::format("{} read, {} rejected, {:.0f}/s", counts.read, counts.rejected,
                                 static_cast<double>(counts.read) / seconds);
  if (total_ && bytes > 0 && bytes < *total_)
    line += ", " +
            time_in_words(seconds * static_cast<double>(*total_ - bytes) / static_cast<double>(bytes)) +
            " left";
  std::fprintf(stderr, "\r\x1b[K%s ", line.c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace diagclub
