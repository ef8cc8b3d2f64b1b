// In: what was named on the command line: files, folders, patterns, `-`. Out: the files to read, one at a
// time, or why one cannot be.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace diagclub {

// How an input is written.
enum class InputFormat : std::uint8_t { yaml, ndjson, json, csv };

// Told by what a path ends in, behind which `.gz` or `.zst` may stand; nothing where that tells none.
std::optional<InputFormat> input_format(const std::string& path);
std::optional<InputFormat> input_format_from_name(const std::string& name);

// A file to read, or why something that was asked for cannot be.
struct Input {
  std::string path;
  std::string name;  // as shown
  InputFormat format = InputFormat::yaml;
  std::uint64_t size = 0;  // in bytes; 0 where it is not a file
  bool in_folder = false;  // found in a folder, among others
  std::string failure;     // not empty: it cannot be read
  std::string help;
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
  std::optional<Input> next();

 private:
  void enter(const std::string& folder);
  bool is_own(const std::filesystem::path& path) const;
  std::optional<Input> take(const std::string& path, bool in_folder);
  void expand(const std::string& pattern);

  std::optional<InputFormat> from_;
  std::vector<std::filesystem::path> but_;  // whole paths
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
