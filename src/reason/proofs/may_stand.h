#pragma once

#include <map>
#include <set>

#include "reason/proofs/proving.h"

namespace diagclub {

// Where signs may stand, as functions of the facts: what `when` gives of a presumption is 1 for every
// completion of every fiche in which its signs are there in the standing reading, and perhaps for others. So
// where it is 0 everywhere, or meets some other function nowhere, that is proved.
//
// What can be presumed is taken as free as the presumptions about it allow: a cell of it is excluded where
// the facts exclude it, where the signs of a presumption that excludes it may stand, or where a rule comes
// out so over what may stand of its parts or does not apply. Tables and counts of such things may come out in
// any way. That something is undecided or that nothing is reported of it may always be.
class MayStand {
 public:
  explicit MayStand(Proving& in);

  Diagrams::Node when(PresumptionId presumption);
  // Where its `unless` may hold.
  Diagrams::Node unless(PresumptionId presumption);
  // Where its thing may apply.
  Diagrams::Node applies(PresumptionId presumption);
  // Where what a presumption is about may stand outside what it says, apart from presumptions about it.
  Diagrams::Node derived_otherwise(PresumptionId presumption);

  // Where a condition may hold.
  Diagrams::Node holds(const Condition& condition) { return comes_out(condition, true, std::nullopt); }

  // Whether anything presumed can bear on a thing.
  bool can_be_presumed(EntryRef thing) const { return presumable_.count(thing) > 0; }

 private:
  // Where a condition may come out so; tests of `about` are of its strict cells.
  Diagrams::Node comes_out(const Condition& condition, bool yes, std::optional<EntryRef> about);
  Diagrams::Node test(const Condition& condition, bool yes, std::optional<EntryRef> about);
  Diagrams::Node optional(const std::optional<Condition>& condition, bool yes);
  // Where a variable may lie in these cells alone.
  Diagrams::Node within(VariableId variable, Cells accepted);
  Diagrams::Node excluded(VariableId variable, std::size_t index);
  Diagrams::Node excluded_by_step(VariableId variable, std::size_t index);
  Diagrams::Node silent(EntryRef thing);
  void find_presumable();

  Proving& in_;
  std::set<EntryRef> presumable_;
  std::set<EntryRef> derived_;  // those that look at something presumable
  std::map<PresumptionId, Diagrams::Node> when_;
  std::map<EntryRef, Diagrams::Node> silent_;
};

}  // namespace diagclub
