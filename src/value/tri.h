// In: yes, no, unknown. Out: the same joined by Kleene's logic.
#pragma once

#include <cstdint>

namespace diagclub {

// The truth of a condition about a club: Kleene's three values, ordered no < unknown < yes.
enum class Tri : std::uint8_t { no, unknown, yes };

constexpr Tri both(Tri a, Tri b) { return a < b ? a : b; }
constexpr Tri either(Tri a, Tri b) { return a < b ? b : a; }
constexpr Tri negated(Tri a) { return a == Tri::yes ? Tri::no : a == Tri::no ? Tri::yes : Tri::unknown; }

}  // namespace diagclub
