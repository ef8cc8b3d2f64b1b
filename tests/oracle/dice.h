// Chance that falls the same way everywhere: the standard distributions differ from one library to the next.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace diagclub::oracle {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 to sides - 1.
  std::size_t below(std::size_t sides) { return static_cast<std::size_t>(engine_() % sides); }
  // In so many cases of a hundred.
  bool chance(std::size_t per_cent) { return below(100) < per_cent; }
  template <typename T>
  const T& of(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  // Some of them, in their order, perhaps none.
  template <typename T>
  std::vector<T> some(const std::vector<T>& all, std::size_t per_cent) {
    std::vector<T> taken;
    for (const T& each : all) {
      if (chance(per_cent)) taken.push_back(each);
    }
    return taken;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace diagclub::oracle
