// In: a line of a list of approved moves. Out: which verdict of which fiche may come out otherwise.
#pragma once

#include <string>

#include "base/source.h"

namespace diagclub {

// A verdict of one fiche that came out in one way and now comes out in another, agreed to by whoever keeps
// the rules.
struct ApprovedMove {
  std::string fiche;  // as it was named: a path, a line, an element
  std::string table;
  std::string from;
  std::string to;
  std::string reason;
  Span span;
};

}  // namespace diagclub
