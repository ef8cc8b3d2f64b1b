// Inputs in, documents out, one at a time.
#include "batch/fiche_documents.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "read/fiche_from_yaml.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExpectedSuffix = ".expected.yaml";

bool is_fiche_file(const fs::path& path) {
  const std::string name = path.filename().string();
  const bool expected = name.size() > kExpectedSuffix.size() &&
                        name.substr(name.size() - kExpectedSuffix.size()) == kExpectedSuffix;
  return !expected && (path.extension() == ".yaml" || path.extension() == ".yml");
}

void stream(const std::string& path, const DocumentSink& sink) {
  const std::string name = path == "-" ? "<standard input>" : path;
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rbe");
  if (file == nullptr)
    return sink.failure(name, 0, std::string("cannot read it: ") + std::strerror(errno), "");
  DocumentStream documents(file, kLargestFiche);
  bool any = false;
  while (auto document = documents.next()) {
    any = true;
    sink.document(name, std::move(*document));
  }
  if (!documents.failure().empty())
    sink.failure(name, 0, "cannot read it: " + documents.failure(), "");
  else if (!any)
    sink.failure(name, 1, "there is nothing in it", "`diagclub new` writes an empty fiche to start from");
}

void folder(const std::string& path, const DocumentSink& sink) {
  std::vector<std::string> files;
  std::error_code failure;
  for (auto at = fs::recursive_directory_iterator(path, failure);
       !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
    // A link that leads nowhere is told; a pipe would wait for ever.
    if (is_fiche_file(at->path()) && !at->is_directory() && !at->is_fifo() && !at->is_socket())
      files.push_back(at->path().string());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) stream(file, sink);
  if (failure)
    sink.failure(path, 0, "cannot read this folder: " + failure.message(), "");
  else if (files.empty())
    sink.failure(path, 0, "there is no fiche in this folder", "a fiche is a file that ends in .yaml or .yml");
}

}  // namespace

void for_each_document(const std::vector<std::string>& inputs, const DocumentSink& sink) {
  for (const std::string& input : inputs) {
    std::error_code failure;
    if (input != "-" && fs::is_directory(input, failure))
      folder(input, sink);
    else
      stream(input, sink);
  }
}

void tell_too_large(const Source& document, Diagnostics& problems) {
  const int line = document.first_line();
  problems.error(document, {{line, 1}, {line, 2}}, "this fiche is larger than 1 MiB",
                 "a fiche takes a few kilobytes: a quote or a `---` may be missing");
}

}  // namespace diagclub
