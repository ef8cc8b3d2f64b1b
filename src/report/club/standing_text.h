// In: how firmly a club's conclusions stand. Out: the same in words, for a page.
#pragma once

#include <string>
#include <vector>

#include "report/text/page_writer.h"
#include "report/text/words.h"

namespace diagclub {

// `Presumed: core of founders [III.D.1, ours] · …` as a line: what a conclusion rests on, each after those it
// rests on itself; of what is contested, the signs that contradict one another. What a verdict named among
// its reasons rests on is said there. No line where nothing is presumed.
void write_presumed(const ClubReport& about, const Finding& finding, const PageStyle& style, int indent,
                    PageWriter& out);
// What the presumptions about a presumed thing itself say, in their own words; empty where none is.
std::string own_presumptions_in_words(const ClubReport& about, const Finding& finding, Language language);

// `3 of 4 (1 certain, 4 possible)`: how many rules of a count hold as it stands; whatever is still
// answered; and whatever is presumed.
std::string tally_in_words(const Tally& tally, Language language);

// The presumptions that speak of a thing, or contest it: each with its reason and the signs that made it
// speak.
void write_presumptions(const ClubReport& about, EntryRef thing, const PageStyle& style, int indent,
                        PageWriter& out);
// The answers that would overturn what is presumed, each with what it overturns.
void write_overturning(const ClubReport& about, const PageStyle& style, PageWriter& out);

}  // namespace diagclub
