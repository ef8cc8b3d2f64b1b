// In: a path or standard input. Out: its bytes, unpacked (gzip, zstd) and as UTF-8.
#pragma once

#include <memory>
#include <string>

namespace diagclub {

// So many bytes are asked for at a time.
inline constexpr std::size_t kPiece = 256 << 10;

// The bytes of an input, one piece after the other, as they are or unpacked: gzip (several members too) and
// zstd are told by their first bytes, whatever the name says. UTF-16 becomes UTF-8.
class ByteStream {
 public:
  // `-` is standard input. What fails is told by `failure`, in lower case, fit to stand in a message.
  static std::unique_ptr<ByteStream> open(const std::string& path, std::string& failure);
  virtual ~ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // Appends at most so many bytes (at least one) to the text; false at the end and when reading failed. A
  // packed input that ends before it should is a failure.
  virtual bool read(std::string& text, std::size_t most) = 0;
  const std::string& failure() const { return failure_; }
  // Whether the bytes given are not those of the file.
  virtual bool unpacks() const { return true; }
  // Whether they were UTF-16, and so are UTF-8 now.
  virtual bool is_unicode() const { return false; }

 protected:
  ByteStream() = default;
  std::string failure_;
};

}  // namespace diagclub
