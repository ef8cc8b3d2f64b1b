// A stream in, a table's text and its encoding out.
#include "batch/table_text.h"

#include <algorithm>
#include <filesystem>

#include "base/utf8.h"
#include "read/csv/csv_encoding.h"

namespace diagclub {

namespace {

constexpr std::size_t kLookedAheadInPipe = 4 << 20;

// Returns without a line feed behind them end a line as well: a table of an old Macintosh has only such.
void lone_returns_to_line_breaks(std::string& text, std::size_t from, bool ended) {
  for (std::size_t at = text.find('\r', from); at != std::string::npos; at = text.find('\r', at + 1)) {
    if (at + 1 < text.size() ? text[at + 1] != '\n' : ended) text[at] = '\n';
  }
}

}  // namespace

bool TableText::read(ByteStream& stream, std::string& text, std::size_t wanted) {
  while (!ended_ && text.size() < wanted) {
    const std::size_t before = text.size();
    read_some(stream, text, wanted);
    unlooked_ += text.size() - before;
    if (!started_ && !start(stream, text)) continue;
    if (encoding_ == CsvEncoding::told) look(stream, text);
  }
  return !ended_;
}

void TableText::read_some(ByteStream& stream, std::string& text, std::size_t wanted) {
  // A return at the end may have been half of a line break.
  const std::size_t from = text.size() - (text.ends_with('\r') ? 1 : 0);
  ended_ = !stream.read(text, wanted - text.size());
  lone_returns_to_line_breaks(text, from, ended_);
}

// Whether enough is there to see whether the table has a mark: what says itself that it is Unicode knows
// better than a mapping.
bool TableText::start(const ByteStream& stream, std::string_view text) {
  if (text.size() < kByteOrderMark.size() && !ended_) return false;
  started_ = true;
  marked_ = text.starts_with(kByteOrderMark);
  if (marked_) unlooked_ -= kByteOrderMark.size();
  if (stream.is_unicode())
    encoding_ = CsvEncoding::utf8;
  else if (marked_ && encoding_ == CsvEncoding::windows_1252)
    encoding_ = CsvEncoding::told;
  return true;
}

// Whether what was read tells the encoding.
void TableText::look(ByteStream& stream, std::string& text) {
  std::string_view piece = std::string_view(text).substr(text.size() - unlooked_);
  const std::size_t cut = ended_ ? 0 : cut_letter(piece);
  piece.remove_suffix(cut);
  const auto bad = first_bad_utf8(piece);
  letters_ = letters_ || has_letters_beyond_ascii(piece.substr(0, bad.value_or(piece.size())));
  if (bad) encoding_ = letters_ ? CsvEncoding::utf8 : weigh(stream, text, text.size() - unlooked_ + *bad);
  unlooked_ = cut;
}

// Which encoding explains the table better; `bad`: where its first byte stands that is not UTF-8. All before
// is ASCII.
CsvEncoding TableText::weigh(ByteStream& stream, std::string& text, std::size_t bad) {
  EncodingEvidence evidence;
  std::error_code none;
  std::string failure;
  const auto again =
      std::filesystem::is_regular_file(input_.path, none) ? ByteStream::open(input_.path, failure) : nullptr;
  if (again) {
    std::string piece;
    bool first = true;
    while (again->read(piece, kPiece)) {
      std::string_view rest = piece;
      if (first && marked_) rest.remove_prefix(std::min(rest.size(), kByteOrderMark.size()));
      first = false;
      evidence.add(rest);
      piece.clear();
    }
  } else {
    const std::size_t wanted = bad + kLookedAheadInPipe;
    while (!ended_ && text.size() < wanted) read_some(stream, text, wanted);
    evidence.add(std::string_view(text).substr(bad, kLookedAheadInPipe));
  }
  return evidence.is_windows_1252() ? CsvEncoding::windows_1252 : CsvEncoding::utf8;
}

}  // namespace diagclub
