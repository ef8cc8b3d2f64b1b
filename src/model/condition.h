// In: a condition as a rule writes it. Out: the same as data: unary tests joined by all, any, not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/text.h"
#include "value/number.h"

namespace diagclub {

// A number as a rule writes it: the number itself, or the name of a parameter.
struct Operand {
  Number value;
  std::string parameter;  // empty: `value` counts
};

// `< 60`, `[30..60]`, `100`: a missing end is infinite.
struct Range {
  std::optional<Operand> low;
  std::optional<Operand> high;
  bool low_open = false;
  bool high_open = false;
};

// DMN's unary test: what one fact, table, rule or count must be. As written; `check` sees that it fits its
// kind.
struct UnaryTest {
  enum class Form {
    irrelevant,        // -
    known,             // the fiche gives something on the fact
    unknown,           // it does not
    undecided,         // the strict reading leaves more than one value (in presumptions only)
    nothing_reported,  // the fiche says that its source reports nothing of it (in presumptions only)
    terms,             // one of these words or ranges (of a list: holds at least one)
    all_of,            // a list that holds all of these words
    none_of,           // a list that holds none of them
  };
  // A word is a choice, yes, no, none, or the parameter that stands for one number.
  struct Term {
    std::string word;  // empty: `range` counts
    Range range;
  };
  Form form = Form::irrelevant;
  bool negated = false;  // not( … ) around the terms
  std::vector<Term> terms;
  std::string written;
  Place place;
};

// Whether a test asks what is known of a thing and not what it is.
inline bool is_about_knowledge(const UnaryTest& test) {
  return test.form == UnaryTest::Form::known || test.form == UnaryTest::Form::unknown ||
         test.form == UnaryTest::Form::undecided || test.form == UnaryTest::Form::nothing_reported;
}

// A condition: one test of one named thing, or all, any, not of other conditions. No parts under `all`:
// always yes.
struct Condition {
  enum class Kind { test, all, any, negation };
  Kind kind = Kind::all;
  Name name;       // of what is tested (Kind::test)
  UnaryTest test;  // (Kind::test)
  std::vector<Condition> parts;
  // The condition under which a whole file speaks at all: where it holds it is no reason of its own.
  bool scope = false;
  Place place;
};

}  // namespace diagclub
