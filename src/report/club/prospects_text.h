// In: what may yet become of a club. Out: the same in words, for a page.
#pragma once

#include <string>

#include "report/text/page_writer.h"
#include "report/text/words.h"

namespace diagclub {

// What further answers could still make of a club, in words. A case without prospects says only what it is.

// ` · presumed`: how firmly a verdict stands; of one that holds for now alone, what further answers could
// make of it.
std::string certainty_in_words(const ClubReport& about, EntryRef table, Language language);
// The facts that an open verdict waits for.
std::string settled_by_in_words(const ClubReport& about, const Finding& verdict, Language language);
// What a hair's breadth would change, or nothing.
std::string borderline_in_words(const ClubReport& about, EntryRef thing, Language language);

// Whether further answers can still change how a rule came out.
bool may_change(const ClubReport& about, const Finding& rule);

// The questions worth asking, the first few or, to explain, all.
void write_questions(const ClubReport& about, const PageStyle& style, PageWriter& out);

}  // namespace diagclub
