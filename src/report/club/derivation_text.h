// In: a derivation. Out: the same in words, for a page.
#pragma once

#include "report/text/page_writer.h"
#include "report/text/words.h"

namespace diagclub {

// How every verdict, factor and recommendation shown came about: a tree from the conclusion down to the lines
// of the fiche, each step with its truth. Written after the page.
void write_derivations(const ClubReport& about, const PageStyle& style, PageWriter& out);

}  // namespace diagclub
