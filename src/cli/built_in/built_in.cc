#include "cli/built_in/built_in.h"

#include <algorithm>

#include "cli/built_in/embedded_files.h"
#include "cli/built_in/kept.h"
#include "read/fiche/expected_from_yaml.h"
#include "store/stored.h"

namespace diagclub {

namespace {

constexpr std::string_view kTests = "rules/tests/";

// By path, as a folder is read.
std::vector<Source> embedded(bool (*wanted)(std::string_view path)) {
  std::vector<Source> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (wanted(file.path)) files.push_back(Source::resident(std::string(file.path), file.text));
  }
  std::sort(files.begin(), files.end(), [](const Source& a, const Source& b) { return a.name() < b.name(); });
  return files;
}

}  // namespace

const Plan& built_in_plan() {
  static const Plan& plan = *kept(plan_from_bytes(compiled_rules().plan, built_in_rule_files()));
  return plan;
}

Functions built_in_functions() { return functions_from_bytes(built_in_plan(), compiled_rules().functions); }

PeerClubs built_in_case_base() { return case_base_from_bytes(compiled_rules().case_base); }

std::vector<Source> built_in_rule_files() {
  return embedded(
      [](std::string_view path) { return path.starts_with("rules/") && !path.starts_with(kTests); });
}

std::vector<Source> built_in_fiches() {
  return embedded([](std::string_view path) {
    return path.starts_with("samples/") && !path.ends_with(".expected.yaml");
  });
}

TestCorpus built_in_cases(const FicheForm& form, Diagnostics& diagnostics) {
  TestCorpus cases;
  const PeerClubs base = built_in_case_base();
  for (std::size_t i = 0; i < base.facts.size(); ++i) cases.clubs.push_back(base.club(i));
  for (const Source& file : embedded([](std::string_view path) { return path.starts_with(kTests); })) {
    if (auto read = rule_cases_from_yaml(file, form, diagnostics))
      std::move(read->begin(), read->end(), std::back_inserter(cases.cases));
  }
  return cases;
}

}  // namespace diagclub
