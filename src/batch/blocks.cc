// Inputs in, blocks of whole fiches out.
#include "batch/blocks.h"

#include <algorithm>
#include <utility>

#include "batch/documents.h"
#include "read/fiche_from_yaml.h"

namespace diagclub {

namespace {

constexpr std::size_t kBlock = 256 << 10;
constexpr std::uint64_t kSmallFile = 64 << 10;
constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kShownOfTooLarge = 256;
constexpr std::size_t kLongestMarker = 8;

int lines_in(std::string_view text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

bool packed(const std::string& path) { return path.ends_with(".gz") || path.ends_with(".zst"); }

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

BlockReader::BlockReader(InputWalk walk, Shard shard, std::uint64_t total, InputPlace from)
    : walk_(std::move(walk)), shard_(shard), total_(total), from_(from) {}

// The share in which a byte of all inputs lies.
std::uint64_t BlockReader::share_of(std::uint64_t byte) const {
  const auto share = static_cast<__uint128_t>(byte) * shard_.count / std::max<std::uint64_t>(total_, 1);
  return std::min(static_cast<std::uint64_t>(share), shard_.count - 1);
}
bool BlockReader::ours(std::uint64_t at) const { return share_of(at) == shard_.index; }

std::optional<Block> BlockReader::next() {
  while (true) {
    if (stream_) {
      if (auto given = piece()) return given;
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
  if (number != from_.input || from_.offset == 0 || go_on()) return true;
  fail(number, "it is shorter than what an earlier run has done of it", "start anew");
  return false;
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
  return stream_->unpacks() ? start_ : start_ + offset;
}

// Passes over what an earlier run has done of this input.
bool BlockReader::go_on() {
  std::uint64_t left = from_.offset;
  while (left > 0 && stream_->read(text_, static_cast<std::size_t>(std::min<std::uint64_t>(left, kBlock)))) {
    left -= text_.size();
    text_.clear();
  }
  place_.offset = from_.offset - left;
  place_.line = from_.line;
  started_ = true;
  return left == 0;
}

std::optional<Block> BlockReader::small_files() {
  Block block;
  std::uint64_t bytes = 0;
  while (block.files.size() < kMostFiles && bytes < kBlock) {
    if (!ahead_) ahead_ = walk_.next();
    const bool small = ahead_ && ahead_->in_folder && ahead_->failure.empty() && ahead_->size <= kSmallFile &&
                       ahead_->format == InputFormat::yaml && !packed(ahead_->path);
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

// How much of what was read is whole fiches.
std::size_t BlockReader::whole(bool at_end) {
  if (at_end) return text_.size();
  if (input_->format == InputFormat::yaml) return whole_documents(text_);
  const std::size_t end = text_.rfind('\n');
  return end == std::string::npos ? 0 : end + 1;
}

Block BlockReader::block(std::size_t size) {
  Block block;
  block.input = input_;
  block.text = text_.substr(0, size);
  block.first_line = place_.line;
  block.starts_input = !std::exchange(started_, true);
  text_.erase(0, size);
  place_.offset += size;
  place_.line += lines_in(block.text);
  block.after = place_;
  return block;
}

// The next block of the stream that is open; nothing where it is done, or the block is of another share.
std::optional<Block> BlockReader::piece() {
  std::size_t wanted = kBlock;
  std::size_t size = 0;
  while (true) {
    while (!ended_ && text_.size() < wanted) ended_ = !stream_->read(text_, wanted - text_.size());
    if (skipping_) {
      const std::size_t start = next_start(text_, input_->format);
      skipping_ = start == text_.size() && !ended_;
      // A marker may lie across the end of what was read.
      block(skipping_ ? start - std::min<std::size_t>(start, kLongestMarker) : start);
      wanted = kBlock;
      continue;
    }
    const bool failed = ended_ && !stream_->failure().empty();
    size = whole(ended_ && !failed);
    if (size > 0 || ended_) break;
    if (text_.size() > kLargestFiche + kBlock) {
      Block large = block(kShownOfTooLarge);
      large.too_large = true;
      skipping_ = true;
      const bool taken = ours(at_byte(large.after.offset - kShownOfTooLarge));
      return taken ? std::optional(std::move(large)) : std::nullopt;
    }
    wanted += kBlock;
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
