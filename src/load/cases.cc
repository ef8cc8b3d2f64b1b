// Labelled fiches and small cases, from files or from inside the program.
#include "load/cases.h"

#include <algorithm>
#include <filesystem>

#include "base/endings.h"
#include "read/fiche/expected_from_yaml.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

// The outcome that stands beside a fiche, its ending spelt as the fiche's or as usual; the usual name where
// there is none.
std::string beside(const std::string& fiche) {
  const std::size_t dot = fiche.rfind('.');
  const std::string stem = fiche.substr(0, dot);
  const std::string ending = fiche.substr(dot);
  for (const std::string& end : {".expected" + ending, ".EXPECTED" + ending, std::string(".expected.yml")}) {
    if (fs::exists(stem + end)) return stem + end;
  }
  return stem + ".expected.yaml";
}

void add_cases(const Source& source, const FicheForm& form, Diagnostics& diagnostics, TestCorpus& into) {
  auto cases = rule_cases_from_yaml(source, form, diagnostics);
  if (!cases) return;
  std::move(cases->begin(), cases->end(), std::back_inserter(into.cases));
}

void add_club(const Source& fiche, const Source& labels, const FicheForm& form, Diagnostics& diagnostics,
              TestCorpus& into) {
  auto read = fiche_from_yaml(fiche, form, diagnostics);
  auto expected = expected_from_yaml(labels, form.rules(), diagnostics);
  if (read && expected) into.clubs.push_back({fiche.name(), std::move(*read), std::move(*expected)});
}

std::optional<Source> open_source(const std::string& path, Diagnostics& diagnostics) {
  FileText file = read_file(path, kLargestFiche);
  if (file.failure == ReadFailure::none) return Source(path, std::move(file.text));
  diagnostics.error_without_place(path, "cannot read it: " + file.reason);
  return std::nullopt;
}

void add_file(const std::string& path, bool named, const FicheForm& form, Diagnostics& diagnostics,
              TestCorpus& into) {
  if (is_expected_outcome(path)) return;
  if (has_ending(path, ".cases.yaml") || has_ending(path, ".cases.yml")) {
    if (const auto source = open_source(path, diagnostics)) add_cases(*source, form, diagnostics, into);
    return;
  }
  if (!is_yaml(path) || !fs::exists(beside(path))) {
    if (named) {
      diagnostics.error_without_place(path, "no expected outcome stands beside it",
                                      "write `" +
                                          (is_yaml(path) ? beside(path) : std::string("NAME.expected.yaml")) +
                                          "`, or name a file that ends in .cases.yaml");
    }
    return;
  }
  const auto fiche = open_source(path, diagnostics);
  const auto labels = open_source(beside(path), diagnostics);
  if (fiche && labels) add_club(*fiche, *labels, form, diagnostics, into);
}

}  // namespace

TestCorpus cases_from_paths(const std::vector<std::string>& paths, const FicheForm& form,
                            Diagnostics& diagnostics) {
  TestCorpus cases;
  for (const std::string& path : paths) {
    std::error_code failure;
    if (!fs::is_directory(path, failure)) {
      add_file(path, true, form, diagnostics, cases);
      continue;
    }
    std::vector<std::string> files;
    for (auto at = fs::recursive_directory_iterator(path, failure);
         !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
      if (at->is_regular_file()) files.push_back(at->path().string());
    }
    if (failure) diagnostics.error_without_place(path, "cannot read this folder: " + failure.message());
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) add_file(file, false, form, diagnostics, cases);
  }
  return cases;
}

}  // namespace diagclub
