// Outputs of score in, one of them all out.
#include "batch/shards/merge.h"

#include <algorithm>
#include <memory>

#include "base/file_identity.h"
#include "batch/byte_stream.h"
#include "batch/shards/shard_order.h"

namespace diagclub {

namespace {

constexpr std::string_view kJsonStart = "[";
constexpr std::string_view kJsonLastLine = "]";
constexpr const char* kRemedy = "it may have been cut short: score that part again";

// Ends the rows of CSV, of which a cell in quotes may hold line ends, and those of JSON, which hold none.
class RowEnds {
 public:
  explicit RowEnds(ScoreFormat format) : quotes_(format == ScoreFormat::csv) {}
  // The first line end that ends a row, at or behind `from`; all before was given already.
  std::size_t next(std::string_view text, std::size_t from) {
    if (!quotes_) return text.find('\n', from);
    for (std::size_t at = from; at < text.size(); ++at) {
      if (text[at] == '"') within_ = !within_;
      if (text[at] == '\n' && !within_) return at;
    }
    return std::string_view::npos;
  }

 private:
  bool quotes_;
  bool within_ = false;
};

// Takes the mark of a share from the end of a row, which is without its line end; nothing where it has none.
std::optional<ShardMark> take_mark(std::string_view& row, ScoreFormat format) {
  const bool csv = format == ScoreFormat::csv;
  const std::string before = csv ? "," : "\"" + std::string(kShardColumn) + "\":\"";
  const std::string_view behind = csv ? "" : "\"}";
  const std::size_t start = row.rfind(before);
  if (start == std::string_view::npos || !row.ends_with(behind)) return std::nullopt;
  std::string_view text = row.substr(start + before.size());
  if (text.size() < behind.size()) return std::nullopt;
  text.remove_suffix(behind.size());
  const auto mark = shard_mark_from_text(text);
  if (!mark) return std::nullopt;
  row = row.substr(0, start);
  if (!csv && row.ends_with(',')) row.remove_suffix(1);
  return mark;
}

// A file that is to be put behind others. What cannot be opened twice stays open.
struct OpenPart {
  std::unique_ptr<ByteStream> stream;
  std::string text;  // read of it
  bool more = true;
};

class Merging {
 public:
  Merging(ScoreFormat format, const std::function<void(std::string_view)>& write, Diagnostics& problems)
      : format_(format), write_(write), problems_(problems) {}

  // Reads as far as the first row, which says what share it is.
  bool look_at(const std::string& path, ShardPart& part, OpenPart& open) {
    part.path = path;
    if (!opened(path, open)) return false;
    RowEnds ends(format_);
    std::size_t scanned = 0;
    std::vector<std::size_t> found;
    const std::size_t wanted =
        format_ == ScoreFormat::ndjson ? 1 : 2;  // a heading, or a bracket, is before it
    while (found.size() < wanted) {
      const std::size_t end = ends.next(open.text, scanned);
      scanned = end == std::string::npos ? open.text.size() : end + 1;
      if (end != std::string::npos)
        found.push_back(end);
      else if (!(open.more = open.stream->read(open.text, kPiece)))
        break;
    }
    const std::size_t start = wanted == 1 || found.empty() ? 0 : found.front() + 1;
    std::string_view row = std::string_view(open.text).substr(std::min(start, open.text.size()));
    if (found.size() == wanted) row = row.substr(0, found.back() - start);
    if (format_ == ScoreFormat::json && row.ends_with(',')) row.remove_suffix(1);
    part.empty = row.empty() || row.starts_with(kJsonLastLine);
    part.mark = take_mark(row, format_);
    struct stat status {};
    if (path != "-" && ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) open = OpenPart();
    return true;
  }

  // `marked`: the parts are shares; their marks are taken away.
  bool add(const ShardPart& part, OpenPart open, bool marked) {
    if (!open.stream && !opened(part.path, open)) return false;
    marked_ = marked;
    RowEnds ends(format_);
    std::size_t scanned = 0;
    bool begun = format_ == ScoreFormat::ndjson;
    closed_ = false;
    while (true) {
      std::size_t start = 0;
      while (true) {
        const std::size_t end = ends.next(open.text, scanned);
        scanned = end == std::string::npos ? open.text.size() : end + 1;
        if (end == std::string::npos) break;
        const std::string_view line = std::string_view(open.text).substr(start, end - start);
        if (!(begun ? take_row(part.path, line) : take_start(part.path, line))) return false;
        begun = true;
        start = end + 1;
      }
      open.text.erase(0, start);
      scanned -= start;
      write_(rows_text_);
      rows_text_.clear();
      if (!open.more) break;
      open.more = open.stream->read(open.text, kPiece);
    }
    if (!open.stream->failure().empty())
      return tell(part.path, "cannot read it: " + open.stream->failure(), "");
    if (format_ == ScoreFormat::json && !begun) return no_json(part.path);
    if (format_ == ScoreFormat::json && !closed_) return tell(part.path, "the array does not end", kRemedy);
    if (!open.text.empty() || !begun) return tell(part.path, "its last line does not end", kRemedy);
    return true;
  }
  void end() const {
    if (format_ != ScoreFormat::json) return;
    write_("\n");
    write_(kJsonLastLine);
    write_("\n");
  }
  long long rows() const { return rows_; }

 private:
  bool tell(const std::string& path, std::string message, std::string help) {
    problems_.error_without_place(path, std::move(message), std::move(help));
    return false;
  }
  bool no_json(const std::string& path) { return tell(path, "this is no JSON that `score` writes", kRemedy); }

  bool opened(const std::string& path, OpenPart& open) {
    std::string failure;
    open.stream = ByteStream::open(path, failure);
    return open.stream || tell(path, "cannot read it: " + failure, "");
  }

  // The header, or the bracket.
  bool take_start(const std::string& path, std::string_view line) {
    if (format_ == ScoreFormat::json) {
      if (line != kJsonStart) return no_json(path);
      if (first_) rows_text_ += line;
      first_ = false;
      return true;
    }
    if (!first_ && line != header_)
      return tell(path, "its columns are not those of the first",
                  "merge outputs of one `--columns` and one rule set");
    if (first_) header_ = line;
    const std::string mark = "," + std::string(kShardColumn);
    if (marked_ && line.ends_with(mark)) line.remove_suffix(mark.size());
    if (first_) rows_text_.append(line) += '\n';
    first_ = false;
    return true;
  }

  bool take_row(const std::string& path, std::string_view line) {
    if (closed_) return tell(path, "something stands behind the end of its array", kRemedy);
    if (format_ == ScoreFormat::json) {
      closed_ = line == kJsonLastLine;
      if (closed_) return true;
      if (line.ends_with(',')) line.remove_suffix(1);
    }
    if (marked_ && !take_mark(line, format_))
      return tell(path, "a row of it does not say which share it is of", kRemedy);
    if (format_ == ScoreFormat::json) rows_text_ += rows_ > 0 ? ",\n" : "\n";
    rows_text_ += line;
    if (marked_ && format_ != ScoreFormat::csv) rows_text_ += '}';
    if (format_ != ScoreFormat::json) rows_text_ += '\n';
    ++rows_;
    return true;
  }

  ScoreFormat format_;
  const std::function<void(std::string_view)>& write_;
  Diagnostics& problems_;
  bool first_ = true;
  bool marked_ = false;
  bool closed_ = false;  // the array of the part at hand
  std::string header_;
  std::string rows_text_;  // not written yet
  long long rows_ = 0;
};

}  // namespace

std::optional<long long> merge_scores(const std::vector<std::string>& files, ScoreFormat format,
                                      const std::function<void(std::string_view)>& write,
                                      Diagnostics& problems) {
  Merging merging(format, write, problems);
  std::vector<ShardPart> parts(files.size());
  std::vector<OpenPart> open(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!merging.look_at(files[i], parts[i], open[i])) return std::nullopt;
  }
  const auto order = order_of_parts(parts, problems);
  if (!order) return std::nullopt;
  const bool marked =
      std::any_of(parts.begin(), parts.end(), [](const ShardPart& part) { return part.mark.has_value(); });
  for (const std::size_t part : *order) {
    if (!merging.add(parts[part], std::move(open[part]), marked)) return std::nullopt;
  }
  merging.end();
  return merging.rows();
}

}  // namespace diagclub
