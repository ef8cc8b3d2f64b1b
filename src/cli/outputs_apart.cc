// Outputs and inputs in, what would be lost told.
#include "cli/outputs_apart.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/endings.h"
#include "cli/output_place.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

}  // namespace

OutputsApart::OutputsApart(const std::vector<AskedOutput>& outputs, Diagnostics& problems)
    : problems_(problems) {
  for (const AskedOutput& asked : outputs) {
    if (asked.path.empty()) continue;
    const OutputPlace place = output_place(asked.path);
    const std::string identity = place.failure.empty() ? identity_of(place) : "";
    const auto same = std::find_if(outputs_.begin(), outputs_.end(), [&](const Known& known) {
      return !identity.empty() && known.identity == identity;
    });
    const std::string_view own =
        place.kind == OutputPlace::Kind::stream ? "" : own_stream(file_identity_of_path(asked.path));
    if (same != outputs_.end())
      problems_.error_without_place(
          asked.path,
          fmt::format("`{}` and `{}` would be written to this one file", same->asked.option, asked.option),
          "give each a file of its own");
    else if (!own.empty())
      problems_.error_without_place(asked.path, fmt::format("`{}` is also where {} goes", asked.option, own),
                                    "one would be written over the other: send them to two files");
    outputs_.push_back({asked, identity});
  }
}

bool OutputsApart::may_be_read() const {
  return std::any_of(outputs_.begin(), outputs_.end(),
                     [](const Known& known) { return file_identity_of_path(known.asked.path).has_value(); });
}

void OutputsApart::input(const std::string& name, const std::optional<FileIdentity>& file) {
  if (!file) return;
  const std::string identity = identity_of(*file);
  for (const Known& known : outputs_) {
    if (known.identity != identity) continue;
    const std::string other = name == known.asked.path ? "" : fmt::format(" as `{}`", name);
    problems_.error_without_place(
        known.asked.path, fmt::format("`{}` would write over what is read{}", known.asked.option, other),
        "write to a file that is not read");
  }
}

void OutputsApart::input(const std::string& path) {
  std::error_code failure;
  if (path.empty() || !may_be_read()) return;
  if (path == "-") return input("<standard input>", file_identity_of_path(path));
  if (!fs::is_directory(path, failure)) return input(path, file_identity_of_path(path));
  for (auto at = fs::recursive_directory_iterator(path, failure);
       !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
    const std::string file = at->path().string();
    if (is_yaml(file)) input(file, file_identity_of_path(file));
  }
}

bool outputs_apart(const std::vector<AskedOutput>& outputs, const std::vector<std::string>& inputs,
                   const CommonOptions& common) {
  Diagnostics problems;
  OutputsApart apart(outputs, problems);
  for (const std::string& path : inputs) apart.input(path);
  apart.input(common.rules);
  print_diagnostics(problems, common);
  return !problems.has_errors();
}

void warn_of_own_streams(const PassedOver& passed_over, const CommonOptions& common) {
  for (const PassedOver::OwnStream& own : passed_over.own_streams) {
    Diagnostic told;
    told.severity = Severity::warning;
    told.source = own.name;
    told.message = fmt::format("passed over: it is where {} goes", own.stream);
    print_diagnostic(told, common);
  }
}

}  // namespace diagclub
