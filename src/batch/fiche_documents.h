#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "batch/document_stream.h"

namespace diagclub {

// What a walk through inputs meets, as it goes: documents that should hold a fiche, and inputs that could not
// be opened or hold none (the line is 0 where there is no place to show).
struct DocumentSink {
  std::function<void(const std::string& name, Document document)> document;
  std::function<void(const std::string& name, int line, std::string message, std::string help)> failure;
};

// Files (streams of documents), folders (every .yaml and .yml below, in order of name, but expected outcomes
// beside samples), `-` for standard input. One document is in memory at a time.
void for_each_document(const std::vector<std::string>& inputs, const DocumentSink& sink);

// Says of a document that it is longer than any fiche.
void tell_too_large(const Source& document, Diagnostics& problems);

}  // namespace diagclub
