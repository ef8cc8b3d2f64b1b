// A rule set as written in, checked rules out. One concern a file; a concern runs when those it needs found
// nothing.
#include "check/check.h"

#include "check/checks.h"

namespace diagclub {

std::optional<CheckedRules> check(RuleSet rules, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.error_count();
  const auto sound = [&] { return diagnostics.error_count() == before; };
  CheckedRules checked;
  checked.rules_ = std::move(rules);
  checked.names_ = Names(checked.rules_);
  const Checking in{checked.rules_, checked.names_, diagnostics};
  check_sources(in);
  const std::size_t before_names = diagnostics.error_count();
  check_names(in);
  if (diagnostics.error_count() > before_names) return std::nullopt;
  check_wordings(in);
  check_kinds(in);
  check_units(in);
  check_cycles(in, checked.order_, checked.formulas_);
  if (sound()) check_presumptions(in);
  if (sound()) check_presumption_cycles(in, checked.standing_order_);
  if (!sound()) return std::nullopt;
  checked.variables_ = Variables(checked.rules_, checked.names_);
  for (const EntryRef thing : checked.variables_.too_fine()) {
    in.error(
        "too-many", place_of(checked.rules_, thing),
        std::string("more than 31 thresholds cut this ") + (thing.kind == EntryKind::fact ? "fact" : "count"),
        "let rules share thresholds through a parameter");
  }
  if (!sound()) return std::nullopt;
  return checked;
}

}  // namespace diagclub
