// In: the recommendations that stand for a club. Out: the same in words, for a page.
#pragma once

#include "report/text/page_writer.h"
#include "report/text/words.h"

namespace diagclub {

// Each with who acts, when, why and how firmly; then how many more there may be.
void write_advice(const ClubReport& about, const PageStyle& style, PageWriter& out);

}  // namespace diagclub
