// In: a rule set and its names. Out: the errors of one concern each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "check/variables.h"
#include "model/names.h"
#include "model/rule_set.h"

namespace diagclub {

// What every concern of `check` works with.
struct Checking {
  const RuleSet& rules;
  const Names& names;
  Diagnostics& diagnostics;

  // `code`: one of `fault_codes`.
  void error(const std::string& code, const Place& place, std::string message, std::string help = "") const {
    diagnostics.error(rules.files[place.file], place.span, std::move(message), std::move(help), code);
  }
};

// names.cc: every name is declared once, and every name that is used is declared.
void check_names(const Checking& in);
// kinds.cc: every test fits what it tests, every formula is made of numbers. Needs sound names.
void check_kinds(const Checking& in);
// wordings.cc: what stands in braces in a text names something that can be said there. Needs sound names.
void check_wordings(const Checking& in);
// presumptions.cc: each narrows something, and yields to such as speak of the same thing. Needs sound kinds.
void check_presumptions(const Checking& in);
// units.cc: numbers that meet are of one unit. Needs sound names.
void check_units(const Checking& in);
// sources.cc: every rule says where the report has it, and every id of the catalogue is implemented or
// explained away.
void check_sources(const Checking& in);
// cycles.cc: nothing depends on itself, in the strict reading nor in the standing one. Gives the orders in
// which to evaluate. Needs sound names.
void check_cycles(const Checking& in, std::vector<EntryRef>& order, std::vector<FactId>& formulas);
void check_presumption_cycles(const Checking& in, std::vector<EntryRef>& standing_order);

}  // namespace diagclub
