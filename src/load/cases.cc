// Labelled fiches and small cases, from files or from inside the program.
#include "load/cases.h"

#include <filesystem>

#include "base/endings.h"
#include "load/yaml_folder.h"
#include "read/fiche/expected_from_yaml.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCases = "cases";
constexpr std::string_view kExpected = "expected";

std::string upper_case_kind(const std::string& stem, std::string_view kind) {
  std::string name = stem + (kind.empty() ? "" : ".");
  for (const char letter : kind) name += static_cast<char>(letter - 'a' + 'A');
  return name;
}

// `a.yaml` and `a.expected.yaml` stand beside each other, with whatever ending each has: the first of these
// that is there, or what it should be called.
std::string beside(const std::string& stem, std::string_view kind) {
  const std::string named = kind.empty() ? stem : stem + "." + std::string(kind);
  std::error_code failure;
  for (const std::string& name : {named, upper_case_kind(stem, kind)}) {
    for (const std::string_view ending : {".yaml", ".yml", ".YAML", ".YML"}) {
      if (fs::exists(name + std::string(ending), failure)) return name + std::string(ending);
    }
  }
  return named + ".yaml";
}

std::string without_ending(const std::string& path) { return path.substr(0, path.rfind('.')); }
std::string labels_beside(const std::string& fiche) { return beside(without_ending(fiche), kExpected); }
std::string fiche_beside(const std::string& labels) {
  return beside(without_ending(without_ending(labels)), "");
}

class CorpusReader {
 public:
  CorpusReader(const FicheForm& form, Diagnostics& diagnostics) : form_(form), diagnostics_(diagnostics) {}

  void add_named(const std::string& path) {
    std::error_code failure;
    if (fs::is_directory(path, failure)) return add_folder(path);
    if (!fs::exists(path, failure))
      return diagnostics_.error_without_place(path, "there is no such file or folder",
                                              "name files of cases, labelled fiches or folders of both");
    if (is_yaml_of(path, kExpected)) return add_labels(path);
    if (is_yaml_of(path, kCases)) return add_cases(path);
    if (is_yaml(path) && fs::exists(labels_beside(path), failure)) return add_club(path);
    diagnostics_.error_without_place(
        path, "no expected outcome stands beside it",
        "write `" + (is_yaml(path) ? labels_beside(path) : std::string("NAME.expected.yaml")) +
            "`, or name a file that ends in .cases.yaml");
  }

  TestCorpus take() { return std::move(corpus_); }

 private:
  void add_folder(const std::string& folder) {
    const std::size_t before = diagnostics_.all().size();
    const std::size_t tests = corpus_.cases.size() + corpus_.clubs.size();
    for (const std::string& path : yaml_files_below(folder, {}, diagnostics_)) {
      std::error_code failure;
      if (is_yaml_of(path, kExpected)) {
        // Its club comes with its fiche.
        if (!fs::exists(fiche_beside(path), failure)) add_labels(path);
      } else if (is_yaml_of(path, kCases)) {
        add_cases(path);
      } else if (fs::exists(labels_beside(path), failure)) {
        add_club(path);
      }
    }
    if (corpus_.cases.size() + corpus_.clubs.size() == tests && diagnostics_.all().size() == before)
      diagnostics_.warning(
          Source(folder, ""), {}, "there are no tests in this folder",
          "tests are files that end in .cases.yaml, and fiches x.yaml with x.expected.yaml beside them");
  }

  void add_labels(const std::string& labels) {
    const std::string fiche = fiche_beside(labels);
    std::error_code failure;
    if (fs::exists(fiche, failure)) return add_club(fiche);
    diagnostics_.error_without_place(labels, "no fiche stands beside these expected outcomes",
                                     "write `" + fiche + "`, or remove them");
  }

  void add_cases(const std::string& path) {
    const auto source = open(path);
    auto cases = source ? rule_cases_from_yaml(*source, form_, diagnostics_) : std::nullopt;
    if (cases) std::move(cases->begin(), cases->end(), std::back_inserter(corpus_.cases));
  }

  void add_club(const std::string& path) {
    const auto fiche = open(path);
    const auto labels = open(labels_beside(path));
    if (!fiche || !labels) return;
    auto read = fiche_from_yaml(*fiche, form_, diagnostics_);
    auto expected = expected_from_yaml(*labels, form_.rules(), diagnostics_);
    if (read && expected) corpus_.clubs.push_back({fiche->name(), std::move(*read), std::move(*expected)});
  }

  std::optional<Source> open(const std::string& path) {
    FileText file = read_file(path, kLargestFiche);
    if (file.failure == ReadFailure::none) return Source(path, std::move(file.text));
    diagnostics_.error_without_place(path, "cannot read it: " + file.reason);
    return std::nullopt;
  }

  const FicheForm& form_;
  Diagnostics& diagnostics_;
  TestCorpus corpus_;
};

}  // namespace

TestCorpus cases_from_paths(const std::vector<std::string>& paths, const FicheForm& form,
                            Diagnostics& diagnostics) {
  CorpusReader reader(form, diagnostics);
  for (const std::string& path : paths) reader.add_named(path);
  return reader.take();
}

}  // namespace diagclub
