// A fiche in, its diagnosis and those of its elements out.
#include "reason/club/diagnose_club.h"

namespace diagclub {

namespace {

ClubDiagnosis diagnose_one(const Plan& plan, const Functions& functions, const StandingReader& reader,
                           Fiche fiche, const std::vector<Facts>& clubs, std::optional<SectionId> section) {
  ClubDiagnosis club;
  club.section = section;
  club.fiche = std::move(fiche);
  club.facts = facts_from_fiche(plan, club.fiche);
  club.prospects = prospects_of(plan, functions, club.facts, clubs, section);
  club.outcome = sharpened(plan, evaluate(plan, club.facts), club.prospects.reach);
  club.standing = reader.read(club.facts, club.outcome);
  club.diagnosis = diagnose(plan, club.outcome, club.standing, section);
  Diagrams::Walk walk;
  club.faults =
      row_faults(plan, functions, tables_of_one_output(plan, section), completions(plan, club.facts), walk);
  return club;
}

}  // namespace

ClubDiagnosis diagnose_club(const Plan& plan, const Functions& functions, Fiche fiche,
                            const std::vector<Facts>& clubs) {
  const StandingReader reader(plan);
  ClubDiagnosis club = diagnose_one(plan, functions, reader, std::move(fiche), clubs, std::nullopt);
  for (const Element& element : club.fiche.elements)
    club.elements.push_back(
        diagnose_one(plan, functions, reader, fiche_of_element(club.fiche, element), clubs, element.section));
  return club;
}

Outcome outcome_of_club(const Plan& plan, const Functions& functions, const Facts& facts) {
  return sharpened(plan, evaluate(plan, facts), reach(plan, functions, facts, completions(plan, facts)));
}

Outcome standing_of_club(const Plan& plan, const Functions& functions, const Facts& facts) {
  return StandingReader(plan).read(facts, outcome_of_club(plan, functions, facts)).outcome;
}

}  // namespace diagclub
