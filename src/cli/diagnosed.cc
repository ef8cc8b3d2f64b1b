#include "cli/diagnosed.h"

#include "cli/fiche_source.h"
#include "cli/rules.h"

namespace diagclub {

Diagnosed diagnosed(const Plan& plan, Fiche fiche) {
  Diagnosed all;
  all.fiche = std::move(fiche);
  all.facts = facts_from_fiche(plan, all.fiche);
  all.outcome = evaluate(plan, all.facts);
  all.diagnosis = diagnose(plan, all.outcome);
  return all;
}

std::unique_ptr<const Plan> plan_or_report(const CommonOptions& common) {
  Diagnostics problems;
  auto plan = plan_from_folder(common.rules, problems);
  print_diagnostics(problems, common);
  return plan;
}

std::optional<Fiche> fiche_or_report(const Plan& plan, const FicheForm& form, const std::string& path,
                                     const CommonOptions& common) {
  Diagnostics problems;
  const auto source = fiche_source(path, problems);
  auto fiche = source ? fiche_from_yaml(*source, form, problems) : std::nullopt;
  if (fiche) warn_of_contradictions(plan, *fiche, facts_from_fiche(plan, *fiche), *source, problems);
  problems.sort_by_place();
  print_diagnostics(problems, common);
  return fiche;
}

}  // namespace diagclub
