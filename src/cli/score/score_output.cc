// Rows in; files that are whole or not there, or that can be gone on with, out.
#include "cli/score/score_output.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/sizes.h"
#include "base/source.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::size_t kLargestJournal = 1 << 20;

class PlainOutput : public ScoreOutput {
 public:
  PlainOutput(const std::string& output, const std::string& errors) : output_(output) {
    if (!errors.empty()) errors_.emplace(errors);
  }
  bool write(std::string_view rows, std::string_view errors, const ScoreCounts&, const InputPlace&) override {
    output_.write(rows);
    if (errors_) errors_->write(errors);
    return failure().empty();
  }
  bool finish(std::string_view footer) override {
    output_.write(footer);
    return (!errors_ || errors_->finish()) && output_.finish();
  }
  std::string failure() const override {
    return !output_.failure().empty() || !errors_ ? output_.failure() : errors_->failure();
  }
  std::vector<std::string> own_files() const override {
    return {output_.partial(), errors_ ? errors_->partial() : ""};
  }
  bool whole_or_not_there() const override { return output_.whole_or_not_there(); }

 private:
  OutputFile output_;
  std::optional<OutputFile> errors_;
};

// A file that grows beside its place.
class Part {
 public:
  explicit Part(std::string target) : target_(std::move(target)), part_(part_of(target_)) {}
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  // Only so many bytes of it count. What went wrong, or nothing.
  std::string open(std::uint64_t bytes) {
    descriptor_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) return std::strerror(errno);
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) return "another run is writing it";
    struct stat status {};
    if (fstat(descriptor_, &status) != 0 || static_cast<std::uint64_t>(status.st_size) < bytes)
      return "it is shorter than an earlier run left it";
    if (ftruncate(descriptor_, static_cast<off_t>(bytes)) != 0) return std::strerror(errno);
    if (lseek(descriptor_, 0, SEEK_END) < 0) return std::strerror(errno);
    bytes_ = bytes;
    return "";
  }
  std::string write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return std::strerror(errno);
      text.remove_prefix(size_from(written));
      bytes_ += static_cast<std::uint64_t>(written);
    }
    return "";
  }
  // In its place, unless it is there already.
  std::string put_in_place() const {
    return ::access(part_.c_str(), F_OK) == 0 ? diagclub::put_in_place(part_, target_) : "";
  }
  std::uint64_t bytes() const { return bytes_; }
  const std::string& part() const { return part_; }

 private:
  std::string target_;
  std::string part_;
  int descriptor_ = -1;
  std::uint64_t bytes_ = 0;
};

class GrowingOutput : public ScoreOutput {
 public:
  GrowingOutput(const std::string& output, const std::string& errors, ScoreJournal journal)
      : journal_path_(journal_of(output)), output_(output), journal_(std::move(journal)) {
    if (!errors.empty()) errors_.emplace(errors);
  }

  // `anew`: there is no journal yet. It is made before the parts: one without a journal is another's.
  bool open(bool anew) {
    if (journal_.done) return true;
    if (anew && !keep_journal()) return false;
    return kept(output_.part(), output_.open(journal_.output_bytes)) &&
           (!errors_ || kept(errors_->part(), errors_->open(journal_.error_bytes)));
  }
  bool write(std::string_view rows, std::string_view errors, const ScoreCounts& counts,
             const InputPlace& after) override {
    if (!kept(output_.part(), output_.write(rows))) return false;
    if (errors_ && !kept(errors_->part(), errors_->write(errors))) return false;
    journal_.counts = counts;
    journal_.place = after;
    journal_.output_bytes = output_.bytes();
    journal_.error_bytes = errors_ ? errors_->bytes() : 0;
    return keep_journal();
  }
  bool finish(std::string_view footer) override {
    if (!journal_.done && !kept(output_.part(), output_.write(footer))) return false;
    journal_.done = true;
    if (!keep_journal() || !kept(output_.part(), output_.put_in_place()) ||
        (errors_ && !kept(errors_->part(), errors_->put_in_place())))
      return false;
    unlink(journal_path_.c_str());
    return true;
  }
  std::string failure() const override { return failure_; }
  std::vector<std::string> own_files() const override {
    return {output_.part(), errors_ ? errors_->part() : "", journal_path_, fresh_journal()};
  }
  bool whole_or_not_there() const override { return true; }

 private:
  std::string fresh_journal() const { return journal_path_ + ".new"; }

  bool kept(const std::string& path, const std::string& reason) {
    if (!reason.empty() && failure_.empty())
      failure_ = printable(path) + ": error: cannot write it: " + reason;
    return failure_.empty();
  }
  // Under another name first, so that there is always a whole one.
  bool keep_journal() {
    const std::string fresh = fresh_journal();
    std::FILE* const file = std::fopen(fresh.c_str(), "wbe");
    if (file == nullptr) return kept(fresh, std::strerror(errno));
    const std::string text = text_from_journal(journal_);
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    const bool closed = std::fclose(file) == 0;
    if (!written || !closed || std::rename(fresh.c_str(), journal_path_.c_str()) != 0)
      return kept(fresh, std::strerror(errno));
    return true;
  }

  std::string journal_path_;
  Part output_;
  std::optional<Part> errors_;
  ScoreJournal journal_;
  std::string failure_;
};

}  // namespace

std::unique_ptr<ScoreOutput> plain_score_output(const std::string& output, const std::string& errors) {
  return std::make_unique<PlainOutput>(output, errors);
}

std::string part_of(const std::string& target) { return target + ".part"; }
std::string journal_of(const std::string& target) { return target + ".resume"; }

std::optional<ResumedOutput> resumed_score_output(const std::string& output, const std::string& errors,
                                                  const std::string& run, Diagnostics& problems) {
  ResumedOutput resumed;
  const std::string path = journal_of(output);
  const FileText kept = read_file(path, kLargestJournal);
  const std::string remedy = "remove it, and `" + part_of(output) + "`, to start anew";
  if (kept.failure == ReadFailure::none) {
    resumed.journal = journal_from_text(kept.text);
    if (!resumed.journal) {
      problems.error_without_place(path, "this is not what a run leaves behind", remedy);
      return std::nullopt;
    }
    if (resumed.journal->run != run) {
      problems.error_without_place(
          path, "the run that stopped here was another: other inputs, options or rules", remedy);
      return std::nullopt;
    }
  } else if (kept.failure != ReadFailure::missing) {
    problems.error_without_place(path, "cannot read it: " + kept.reason, remedy);
    return std::nullopt;
  } else {
    for (const std::string& part : {part_of(output), errors.empty() ? "" : part_of(errors)}) {
      if (part.empty() || ::access(part.c_str(), F_OK) != 0) continue;
      problems.error_without_place(part, "no run says that this file is its own: there is no `" + path + "`",
                                   "move it away, or remove it, to start anew");
      return std::nullopt;
    }
  }
  ScoreJournal journal = resumed.journal.value_or(ScoreJournal{});
  journal.run = run;
  auto growing = std::make_unique<GrowingOutput>(output, errors, std::move(journal));
  if (!growing->open(!resumed.journal)) {
    const std::string failure = growing->failure();
    problems.error_without_place(part_of(output), failure.substr(failure.rfind(": ") + 2), remedy);
    return std::nullopt;
  }
  resumed.output = std::move(growing);
  return resumed;
}

}  // namespace diagclub
