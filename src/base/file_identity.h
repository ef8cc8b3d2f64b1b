// In: a path or a descriptor. Out: which file it is, however it is named: by links, by other paths, as a
// stream of the program's own.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>

namespace diagclub {

// A file that keeps what is written to it, or hands it on to whoever reads it: a regular file, a pipe, a
// disk. A terminal, `/dev/null` or a socket may be read and written at once, and has none.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  bool operator==(const FileIdentity&) const = default;
};

std::optional<FileIdentity> file_identity(const struct stat& status);
// Nothing where there is no such file.
std::optional<FileIdentity> file_identity_of_descriptor(int descriptor);
// `-` is standard input.
std::optional<FileIdentity> file_identity_of_path(const std::string& path);

// `standard output` or `standard error` where the file is what the program writes there; else empty. Reading
// it would be reading one's own words, without an end. Asked once a run which files they are.
std::string_view own_stream(const std::optional<FileIdentity>& file);
// Why such a file is not read, fit to stand in a message; empty where it may be.
std::string not_read_as_own(const std::optional<FileIdentity>& file);

}  // namespace diagclub
