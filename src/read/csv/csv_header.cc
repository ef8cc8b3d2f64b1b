// The start of a table in, where its heading stands out.
#include "read/csv/csv_header.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::string_view kSeparatorLine = "sep=";
constexpr std::size_t kMostLinesAbove = 20;

std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return text.substr(at, end == std::string_view::npos ? end : end + 1 - at);
}

// `sep=;`, in any case, in quotes or not; behind it other separators may fill the line.
std::optional<char> separator_of(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \"");
  if (at == std::string_view::npos || line.size() - at <= kSeparatorLine.size()) return std::nullopt;
  for (const char c : kSeparatorLine) {
    const char lower =
        line[at] >= 'A' && line[at] <= 'Z' ? static_cast<char>(line[at] - 'A' + 'a') : line[at];
    if (lower != c) return std::nullopt;
    ++at;
  }
  const char separator = line[at];
  if (separator == '\r' || separator == '\n' || separator == '"') return std::nullopt;
  const std::string filling{' ', '"', '\r', '\n', ',', ';', '\t', separator};
  return line.find_first_not_of(filling, at) == std::string_view::npos ? std::optional(separator)
                                                                       : std::nullopt;
}

class HeaderFinder {
 public:
  HeaderFinder(std::string_view text, char separator, const HeadingJudge& judge)
      : text_(text), separator_(separator), judge_(judge) {}

  CsvHeader find() {
    std::optional<Candidate> first;
    std::optional<Candidate> title;  // a single cell that happens to name all that is required
    std::vector<std::size_t> above;
    std::size_t lines = 0;
    for (std::size_t at = text_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
         at < text_.size() && lines < kMostLinesAbove; at += line_at(text_, at).size()) {
      const std::string_view line = line_at(text_, at);
      if (const auto told = separator_of(line)) {
        if (separator_ == 0) separator_ = *told;
        continue;
      }
      const auto candidate = best(at);
      if (!candidate) continue;
      ++lines;
      if (candidate->worth.complete && (!title || candidate->worth.known > title->worth.known)) {
        if (candidate->filled > 1) return header(*candidate, std::move(above));
        if (!title) title = candidate;
      }
      if (candidate->filled > 1 && line[0] != '#') above.push_back(at);
      if (!first && line[0] != '#') first = candidate;
    }
    if (title) {
      std::erase_if(above, [&](std::size_t at) { return at >= title->start; });
      return header(*title, std::move(above));
    }
    if (first) return header(*first, {});
    return {text_.size(), text_.size(), separator_ == 0 ? ',' : separator_, {}};
  }

 private:
  struct Candidate {
    std::size_t start = 0, end = 0;
    char separator = ',';
    HeadingWorth worth;
    std::size_t cells = 0;
    std::size_t filled = 0;
  };
  static CsvHeader header(const Candidate& candidate, std::vector<std::size_t> above) {
    return {candidate.start, candidate.end, candidate.separator, std::move(above)};
  }

  // What a line would be as a heading; nothing where it is blank.
  std::optional<Candidate> best(std::size_t at) const {
    std::optional<Candidate> best;
    for (const char separator : {';', '\t', ','}) {
      auto found = with(separator_ == 0 ? separator : separator_, at);
      const auto score = [](const Candidate& each) { return std::pair(each.worth.known, each.cells); };
      // Where nothing tells, it is a comma.
      if (found &&
          (!best || score(*found) > score(*best) || (separator == ',' && score(*found) == score(*best))))
        best = found;
      if (separator_ != 0) break;
    }
    return best;
  }

  std::optional<Candidate> with(char separator, std::size_t at) const {
    CsvRecords records(separator);
    records.start(text_.substr(at), 0);
    const CsvRecord* record = records.next();
    // Blank records are passed over: it must be this one.
    if (record == nullptr || record->text.data() != text_.data() + at) return std::nullopt;
    Candidate candidate{at, at + record->text.size(), separator, {}, record->cells.size(), 0};
    if (record->fault == CsvFault::none) candidate.worth = judge_(*record);
    for (const CsvCell& cell : record->cells) candidate.filled += trimmed(cell.text).empty() ? 0 : 1;
    return candidate;
  }

  std::string_view text_;
  char separator_;
  const HeadingJudge& judge_;
};

}  // namespace

CsvHeader find_header(std::string_view text, char separator, const HeadingJudge& judge) {
  return HeaderFinder(text, separator, judge).find();
}

}  // namespace diagclub
