// A case base in, the clubs comparable to one out.
#include "cli/commands/comparable.h"

#include "base/utf8.h"
#include "cli/built_in/built_in.h"
#include "cli/built_in/kept.h"

namespace diagclub {

const PeerClubs* clubs_to_compare(const Plan& plan, const FicheForm& form, const std::string& folder,
                                  const CommonOptions& common, Diagnostics& diagnostics) {
  if (folder.empty() && common.rules.empty()) return &kept(built_in_case_base());
  if (folder.empty()) {
    diagnostics.error_without_place(common.rules, "the report's clubs are read under its own rules",
                                    "name the clubs to compare with under these: `--cases FOLDER`");
    return nullptr;
  }
  std::vector<LabelledClub> clubs = cases_from_paths({folder}, form, diagnostics).clubs;
  return diagnostics.has_errors() ? nullptr : &kept(case_base(plan, std::move(clubs)));
}

std::vector<Comparable> comparable_clubs(const PeerClubs& base, const Functions& functions,
                                         const ClubReport& about, std::size_t most, Language language) {
  const Plan& plan = about.plan;
  std::vector<Comparable> comparable;
  const std::string own_name = folded(club_name(about));
  for (const Neighbour& neighbour : nearest_clubs(plan, base, about.facts, most + 1)) {
    if (neighbour.nearness <= 0) continue;  // nothing in common to tell of
    const std::size_t index = neighbour.club;
    const LabelledClub club = base.club(index);
    const std::string name(club_name(plan.rules(), club.fiche));
    if (folded(name) == own_name || comparable.size() == most) continue;
    Comparable& shown = comparable.emplace_back();
    shown.name = name;
    shown.path = club.path;
    shown.verdicts =
        base.verdicts.empty() ? verdicts_in_words(plan, functions, base.facts[index]) : base.verdicts[index];
    shown.nearness = neighbour.nearness;
    for (const Likeness& likeness : neighbour.near) shown.near.push_back(likeness.fact);
    for (const Likeness& likeness : neighbour.apart) {
      shown.apart.push_back({likeness.fact, {}});
      shown.theirs.push_back(value_in_words(plan, club.fiche, base.facts[index], likeness.fact, language));
    }
    shown.became = club.expected.became;
    shown.became_section = club.expected.became_section;
  }
  return comparable;
}

}  // namespace diagclub
