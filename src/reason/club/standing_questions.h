// In: one club as it stands. Out: the questions that still bear on its verdicts, the most useful first.
#pragma once

#include <vector>

#include "reason/club/diagnose_club.h"
#include "reason/club/overturning.h"

namespace diagclub {

// A fact whose answer bears on how verdicts stand.
struct StandingQuestion {
  FactId fact;
  // Verdicts of the page; what speaks under one counts as that one.
  std::vector<EntryRef> decides;  // contested or open now: the answer may decide them, or help to
  std::vector<EntryRef> tests;    // presumed now: some answer confirms or overturns them

  std::size_t worth() const { return decides.size() + tests.size(); }
};

// Those of most worth first, then as `Questions::asked` has them. Where there is none, every verdict that can
// be decided stands, and no single answer would confirm or overturn what is presumed of one. telling:
// `telling_answers` of the verdicts.
std::vector<StandingQuestion> standing_questions(const Plan& plan, const ClubDiagnosis& club,
                                                 const std::vector<EntryRef>& verdicts,
                                                 const std::vector<Overturning>& telling);

// The page's verdicts, and under them what speaks only for some of their outcomes: those of
// `Functions::verdicts`, so that what stands may be asked until it is certain.
std::vector<EntryRef> page_verdicts(const Functions& functions);

}  // namespace diagclub
