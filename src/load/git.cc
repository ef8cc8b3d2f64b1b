// A revision in, files out. Git itself is run, with an argument vector, and told nothing by way of a
// terminal.
#include "load/git.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <string_view>

#include "base/endings.h"
#include "base/sizes.h"
#include "load/yaml_folder.h"

namespace diagclub {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostOutput = std::size_t{64} << 20;
constexpr int kNoProgram = 127;

struct Pipe {
  int read = -1;
  int write = -1;
  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read = ends[0];
    write = ends[1];
    return true;
  }
  void close_read() { close(read); }
  void close_write() { close(write); }
  ~Pipe() {
    close(read);
    close(write);
  }

 private:
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

struct GitRun {
  int status = kNoProgram;
  std::string out;
  std::string error;
};

// Reads both streams to their ends. False when there is more than any rule set has.
bool read_both(int out, int error, GitRun& run) {
  std::array<pollfd, 2> waiting{pollfd{out, POLLIN, 0}, pollfd{error, POLLIN, 0}};
  std::array<char, 65536> buffer;
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    if (::poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      const ssize_t count = ::read(waiting[i].fd, buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) {
        waiting[i].fd = -1;
        continue;
      }
      std::string& text = i == 0 ? run.out : run.error;
      if (text.size() + size_from(count) > kMostOutput) return false;
      text.append(buffer.data(), size_from(count));
    }
  }
  return true;
}

// A file without a name that holds a text, to be read from its beginning; below 0 where there can be none. A
// pipe would be full while git waits for its answers to be read.
int file_of(const std::string& text) {
  const int file = ::memfd_create("diagclub", MFD_CLOEXEC);
  for (std::size_t at = 0; file >= 0 && at < text.size();) {
    const ssize_t count = ::write(file, text.data() + at, text.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      ::close(file);
      return -1;
    }
    at += size_from(count);
  }
  if (file >= 0) ::lseek(file, 0, SEEK_SET);
  return file;
}

GitRun run_git(const std::vector<std::string>& arguments, const std::string& input) {
  GitRun run;
  Pipe in;
  Pipe out;
  Pipe error;
  if (!out.open() || !error.open()) return run;
  in.read = file_of(input);
  if (in.read < 0) return run;
  std::vector<char*> vector;
  std::string program = "git";
  vector.push_back(program.data());
  std::vector<std::string> words = arguments;
  for (std::string& word : words) vector.push_back(word.data());
  vector.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return run;
  if (child == 0) {
    ::dup2(in.read, STDIN_FILENO);
    ::dup2(out.write, STDOUT_FILENO);
    ::dup2(error.write, STDERR_FILENO);
    ::setenv("LC_ALL", "C", 1);
    ::setenv("GIT_OPTIONAL_LOCKS", "0", 1);
    ::setenv("GIT_TERMINAL_PROMPT", "0", 1);
    ::setenv("GIT_NO_LAZY_FETCH", "1", 1);
    ::execvp(program.c_str(), vector.data());
    ::_exit(kNoProgram);
  }
  out.close_write();
  error.close_write();
  const bool whole = read_both(out.read, error.read, run);
  if (!whole) {
    ::kill(child, SIGKILL);
    run.error = "git gives more than any rule set holds";
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  run.status = whole && WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  return run;
}

// What git complains of, on one line, without its own word for it.
std::string complaint(const GitRun& run) {
  std::string text = run.error.substr(0, run.error.find('\n'));
  for (const std::string_view lead : {"fatal: ", "error: "}) {
    if (text.starts_with(lead)) text.erase(0, lead.size());
  }
  return text.empty() ? "git failed" : text;
}

// The nearest folder on disk at or above a path, and what is below it.
struct RepositoryPath {
  std::string at;
  std::string below;
};
RepositoryPath nearest_folder(const std::string& folder) {
  std::error_code failure;
  fs::path at = fs::absolute(folder, failure).lexically_normal();
  fs::path below;
  if (!at.has_filename()) at = at.parent_path();
  while (!fs::is_directory(at, failure) && at.has_relative_path()) {
    below = at.filename() / below;
    at = at.parent_path();
  }
  std::string rest = below.string();
  while (rest.ends_with('/')) rest.pop_back();
  return {at.string(), rest.empty() ? "." : rest};
}

struct Blob {
  std::string id;
  std::string path;  // below the folder
};

// `100644 blob ID\tPATH`, each closed by a zero byte.
std::vector<Blob> rule_blobs(const std::string& listing, const std::string& below, Diagnostics& diagnostics) {
  std::vector<Blob> blobs;
  const std::string lead = below == "." ? "" : below + "/";
  for (std::size_t from = 0; from < listing.size();) {
    const std::size_t end = std::min(listing.find('\0', from), listing.size());
    const std::string entry = listing.substr(from, end - from);
    from = end + 1;
    const std::size_t tab = entry.find('\t');
    if (tab == std::string::npos) continue;
    const std::size_t id = entry.rfind(' ', tab);
    std::string path = entry.substr(tab + 1);
    if (!path.starts_with(lead)) continue;
    path.erase(0, lead.size());
    if (path.starts_with("tests/") || !is_yaml(path)) continue;
    if (is_hidden_name(path) || path.find("/.") != std::string::npos) {
      pass_over(path, "its name begins with a dot", "rename it, or take it out of the folder", diagnostics);
    } else if (!entry.starts_with("100")) {
      diagnostics.error_without_place(path, "cannot read it: in a revision links are not followed",
                                      "compare folders instead: `git worktree add`", "unreadable-file");
    } else {
      blobs.push_back({entry.substr(id + 1, tab - id - 1), path});
    }
  }
  std::sort(blobs.begin(), blobs.end(), [](const Blob& a, const Blob& b) { return a.path < b.path; });
  return blobs;
}

// The next answer of `git cat-file --batch`: `ID blob SIZE`, and that many bytes on the lines below. Nothing
// where git says instead that it has none of that name.
std::optional<std::string> next_blob(std::string_view& answers) {
  constexpr std::string_view kKind = " blob ";
  const std::string_view head = answers.substr(0, answers.find('\n'));
  const std::size_t kind = head.find(kKind);
  std::size_t size = 0;
  if (kind == std::string_view::npos ||
      std::from_chars(head.data() + kind + kKind.size(), head.data() + head.size(), size).ec != std::errc() ||
      size >= answers.size() - head.size() - 1)
    return std::nullopt;
  std::string text(answers.substr(head.size() + 1, size));
  answers.remove_prefix(head.size() + 1 + size + 1);
  return text;
}

}  // namespace

std::optional<std::vector<Source>> rule_files_from_git(const std::string& revision, const std::string& folder,
                                                       Diagnostics& diagnostics) {
  const auto fail = [&](std::string message, std::string help) {
    diagnostics.error_without_place(revision, std::move(message), std::move(help));
    return std::nullopt;
  };
  const RepositoryPath standing = nearest_folder(folder);
  const auto git = [&](std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.begin(), {"-C", standing.at, "--no-pager"});
    return run_git(arguments, input);
  };
  const std::string neither =
      "it is no folder on disk, so it is taken for a git revision of `" + folder + "`";
  if (revision.empty() || revision.front() == '-' || revision.find('\0') != std::string::npos)
    return fail("this is neither a folder nor a git revision", "write a folder, or `HEAD~1`, `main`, `a..b`");
  const GitRun inside = git({"rev-parse", "--git-dir"});
  if (inside.status == kNoProgram) return fail("git is not installed", neither);
  if (inside.status != 0)
    return fail(inside.error.find("not a git repository") != std::string::npos
                    ? "`" + standing.at + "` is in no git repository"
                    : complaint(inside),
                neither);
  const GitRun commit = git({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (commit.status != 0)
    return fail("there is neither a folder nor a git revision of this name",
                "`git log --oneline` lists revisions");
  const std::string id = commit.out.substr(0, commit.out.find('\n'));
  const GitRun listing = git({"ls-tree", "-r", "-z", id, "--", standing.below});
  if (listing.status != 0) return fail(complaint(listing), neither);
  const std::size_t before = diagnostics.error_count();
  const std::vector<Blob> blobs = rule_blobs(listing.out, standing.below, diagnostics);
  if (diagnostics.error_count() > before) return std::nullopt;
  if (blobs.empty()) {
    return fail("there are no rules in `" + folder + "` there",
                "`--rules DIR` says which folder of the revision holds them");
  }
  std::string ids;
  for (const Blob& blob : blobs) ids += blob.id + "\n";
  const GitRun answers = git({"cat-file", "--batch"}, ids);
  if (answers.status != 0) return fail("cannot read the rules: " + complaint(answers), "");
  std::vector<Source> files;
  std::string_view rest = answers.out;
  for (const Blob& blob : blobs) {
    std::optional<std::string> text = next_blob(rest);
    if (!text)
      return fail("cannot read `" + blob.path + "`: git does not have it", "`git fsck` says what is amiss");
    files.emplace_back(revision + ":" + (fs::path(folder) / blob.path).lexically_normal().string(),
                       std::move(*text));
  }
  return files;
}

}  // namespace diagclub
