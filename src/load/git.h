// In: a revision and a folder. Out: the rule files as they stood there, or an error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace diagclub {

// The YAML files below a folder as they stood in a revision of the git repository that the folder is in
// (tests of rules left out), named `HEAD~1:rules/x.yaml`. Nothing is written, and no shell is asked. Nothing,
// with an error in clear words, when there is no git, no repository, no such revision, or no such folder in
// it.
std::optional<std::vector<Source>> rule_files_from_git(const std::string& revision, const std::string& folder,
                                                       Diagnostics& diagnostics);

}  // namespace diagclub
