#include "cli/diagnosed.h"

#include <filesystem>

#include "cli/built_in/built_in.h"
#include "cli/built_in/kept.h"
#include "eval/relations.h"
#include "load/fiche_source.h"
#include "load/rules.h"

namespace diagclub {

const Plan* plan_or_report(const CommonOptions& common) {
  if (common.rules.empty()) return &built_in_plan();
  Diagnostics problems;
  auto plan = plan_from_folder(common.rules, problems);
  print_diagnostics(problems, common);
  return plan ? kept(std::move(plan)).get() : nullptr;
}

Functions functions_of(const Plan& plan, const CommonOptions& common) {
  return common.rules.empty() ? built_in_functions() : Functions(plan);
}

TestCorpus cases_to_try(const std::vector<std::string>& paths, const CommonOptions& common,
                        const FicheForm& form, Diagnostics& diagnostics) {
  if (!paths.empty()) return cases_from_paths(paths, form, diagnostics);
  if (common.rules.empty()) return built_in_cases(form, diagnostics);
  const std::string tests = (std::filesystem::path(common.rules) / "tests").string();
  if (std::filesystem::is_directory(tests)) return cases_from_paths({tests}, form, diagnostics);
  diagnostics.error_without_place(tests, "there are no tests here",
                                  "name files of cases or folders of labelled fiches");
  return {};
}

std::optional<Fiche> fiche_or_report(const Plan& plan, const FicheForm& form, const std::string& path,
                                     const CommonOptions& common) {
  Diagnostics problems;
  const auto source = fiche_source(path, problems);
  auto fiche = source ? fiche_from_yaml(*source, form, problems) : std::nullopt;
  if (fiche) {
    warn_of_contradictions(plan, *fiche, facts_from_fiche(plan, *fiche), *source, problems);
    warn_of_relations(plan, *fiche, *source, common.chosen_language(), problems);
  }
  problems.sort_by_place();
  print_diagnostics(problems, common);
  return fiche;
}

}  // namespace diagclub
