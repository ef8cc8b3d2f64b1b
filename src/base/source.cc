// The door is Source::position: a byte offset becomes a line and a column.
#include "base/source.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>

#include "base/code_points.h"
#include "base/sizes.h"

namespace diagclub {
namespace {

// Texts beyond 2^31 lines or columns are not shown precisely, but not wrongly signed either.
int saturated(std::size_t count) {
  constexpr auto most = size_from(std::numeric_limits<int>::max());
  return int_from(std::min(count, most));
}

}  // namespace

struct Source::Content {
  explicit Content(std::string owned) : owned_text(std::move(owned)), text(owned_text) {}
  explicit Content(std::string_view resident) : text(resident) {}

  std::string owned_text;
  std::string_view text;
  std::once_flag lines_found;
  std::vector<std::size_t> line_starts;
};

Source::Source(std::string name, std::shared_ptr<Content> content, int first_line)
    : name_(std::move(name)), content_(std::move(content)), first_line_(first_line) {}

Source::Source(std::string name, std::string text, int first_line)
    : Source(std::move(name), std::make_shared<Content>(std::move(text)), first_line) {}

Source Source::resident(std::string name, std::string_view text) {
  return {std::move(name), std::make_shared<Content>(text), 1};
}

std::string_view Source::text() const { return content_->text; }

const std::vector<std::size_t>& Source::line_starts() const {
  std::call_once(content_->lines_found, [&content = *content_] {
    std::vector<std::size_t> starts{0};
    for (std::size_t end = content.text.find('\n'); end != std::string_view::npos;
         end = content.text.find('\n', end + 1))
      starts.push_back(end + 1);
    content.line_starts = std::move(starts);
  });
  return content_->line_starts;
}

std::size_t Source::end_of(std::size_t line_index) const {
  const std::vector<std::size_t>& starts = line_starts();
  if (line_index + 1 == starts.size()) return text().size();
  const std::size_t newline = starts[line_index + 1] - 1;
  const bool carriage_return = newline > starts[line_index] && text()[newline - 1] == '\r';
  return carriage_return ? newline - 1 : newline;
}

std::string_view Source::line(int number) const {
  const std::vector<std::size_t>& starts = line_starts();
  if (number < first_line_ || size_from(number - first_line_) >= starts.size()) return {};
  const auto index = size_from(number - first_line_);
  return text().substr(starts[index], end_of(index) - starts[index]);
}

int Source::line_count() const {
  const bool ends_in_newline = line_starts().back() == text().size();
  return saturated(line_starts().size() - (ends_in_newline ? 1 : 0));
}

Position Source::position(std::size_t byte_offset) const {
  const std::vector<std::size_t>& starts = line_starts();
  const std::size_t offset = std::min(byte_offset, text().size());
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  const auto index = size_from(after - starts.begin()) - 1;
  const std::string_view line = text().substr(starts[index], end_of(index) - starts[index]);
  const std::size_t in_line = std::min(offset - starts[index], line.size());
  return {saturated(index) + first_line_, saturated(code_points_before(line, in_line) + 1)};
}

}  // namespace diagclub
