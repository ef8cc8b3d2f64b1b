// A table's text in, records and cells out.
#include "read/csv/csv_record.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include "base/code_points.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::string_view kAnySeparator = ",;\t";
constexpr std::string_view kSeparatorLine = "sep=";

// What 0x80 to 0x9F mean in Windows-1252; elsewhere it is Latin-1.
constexpr char32_t kWindows1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                       0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

// Lines of spreadsheets end in \r\n: what stands before the \n.
std::string_view without_return(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace

void CsvRecords::start(std::string_view text, std::uint32_t line) {
  text_ = text;
  line_ = line;
  all_utf8_ = encoding_ != CsvEncoding::windows_1252 && is_utf8(text);
}

void CsvRecords::fault(CsvRecord::Fault what, std::size_t at) {
  if (record_.fault != CsvRecord::Fault::none) return;
  record_.fault = what;
  record_.fault_at = at;
}

const CsvRecord* CsvRecords::next() {
  while (!text_.empty()) {
    record_.line = line_;
    split(text_);
    const std::string_view raw = record_.text;
    text_.remove_prefix(raw.size());
    line_ += static_cast<std::uint32_t>(std::count(raw.begin(), raw.end(), '\n'));
    if (std::all_of(record_.cells.begin(), record_.cells.end(),
                    [](const CsvCell& cell) { return cell.text.empty(); }) &&
        record_.fault == CsvRecord::Fault::none)
      continue;
    if (all_utf8_ || (encoding_ != CsvEncoding::windows_1252 && is_utf8(raw))) return &record_;
    if (encoding_ == CsvEncoding::utf8) {
      fault(CsvRecord::Fault::not_utf8, 0);
    } else {
      converted_ = utf8_from_windows_1252(raw);
      split(converted_);
    }
    return &record_;
  }
  return nullptr;
}

// The first record of the text.
void CsvRecords::split(std::string_view text) {
  record_.cells.clear();
  record_.fault = CsvRecord::Fault::none;
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
    fault(CsvRecord::Fault::open_quote, at);
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
  if (!(at_end ? without_return(rest) : rest).empty()) fault(CsvRecord::Fault::behind_quote, behind);
}

std::size_t CsvEnds::last(std::string_view piece) {
  std::size_t ended = 0;
  std::size_t at = 0;
  while (at < piece.size()) {
    if (state_ == State::behind_quote) {
      if (piece[at] == '"') {
        state_ = State::quoted;
        ++at;
      } else {
        state_ = State::outside;
        before_ = '"';
      }
      continue;
    }
    const std::size_t quote = std::min(piece.find('"', at), piece.size());
    if (state_ == State::quoted) {
      if (quote < piece.size()) state_ = State::behind_quote;
      at = quote + 1;
      continue;
    }
    const std::size_t newline = piece.substr(at, quote - at).rfind('\n');
    if (newline != std::string_view::npos) ended = at + newline + 1;
    if (quote > at) before_ = piece[quote - 1];
    if (quote < piece.size()) {
      const bool opens = before_ == '\n' || separators_.find(before_) != std::string::npos;
      state_ = opens ? State::quoted : State::outside;
      before_ = '"';
    }
    at = quote + 1;
  }
  return ended;
}

std::optional<std::size_t> csv_header_size(std::string_view text) {
  std::size_t at = text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  if (text.substr(at, kSeparatorLine.size()) == kSeparatorLine) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return std::nullopt;
    ++at;
  }
  at = text.find_first_not_of("\r\n", at);
  if (at == std::string_view::npos) return std::nullopt;
  CsvEnds ends(kAnySeparator);
  while (at < text.size()) {
    const std::size_t line = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (ends.last(text.substr(at, line - at)) > 0) return line;
    at = line;
  }
  return std::nullopt;
}

std::string utf8_from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    append_utf8(text, value >= 0x80 && value < 0xA0 ? kWindows1252[value - 0x80] : char32_t{value});
  }
  return text;
}

}  // namespace diagclub
