// A folder of rules in, a plan out.
#include "load/rules.h"

#include <filesystem>

#include "load/yaml_folder.h"
#include "read/rules/rule_set_from_yaml.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestRuleFile = 16 << 20;

// Every YAML file below the folder, but those of its tests, in a fixed order.
std::vector<std::string> rule_files(const std::string& folder, Diagnostics& diagnostics) {
  std::error_code failure;
  const fs::directory_iterator opened(folder, failure);
  const char* const help = "`--rules` takes a folder that holds .yaml files";
  if (failure) {
    diagnostics.error_without_place(folder, "cannot read this folder of rules: " + failure.message(), help);
    return {};
  }
  const std::size_t before = diagnostics.error_count();
  std::vector<std::string> paths = yaml_files_below(folder, {"tests"}, diagnostics);
  if (paths.empty() && diagnostics.error_count() == before)
    diagnostics.error_without_place(folder, "there are no rules here", help);
  return paths;
}

}  // namespace

std::optional<std::vector<Source>> rule_sources(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<Source> files;
  const std::size_t before = diagnostics.error_count();
  for (const std::string& path : rule_files(folder, diagnostics)) {
    FileText file = read_file(path, kLargestRuleFile);
    if (file.failure != ReadFailure::none)
      diagnostics.error_without_place(path, "cannot read it: " + file.reason,
                                      "mend it, or take it out of the folder", "unreadable-file");
    else
      files.emplace_back(path, std::move(file.text));
  }
  if (diagnostics.error_count() > before) return std::nullopt;
  return files;
}

std::unique_ptr<const Plan> plan_from_sources(std::vector<Source> files, Diagnostics& diagnostics) {
  auto rules = rule_set_from_yaml(std::move(files), diagnostics);
  auto checked = rules ? check(std::move(*rules), diagnostics) : std::nullopt;
  diagnostics.sort_by_place();
  if (!checked) return nullptr;
  return std::make_unique<const Plan>(std::move(*checked));
}

std::unique_ptr<const Plan> plan_from_folder(const std::string& folder, Diagnostics& diagnostics) {
  auto files = rule_sources(folder, diagnostics);
  return files ? plan_from_sources(std::move(*files), diagnostics) : nullptr;
}

}  // namespace diagclub
