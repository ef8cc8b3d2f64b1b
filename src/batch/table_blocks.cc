// A CSV file in, blocks of whole records out: what BlockReader does for tables.
#include <algorithm>
#include <utility>

#include "base/sizes.h"
#include "base/utf8.h"
#include "batch/blocks.h"
#include "batch/line_place.h"
#include "read/csv/csv_encoding.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// The header of a CSV file, and with it how its records are read; false where it is wrong, which is told.
bool BlockReader::read_header() {
  read_more(kLargestFiche);
  const std::string_view bytes = std::string_view(text_).substr(0, kLargestFiche);
  const std::size_t mark = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const bool converts = table_text_->encoding() == CsvEncoding::windows_1252;
  const Source top(input_->name,
                   std::string(bytes.substr(0, mark)) + (converts ? utf8_from_windows_1252(bytes.substr(mark))
                                                                  : std::string(bytes.substr(mark))));
  Block block;
  auto form = csv_form(top, tables_->mapping, tables_->names, block.problems);
  if (!form) {
    block.input = input_;
    block.after = {place_.input + 1, 0, 1};
    failed_ = std::move(block);
    return false;
  }
  warnings_.append(std::move(block.problems));
  const std::size_t size = converts
                               ? mark + size_before_conversion(bytes.substr(mark), form->header_size - mark)
                               : form->header_size;
  form->guessed |= mark > 0;
  form->encoding = table_text_->encoding();
  table_ = std::make_shared<const CsvForm>(std::move(*form));
  place_.offset = size;
  place_.line += lines_in(bytes.substr(0, size));
  text_.erase(0, size);
  return true;
}

// The next block of a CSV file; nothing where it is done, or the block is of another share.
std::optional<Block> BlockReader::records() {
  const CsvScan scan(table_->separator, table_->columns.size());
  CsvScan::Whole whole;
  bool failed = false;
  for (std::size_t wanted = block_;; wanted = text_.size() + block_) {
    read_more(wanted);
    if (skip_) {
      const std::size_t rest = skip_->rest(text_);
      take_back(block(std::min(rest, text_.size())).text);
      if (rest != CsvScan::npos || ended_) skip_.reset();
      continue;
    }
    failed = ended_ && !stream_->failure().empty();
    whole = scan.whole(text_, block_, ended_ && !failed);
    if (whole.size > 0 || whole.too_large || ended_) break;
  }
  const bool taken = ours(at_byte(place_.offset));
  Block given = whole.too_large ? too_large_record(whole.opened) : block(whole.size);
  given.odd = std::move(whole.odd);
  given.problems.append(std::exchange(warnings_, {}));
  if (table_->encoding != table_text_->encoding()) {
    auto form = *table_;
    form.encoding = table_text_->encoding();
    table_ = std::make_shared<const CsvForm>(std::move(form));
  }
  given.table = table_;
  if (ended_ && (failed ? given.text.empty() : text_.empty())) {
    if (failed) given.failure = "cannot read it: " + stream_->failure();
    given.ends_input = true;
    stream_.reset();
    place_ = {place_.input + 1, 0, 1};
    given.after = place_;
  }
  return taken ? std::optional(std::move(given)) : std::nullopt;
}

// Tells of the record that the text starts with, and passes over it. `opened`: the quote of it that is not
// closed, if there is one.
Block BlockReader::too_large_record(std::size_t opened) {
  const bool quoted = opened != CsvScan::npos;
  const std::size_t at = quoted ? opened : 0;
  const Source start(input_->name, text_.substr(0, std::min(text_.find('\n', at), at + kShownOfTooLarge)),
                     place_.line);
  Diagnostics problems;
  problems.error(start, {start.position(at), start.position(at + 1)},
                 "this record is larger than " + std::to_string(CsvScan::kLargestRecord >> 20) + " MiB" +
                     (quoted ? ", for the cell that this quote opens is not closed before" : ""),
                 quoted ? "close it at the end of the cell; a quote within it is written twice"
                        : "a line break may be missing");
  skip_.emplace(table_->separator);
  const std::size_t rest = skip_->rest(text_);
  if (rest != CsvScan::npos || ended_) skip_.reset();
  Block large = block(std::min(rest, text_.size()));
  large.text.clear();
  large.problems = std::move(problems);
  return large;
}

}  // namespace diagclub
