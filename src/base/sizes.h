// In: a count, a place or an enumerator, as whatever number it comes. Out: the same as a size, or as an
// `int`. The one place that turns one into the other, and sees that it fits.
#pragma once

#include <cassert>
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace diagclub {

// Counts and lengths that a library gives as another kind of number.
template <std::integral Number>
constexpr std::size_t size_from(Number count) {
  assert(std::in_range<std::size_t>(count));
  return static_cast<std::size_t>(count);
}
// Columns, lines and widths, which are `int`s.
template <std::integral Number>
constexpr int int_from(Number count) {
  assert(std::in_range<int>(count));
  return static_cast<int>(count);
}

// The place of an enumerator in a list that has one element for each.
template <typename Enumerator>
requires std::is_enum_v<Enumerator>
constexpr std::size_t index_of(Enumerator enumerator) { return static_cast<std::size_t>(enumerator); }

// Where an element stands in the list that holds it.
template <typename Element>
std::size_t position_of(const std::vector<Element>& elements, const Element& element) {
  return size_from(&element - elements.data());
}

}  // namespace diagclub
