// A table's text in, where its records end and which are odd out.
#include "read/csv/csv_scan.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/sizes.h"

namespace diagclub {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The last line break from `from` to before `to`.
std::size_t last_line_break(std::string_view text, std::size_t from, std::size_t to) {
  const void* at = to > from ? memrchr(text.data() + from, '\n', to - from) : nullptr;
  return at == nullptr ? kNone : size_from(static_cast<const char*>(at) - text.data());
}

// Whether a cell ends before this text, for certain.
bool ends_cell(std::string_view text, char separator) {
  return !text.empty() && (text[0] == separator || text[0] == '\n' || text.starts_with("\r\n"));
}

// Whether a line has as many separators as a record, counted in either way.
bool looks_like_record(std::string_view line, char separator, std::size_t columns) {
  if (columns == 1) return !trimmed(line).empty();
  std::size_t all = 0;
  std::size_t outside = 0;
  bool quoted = false;
  bool starts_cell = true;
  for (const char c : line) {
    if (c == '"' && (quoted || starts_cell)) quoted = !quoted;
    all += c == separator ? 1 : 0;
    outside += c == separator && !quoted ? 1 : 0;
    starts_cell = c == separator;
  }
  return all + 1 == columns || outside + 1 == columns;
}

}  // namespace

// One record, cell by cell. What it says is the same however much of the text is there: until that is enough,
// it says nothing.
class CsvScan::Reader {
 public:
  Reader(const CsvScan& scan, std::string_view text, bool at_end)
      : scan_(scan),
        text_(text.substr(0, scan.largest_)),
        final_(at_end && text.size() <= scan.largest_),
        capped_(text.size() > scan.largest_) {}

  // False: more of the text is needed, or the record is too large.
  bool read() {
    for (std::size_t at = 0;; ++at) {
      if (at < text_.size() && text_[at] == '"') {
        if (!quoted(at)) return false;
        if (end_ != kNone) return finish(end_);
      } else {
        plain(at, at);
      }
      ++cells_;
      if (at == text_.size()) {
        if (!final_) return stop();
        return finish(at);
      }
      if (text_[at] == '\n') return finish(at + 1);
    }
  }
  bool too_large() const { return too_large_; }
  std::size_t end() const { return end_; }
  // With places in the record.
  const std::optional<OddRecord>& odd() const { return odd_; }
  std::size_t opened() const { return opened_; }

 private:
  bool stop() {
    too_large_ = capped_;
    return false;
  }

  // Goes to the separator or the line break behind a cell of which the last part starts at `from`.
  void plain(std::size_t& at, std::size_t from) {
    while (at < text_.size() && text_[at] != scan_.separator_ && text_[at] != '\n') ++at;
    if (!trimmed(text_.substr(from, at - from)).empty()) filled_ = cells_ + 1;
  }

  bool quoted(std::size_t& at) {
    const std::size_t open = at;
    const std::size_t line = text_.find('\n', open);
    std::size_t close = closing_quote(text_, open);
    if (close != kNone && close + 1 == text_.size() && !final_) close = kNone;  // it may yet be doubled
    if (close == kNone) {
      if (!final_ && !capped_) return false;
      if (!ends_at_line(open, line, text_.size(), CsvFault::open_quote, 0)) {
        opened_ = open;
        if (!final_) return stop();
        if (!odd_) odd_ = OddRecord{0, 0, CsvFault::open_quote, open, 0, 0, false};
        end_ = text_.size();
      }
      return true;
    }
    filled_ = cells_ + 1;
    at = close + 1;
    if (at + 1 == text_.size() && text_[at] == '\r' && !final_) return stop();
    const bool returns =
        at < text_.size() && text_[at] == '\r' && (at + 1 == text_.size() || text_[at + 1] == '\n');
    if (returns) ++at;
    if (at == text_.size() || text_[at] == '\n' || (!returns && text_[at] == scan_.separator_)) {
      if (line < close && !swallowing_)
        note(open, line, close, at < text_.size() && text_[at] == scan_.separator_);
      return true;
    }
    const std::size_t behind = close + 1;
    const std::size_t stops = text_.find('\n', behind);
    if (stops == kNone && !final_) return stop();
    if (line < close &&
        ends_at_line(open, line, std::min(stops, text_.size()), CsvFault::behind_quote, behind))
      return true;
    if (!odd_) odd_ = OddRecord{0, 0, CsvFault::behind_quote, open, behind, 0, false};
    plain(at, at);
    return true;
  }

  // A faulty cell, with its lines up to `to`: the record ends where it opens if these look like records.
  bool ends_at_line(std::size_t open, std::size_t line, std::size_t to, CsvFault fault, std::size_t behind) {
    if (line == kNone) return false;
    const int lines = records_in(text_.substr(line + 1, to - std::min(to, line + 1)));
    if (lines == 0) return false;
    if (!odd_) odd_ = OddRecord{0, 0, fault, open, behind, lines, false};
    end_ = line + 1;
    return true;
  }

  // A cell that is closed as it should be, of several lines: the last is a whole one where the quote ends it.
  void note(std::size_t open, std::size_t line, std::size_t close, bool within_line) {
    if (scan_.columns_ < 2) return;
    std::size_t to = close;
    if (within_line) to = last_line_break(text_, line, close);
    const int lines = to > line ? records_in(text_.substr(line + 1, to - line - 1)) : 0;
    if (lines > 0) swallowing_ = OddRecord{0, line + 1, CsvFault::swallows, open, 0, lines, true};
  }

  int records_in(std::string_view lines) const {
    int records = 0;
    while (scan_.columns_ > 0 && !lines.empty()) {
      std::string_view line = lines.substr(0, lines.find('\n'));
      lines.remove_prefix(std::min(line.size() + 1, lines.size()));
      records += looks_like_record(line, scan_.separator_, scan_.columns_) ? 1 : 0;
    }
    return records;
  }

  bool finish(std::size_t end) {
    end_ = end;
    if (!swallowing_) return true;
    if (odd_ || cells_ < scan_.columns_ || filled_ > scan_.columns_) {
      end_ = swallowing_->to;
      swallowing_->sound = false;
    }
    odd_ = swallowing_;
    return true;
  }

  const CsvScan& scan_;
  std::string_view text_;
  bool final_;   // all that there is
  bool capped_;  // as much as a record may have
  std::size_t cells_ = 0;
  std::size_t filled_ = 0;  // up to the last one that is not blank
  std::size_t end_ = kNone;
  std::size_t opened_ = kNone;
  bool too_large_ = false;
  std::optional<OddRecord> odd_;
  std::optional<OddRecord> swallowing_;  // `to`: behind the line where it opens
};

CsvScan::Whole CsvScan::whole(std::string_view text, std::size_t enough, bool at_end) const {
  Whole whole;
  if (text.size() <= largest_) {
    hurry(text, enough, at_end, whole);
  } else {
    while (whole.size < std::min(enough, text.size()) && take(text, at_end, whole)) {
    }
  }
  return whole;
}

// The next record, with all care; false where there is none that is whole.
bool CsvScan::take(std::string_view text, bool at_end, Whole& whole) const {
  Reader reader(*this, text.substr(whole.size), at_end);
  if (!reader.read()) {
    whole.too_large = reader.too_large() && whole.size == 0;
    whole.opened = reader.opened();
    return false;
  }
  const std::size_t to = whole.size + reader.end();
  if (auto odd = reader.odd()) {
    odd->from = whole.size;
    odd->to = to;
    odd->opened += whole.size;
    odd->behind += whole.size;
    whole.odd.push_back(*odd);
  }
  whole.size = to;
  return true;
}

// The same for a text without too large a record: from quote to quote, most of which open a plain cell.
void CsvScan::hurry(std::string_view text, std::size_t enough, bool at_end, Whole& whole) const {
  for (std::size_t at = 0; whole.size < std::min(enough, text.size());) {
    const std::size_t quote = std::min(text.find('"', at), text.size());
    if (quote >= enough) {
      // Behind the first record that is enough, if it ends before.
      const std::size_t first = text.find('\n', std::max(at, enough - 1));
      if (first < quote) {
        whole.size = first + 1;
        return;
      }
    }
    if (const std::size_t line = last_line_break(text, at, quote); line != kNone) whole.size = line + 1;
    if (quote == text.size()) {
      if (at_end) whole.size = text.size();
      return;
    }
    at = quote + 1;
    if (quote > whole.size && text[quote - 1] != separator_) continue;
    const std::size_t close = closing_quote(text, quote);
    if (close != kNone && ends_cell(text.substr(close + 1), separator_) &&
        memchr(text.data() + quote, '\n', close - quote) == nullptr) {
      at = close + 1;
      continue;
    }
    if (!take(text, at_end, whole)) return;
    at = whole.size;
  }
}

std::size_t CsvSkip::rest(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size(); ++at) {
    const char c = piece[at];
    if (state_ == State::behind_quote)
      state_ = c == '"' ? State::quoted : State::plain;
    else if (state_ == State::quoted)
      state_ = c == '"' ? State::behind_quote : State::quoted;
    else if (state_ == State::start && c == '"')
      state_ = State::quoted;
    if (state_ == State::quoted || state_ == State::behind_quote) continue;
    if (c == '\n') return at + 1;
    state_ = c == separator_ ? State::start : State::plain;
  }
  return kNone;
}

}  // namespace diagclub
