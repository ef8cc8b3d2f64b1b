// In: a number as people write it, with its unit. Out: an interval in the fact's own unit, or what is
// wrong.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/fiche.h"
#include "model/rule_set.h"
#include "read/rules/unary_test.h"

namespace diagclub {

// The parameter that says how much `~` leaves open, in per cent.
constexpr std::string_view kApproximationParameter = "approximation";

// How numbers of fiches are read under one rule set: its units and what «about» means.
struct NumberForm {
  const RuleSet& rules;
  Number approximation;  // in per cent: `~20` is 20 give or take so many
};
NumberForm number_form(const RuleSet& rules);

// What is known of how numbers are written. `people`: 12.345 may be twelve thousand and 12,345 twelve, so
// that neither is read. The others say which sign stands before decimals, as JSON's grammar and a mapping do.
enum class Decimals : std::uint8_t { people, point, comma };

// A number that could be two: a point or comma behind one to three digits, then exactly three (`680.000`).
// One that starts with a zero, and one with an exponent, could not.
bool could_be_two_numbers(std::string_view whole, std::string_view decimals);

// `20`, `~20`, `10..15`, `> 100`, `2,7 MF`, `28 %`, `32 000`, `1.234,5`, `2e3`: fills number, approximate and
// bare, in the fact's own unit. False when `fault` was filled; what lies outside the fact's bounds is a
// fault.
bool number_from_text(std::string_view text, const Fact& fact, const NumberForm& form, Decimals decimals,
                      StatedFact& stated, Fault& fault);

}  // namespace diagclub
