// Inputs in, blocks of whole fiches out.
#include "batch/blocks.h"

#include <algorithm>
#include <utility>

#include "base/endings.h"
#include "base/other_file.h"
#include "base/sizes.h"
#include "batch/documents.h"
#include "batch/line_place.h"
#include "batch/told_format.h"
#include "read/fiche/fiche_from_yaml.h"
#include "read/fiche/json_fast_path.h"

namespace diagclub {

namespace {

constexpr std::uint64_t kSmallFile = 64 << 10;
constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kLongestMarker = 8;

// `lines_in`, fast where lines are long.
int long_lines_in(std::string_view text) {
  int lines = 0;
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos; ++at) ++lines;
  return lines;
}

// Where the next fiche starts in a text that starts within one; the end where it does not.
std::size_t next_start(std::string_view text, InputFormat format) {
  if (format != InputFormat::yaml) return std::min(text.find('\n'), text.size() - 1) + 1;
  for (std::size_t at = text.find("\n---"); at != std::string_view::npos; at = text.find("\n---", at + 1)) {
    if (at + 4 < text.size() && std::string_view(" \t\r\n").find(text[at + 4]) != std::string_view::npos)
      return at + 1;
  }
  return text.size();
}

}  // namespace

BlockReader::BlockReader(InputWalk walk, const CsvReading* tables, Shard shard, std::uint64_t total,
                         InputPlace from, std::size_t block)
    : walk_(std::move(walk)), tables_(tables), shard_(shard), total_(total), from_(from), block_(block) {}

// The share in which a byte of all inputs lies.
std::uint64_t BlockReader::share_of(std::uint64_t byte) const {
  const auto share = static_cast<__uint128_t>(byte) * shard_.count / std::max<std::uint64_t>(total_, 1);
  return std::min(static_cast<std::uint64_t>(share), shard_.count - 1);
}
bool BlockReader::ours(std::uint64_t at) const { return share_of(at) == shard_.index; }

std::optional<Block> BlockReader::next() {
  while (true) {
    if (stream_) {
      if (auto given = split_ ? elements() : table_ ? records() : piece()) return given;
      continue;
    }
    if (auto files = small_files()) return files;
    if (!ahead_ && !(ahead_ = walk_.next())) return std::nullopt;
    if (!open_next()) {
      if (!failed_) continue;
      return std::exchange(failed_, std::nullopt);
    }
  }
}

// Opens the next input; false where it is passed over, or cannot be read (then `failed_` says so).
bool BlockReader::open_next() {
  input_ = std::make_shared<const Input>(std::move(*ahead_));
  ahead_.reset();
  const std::uint64_t start = before_;
  before_ += input_->size;
  const std::size_t number = place_.input++;
  if (number < from_.input || (shard_.count > 1 && input_->size > 0 && !may_be_ours(start, before_)))
    return false;
  std::string failure = input_->failure;
  if (failure.empty()) stream_ = ByteStream::open(input_->path, failure);
  if (!failure.empty()) {
    if (ours(start))
      fail(number, input_->failure.empty() ? "cannot read it: " + failure : failure, input_->help);
    return false;
  }
  place_ = {number, 0, 1};
  text_.clear();
  ended_ = false;
  started_ = false;
  skipping_ = false;
  start_ = start;
  table_.reset();
  table_text_.reset();
  skip_.reset();
  split_.reset();
  skipped_elements_ = 0;
  if (input_->format == InputFormat::csv && tables_ != nullptr)
    table_text_.emplace(*input_, tables_->mapping.encoding);
  if (!look()) return false;
  if (input_->format == InputFormat::json) {
    split_.emplace(kLargestFiche);
    split_->feed(text_);
    split_ended_ = false;
    if (number == from_.input) skipped_elements_ = from_.offset;
    return true;
  }
  if (input_->format == InputFormat::csv && tables_ != nullptr && !read_header()) {
    if (!ours(start_)) failed_.reset();
    stream_.reset();
    place_ = {number + 1, 0, 1};
    return false;
  }
  if (number != from_.input || from_.offset == 0) return true;
  const bool goes_on = go_on();
  warnings_ = {};  // they were told
  if (goes_on) return true;
  fail(number, "it is shorter than what an earlier run has done of it", "start anew");
  return false;
}

// Looks at how the input starts: it may be of another format than its name says, or no text at all, which is
// told; false then.
bool BlockReader::look() {
  read_more(kUsualBlock);  // whatever the size of blocks: what an input is does not depend on it
  if (const auto other = other_file(text_)) {
    fail(place_.input, other->message, other->help);
    if (!ours(start_)) failed_.reset();
    return false;
  }
  const InputFormat format = told_format(input_->format, text_, ended_);
  if (format == input_->format) return true;
  Input told = *input_;
  told.format = format;
  input_ = std::make_shared<const Input>(std::move(told));
  return true;
}

// Tells of the input instead of giving it.
void BlockReader::fail(std::size_t number, std::string failure, std::string help) {
  Block block;
  block.input = input_;
  block.failure = std::move(failure);
  block.help = std::move(help);
  block.first_line = 0;
  stream_.reset();
  place_ = {number + 1, 0, 1};
  block.after = place_;
  failed_ = std::move(block);
}

// Whether any byte of the input, from one to before another of all, can be of this share.
bool BlockReader::may_be_ours(std::uint64_t from, std::uint64_t to) const {
  return share_of(from) <= shard_.index && shard_.index <= share_of(to - 1);
}

// Where a byte of the stream lies among those of all inputs. One that is packed is of one share: that of its
// first byte.
std::uint64_t BlockReader::at_byte(std::uint64_t offset) const {
  return stream_->unpacks() || split_ ? start_ : start_ + offset;
}

// Passes over what an earlier run has done of this input.
bool BlockReader::go_on() {
  std::uint64_t left = from_.offset - std::min(from_.offset, place_.offset);
  while (left > 0 && (!text_.empty() || read_more(size_from(std::min<std::uint64_t>(left, block_))))) {
    const auto done = size_from(std::min<std::uint64_t>(left, text_.size()));
    text_.erase(0, done);
    left -= done;
  }
  place_.offset = from_.offset - left;
  place_.line = from_.line;
  started_ = true;
  return left == 0;
}

std::optional<Block> BlockReader::small_files() {
  Block block;
  std::uint64_t bytes = 0;
  while (block.files.size() < kMostFiles && bytes < block_) {
    if (!ahead_) ahead_ = walk_.next();
    const bool small = ahead_ && ahead_->in_folder && ahead_->failure.empty() && ahead_->size <= kSmallFile &&
                       ahead_->format == InputFormat::yaml && !is_packed(ahead_->path);
    if (!small) break;
    const bool taken = place_.input >= from_.input && ours(before_);
    before_ += ahead_->size;
    bytes += ahead_->size;
    ++place_.input;
    if (taken) block.files.push_back(std::move(*ahead_));
    ahead_.reset();
  }
  if (block.files.empty()) return std::nullopt;
  block.after = {place_.input, 0, 1};
  return block;
}

void BlockReader::take_back(std::string text) {
  if (text.capacity() < block_ || text.capacity() > 4 * block_) return;
  const std::lock_guard lock(spare_->mutex);
  spare_->texts.push_back(std::move(text));
}

std::string BlockReader::spare_text() {
  const std::lock_guard lock(spare_->mutex);
  std::string text;
  if (spare_->texts.empty()) {
    text.reserve(block_ + kJsonPadding);
  } else {
    text = std::move(spare_->texts.back());
    spare_->texts.pop_back();
  }
  return text;
}

// How much of what was read is whole fiches.
std::size_t BlockReader::whole(bool at_end) {
  if (at_end) return text_.size();
  if (input_->format == InputFormat::yaml) {
    const std::size_t documents = whole_documents(text_);
    return documents > 0 ? documents : whole_items(text_);
  }
  const std::size_t end = text_.rfind('\n');
  return end == std::string::npos ? 0 : end + 1;
}

Block BlockReader::block(std::size_t size) {
  Block block;
  block.input = input_;
  std::string rest = spare_text();
  rest.assign(text_, size);
  text_.resize(size);
  block.text = std::exchange(text_, std::move(rest));
  block.first_line = place_.line;
  block.starts_input = !std::exchange(started_, true);
  place_.offset += size;
  place_.line += input_->format == InputFormat::ndjson ? long_lines_in(block.text) : lines_in(block.text);
  block.after = place_;
  return block;
}

// Until so much is there, or all that there is.
bool BlockReader::read_more(std::size_t wanted) {
  if (table_text_) {
    const bool belied = table_text_->belies_its_mark();
    ended_ = !table_text_->read(*stream_, text_, wanted);
    if (!belied && table_text_->belies_its_mark())
      warnings_.warning(Source(input_->name, ""), {},
                        "its mark says UTF-8, but it is Windows-1252: read as such",
                        "save it in one encoding, UTF-8 if you can");
    return !ended_;
  }
  while (!ended_ && text_.size() < wanted) ended_ = !stream_->read(text_, wanted - text_.size());
  return !ended_;
}

// The next block of a JSON file; nothing where it is of another share.
std::optional<Block> BlockReader::elements() {
  Block block;
  block.input = input_;
  block.starts_input = !std::exchange(started_, true);
  const bool taken = ours(start_);
  std::size_t bytes = 0;
  while (bytes < block_) {
    auto element = split_->next();
    if (!element) {
      if (split_ended_) break;
      text_.clear();
      ended_ = ended_ || !stream_->read(text_, block_);
      split_ended_ = ended_;
      if (ended_)
        split_->end();
      else
        split_->feed(text_);
      continue;
    }
    bytes += element->text.size();
    if (place_.offset++ >= skipped_elements_) block.elements.push_back(std::move(*element));
  }
  block.after = place_;
  // What an earlier run has done stays done while it is passed over.
  block.after.offset = std::max(place_.offset, skipped_elements_);
  if (bytes < block_) {
    if (!stream_->failure().empty()) block.failure = "cannot read it: " + stream_->failure();
    block.ends_input = true;
    stream_.reset();
    split_.reset();
    place_ = {place_.input + 1, 0, 1};
    block.after = place_;
  }
  return taken ? std::optional(std::move(block)) : std::nullopt;
}

// The next block of the stream that is open; nothing where it is done, or the block is of another share.
std::optional<Block> BlockReader::piece() {
  std::size_t wanted = block_;
  std::size_t size = 0;
  while (true) {
    read_more(wanted);
    if (skipping_) {
      const std::size_t start = next_start(text_, input_->format);
      skipping_ = start == text_.size() && !ended_;
      // A marker may lie across the end of what was read.
      take_back(block(skipping_ ? start - std::min<std::size_t>(start, kLongestMarker) : start).text);
      wanted = block_;
      continue;
    }
    const bool failed = ended_ && !stream_->failure().empty();
    size = whole(ended_ && !failed);
    if (size > 0 || ended_) break;
    if (text_.size() > kLargestFiche + kUsualBlock) {
      Block large = block(kShownOfTooLarge);
      large.too_large = true;
      skipping_ = true;
      const bool taken = ours(at_byte(large.after.offset - kShownOfTooLarge));
      return taken ? std::optional(std::move(large)) : std::nullopt;
    }
    wanted += block_;
  }
  const bool taken = ours(at_byte(place_.offset));
  Block given = block(size);
  if (ended_ && (text_.empty() || !stream_->failure().empty())) {
    if (!stream_->failure().empty()) given.failure = "cannot read it: " + stream_->failure();
    given.ends_input = true;
    stream_.reset();
    ++place_.input;
    place_.offset = 0;
    place_.line = 1;
    given.after = place_;
  }
  return taken ? std::optional(std::move(given)) : std::nullopt;
}

std::optional<std::uint64_t> total_size(InputWalk walk) {
  std::uint64_t total = 0;
  while (const auto input = walk.next()) {
    if (input->path == "-") return std::nullopt;
    total += input->size;
  }
  return total;
}

}  // namespace diagclub
