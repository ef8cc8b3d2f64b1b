// The door is read_file. Plain system calls rather than streams: these say why a file cannot be read, and
// read pipes and devices without asking for their size.
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "base/file_identity.h"
#include "base/sizes.h"
#include "base/source.h"
#include "base/utf16.h"

namespace diagclub {
namespace {

// A descriptor that is closed at the end, unless it is standard input, which is not ours to close.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path) {
    if (path == "-" || path == "/dev/stdin") {
      descriptor_ = STDIN_FILENO;
      return;
    }
    do {
      descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    } while (descriptor_ < 0 && errno == EINTR);
    owned_ = descriptor_ >= 0;
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (owned_) ::close(descriptor_);
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
  bool owned_ = false;
};

FileText failure_from_error(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {ReadFailure::missing, "", "no such file"};
    case EISDIR:
      return {ReadFailure::directory, "", "it is a directory"};
    default: {
      std::string reason = std::generic_category().message(error);
      if (!reason.empty() && reason[0] >= 'A' && reason[0] <= 'Z') {
        reason[0] = static_cast<char>(reason[0] - 'A' + 'a');
      }
      return {ReadFailure::unreadable, "", std::move(reason)};
    }
  }
}

// One read, seen through interruptions, and through a standard input that its owner left non-blocking.
ssize_t read_some(int descriptor, char* into, std::size_t size) {
  while (true) {
    const ssize_t count = ::read(descriptor, into, size);
    if (count >= 0) return count;
    if (errno == EAGAIN) {
      pollfd waiting{descriptor, POLLIN, 0};
      if (::poll(&waiting, 1, -1) < 0 && errno != EINTR) return -1;
    } else if (errno != EINTR) {
      return -1;
    }
  }
}

FileText too_large(std::string text, std::size_t max_bytes) {
  text.resize(max_bytes);
  return {ReadFailure::too_large, std::move(text), fmt::format("it is larger than {} bytes", max_bytes)};
}

// What was read; in UTF-16 it may be more, or less, than it is in UTF-8.
FileText finished(FileText file, std::size_t max_bytes) {
  if (const auto form = utf16_from_mark(file.text)) {
    std::string text;
    Utf16Decoder(*form).decode(file.text, file.failure == ReadFailure::none, text);
    file.text = std::move(text);
    if (file.text.size() > max_bytes) return too_large(std::move(file.text), max_bytes);
  }
  return file;
}

}  // namespace

FileText read_file(const std::string& path, std::size_t max_bytes) {
  // The system would read such a path only up to its zero byte, and so open some other file.
  if (path.find('\0') != std::string::npos) return failure_from_error(ENOENT);

  const OpenFile file(path);
  if (file.descriptor() < 0) return failure_from_error(errno);

  FileText result;
  struct stat about {};
  if (::fstat(file.descriptor(), &about) != 0) return failure_from_error(errno);
  if (S_ISDIR(about.st_mode)) return failure_from_error(EISDIR);
  if (std::string own = not_read_as_own(file_identity(about)); !own.empty())
    return {ReadFailure::unreadable, "", std::move(own)};
  if (S_ISREG(about.st_mode) && about.st_size > 0) {
    result.text.reserve(std::min(size_from(about.st_size), max_bytes));
  }

  std::array<char, std::size_t{64} * 1024> buffer;
  while (true) {
    // How much room is left, without ever computing max_bytes + 1, which may not exist.
    const std::size_t left = max_bytes - result.text.size();
    const std::size_t wanted = left < buffer.size() ? left + 1 : buffer.size();
    const ssize_t count = read_some(file.descriptor(), buffer.data(), wanted);
    if (count < 0) return failure_from_error(errno);
    if (count == 0) return finished(std::move(result), max_bytes);
    const auto got = size_from(count);
    result.text.append(buffer.data(), std::min(got, left));
    if (got > left) {
      return finished(too_large(std::move(result.text), max_bytes), max_bytes);
    }
  }
}

}  // namespace diagclub
