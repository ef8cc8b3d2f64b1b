#include "cli/built_in.h"

#include <algorithm>

#include "cli/embedded_files.h"
#include "read/expected_from_yaml.h"
#include "store/stored.h"

namespace diagclub {

namespace {

constexpr std::string_view kTests = "rules/tests/";

// By path, as a folder is read.
std::vector<Source> embedded(bool (*wanted)(std::string_view path)) {
  std::vector<Source> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (wanted(file.path)) files.emplace_back(file.path, file.text);
  }
  std::sort(files.begin(), files.end(), [](const Source& a, const Source& b) { return a.name() < b.name(); });
  return files;
}

}  // namespace

std::unique_ptr<const Plan> built_in_plan() {
  return plan_from_bytes(compiled_rules().plan, built_in_rule_files());
}

Functions built_in_functions(const Plan& plan) {
  return functions_from_bytes(plan, compiled_rules().functions);
}

std::vector<KnownCase> built_in_clubs() { return clubs_from_bytes(compiled_rules().clubs); }

std::vector<Source> built_in_rule_files() {
  return embedded(
      [](std::string_view path) { return path.starts_with("rules/") && !path.starts_with(kTests); });
}

std::vector<Source> built_in_fiches() {
  return embedded([](std::string_view path) {
    return path.starts_with("samples/") && !path.ends_with(".expected.yaml");
  });
}

Cases built_in_cases(const FicheForm& form, Diagnostics& diagnostics) {
  Cases cases;
  cases.clubs = built_in_clubs();
  for (const Source& file : embedded([](std::string_view path) { return path.starts_with(kTests); })) {
    if (auto read = rule_cases_from_yaml(file, form, diagnostics))
      std::move(read->begin(), read->end(), std::back_inserter(cases.cases));
  }
  return cases;
}

}  // namespace diagclub
