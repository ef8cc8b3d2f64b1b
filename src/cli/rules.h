#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "plan/plan.h"

namespace diagclub {

struct EmbeddedFile {
  const char* path;
  const char* text;
};
// The rules that stand inside the program.
const std::vector<EmbeddedFile>& embedded_rules();

// The plan of the rules in a folder, or of those inside the program when `folder` is empty. Nothing if and
// only if an error was added.
std::unique_ptr<const Plan> plan_from_folder(const std::string& folder, Diagnostics& diagnostics);

}  // namespace diagclub
