#include "value/box.h"

#include <algorithm>

namespace diagclub {

bool is_empty(const Box& box) {
  return std::any_of(box.begin(), box.end(), [](Cells side) { return side == 0; });
}

bool meet(const Box& a, const Box& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((a[i] & b[i]) == 0) return false;
  }
  return true;
}

Box common(const Box& a, const Box& b) {
  Box both = a;
  for (std::size_t i = 0; i < a.size(); ++i) both[i] &= b[i];
  return both;
}

void subtract(const Box& box, const Box& cut, std::vector<Box>& rest) {
  if (!meet(box, cut)) {
    rest.push_back(box);
    return;
  }
  // Slice by slice: what lies outside the cut in one dimension, then go on inside it.
  Box inside = box;
  for (std::size_t i = 0; i < box.size(); ++i) {
    const Cells outside = inside[i] & ~cut[i];
    if (outside != 0) {
      Box slice = inside;
      slice[i] = outside;
      rest.push_back(std::move(slice));
    }
    inside[i] &= cut[i];
  }
}

}  // namespace diagclub
