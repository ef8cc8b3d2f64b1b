// In: options. Out: how a page is written: width, colour, language.
#pragma once

#include "report/text/words.h"

namespace diagclub {

// How a page is written for a terminal: columns, colours or none, and whether the whole derivation follows.
struct PageStyle {
  int width = 80;
  bool color = false;
  bool explain = false;
  Language language = Language::french;
};

}  // namespace diagclub
