// In: a folder of rules. Out: its files, or the plan made of them, or errors.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "plan/plan.h"

namespace diagclub {

// The files of a folder of rules (but those of its tests), in a fixed order; what stands there and is not
// read is told. Nothing if and only if an error was added: with the code `unreadable-file` where it is about
// one of the files, without a code where it is about the folder.
std::optional<std::vector<Source>> rule_sources(const std::string& folder, Diagnostics& diagnostics);
// The plan of these files. Nothing if and only if an error was added.
std::unique_ptr<const Plan> plan_from_sources(std::vector<Source> files, Diagnostics& diagnostics);
// The plan of the rules in a folder. Nothing if and only if an error was added.
std::unique_ptr<const Plan> plan_from_folder(const std::string& folder, Diagnostics& diagnostics);

}  // namespace diagclub
