#pragma once

#include <cstdio>
#include <optional>
#include <string>

namespace diagclub {

// One document of a stream: its text, where it starts, and whether it was cut because it is longer than any
// fiche.
struct Document {
  std::string text;
  int first_line = 1;
  bool too_large = false;
};

// Splits a YAML stream at its `---` and `...` lines, reading as it goes: memory holds one document, however
// long the stream. A document of blank lines and comments alone is none.
class DocumentStream {
 public:
  // Takes the file over and closes it, but for standard input.
  DocumentStream(std::FILE* file, std::size_t largest);
  ~DocumentStream();
  DocumentStream(const DocumentStream&) = delete;
  DocumentStream& operator=(const DocumentStream&) = delete;

  // Nothing at the end of the stream, and when reading failed (then `failure` says why).
  std::optional<Document> next();
  const std::string& failure() const { return failure_; }

 private:
  bool read_line();

  std::FILE* file_;
  std::size_t largest_;
  std::string line_;
  int line_number_ = 0;
  bool held_ = false;  // line_ was read but belongs to the next document
  bool line_cut_ = false;
  std::string failure_;
};

}  // namespace diagclub
