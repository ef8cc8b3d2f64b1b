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

// The files being written, for the signal handler to remove: the one piece of state that must outlive the
// stack. A command writes two at most.
char interrupted_files[2][4096] = {"", ""};

extern "C" void remove_and_die(int signal) {
  for (const char* const file : interrupted_files) {
    if (file[0] != '\0') unlink(file);
  }
  ::signal(signal, SIG_DFL);
  raise(signal);
}

// Notes a file in a free place; nothing where there is none, or the path is too long. The first byte makes
// it count, and comes last.
char* note_interrupted(const std::string& path) {
  for (char* const file : interrupted_files) {
    if (file[0] != '\0' || path.size() >= sizeof interrupted_files[0]) continue;
    file[path.copy(file + 1, std::string::npos, 1) + 1] = '\0';
    file[0] = path[0];
    return file;
  }
  return nullptr;
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
  noted_ = note_interrupted(partial_);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, remove_and_die);
  file_ = fdopen(descriptor, "wb");
}

OutputFile::~OutputFile() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  if (!partial_.empty()) unlink(partial_.c_str());
  if (noted_ != nullptr) noted_[0] = '\0';
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
  if (noted_ != nullptr) noted_[0] = '\0';
  noted_ = nullptr;
  return true;
}

int report_output_failure(const OutputFile& output) {
  std::fprintf(stderr, "%s\n", output.failure().c_str());
  return kFailed;
}

}  // namespace diagclub
