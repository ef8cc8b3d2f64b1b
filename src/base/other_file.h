// In: the first bytes of what should be a text. Out: what it is instead, where it is a file of a known kind.
#pragma once

#include <optional>
#include <string_view>

#include "base/fault.h"

namespace diagclub {

// A workbook, an archive, a picture, a database, a page, a text in another encoding: told by how such files
// begin, whatever their names. UTF-16 behind its mark has become UTF-8 by now. Nothing for any other text.
std::optional<Fault> other_file(std::string_view start);

}  // namespace diagclub
