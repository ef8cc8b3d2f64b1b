// A stream's text in, its documents out.
#include "batch/documents.h"

#include <algorithm>

#include "base/utf8.h"

namespace diagclub {

namespace {

std::string_view without_mark(std::string_view line) {
  return line.starts_with(kByteOrderMark) ? line.substr(kByteOrderMark.size()) : line;
}

// `---` or `...` at the start of a line, alone or before a blank: a marker of YAML, whatever stands around
// it.
bool is_marker(std::string_view line, std::string_view marker) {
  if (!line.starts_with(marker)) return false;
  return line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\r' || line[3] == '\n';
}

// The next line with its end.
std::string_view line_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

// Whether a text is more than blank lines and comments; a directive is told apart.
bool says_something(std::string_view text, bool& directive) {
  while (!text.empty()) {
    const std::string_view line = line_of(text);
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    if (line[0] == '%')
      directive = true;
    else if (first != std::string_view::npos && line[first] != '#')
      return true;
    text.remove_prefix(line.size());
  }
  return false;
}

}  // namespace

std::optional<Documents::Part> Documents::part() {
  if (text_.empty()) return std::nullopt;
  Part part;
  part.first_line = line_;
  text_ = without_mark(text_);
  if (is_marker(text_, "...")) {
    // It ends what stood before it, and is nothing by itself.
    text_.remove_prefix(line_of(text_).size());
    ++line_;
    return part;
  }
  part.marked = is_marker(text_, "---");
  const std::string_view all = text_;
  std::size_t at = 0;
  while (true) {
    const std::size_t end = all.find('\n', at);
    if (end == std::string_view::npos || end + 1 == all.size()) {
      at = all.size();
      line_ += end == std::string_view::npos ? 0 : 1;
      break;
    }
    at = end + 1;
    ++line_;
    const char first = all[at];
    if (first != '-' && first != '.' && first != kByteOrderMark[0]) continue;
    const std::string_view line = without_mark(all.substr(at));
    if (is_marker(line, "---") || is_marker(line, "...")) break;
  }
  part.text = all.substr(0, at);
  text_.remove_prefix(at);
  return part;
}

std::optional<Document> Documents::next() {
  const char* directive_start = nullptr;
  int directive_line = 0;
  while (const auto part = this->part()) {
    bool directive = false;
    const std::string_view inside = part->marked ? part->text.substr(3) : part->text;
    if (says_something(inside, directive)) {
      if (directive_start == nullptr || !part->marked) return Document{part->text, part->first_line};
      const char* const end = part->text.data() + part->text.size();
      return Document{{directive_start, static_cast<std::size_t>(end - directive_start)}, directive_line};
    }
    directive_start = directive ? part->text.data() : nullptr;
    directive_line = part->first_line;
  }
  return std::nullopt;
}

std::size_t whole_documents(std::string_view text) {
  for (std::size_t at = text.rfind("\n---"); at != std::string_view::npos && at > 0;
       at = text.rfind("\n---", at - 1)) {
    // At the very end it may go on as another word.
    if (at + 4 == text.size() || !is_marker(text.substr(at + 1), "---")) continue;
    // A directive stands before its marker, and stays with it.
    std::size_t cut = at + 1;
    for (std::size_t line = cut; line > 0;) {
      const std::size_t before = line < 2 ? std::string_view::npos : text.rfind('\n', line - 2);
      const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
      const std::size_t first = text.find_first_not_of(" \t\r\n", start);
      if (text[start] == '%')
        cut = start;
      else if (first < line && text[first] != '#')
        break;
      line = start;
    }
    if (cut > 0) return cut;
  }
  return 0;
}

}  // namespace diagclub
