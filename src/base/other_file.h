// In: the first bytes of what should be a text. Out: what it is instead, where it is a file of a known kind.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diagclub {

struct OtherFile {
  std::string message;  // "this is a …"
  std::string help;     // what to do with it
};

// A workbook, an archive, a picture, a database, a page, a text in another encoding: told by how such files
// begin, whatever their names. UTF-16 behind its mark has become UTF-8 by now. Nothing for any other text.
std::optional<OtherFile> other_file(std::string_view start);

}  // namespace diagclub
