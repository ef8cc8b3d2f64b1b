// In: nothing. Out: figures of a fiche that cannot stand together, as a rule set declares them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "model/vocabulary.h"

namespace diagclub {

// `members.firms > members.count`: two figures, each written as a formula is.
struct Comparison {
  enum class Op { below, at_most, above, at_least };
  Formula left;
  Op op = Op::below;
  Formula right;
  std::string written;
  Place place;
};

// Figures of one fiche that cannot all be right, or one that is likely to mean another than it says: told,
// never refused. It is told where everything under `when` holds for sure.
struct Relation {
  std::string name;
  Place place;
  // A unit: the relation is about each number of that unit which is written without it. Empty: about the
  // facts that it names.
  Name bare;
  std::vector<Comparison> when;
  Text text;
};

// How `when` names the number that a relation with `bare` is about.
constexpr std::string_view kBareNumber = "number";

}  // namespace diagclub
