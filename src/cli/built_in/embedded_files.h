// In: nothing. Out: the files of rules/ and samples/ as text.
#pragma once

#include <span>

#include "report/schema/embedded_file.h"

namespace diagclub {

// The files of rules/ and samples/ as they were when the program was built.
std::span<const EmbeddedFile> embedded_files();

}  // namespace diagclub
