// In: one club as described. Out: its facts as data, each with where and how it is written. What is not
// stated is unknown.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "model/ids.h"
#include "value/cells.h"
#include "value/interval.h"

namespace diagclub {

// What a fiche says of one fact: what is meant. Which members count depends on the fact's kind.
struct FactValue {
  FactId fact;
  bool unknown = false;           // explicitly: «unknown», or
  bool nothing_reported = false;  // unknown, for the source describes the matter and reports nothing: a sign
  bool approximate = false;       // number
  bool bare = false;              // number: no unit stands behind it
  bool open = false;              // list: ends with `...`, there may be more
  Interval number{};              // number, in the fact's own unit
  Cells choices =
      0;  // yes/no (kNoCell, kYesCell) and choice: the values left; a bit a choice in declared order
  Cells listed = 0;  // list: the choices it holds
};

// The same, with how and where it is written.
struct StatedFact : FactValue {
  Span span;                     // of the value
  std::string written;           // as the fiche writes it, one line
  std::string text;              // text
  std::vector<Span> item_spans;  // list: where each choice is written, by choice (no place: not listed)
};

// One of several things of a club that have facts of their own: a project.
struct Element {
  SectionId section;
  Span span;
  std::vector<StatedFact> facts;
};

// One club as described. Facts only; anything not stated is unknown.
struct Fiche {
  std::string source;  // name of the file, as shown to the user
  Span span;           // the document
  std::vector<StatedFact> facts;
  std::vector<Element> elements;

  const StatedFact* find(FactId fact) const {
    for (const StatedFact& stated : facts) {
      if (stated.fact == fact) return &stated;
    }
    return nullptr;
  }
};

}  // namespace diagclub
