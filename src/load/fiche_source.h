// In: a path or `-`. Out: the text of one fiche, or an error.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/source.h"

namespace diagclub {

// The text of one fiche from a path or, for `-`, from standard input. Nothing if and only if an error was
// added.
std::optional<Source> fiche_source(const std::string& path, Diagnostics& problems);

}  // namespace diagclub
