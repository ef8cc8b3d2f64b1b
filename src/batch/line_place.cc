// Places within an object in, places within its line out.
#include "batch/line_place.h"

#include <algorithm>

#include "base/sizes.h"

namespace diagclub {

namespace {

// Of a line that is longer, columns count from where its object starts: to count through megabytes for each
// of thousands of faults would take longer than the reading.
constexpr int kLongestLine = 64 << 10;

int characters(std::string_view text) {
  return int_from(std::count_if(text.begin(), text.end(),
                                [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

int lines_in(std::string_view text) { return int_from(std::count(text.begin(), text.end(), '\n')); }

Diagnostics placed_in_line(const Diagnostics& problems, const std::string& name, std::string_view text,
                           LinePlace place) {
  if (problems.empty() || place.column <= 1 || place.column > kLongestLine) return problems;
  std::string line(size_from(std::max(place.column - 1 - characters(place.before), 0)), ' ');
  line += place.before;
  line += text;
  const Source source(name, std::move(line), place.line);
  Diagnostics placed;
  for (const Diagnostic& problem : problems.all()) {
    Span span = problem.span;
    for (Position* position : {&span.start, &span.end}) {
      if (position->line == place.line) position->column += place.column - 1;
    }
    if (span.start.line == 0)
      placed.error_without_place(problem.source, problem.message, problem.help, problem.code);
    else if (problem.severity == Severity::warning)
      placed.warning(source, span, problem.message, problem.help, problem.code);
    else
      placed.error(source, span, problem.message, problem.help, problem.code);
  }
  return placed;
}

}  // namespace diagclub
