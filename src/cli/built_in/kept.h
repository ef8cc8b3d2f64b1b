// In: something made once. Out: a reference that is good until the program ends.
#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace diagclub {

// Kept until the program ends and never taken apart, which would take longer than to write a page. For what a
// command makes once, from one thread.
template <typename Made>
const Made& kept(Made made) {
  static auto& all = *new std::vector<std::unique_ptr<const Made>>;
  all.push_back(std::make_unique<const Made>(std::move(made)));
  return *all.back();
}

}  // namespace diagclub
