// In: nothing. Out: the files of rules/ and samples/ as text.
#pragma once

#include <span>
#include <string_view>

namespace diagclub {

// The files of rules/ and samples/ as they were when the program was built.
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};
std::span<const EmbeddedFile> embedded_files();

}  // namespace diagclub
