// In: a vector and an index that is an `int`. Out: the element, which must be there.
#pragma once

#include <cstddef>
#include <vector>

namespace diagclub {

// The element of an index, which is an `int` wherever it also says «none» or stands in arithmetic.
template <typename Element>
const Element& at(const std::vector<Element>& elements, int index) {
  return elements[static_cast<std::size_t>(index)];
}

}  // namespace diagclub
