// A path in, bytes out.
#include "batch/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "base/file_identity.h"
#include "base/sizes.h"
#include "base/utf16.h"

namespace diagclub {

namespace {

constexpr std::string_view kGzip = "\x1F\x8B";
constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";
constexpr const char* kCutShort = "it ends before its packing does: it was cut short";

// A descriptor, with what was read of it to tell what it is.
class Descriptor {
 public:
  Descriptor(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  Descriptor(Descriptor&& other) noexcept
      : descriptor_(other.descriptor_), owned_(other.owned_), ahead_(std::move(other.ahead_)) {
    other.owned_ = false;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (owned_) close(descriptor_);
  }

  // Bytes got; 0 at the end, -1 when it failed.
  ssize_t read(char* to, std::size_t most) {
    if (!ahead_.empty()) {
      const std::size_t got = ahead_.copy(to, most);
      ahead_.erase(0, got);
      return static_cast<ssize_t>(got);
    }
    ssize_t got = -1;
    do {
      got = ::read(descriptor_, to, most);
    } while (got < 0 && errno == EINTR);
    return got;
  }
  // The first bytes, which stay to be read.
  std::string_view look(std::size_t bytes) {
    std::string found;
    while (found.size() < bytes) {
      char piece[16];
      const ssize_t got = read(piece, bytes - found.size());
      if (got <= 0) break;
      found.append(piece, size_from(got));
    }
    ahead_ = found + ahead_;
    return ahead_;
  }

 private:
  int descriptor_;
  bool owned_;
  std::string ahead_;
};

class PlainBytes : public ByteStream {
 public:
  explicit PlainBytes(Descriptor from) : from_(std::move(from)) {}
  bool read(std::string& text, std::size_t most) override {
    const std::size_t before = text.size();
    text.resize(before + most);
    const ssize_t got = from_.read(text.data() + before, most);
    if (got < 0) failure_ = std::strerror(errno);
    text.resize(before + size_from(got < 0 ? 0 : got));
    return got > 0;
  }
  bool unpacks() const override { return false; }

 private:
  Descriptor from_;
};

// What both ways of packing have in common: pieces of packed bytes as they are needed.
class PackedBytes : public ByteStream {
 protected:
  explicit PackedBytes(Descriptor from) : from_(std::move(from)), packed_(kPiece, '\0') {}
  // Whether there is more, now in `packed_`.
  bool refill() {
    const ssize_t got = from_.read(packed_.data(), packed_.size());
    if (got < 0) failure_ = std::strerror(errno);
    size_ = size_from(got < 0 ? 0 : got);
    return got > 0;
  }

  Descriptor from_;
  std::string packed_;
  std::size_t size_ = 0;
};

class GzipBytes : public PackedBytes {
 public:
  explicit GzipBytes(Descriptor from) : PackedBytes(std::move(from)) {
    constexpr int kGzipWindow = 15 + 16;
    sound_ = inflateInit2(&stream_, kGzipWindow) == Z_OK;
  }
  ~GzipBytes() override { inflateEnd(&stream_); }
  GzipBytes(const GzipBytes&) = delete;
  GzipBytes& operator=(const GzipBytes&) = delete;

  bool read(std::string& text, std::size_t most) override {
    const std::size_t before = text.size();
    text.resize(before + most);
    stream_.next_out = reinterpret_cast<Bytef*>(text.data() + before);
    stream_.avail_out = static_cast<uInt>(most);
    while (sound_ && stream_.avail_out == most) {
      if (stream_.avail_in == 0) {
        if (!refill()) {
          if (failure_.empty() && !between_members_) failure_ = kCutShort;
          sound_ = false;
          break;
        }
        stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
        stream_.avail_in = static_cast<uInt>(size_);
      }
      if (between_members_) inflateReset(&stream_);
      between_members_ = false;
      const int result = inflate(&stream_, Z_NO_FLUSH);
      between_members_ = result == Z_STREAM_END;
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        failure_ = std::string("its packing is damaged: ") + (stream_.msg == nullptr ? "gzip" : stream_.msg);
        sound_ = false;
      }
    }
    const std::size_t got = most - stream_.avail_out;
    text.resize(before + got);
    return got > 0;
  }

 private:
  z_stream stream_{};
  bool sound_ = false;
  bool between_members_ = false;
};

class ZstdBytes : public PackedBytes {
 public:
  explicit ZstdBytes(Descriptor from) : PackedBytes(std::move(from)), stream_(ZSTD_createDStream()) {
    ZSTD_initDStream(stream_);
  }
  ~ZstdBytes() override { ZSTD_freeDStream(stream_); }
  ZstdBytes(const ZstdBytes&) = delete;
  ZstdBytes& operator=(const ZstdBytes&) = delete;

  bool read(std::string& text, std::size_t most) override {
    const std::size_t before = text.size();
    text.resize(before + most);
    ZSTD_outBuffer out{text.data() + before, most, 0};
    while (failure_.empty() && !ended_ && out.pos == 0) {
      if (in_.pos == in_.size) {
        if (!refill()) {
          ended_ = true;
          if (failure_.empty() && !frame_done_) failure_ = kCutShort;
          break;
        }
        in_ = {packed_.data(), size_, 0};
      }
      const std::size_t left = ZSTD_decompressStream(stream_, &out, &in_);
      if (ZSTD_isError(left) != 0)
        failure_ = std::string("its packing is damaged: ") + ZSTD_getErrorName(left);
      frame_done_ = left == 0;
    }
    text.resize(before + out.pos);
    return out.pos > 0;
  }

 private:
  ZSTD_DStream* stream_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool frame_done_ = false;
  bool ended_ = false;
};

// The bytes of another stream; where it begins as UTF-16 does, as UTF-8.
class DecodedBytes : public ByteStream {
 public:
  explicit DecodedBytes(std::unique_ptr<ByteStream> from) : from_(std::move(from)) {
    while (ready_.size() < 2 && from_->read(ready_, 2 - ready_.size())) {
    }
    if (const auto form = utf16_from_mark(ready_))
      decoder_.emplace(*form).decode(std::exchange(ready_, {}), false, ready_);
  }

  bool read(std::string& text, std::size_t most) override {
    while (given_ == ready_.size() && !ended_) {
      ready_.clear();
      given_ = 0;
      std::string& bytes = decoder_ ? bytes_ : ready_;
      bytes.clear();
      ended_ = !from_->read(bytes, kPiece);
      failure_ = from_->failure();
      if (decoder_) decoder_->decode(bytes, ended_, ready_);
    }
    const std::size_t size = std::min(most, ready_.size() - given_);
    text.append(ready_, given_, size);
    given_ += size;
    return size > 0;
  }
  bool unpacks() const override { return decoder_ || from_->unpacks(); }
  bool is_unicode() const override { return decoder_.has_value(); }

 private:
  std::unique_ptr<ByteStream> from_;
  std::optional<Utf16Decoder> decoder_;
  std::string bytes_;  // read, not yet decoded
  std::string ready_;
  std::size_t given_ = 0;  // of `ready_`
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> ByteStream::open(const std::string& path, std::string& failure) {
  const bool standard_input = path == "-";
  const int descriptor = standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    failure = std::strerror(errno);
    return nullptr;
  }
  Descriptor from(descriptor, !standard_input);
  failure = not_read_as_own(file_identity_of_descriptor(descriptor));
  if (!failure.empty()) return nullptr;
  const std::string first(from.look(kZstd.size()));
  std::unique_ptr<ByteStream> bytes;
  if (first.starts_with(kGzip))
    bytes = std::make_unique<GzipBytes>(std::move(from));
  else if (first.starts_with(kZstd))
    bytes = std::make_unique<ZstdBytes>(std::move(from));
  else
    bytes = std::make_unique<PlainBytes>(std::move(from));
  const bool decoded = bytes->unpacks() || utf16_from_mark(first);
  return decoded ? std::make_unique<DecodedBytes>(std::move(bytes)) : std::move(bytes);
}

}  // namespace diagclub
