// The door is Source::position: a byte offset becomes a line and a column.
#include "base/source.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/code_points.h"

namespace diagclub {
namespace {

// Texts beyond 2^31 lines or columns are not shown precisely, but not wrongly signed either.
int saturated(std::size_t count) {
  constexpr auto most = static_cast<std::size_t>(std::numeric_limits<int>::max());
  return static_cast<int>(std::min(count, most));
}

}  // namespace

Source::Source(std::string name, std::string text, int first_line)
    : name_(std::move(name)), text_(std::move(text)), first_line_(first_line) {
  line_starts_.push_back(0);
  for (std::size_t end = text_.find('\n'); end != std::string::npos; end = text_.find('\n', end + 1)) {
    line_starts_.push_back(end + 1);
  }
}

std::size_t Source::end_of(std::size_t line_index) const {
  if (line_index + 1 == line_starts_.size()) return text_.size();
  const std::size_t newline = line_starts_[line_index + 1] - 1;
  const bool carriage_return = newline > start_of(line_index) && text_[newline - 1] == '\r';
  return carriage_return ? newline - 1 : newline;
}

std::string_view Source::line(int number) const {
  if (number < first_line_ || static_cast<std::size_t>(number - first_line_) >= line_starts_.size())
    return {};
  const auto index = static_cast<std::size_t>(number - first_line_);
  return text().substr(start_of(index), end_of(index) - start_of(index));
}

int Source::line_count() const {
  const bool ends_in_newline = line_starts_.back() == text_.size();
  return saturated(line_starts_.size() - (ends_in_newline ? 1 : 0));
}

Position Source::position(std::size_t byte_offset) const {
  const std::size_t offset = std::min(byte_offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto index = static_cast<std::size_t>(after - line_starts_.begin()) - 1;
  const std::string_view line = text().substr(start_of(index), end_of(index) - start_of(index));
  const std::size_t in_line = std::min(offset - start_of(index), line.size());
  return {saturated(index) + first_line_, saturated(code_points_before(line, in_line) + 1)};
}

}  // namespace diagclub
