#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/utf8.h"
#include "cli/options.h"

namespace diagclub {

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_.clear();
    file_ = stdout;
    return;
  }
  place_ = output_place(path_);
  if (!place_.failure.empty()) {
    fail(place_.failure);
  } else if (place_.kind == OutputPlace::Kind::file) {
    open_beside();
  } else {
    const int descriptor = place_.kind == OutputPlace::Kind::stream
                               ? fcntl(place_.descriptor, F_DUPFD_CLOEXEC, 0)
                               : open(place_.target.c_str(), O_WRONLY | O_CLOEXEC | O_TRUNC | O_NOCTTY);
    if (descriptor >= 0)
      file_ = fdopen(descriptor, "wb");
    else
      fail(std::strerror(errno));
  }
}

void OutputFile::open_beside() {
  constexpr int kMostTries = 100;
  int descriptor = -1;
  std::string partial;
  // Another program's, or one that was ended without mercy, may have the name.
  for (int tried = 0; descriptor < 0 && tried < kMostTries; ++tried) {
    partial = place_.target + ".partial-" + std::to_string(getpid()) +
              (tried > 0 ? "-" + std::to_string(tried) : "");
    descriptor = open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno != EEXIST) break;
  }
  if (descriptor < 0) return fail(std::strerror(errno));
  partial_ = std::move(partial);
  interruption_ = std::make_unique<RemovedWhenInterrupted>(partial_);
  if (place_.exists) fchmod(descriptor, place_.mode);  // who could read the old file can read the new one
  file_ = fdopen(descriptor, "wb");
}

OutputFile::~OutputFile() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  if (!partial_.empty()) unlink(partial_.c_str());
}

void OutputFile::fail(std::string_view what) {
  if (failure_.empty())
    failure_ = printable(path_.empty() ? "<standard output>" : path_) +
               ": error: cannot write it: " + printable(what);
}

void OutputFile::write(std::string_view text) {
  if (file_ == nullptr || !failure_.empty()) return;
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail(std::strerror(errno));
}

bool OutputFile::finish() {
  if (file_ == nullptr) return false;
  if (std::fflush(file_) != 0) fail(std::strerror(errno));
  if (file_ == stdout) return failure_.empty();
  if (std::fclose(file_) != 0) fail(std::strerror(errno));
  file_ = nullptr;
  if (!failure_.empty()) return false;
  if (partial_.empty()) return true;
  const std::string reason = put_in_place(partial_, place_.target);
  interruption_.reset();
  partial_.clear();  // gone, or all that there is of the text
  if (!reason.empty()) fail(reason);
  return reason.empty();
}

int report_output_failure(const OutputFile& output) {
  std::fprintf(stderr, "%s\n", output.failure().c_str());
  return kFailed;
}

}  // namespace diagclub
