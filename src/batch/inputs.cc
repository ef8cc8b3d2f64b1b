// Names in, files out.
#include "batch/inputs.h"

#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/endings.h"
#include "base/source.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestList = 1 << 30;

// The same for every path to a file, links to folders followed.
fs::path whole_path(const fs::path& path) {
  std::error_code unknown;
  const fs::path folder = fs::canonical(path.has_parent_path() ? path.parent_path() : ".", unknown);
  return folder / path.filename();
}

}  // namespace

std::optional<InputFormat> input_format_from_name(const std::string& name) {
  if (name == "yaml" || name == "yml") return InputFormat::yaml;
  if (name == "ndjson" || name == "jsonl") return InputFormat::ndjson;
  if (name == "json") return InputFormat::json;
  if (name == "csv" || name == "tsv") return InputFormat::csv;
  return std::nullopt;
}

std::optional<InputFormat> input_format(const std::string& path) {
  std::string name = lower_case(path);
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  }
  const std::size_t dot = name.rfind('.');
  const std::size_t slash = name.rfind('/');
  if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return std::nullopt;
  return input_format_from_name(name.substr(dot + 1));
}

InputWalk::InputWalk(std::vector<std::string> inputs, std::optional<InputFormat> from,
                     const std::vector<std::string>& but)
    : from_(from), inputs_(inputs.begin(), inputs.end()) {
  for (const std::string& path : but) {
    if (!path.empty()) but_.push_back(whole_path(path));
  }
}

bool InputWalk::is_own(const fs::path& path) const {
  return std::any_of(but_.begin(), but_.end(), [&](const fs::path& own) {
    return own.filename() == path.filename() && whole_path(path) == own;
  });
}

void InputWalk::enter(const std::string& folder) {
  std::vector<Entry> entries;
  std::error_code failure;
  for (auto at = fs::directory_iterator(folder, failure); !failure && at != fs::directory_iterator();
       at.increment(failure)) {
    const std::string path = at->path().string();
    std::error_code unknown;
    const bool inner = at->is_directory(unknown) && !at->is_symlink(unknown);
    // A link that leads nowhere is told; a pipe would wait for ever.
    const auto format = input_format(path);
    const bool file = !at->is_directory(unknown) && !at->is_fifo(unknown) && !at->is_socket(unknown) &&
                      format && (!from_ || format == from_) && !is_expected_outcome(path);
    if (!inner && is_own(at->path())) continue;
    if (inner || file)
      entries.push_back({path, inner, ""});
    else
      pass_over(nullptr);
  }
  // The last is taken first.
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.path > b.path; });
  if (failure)
    entries.insert(entries.begin(), {folder, false, "cannot read this folder: " + failure.message()});
  open_.push_back(std::move(entries));
}

// A file of a folder: by its name, or as the program's own.
void InputWalk::pass_over(const Input* own) const {
  if (passed_over_ == nullptr) return;
  ++passed_over_->files;
  if (own != nullptr) passed_over_->own_streams.push_back({own->name, own_stream(own->file)});
}

Input InputWalk::take(const std::string& path, bool in_folder) const {
  Input input;
  input.path = path;
  input.name = path == "-" ? "<standard input>" : path;
  input.format = from_ ? *from_ : input_format(path).value_or(InputFormat::yaml);
  input.in_folder = in_folder;
  struct stat status {};
  const bool known = path == "-" ? ::fstat(STDIN_FILENO, &status) == 0 : ::stat(path.c_str(), &status) == 0;
  if (!known) return input;
  input.file = file_identity(status);
  if (path != "-" && S_ISREG(status.st_mode)) input.size = static_cast<std::uint64_t>(status.st_size);
  return input;
}

// A name with `*`, `?` or `[` that is no file's: those that it stands for.
void InputWalk::expand(const std::string& pattern) {
  glob_t found{};
  if (glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    for (std::size_t i = found.gl_pathc; i-- > 0;) inputs_.emplace_front(found.gl_pathv[i]);
  }
  globfree(&found);
}

std::optional<Input> InputWalk::next() {
  while (true) {
    while (!open_.empty()) {
      if (open_.back().empty()) {
        open_.pop_back();
        continue;
      }
      const Entry entry = std::move(open_.back().back());
      open_.back().pop_back();
      if (entry.folder) {
        enter(entry.path);
        continue;
      }
      if (entry.failure.empty()) {
        Input input = take(entry.path, true);
        if (!own_stream(input.file).empty()) {
          pass_over(&input);
          continue;
        }
        any_ = true;
        return input;
      }
      any_ = true;
      Input failed;
      failed.name = entry.path;
      failed.failure = entry.failure;
      return failed;
    }
    if (!folder_.empty() && !any_) {
      Input empty;
      empty.name = std::exchange(folder_, "");
      empty.failure = "there is no fiche in this folder";
      empty.help = "a fiche is a file that ends in .yaml or .yml; .ndjson, .json and .csv hold several";
      return empty;
    }
    folder_.clear();
    if (inputs_.empty()) return std::nullopt;
    const std::string input = std::move(inputs_.front());
    inputs_.pop_front();
    std::error_code failure;
    if (input != "-" && fs::is_directory(input, failure)) {
      if (!enters_) continue;
      folder_ = input;
      any_ = false;
      enter(input);
      continue;
    }
    if (input != "-" && !fs::exists(input, failure) && input.find_first_of("*?[") != std::string::npos) {
      const std::size_t before = inputs_.size();
      expand(input);
      if (inputs_.size() > before) continue;
      Input none;
      none.name = input;
      none.failure = "no file has such a name";
      none.help = "a pattern stands for the files whose names fit it";
      return none;
    }
    return take(input, false);
  }
}

std::optional<std::vector<std::string>> paths_from(const std::string& list, std::string& failure) {
  const FileText file = read_file(list, kLargestList);
  if (file.failure != ReadFailure::none) {
    failure = file.reason;
    return std::nullopt;
  }
  const char end = file.text.find('\0') != std::string::npos ? '\0' : '\n';
  std::vector<std::string> paths;
  const std::size_t start = file.text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  for (std::size_t from = start; from < file.text.size();) {
    const std::size_t to = std::min(file.text.find(end, from), file.text.size());
    std::string path = file.text.substr(from, to - from);
    if (end == '\n' && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) paths.push_back(std::move(path));
    from = to + 1;
  }
  return paths;
}

}  // namespace diagclub
