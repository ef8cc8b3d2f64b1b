// In: declarations of facts and units. Out: the same as data: kind, unit, bounds, choices, wording.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/text.h"
#include "value/interval.h"

namespace diagclub {

enum class FactKind { text, number, yes_no, choice, list };

// `territory.inhabitants / territory.area`: how a number follows from others where the fiche gives none.
struct Formula {
  enum class Op { number, name, add, subtract, multiply, divide };
  Op op = Op::number;
  Number number;
  std::string name;  // a number fact or a parameter
  std::vector<Formula> operands;
};

struct Choice {
  std::string name;
  Text label;
  std::vector<std::string> aliases;

  // All that a fiche may write for it: name, aliases, labels.
  std::vector<std::string> words() const;
};

// One thing that a fiche may say of a club. A list is a set of its choices, each yes, no or unknown.
struct Fact {
  std::string name;  // dotted: section.key
  Place place;
  FactKind kind = FactKind::text;
  Text label;
  Text question;
  Text help;
  std::string heading;  // the French key
  std::vector<std::string> aliases;
  bool required = false;
  bool changeable = false;
  // number only
  bool integer = false;
  std::string unit;
  Interval bounds{};
  std::optional<Formula> formula;
  // choice and list only
  std::vector<Choice> choices;
  std::string otherwise;  // choice only: what a fiche that does not state it is taken to mean; empty: unknown

  // `members` of `members.firms`; empty for a fact at the top of the fiche.
  std::string section() const;
  // `firms` of `members.firms`.
  std::string key() const;
  // All that a fiche may write for it in its section: key, French heading, aliases.
  std::vector<std::string> keys() const;
};

// A section of the fiche: `members`, in French `composition`.
struct Section {
  std::string name;
  Place place;
  Text label;
  std::string heading;
  bool many = false;  // a fiche may hold several of it, each with its own facts: `projects`
};

// A unit and what one of it is in another (`kF` is 1000 `F`); `of` is empty for a unit that stands for
// itself.
struct Unit {
  std::string name;
  Place place;
  Text label;
  std::string of;
  Number times = 1;
  std::string times_parameter;  // empty: `times` counts
};

}  // namespace diagclub
