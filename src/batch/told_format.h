#pragma once

#include <string_view>

#include "batch/inputs.h"

namespace diagclub {

// What an input is in fact, whose name (or the user) says that it is `named` and which starts so: a list of
// objects is no NDJSON, and objects a line are no YAML. Only where it can be nothing else; tables stay
// tables. `whole`: the text is all that there is.
InputFormat told_format(InputFormat named, std::string_view start, bool whole);

}  // namespace diagclub
