// In: what was named on the command line: files, folders, patterns, `-`. Out: the files to read, one at a
// time, or why one cannot be.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/file_identity.h"

namespace diagclub {

// How an input is written.
enum class InputFormat : std::uint8_t { yaml, ndjson, json, csv };

// Told by what a path ends in, in letters of either case, behind which `.gz` or `.zst` may stand; nothing
// where that tells none.
std::optional<InputFormat> input_format(const std::string& path);
std::optional<InputFormat> input_format_from_name(const std::string& name);

// A file to read, or why something that was asked for cannot be.
struct Input {
  std::string path;
  std::string name;  // as shown
  InputFormat format = InputFormat::yaml;
  std::uint64_t size = 0;  // in bytes; 0 where it is not a file
  bool in_folder = false;  // found in a folder, among others
  std::optional<FileIdentity> file;
  std::string failure;  // not empty: it cannot be read
  std::string help;
};

// What a walk leaves out of the folders that it goes through.
struct PassedOver {
  struct OwnStream {
    std::string name;
    std::string_view stream;
  };
  long long files = 0;                 // all of them: no fiches by their names, links to folders, pipes, own
  std::vector<OwnStream> own_streams;  // where the program's own streams go
};

// What stands behind a list of inputs, one at a time and in its order: files, folders (all that may hold
// fiches, below too, in order of name; but `*.expected.yaml`, which stand beside samples), patterns
// (`survey/*.yaml`, where the shell has not made names of them), `-` for standard input. In memory are the
// names of the folders it stands in.
class InputWalk {
 public:
  // `from`: the format of all of them; else each is told by its name, and is YAML where that tells none.
  // `but`: paths that are not looked at in folders (what the run itself writes); empty ones are nothing.
  InputWalk(std::vector<std::string> inputs, std::optional<InputFormat> from,
            const std::vector<std::string>& but = {});
  // What is left out is added there, which must outlive the walk.
  void tell(PassedOver& passed_over) { passed_over_ = &passed_over; }
  // Goes into no folder: only what is named, or behind a pattern.
  void stay_out_of_folders() { enters_ = false; }
  std::optional<Input> next();

 private:
  void enter(const std::string& folder);
  bool is_own(const std::filesystem::path& path) const;
  Input take(const std::string& path, bool in_folder) const;
  void pass_over(const Input* own) const;
  void expand(const std::string& pattern);

  std::optional<InputFormat> from_;
  std::vector<std::filesystem::path> but_;  // whole paths
  PassedOver* passed_over_ = nullptr;
  bool enters_ = true;
  std::deque<std::string> inputs_;
  struct Entry {
    std::string path;
    bool folder = false;
    std::string failure;
  };
  std::vector<std::vector<Entry>> open_;  // folders that are being read: what is left of each, last first
  std::string folder_;                    // the one named, and whether there was anything in it
  bool any_ = false;
};

// The paths of a list: ended by NUL, or one a line. Nothing where it cannot be read; `failure` says why.
std::optional<std::vector<std::string>> paths_from(const std::string& list, std::string& failure);

}  // namespace diagclub
