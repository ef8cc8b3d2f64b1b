// Texts over several lines: in quotes, in blocks.
#include "read/yaml/yaml_fast_path_text.h"

namespace diagclub {

using namespace fast_path;

namespace {

// That nothing may be left out at the end of a line, which is escaped.
constexpr std::size_t kAll = std::string::npos;

}  // namespace

// The text of one line of several, up to the closing quote or the line's end; `at` is left there. What is
// decoded up to `kept` stays, spaces behind it are left out at the line's end.
bool YamlFastPath::quoted_line(const char*& at, char quote, std::size_t& kept) {
  const char* part = at;
  while (at < line_end_) {
    if (*at == '\t') return false;
    const bool doubled = quote == '\'' && line_end_ - at >= 2 && at[0] == quote && at[1] == quote;
    if (*at == quote && !doubled) break;
    const bool escape = quote == '"' && *at == '\\';
    if (!doubled && !escape) {
      ++at;
      continue;
    }
    decoded_.append(part, doubled ? at + 1 : at);
    at += doubled ? 2 : 1;
    part = at;
    if (escape) {
      if (at == line_end_) {
        kept = kAll;
        return true;
      }
      if (!escaped(at, line_end_)) return false;
      part = at;
    }
    kept = decoded_.size();
  }
  decoded_.append(part, at);
  return true;
}

// A text in quotes over several lines: a line's end stands for a space, lines that are empty for line ends.
bool YamlFastPath::quoted_lines(char quote) {
  const std::size_t event = events_.size();
  add(Kind::scalar, at_);
  const std::size_t start = decoded_.size();
  const char* at = at_ + 1;
  bool empty = false;  // the line before says nothing
  while (true) {
    std::size_t kept = decoded_.size();
    if (!quoted_line(at, quote, kept)) return false;
    if (at < line_end_) break;
    while (decoded_.size() > kept && decoded_.back() == ' ') decoded_.pop_back();
    do {
      if (next_line_ >= stop_) return false;
      ++line_;
      const char* const line_start = next_line_;
      const char* const found = find(line_start, stop_, '\n');
      next_line_ = found == stop_ ? stop_ : found + 1;
      line_end_ = found < stop_ && found > line_start && found[-1] == '\r' ? found - 1 : found;
      at = skip_spaces(line_start, line_end_);
      if (find(line_start, line_end_, '\r') != line_end_) return false;
      if (at == line_end_)
        decoded_ += '\n';
      else if (at == line_start)
        return false;  // it could be a document's end
      else if (!empty && kept != kAll)
        decoded_ += ' ';
      empty = at == line_end_;
    } while (empty);
    empty = false;
  }
  const std::string_view text = std::string_view(decoded_).substr(start);
  // Of line ends behind the text only one counts: that is left to yaml-cpp.
  if (text.find_first_not_of('\n') == std::string_view::npos || text.ends_with("\n\n")) return false;
  events_[event].text = text;
  return after_quoted(at + 1);
}

// `|` keeps its lines, `>` joins them by spaces; `-` leaves out the last line end.
bool YamlFastPath::block_scalar(int indent) {
  const bool folds = *at_ == '>';
  const bool strips = at_ + 1 < line_end_ && at_[1] == '-';
  if (skip_spaces(at_ + (strips ? 2 : 1), line_end_) != line_end_) return false;
  const std::size_t event = events_.size();
  add(Kind::scalar, at_);
  const std::size_t start = decoded_.size();
  std::ptrdiff_t width = 0;  // of what is not part of the text; 0: no line yet
  std::size_t breaks = 0;    // line ends that are part of the text if more of it follows
  while (next_line_ < stop_) {
    const char* const line_start = next_line_;
    const char* const found = find(line_start, stop_, '\n');
    if (found == stop_) return false;
    const char* const end = found > line_start && found[-1] == '\r' ? found - 1 : found;
    const char* const first = skip_spaces(line_start, end);
    if (find(first, end, '\r') != end) return false;
    if (first == end) {
      if (first != line_start || width == 0 || folds) return false;
      ++breaks;
    } else {
      const std::ptrdiff_t indented = first - line_start;
      if (width == 0) {
        if (indented <= indent) break;
        width = indented;
      }
      if (indented < width) {
        if (indented > indent) return false;
        break;
      }
      if (folds && indented > width) return false;
      if (folds && breaks > 0)
        decoded_ += ' ';
      else
        decoded_.append(breaks, '\n');
      decoded_.append(line_start + width, end);
      breaks = 1;
    }
    next_line_ = found + 1;
    ++line_;
  }
  if (width == 0) return false;
  if (!strips) decoded_ += '\n';
  events_[event].text = std::string_view(decoded_).substr(start);
  return start_line();
}

}  // namespace diagclub
