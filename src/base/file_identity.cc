#include "base/file_identity.h"

#include <unistd.h>

namespace diagclub {

std::optional<FileIdentity> file_identity(const struct stat& status) {
  if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode) && !S_ISBLK(status.st_mode)) return std::nullopt;
  return FileIdentity{status.st_dev, status.st_ino};
}

std::optional<FileIdentity> file_identity_of_descriptor(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 ? file_identity(status) : std::nullopt;
}

std::optional<FileIdentity> file_identity_of_path(const std::string& path) {
  if (path == "-") return file_identity_of_descriptor(STDIN_FILENO);
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? file_identity(status) : std::nullopt;
}

std::string_view own_stream(const std::optional<FileIdentity>& file) {
  static const std::optional<FileIdentity> output = file_identity_of_descriptor(STDOUT_FILENO);
  static const std::optional<FileIdentity> error = file_identity_of_descriptor(STDERR_FILENO);
  if (!file) return "";
  return file == output ? "standard output" : file == error ? "standard error" : "";
}

std::string not_read_as_own(const std::optional<FileIdentity>& file) {
  const std::string_view stream = own_stream(file);
  return stream.empty() ? "" : "it is where " + std::string(stream) + " goes";
}

}  // namespace diagclub
