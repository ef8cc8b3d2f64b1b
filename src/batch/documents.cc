// A stream's text in, its documents out.
#include "batch/documents.h"

#include <algorithm>

#include "base/sizes.h"
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

// `- ` at the start of a line.
bool is_item(std::string_view line) {
  return line.starts_with('-') &&
         (line.size() == 1 || std::string_view(" \t\r\n").find(line[1]) != std::string_view::npos);
}

// Whether a document is a list, as its first line that says something tells.
bool starts_list(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = line_of(text);
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    const bool marker =
        is_marker(line, "---") && line.find_first_not_of("- \t\r\n") == std::string_view::npos;
    if (first != std::string_view::npos && line[first] != '#' && line[0] != '%' && !marker)
      return is_item(line);
    text.remove_prefix(line.size());
  }
  return false;
}

// Where the first item starts, at a place or behind it; the end where none does.
std::size_t start_of_item(std::string_view text, std::size_t from) {
  if (from == 0 && is_item(text)) return 0;
  for (std::size_t at = text.find("\n-", from == 0 ? 0 : from - 1); at != std::string_view::npos;
       at = text.find("\n-", at + 1)) {
    if (is_item(text.substr(at + 1))) return at + 1;
  }
  return text.size();
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
  if (!items_.empty()) return item();
  const auto document = this->document();
  if (!document || !starts_list(document->text)) return document;
  items_ = document->text;
  item_line_ = document->first_line;
  return item();
}

// The next item of the list, with what stands before the first.
std::optional<Document> Documents::item() {
  const std::size_t first = start_of_item(items_, 0);
  const std::size_t end = start_of_item(items_, first + 1);
  const Document item{items_.substr(0, end), item_line_};
  item_line_ += int_from(std::count(item.text.begin(), item.text.end(), '\n'));
  items_.remove_prefix(end);
  return item;
}

std::optional<Document> Documents::document() {
  const char* directive_start = nullptr;
  int directive_line = 0;
  while (const auto part = this->part()) {
    bool directive = false;
    const std::string_view inside = part->marked ? part->text.substr(3) : part->text;
    if (says_something(inside, directive)) {
      if (directive_start == nullptr || !part->marked) return Document{part->text, part->first_line};
      const char* const end = part->text.data() + part->text.size();
      return Document{{directive_start, size_from(end - directive_start)}, directive_line};
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

std::size_t whole_items(std::string_view text) {
  if (!starts_list(text)) return 0;
  for (std::size_t at = text.rfind("\n-"); at != std::string_view::npos && at > 0;
       at = text.rfind("\n-", at - 1)) {
    // At the very end it may go on as another word.
    if (at + 2 < text.size() && is_item(text.substr(at + 1)))
      return start_of_item(text, 0) <= at ? at + 1 : 0;
  }
  return 0;
}

}  // namespace diagclub
