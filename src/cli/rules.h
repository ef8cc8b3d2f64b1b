#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "plan/plan.h"

namespace diagclub {

// The plan of the rules in a folder, or of those inside the program when `folder` is empty. Nothing if and
// only if an error was added.
std::unique_ptr<const Plan> plan_from_folder(const std::string& folder, Diagnostics& diagnostics);
// The same of files that were read already.
std::unique_ptr<const Plan> plan_from_files(std::vector<Source> files, Diagnostics& diagnostics);

}  // namespace diagclub
