// In: text. Out: a file that is whole or not there, or standard output; errors as text.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "cli/interrupted.h"
#include "cli/output_place.h"

namespace diagclub {

// Where a command's data goes: standard output, or a file that is either whole or not there. Links are
// followed first. A file is written beside its place under another name and put there by `finish`; an
// interruption removes it. What is no regular file is written as it is.
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
  // Whether nothing is seen of what was written until it is finished.
  bool whole_or_not_there() const { return !partial_.empty(); }
  // The file beside its place, while there is one; else empty.
  const std::string& partial() const { return partial_; }

 private:
  void open_beside();
  void fail(std::string_view what);

  std::string path_;
  OutputPlace place_;
  std::string partial_;
  std::unique_ptr<RemovedWhenInterrupted> interruption_;
  std::FILE* file_ = nullptr;
  std::string failure_;
};

// Says on standard error that an output failed, and gives the exit status for it.
int report_output_failure(const OutputFile& output);

}  // namespace diagclub
