// In: paths of YAML fiches. Out: one document a call, and what could not be opened.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "batch/documents.h"
#include "batch/inputs.h"

namespace diagclub {

// What a walk through YAML inputs meets, as it goes: documents that should hold a fiche, and inputs that
// could not be opened or hold none (the line is 0 where there is no place to show).
struct DocumentSink {
  std::function<void(Source document)> document;
  std::function<void(const std::string& name, int line, std::string message, std::string help)> failure;
};

// Streams, folders (every .yaml and .yml below) and `-`, as `InputWalk` has them. One block is in memory at a
// time. Gives what was left out of folders.
PassedOver for_each_document(const std::vector<std::string>& inputs, const DocumentSink& sink);

// Whether a document is longer than any fiche; said of it, if so.
bool tell_too_large(const Source& document, bool too_large, Diagnostics& problems);

// What is said of an input without any fiche.
inline constexpr const char* kNothingInIt = "there is nothing in it";
inline constexpr const char* kNothingInItHelp = "`diagclub new` writes an empty fiche to start from";

}  // namespace diagclub
