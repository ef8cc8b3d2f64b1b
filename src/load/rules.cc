// A folder of rules in, a plan out.
#include "load/rules.h"

#include <algorithm>
#include <filesystem>

#include "read/rules/rule_set_from_yaml.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestRuleFile = 16 << 20;

// Every YAML file below the folder, but those of its tests, in a fixed order.
std::vector<std::string> rule_files(const fs::path& folder, Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  std::error_code failure;
  for (auto at = fs::recursive_directory_iterator(folder, failure);
       !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
    if (at->is_directory() && at.depth() == 0 && at->path().filename() == "tests")
      at.disable_recursion_pending();
    if (at->is_regular_file() && at->path().extension() == ".yaml") paths.push_back(at->path().string());
  }
  if (failure) {
    diagnostics.error_without_place(folder.string(), "cannot read this folder of rules: " + failure.message(),
                                    "`--rules` takes a folder that holds .yaml files");
  } else if (paths.empty()) {
    diagnostics.error_without_place(folder.string(), "there are no rules here",
                                    "`--rules` takes a folder that holds .yaml files");
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::optional<std::vector<Source>> rule_sources(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<Source> files;
  const std::size_t before = diagnostics.error_count();
  for (const std::string& path : rule_files(folder, diagnostics)) {
    FileText file = read_file(path, kLargestRuleFile);
    if (file.failure != ReadFailure::none)
      diagnostics.error_without_place(path, "cannot read it: " + file.reason);
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
