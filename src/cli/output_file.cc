#include "cli/output_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/utf8.h"
#include "cli/options.h"

namespace diagclub {

namespace {

// The file being written, for the signal handler to remove: the one piece of state that must outlive the
// stack.
char interrupted_file[4096] = "";

extern "C" void remove_and_die(int signal) {
  if (interrupted_file[0] != '\0') unlink(interrupted_file);
  ::signal(signal, SIG_DFL);
  raise(signal);
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_.clear();
    file_ = stdout;
    return;
  }
  struct stat status {};
  const bool exists = stat(path_.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    // A pipe or a device is written as it is; a folder cannot be.
    file_ = S_ISDIR(status.st_mode) ? nullptr : std::fopen(path_.c_str(), "wbe");
    if (file_ == nullptr) fail(S_ISDIR(status.st_mode) ? "it is a folder" : std::strerror(errno));
    return;
  }
  partial_ = path_ + ".partial-" + std::to_string(getpid());
  const int descriptor = open(partial_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    partial_.clear();
    fail(std::strerror(errno));
    return;
  }
  if (exists) fchmod(descriptor, status.st_mode & 07777);  // who could read the old file can read the new one
  if (partial_.size() < sizeof interrupted_file)
    partial_.copy(interrupted_file, partial_.size());  // the rest of it is 0
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, remove_and_die);
  file_ = fdopen(descriptor, "wb");
}

OutputFile::~OutputFile() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  if (!partial_.empty()) unlink(partial_.c_str());
  interrupted_file[0] = '\0';
}

void OutputFile::fail(std::string_view what) {
  if (failure_.empty())
    failure_ = printable(path_.empty() ? "<standard output>" : path_) +
               ": error: cannot write it: " + std::string(what);
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
  if (!partial_.empty() && std::rename(partial_.c_str(), path_.c_str()) != 0) {
    fail(std::strerror(errno));
    return false;
  }
  partial_.clear();
  interrupted_file[0] = '\0';
  return true;
}

int report_output_failure(const OutputFile& output) {
  std::fprintf(stderr, "%s\n", output.failure().c_str());
  return kFailed;
}

}  // namespace diagclub
