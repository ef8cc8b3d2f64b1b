// In: text. Out: a file that is whole or not there, or standard output; errors as text.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace diagclub {

// Where a command's data goes: standard output, or a file that is either whole or not there. A file is
// written beside its place under another name and moved there by `finish`; an interruption removes it.
class OutputFile {
 public:
  // An empty path or `-` is standard output.
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view text);
  // Pushes everything out and into place. False when any of it failed: `failure` then says what.
  bool finish();
  const std::string& failure() const { return failure_; }

 private:
  void fail(std::string_view what);

  std::string path_;
  std::string partial_;
  char* noted_ = nullptr;  // where an interruption finds it
  std::FILE* file_ = nullptr;
  std::string failure_;
};

// Says on standard error that an output failed, and gives the exit status for it.
int report_output_failure(const OutputFile& output);

}  // namespace diagclub
