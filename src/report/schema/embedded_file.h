// In: nothing. Out: what a file that stands inside the program is.
#pragma once

#include <string_view>

namespace diagclub {

// A file as it was when the program was built (see embed_files.cmake).
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

}  // namespace diagclub
