#pragma once

#include <vector>

namespace diagclub {

// The files of rules/ and samples/ as they were when the program was built.
struct EmbeddedFile {
  const char* path;
  const char* text;
};
const std::vector<EmbeddedFile>& embedded_files();

}  // namespace diagclub
