// The doors are Diagnostics, which gathers, and text_from_diagnostic, which shows.
#include "base/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/code_points.h"
#include "base/excerpt.h"
#include "base/sizes.h"
#include "base/utf8.h"

namespace diagclub {
namespace {

// What a user wrote stands in backticks, and may be as long as a cell of a table can be.
constexpr int longest_quoted = 160;
constexpr int longest_message = 1000;

std::string shortened_to(std::string_view text, int width) {
  constexpr std::size_t longest_character = 4;
  const std::string_view start = text.substr(0, size_from(width + 1) * longest_character);
  const std::string shown = printable(start);
  std::string cut = truncated(shown, width);
  if (cut == shown && start.size() == text.size()) return std::string(text);
  return cut.ends_with("…") ? cut : cut + "…";
}

// Every second stretch between backticks is a quoted one.
std::string with_short_words(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (std::size_t from = 0; from <= text.size(); quoted = !quoted) {
    const std::size_t end = std::min(text.find('`', from), text.size());
    const std::string_view stretch = text.substr(from, end - from);
    out += quoted ? shortened_to(stretch, longest_quoted) : std::string(stretch);
    if (end < text.size()) out += '`';
    from = end + 1;
  }
  return out;
}

// Backticks in a cell may hide where it ends: no message is longer than so much.
std::string short_message(std::string text) {
  if (text.size() <= size_from(longest_quoted)) return text;
  return shortened_to(with_short_words(text), longest_message);
}

std::string short_help(std::string text) {
  return text.size() <= size_from(longest_quoted) ? text : with_short_words(text);
}

Diagnostic placed(Severity severity, const Source& source, Span span, std::string message, std::string help,
                  std::string code) {
  assert(!message.empty());  // whoever refuses something says why
  Excerpt excerpt = excerpt_around(source.line(span.start.line), span.start.column);
  return {severity,
          source.name(),
          span,
          short_message(std::move(message)),
          short_help(std::move(help)),
          std::move(excerpt.text),
          excerpt.first_column,
          std::move(code),
          ""};
}

constexpr std::string_view help_color = "\x1b[36m";

std::string_view color_of(Severity severity) {
  return severity == Severity::error ? "\x1b[1;31m" : "\x1b[1;33m";
}

std::string painted(std::string_view text, std::string_view color, DiagnosticStyle style) {
  return style.color ? fmt::format("{}{}\x1b[0m", color, text) : std::string(text);
}

// Appends the line without the spaces at its end: the source may have some, and an empty one leaves those
// before it.
void append_line(std::string& out, std::string_view line) {
  out += line.substr(0, line.find_last_not_of(' ') + 1);
  out += '\n';
}

// Where the carets go under the printable excerpt, in terminal columns.
struct Underline {
  int before = 0;
  int length = 0;
};

Underline underline_of(const Diagnostic& diagnostic) {
  const Position start = diagnostic.span.start;
  const Position end = diagnostic.span.end;
  Underline underline;
  int column = diagnostic.excerpt_column;
  for (std::size_t at = 0; at < diagnostic.excerpt.size(); ++column) {
    const CodePoint point = code_point_at(diagnostic.excerpt, at);
    const bool before_end = end.line > start.line || (end.line == start.line && column < end.column);
    if (column < start.column) {
      underline.before += printable_width(point);
    } else if (before_end) {
      underline.length += printable_width(point);
    } else {
      break;
    }
    at += point.length;
  }
  underline.length = std::max(underline.length, 1);
  return underline;
}

}  // namespace

void Diagnostics::error(const Source& source, Span span, std::string message, std::string help,
                        std::string code) {
  all_.push_back(placed(Severity::error, source, span, std::move(message), std::move(help), std::move(code)));
  ++error_count_;
}

void Diagnostics::warning(const Source& source, Span span, std::string message, std::string help,
                          std::string code) {
  all_.push_back(
      placed(Severity::warning, source, span, std::move(message), std::move(help), std::move(code)));
}

void Diagnostics::error_without_place(std::string source_name, std::string message, std::string help,
                                      std::string code) {
  assert(!message.empty());
  all_.push_back({Severity::error,
                  std::move(source_name),
                  {},
                  short_message(std::move(message)),
                  short_help(std::move(help)),
                  "",
                  1,
                  std::move(code),
                  ""});
  ++error_count_;
}

void Diagnostics::warning_without_place(std::string source_name, std::string message, std::string help) {
  all_.push_back(
      {Severity::warning, std::move(source_name), {}, std::move(message), std::move(help), "", 1, "", ""});
}

void Diagnostics::append(Diagnostics other) {
  error_count_ += other.error_count_;
  std::move(other.all_.begin(), other.all_.end(), std::back_inserter(all_));
}

void Diagnostics::filter(const std::function<bool(const Diagnostic&)>& keep) {
  all_.erase(std::remove_if(all_.begin(), all_.end(), std::not_fn(keep)), all_.end());
  error_count_ = size_from(std::count_if(
      all_.begin(), all_.end(), [](const Diagnostic& one) { return one.severity == Severity::error; }));
}

void Diagnostics::sort_by_place() {
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.source, a.span.start) < std::tie(b.source, b.span.start);
  });
}

std::string text_from_diagnostic(const Diagnostic& diagnostic, DiagnosticStyle style) {
  const Position start = diagnostic.span.start;
  const bool has_place = start.line > 0;
  const std::string_view word = diagnostic.severity == Severity::error ? "error:" : "warning:";

  std::string title = printable(diagnostic.source);
  if (has_place) title += fmt::format(":{}:{}", start.line, start.column);
  if (!title.empty()) title += ": ";
  title += painted(word, color_of(diagnostic.severity), style);
  title += ' ' + printable(diagnostic.message);
  if (style.codes && !diagnostic.code.empty()) title += " [" + diagnostic.code + "]";

  std::string out;
  append_line(out, title);
  std::string margin = " ";
  if (has_place) {
    const std::string number = fmt::format("  {}", start.line);
    margin.assign(number.size(), ' ');
    append_line(out, fmt::format("{} | {}", number, printable(diagnostic.excerpt)));
    const Underline underline = underline_of(diagnostic);
    const std::string carets(size_from(underline.length), '^');
    append_line(out, fmt::format("{} | {:{}}{}", margin, "", underline.before,
                                 painted(carets, color_of(diagnostic.severity), style)));
  }
  if (!diagnostic.help.empty()) {
    append_line(out, fmt::format("{} = {} {}", margin, painted("help:", help_color, style),
                                 printable(diagnostic.help)));
  }
  if (!diagnostic.shown.empty()) {
    append_line(out, fmt::format("{} = {} {}", margin, painted("shown by:", help_color, style),
                                 printable(diagnostic.shown)));
  }
  return out;
}

}  // namespace diagclub
