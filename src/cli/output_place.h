// In: the path that an output was given. Out: where its bytes go in the end, links followed; a file that was
// written, put in that place.
#pragma once

#include <cstdint>
#include <string>

#include "base/file_identity.h"

namespace diagclub {

// Where an output leads.
struct OutputPlace {
  enum class Kind : std::uint8_t {
    file,    // a regular file, or none yet: written beside it and then put in its place
    stream,  // a descriptor that is open already (`-`, /dev/stdout, /dev/fd/3), written from where it stands
    device,  // a pipe, a terminal, a disk: opened and written as it is
  };
  Kind kind = Kind::file;
  std::string target;      // the path at the end of all links
  int descriptor = -1;     // of a stream
  bool exists = false;     // the file
  std::uint32_t mode = 0;  // its permissions
  std::string failure;     // not empty: it cannot be written, and why
};
OutputPlace output_place(const std::string& path);

// Which file an output is: another path to it gives the same, before it is there too. Empty where what is
// written there leaves nothing that could be lost (a terminal, `/dev/null`).
std::string identity_of(const OutputPlace& place);
std::string identity_of(const FileIdentity& file);

// Puts a file that was written beside the target in its place, whole, under the permissions and the owner of
// the one that stood there. Where that one cannot be replaced without loss (it has other names, or is
// another's, or something is mounted on it) its text is written over instead. What went wrong: then the
// written file stays, as the message says. Else nothing, and it is gone.
std::string put_in_place(const std::string& written, const std::string& target);

}  // namespace diagclub
