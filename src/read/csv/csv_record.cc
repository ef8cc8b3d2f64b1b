// A table's text in, records and cells out.
#include "read/csv/csv_record.h"

#include <algorithm>

#include "base/sizes.h"
#include "base/utf8.h"
#include "read/csv/csv_encoding.h"

namespace diagclub {

namespace {

// Those of more than one byte: no-break, thin and other spaces.
constexpr std::string_view kWideBlanks[] = {"\u00A0", "\u202F", "\u2007", "\u2009", "\u3000",
                                            "\u200B", "\u00AD", "\uFEFF", "\u2060"};
constexpr std::size_t kSpaces = 5;  // of them; the others are marks

// Lines of spreadsheets end in \r\n: what stands before the \n.
std::string_view without_return(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace

std::size_t blank_at(std::string_view text) {
  if (text.empty()) return 0;
  const char first = text[0];
  if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
  if (static_cast<unsigned char>(first) < 0x80) return 0;
  for (const std::string_view blank : kWideBlanks) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

bool is_unseen(std::string_view blank) {
  return std::find(std::begin(kWideBlanks) + kSpaces, std::end(kWideBlanks), blank) != std::end(kWideBlanks);
}

std::string_view trimmed(std::string_view cell) {
  while (const std::size_t size = blank_at(cell)) cell.remove_prefix(size);
  while (!cell.empty()) {
    const char last = cell.back();
    std::size_t size = blank_at(cell.substr(cell.size() - 1));
    if (static_cast<unsigned char>(last) >= 0x80) {
      for (const std::string_view blank : kWideBlanks) {
        if (cell.ends_with(blank)) size = blank.size();
      }
    }
    if (size == 0) break;
    cell.remove_suffix(size);
  }
  return cell;
}

std::size_t closing_quote(std::string_view text, std::size_t at) {
  std::size_t close = text.find('"', at + 1);
  while (close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == '"')
    close = text.find('"', close + 2);
  return close;
}

void CsvRecords::start(std::string_view text, std::uint32_t line, const std::vector<OddRecord>* odd) {
  begin_ = text.data();
  text_ = text;
  line_ = line;
  odd_ = odd;
  next_odd_ = 0;
  all_utf8_ = encoding_ != CsvEncoding::windows_1252 && !first_bad_utf8(text);
}

void CsvRecords::fault(CsvFault what, std::size_t at) {
  if (record_.fault != CsvFault::none) return;
  record_.fault = what;
  record_.fault_at = at;
}

const CsvRecord* CsvRecords::next() {
  while (!text_.empty()) {
    record_.line = line_;
    record_.odd = nullptr;
    const auto at = size_from(text_.data() - begin_);
    if (odd_ != nullptr && next_odd_ < odd_->size() && (*odd_)[next_odd_].from == at)
      record_.odd = &(*odd_)[next_odd_++];
    split(record_.odd == nullptr ? text_ : text_.substr(0, record_.odd->to - at));
    const std::string_view raw = record_.text;
    text_.remove_prefix(raw.size());
    line_ += static_cast<std::uint32_t>(std::count(raw.begin(), raw.end(), '\n'));
    if (record_.odd == nullptr && record_.fault == CsvFault::none &&
        std::all_of(record_.cells.begin(), record_.cells.end(),
                    [](const CsvCell& cell) { return trimmed(cell.text).empty(); }))
      continue;
    if (!all_utf8_) decode(raw);
    if (record_.odd != nullptr) place_odd(raw);
    return &record_;
  }
  return nullptr;
}

// Makes UTF-8 of a record that may be something else.
void CsvRecords::decode(std::string_view raw) {
  if (encoding_ != CsvEncoding::windows_1252) {
    if (const auto bad = first_bad_utf8(raw)) fault(CsvFault::not_utf8, *bad);
    return;
  }
  converted_ = utf8_from_windows_1252(raw);
  split(converted_);
  if (const auto bad = not_windows_1252(raw, guessed_)) fault(CsvFault::not_1252, converted_size(raw, *bad));
}

// Where the quote opens of what is odd about the record, and where it goes wrong: in its text as it is now.
void CsvRecords::place_odd(std::string_view raw) {
  const OddRecord& odd = *record_.odd;
  const auto place = [&](std::size_t at) {
    return record_.text.data() == raw.data() ? at - odd.from : converted_size(raw, at - odd.from);
  };
  record_.opened_at = place(odd.opened);
  if (odd.sound) return;
  record_.fault = odd.fault;
  record_.fault_at =
      odd.fault == CsvFault::behind_quote && odd.behind < odd.to ? place(odd.behind) : record_.opened_at;
}

// The first record of the text.
void CsvRecords::split(std::string_view text) {
  record_.cells.clear();
  record_.fault = CsvFault::none;
  record_.text = text;  // until its end is known
  decoded_.clear();
  std::size_t at = 0;
  while (true) {
    if (at < text.size() && text[at] == '"') {
      quoted(at);
    } else {
      const std::size_t from = at;
      while (at < text.size() && text[at] != separator_ && text[at] != '\n') ++at;
      std::string_view cell = text.substr(from, at - from);
      if (at == text.size() || text[at] == '\n') cell = without_return(cell);
      add(cell, from, from + cell.size(), true);
    }
    if (at == text.size()) return;
    if (text[at++] == '\n') break;
  }
  record_.text = text.substr(0, at);
}

void CsvRecords::add(std::string_view cell, std::size_t offset, std::size_t end, bool as_written) {
  record_.cells.push_back(
      {cell, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(end), as_written});
}

// A cell in quotes; `at` goes to the separator or the line end behind it.
void CsvRecords::quoted(std::size_t& at) {
  const std::string_view text = record_.text;
  const std::size_t from = at + 1;
  std::size_t part = from;  // not yet in `decoded_`
  std::size_t start = std::string::npos;
  std::size_t close = text.find('"', from);
  while (close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == '"') {
    if (start == std::string::npos) {
      start = decoded_.size();
      decoded_.reserve(text.size());  // all that this record may need: a view must stay where it is
    }
    decoded_.append(text, part, close + 1 - part);
    part = close + 2;
    close = text.find('"', part);
  }
  if (close == std::string_view::npos) {
    fault(CsvFault::open_quote, at);
    at = text.size();
    add(text.substr(from), from, text.size(), true);
    return;
  }
  if (start == std::string::npos) {
    add(text.substr(from, close - from), from, close, true);
  } else {
    decoded_.append(text, part, close - part);
    add(std::string_view(decoded_).substr(start), from, close, false);
  }
  at = close + 1;
  const std::size_t behind = at;
  while (at < text.size() && text[at] != separator_ && text[at] != '\n') ++at;
  const bool at_end = at == text.size() || text[at] == '\n';
  const std::string_view rest = text.substr(behind, at - behind);
  if (!(at_end ? without_return(rest) : rest).empty()) fault(CsvFault::behind_quote, behind);
}

}  // namespace diagclub
