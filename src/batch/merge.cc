// Outputs of score in, one of them all out.
#include "batch/merge.h"

#include <algorithm>

#include "batch/byte_stream.h"

namespace diagclub {

namespace {

constexpr std::size_t kPiece = 256 << 10;
constexpr std::string_view kJsonStart = "[";
constexpr std::string_view kJsonEnd = "\n]\n";

class Merging {
 public:
  Merging(ScoreFormat format, const std::function<void(std::string_view)>& write, Diagnostics& problems)
      : format_(format), write_(write), problems_(problems) {}

  bool add(const std::string& path) {
    std::string failure;
    const auto stream = ByteStream::open(path, failure);
    if (!stream) return tell(path, "cannot read it: " + failure, "");
    std::string text;
    bool begun = false;
    bool more = true;
    while (more) {
      more = stream->read(text, kPiece);
      if (!begun && more && text.size() < kPiece && text.find('\n') == std::string::npos) continue;
      if (!begun && !take_start(path, text)) return false;
      begun = true;
      // What may be the end of the array is held back.
      const std::size_t held = format_ == ScoreFormat::json ? std::min(text.size(), kJsonEnd.size()) : 0;
      give(std::string_view(text).substr(0, text.size() - held));
      text.erase(0, text.size() - held);
    }
    if (!stream->failure().empty()) return tell(path, "cannot read it: " + stream->failure(), "");
    if (format_ == ScoreFormat::json && text != kJsonEnd)
      return tell(path, "the array does not end", kRemedy);
    if (format_ != ScoreFormat::json && last_ != '\n')
      return tell(path, "its last line does not end", kRemedy);
    return true;
  }
  void end() const {
    if (format_ == ScoreFormat::json) write_(kJsonEnd);
  }
  long long rows() const { return rows_; }

 private:
  static constexpr const char* kRemedy = "it may have been cut short: score that part again";

  bool tell(const std::string& path, std::string message, std::string help) {
    problems_.error_without_place(path, std::move(message), std::move(help));
    return false;
  }

  // The header, or the bracket.
  bool take_start(const std::string& path, std::string& text) {
    last_ = '\n';
    if (format_ == ScoreFormat::csv) {
      const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      const std::string header = text.substr(0, end);
      if (first_) write_(header);
      if (!first_ && header != header_)
        return tell(path, "its columns are not those of the first",
                    "merge outputs of one `--columns` and one rule set");
      header_ = header;
      text.erase(0, end);
    } else if (format_ == ScoreFormat::json) {
      if (!text.starts_with(kJsonStart)) return tell(path, "this is no JSON that `score` writes", kRemedy);
      text.erase(0, kJsonStart.size());
      if (first_) write_(kJsonStart);
      // A run without rows has none to put a comma before.
      comma_due_ = rows_ > 0 && !text.starts_with(kJsonEnd);
    }
    first_ = false;
    return true;
  }

  void give(std::string_view text) {
    if (text.empty()) return;
    if (comma_due_) write_(",");
    comma_due_ = false;
    write_(text);
    last_ = text.back();
    rows_ += std::count(text.begin(), text.end(), '\n');
  }

  ScoreFormat format_;
  const std::function<void(std::string_view)>& write_;
  Diagnostics& problems_;
  bool first_ = true;
  bool comma_due_ = false;
  char last_ = '\n';
  std::string header_;
  long long rows_ = 0;
};

}  // namespace

std::optional<long long> merge_scores(const std::vector<std::string>& files, ScoreFormat format,
                                      const std::function<void(std::string_view)>& write,
                                      Diagnostics& problems) {
  Merging merging(format, write, problems);
  for (const std::string& file : files) {
    if (!merging.add(file)) return std::nullopt;
  }
  merging.end();
  return merging.rows();
}

}  // namespace diagclub
