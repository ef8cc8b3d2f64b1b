// In: the text of a fiche. Out: the club as it stands, and what that leaves to ask.
#pragma once

#include <string>
#include <vector>

#include "cli/interview/interview.h"
#include "reason/club/completion.h"
#include "reason/club/standing_questions.h"

namespace diagclub {

// The fiche as it stands, and what that leaves open.
struct Interview::State {
  State(const Setting& set, const std::string& text) {
    Diagnostics problems;
    club = diagnose_club(set.plan, set.functions, *fiche_from_yaml(Source("fiche", text), set.form, problems),
                         set.clubs);
    box = completions(set.plan, club.facts);
    verdicts = page_verdicts(set.functions);
    const StandingScope scope(set.plan, verdicts);
    telling = telling_answers(set.plan, StandingReader(set.plan, &scope), club.facts, verdicts);
    standing = standing_questions(set.plan, club, verdicts, telling);
  }
  const Questions& questions() const { return club.prospects.questions; }
  const Reach& reach() const { return club.prospects.reach; }
  bool states(FactId fact) const { return club.fiche.find(fact) != nullptr; }

  ClubDiagnosis club;
  CellsByVariable box;
  std::vector<EntryRef> verdicts;
  std::vector<Overturning> telling;
  std::vector<StandingQuestion> standing;
};

}  // namespace diagclub
