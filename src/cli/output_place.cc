// A path in, the place that it leads to out; a file that was written in, put in that place.
#include "cli/output_place.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>

#include "base/sizes.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as the system has it
constexpr mode_t kPermissions = 07777;

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// The number of a descriptor of this program, where the path is its entry in /proc: opened anew, a file would
// be written from its start again, over what stands in it.
std::optional<int> own_descriptor(const fs::path& path) {
  const std::string name = path.filename().string();
  int number = -1;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
  if (read.ec != std::errc() || read.ptr != name.data() + name.size() || number < 0) return std::nullopt;
  std::error_code unknown;
  const std::string folder = fs::canonical(folder_of(path), unknown).string();
  const std::string own = fs::canonical("/proc/self", unknown).string();
  if (own.empty() || !folder.ends_with("/fd")) return std::nullopt;
  if (folder != own + "/fd" && !folder.starts_with(own + "/task/")) return std::nullopt;
  return number;
}

OutputPlace stream_of(int descriptor) {
  OutputPlace place;
  place.kind = OutputPlace::Kind::stream;
  place.descriptor = descriptor;
  const int flags = fcntl(descriptor, F_GETFL);
  if (flags < 0)
    place.failure = std::strerror(errno);
  else if ((flags & O_ACCMODE) == O_RDONLY)
    place.failure = "it is open for reading only";
  return place;
}

// What stands at the end of the links, told apart by what it is.
void look_at(const struct stat& status, OutputPlace& place) {
  if (S_ISDIR(status.st_mode)) {
    place.failure = "it is a folder";
  } else if (S_ISSOCK(status.st_mode)) {
    place.failure = "it is a socket";
  } else if (!S_ISREG(status.st_mode)) {
    place.kind = OutputPlace::Kind::device;
  } else if (faccessat(AT_FDCWD, place.target.c_str(), W_OK, AT_EACCESS) != 0) {
    place.failure = std::strerror(errno);
  } else {
    place.exists = true;
    place.mode = status.st_mode & kPermissions;
  }
}

class Descriptors {
 public:
  Descriptors(const std::string& from, const std::string& to)
      : from_(open(from.c_str(), O_RDONLY | O_CLOEXEC)), to_(open(to.c_str(), O_WRONLY | O_CLOEXEC)) {}
  Descriptors(const Descriptors&) = delete;
  Descriptors& operator=(const Descriptors&) = delete;
  ~Descriptors() {
    if (from_ >= 0) close(from_);
    if (to_ >= 0) close(to_);
  }
  // Whether all of the one is now all of the other; `errno` says why not. Nothing is lost for want of room.
  bool copy() const {
    struct stat from {};
    struct stat to {};
    if (from_ < 0 || to_ < 0 || fstat(from_, &from) != 0 || fstat(to_, &to) != 0) return false;
    if (from.st_size > to.st_size) {
      const int failed = posix_fallocate(to_, 0, from.st_size);
      if (failed == ENOSPC || failed == EDQUOT || failed == EFBIG) {
        (void)!ftruncate(to_, to.st_size);
        errno = failed;
        return false;
      }
    }
    std::array<char, std::size_t{64} << 10> piece;
    ssize_t got = 0;
    while ((got = read(from_, piece.data(), piece.size())) > 0) {
      for (ssize_t done = 0; done < got;) {
        const ssize_t written = ::write(to_, piece.data() + done, size_from(got - done));
        if (written < 0) return false;
        done += written;
      }
    }
    return got == 0 && ftruncate(to_, from.st_size) == 0;
  }

 private:
  int from_;
  int to_;
};

// No signal ends the program while a file is half of one and half of the other.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

bool replaced(const std::string& written, const std::string& target) {
  struct stat old {};
  struct stat fresh {};
  if (::stat(target.c_str(), &old) == 0) {
    if (old.st_nlink > 1 || ::stat(written.c_str(), &fresh) != 0) return false;
    const bool same_owner = fresh.st_uid == old.st_uid && fresh.st_gid == old.st_gid;
    if (!same_owner && chown(written.c_str(), old.st_uid, old.st_gid) != 0) return false;
    // Behind the owner: a change of that takes some away.
    if (chmod(written.c_str(), old.st_mode & kPermissions) != 0) return false;
  }
  return std::rename(written.c_str(), target.c_str()) == 0;
}

}  // namespace

OutputPlace output_place(const std::string& path) {
  if (path == "-") return stream_of(STDOUT_FILENO);
  OutputPlace place;
  fs::path at = path;
  struct stat status {};
  for (int links = 0;; ++links) {
    if (const auto descriptor = own_descriptor(at)) return stream_of(*descriptor);
    place.target = at.string();
    if (::lstat(at.c_str(), &status) != 0) {
      if (errno != ENOENT) place.failure = std::strerror(errno);
      return place;
    }
    if (!S_ISLNK(status.st_mode)) break;
    std::error_code unread;
    const fs::path next = fs::read_symlink(at, unread);
    if (links == kMostLinks || unread) {
      place.failure = std::strerror(unread ? unread.value() : ELOOP);
      return place;
    }
    // Some links of /proc lead where no path does.
    struct stat through {};
    struct stat by_path {};
    const fs::path ahead = folder_of(at) / next;
    if (::stat(at.c_str(), &through) == 0 &&
        (::stat(ahead.c_str(), &by_path) != 0 || through.st_ino != by_path.st_ino ||
         through.st_dev != by_path.st_dev)) {
      look_at(through, place);
      place.kind = OutputPlace::Kind::device;
      return place;
    }
    at = ahead;
  }
  look_at(status, place);
  return place;
}

std::string identity_of(const FileIdentity& file) { return fmt::format("{}:{}", file.device, file.inode); }

std::string identity_of(const OutputPlace& place) {
  const auto file = place.kind == OutputPlace::Kind::stream ? file_identity_of_descriptor(place.descriptor)
                                                            : file_identity_of_path(place.target);
  if (file) return identity_of(*file);
  const fs::path target = place.target;
  struct stat folder {};
  if (place.kind != OutputPlace::Kind::file || ::stat(folder_of(target).c_str(), &folder) != 0) return "";
  return identity_of(FileIdentity{folder.st_dev, folder.st_ino}) + "/" + target.filename().string();
}

std::string put_in_place(const std::string& written, const std::string& target) {
  const SignalsHeld held;
  if (replaced(written, target)) return "";
  int failed = errno;
  if (::access(target.c_str(), F_OK) == 0) {
    if (Descriptors(written, target).copy()) {
      unlink(written.c_str());
      return "";
    }
    failed = errno;
  }
  return fmt::format("{}; what should stand in it is in `{}`", std::strerror(failed), written);
}

}  // namespace diagclub
