// A stream in, its documents out.
#include "batch/document_stream.h"

#include <cerrno>
#include <cstring>
#include <string_view>

namespace diagclub {

namespace {

// `---` or `...` at the start of a line, alone or before a blank: a marker of YAML, whatever stands around
// it.
bool is_marker(std::string_view line, std::string_view marker) {
  if (line.substr(0, 3) != marker) return false;
  return line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\r' || line[3] == '\n';
}

// A byte order mark may stand before any document of a stream.
std::string_view without_mark(std::string_view line) {
  return line.substr(0, 3) == "\xEF\xBB\xBF" ? line.substr(3) : line;
}

bool says_nothing(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || line[first] == '#';
}

}  // namespace

DocumentStream::DocumentStream(std::FILE* file, std::size_t largest) : file_(file), largest_(largest) {}

DocumentStream::~DocumentStream() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

// One line with its end; of a line longer than any fiche only so much is kept.
bool DocumentStream::read_line() {
  line_.clear();
  line_cut_ = false;
  bool any = false;
  int c = 0;
  while ((c = getc_unlocked(file_)) != EOF) {
    any = true;
    if (line_.size() <= largest_)
      line_ += static_cast<char>(c);
    else
      line_cut_ = true;
    if (c == '\n') break;
  }
  if (c == EOF && std::ferror(file_) != 0) failure_ = std::strerror(errno);
  if (any) ++line_number_;
  return any;
}

std::optional<Document> DocumentStream::next() {
  Document document;
  bool says_something = false;
  bool directive = false;
  while (held_ || read_line()) {
    held_ = false;
    const std::string_view line = without_mark(line_);
    const bool starts = is_marker(line, "---");
    if (says_something && (starts || is_marker(line, "..."))) {
      held_ = starts;
      return document;
    }
    if (is_marker(line, "...")) continue;
    if ((starts && !directive) || document.text.empty()) {
      document.text.clear();
      document.first_line = line_number_;
    }
    // A directive (`%YAML 1.2`) belongs to the document behind the marker that follows it.
    directive = !says_something && !starts && (directive || (!line.empty() && line[0] == '%'));
    says_something |= !directive && !says_nothing(starts ? line.substr(3) : line);
    if (line_cut_ || document.text.size() + line_.size() > largest_) {
      document.too_large = true;
    } else {
      document.text += line;
    }
  }
  if (!says_something || !failure_.empty()) return std::nullopt;
  return document;
}

}  // namespace diagclub
