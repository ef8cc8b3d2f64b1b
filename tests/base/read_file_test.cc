// How a file is read, or refused: read_file of base/source.h.
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <thread>

#include "base/source.h"
#include "catch.h"

namespace diagclub {
namespace {

// A folder of its own for each test, gone at the end.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "diagclub_source_XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << text;
    return path_ + "/" + name;
  }

 private:
  std::string path_;
};

// Standard input replaced for as long as this lives.
class StandardInput {
 public:
  explicit StandardInput(int descriptor) : saved_(::dup(STDIN_FILENO)) {
    ::dup2(descriptor, STDIN_FILENO);
    ::close(descriptor);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    if (saved_ >= 0) {
      ::dup2(saved_, STDIN_FILENO);
      ::close(saved_);
    } else {
      ::close(STDIN_FILENO);
    }
  }

 private:
  int saved_;
};

void write_all(int descriptor, std::string_view text) {
  REQUIRE(::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
}

constexpr std::size_t plenty = 1 << 20;

}  // namespace

TEST_CASE("a file is read as it is", "[read_file]") {
  const Folder folder;
  for (const std::string& text :
       {std::string(), std::string("x"), std::string("a\r\nb\0c\xff\n", 8), std::string(300000, 'y')}) {
    const FileText file = read_file(folder.write("f", text), plenty);
    CHECK(file.failure == ReadFailure::none);
    CHECK(file.text == text);
    CHECK(file.reason.empty());
  }
}

TEST_CASE("a missing file, a folder and a path that leads through a file say so", "[read_file]") {
  const Folder folder;
  const FileText missing = read_file(folder / "nothing", plenty);
  CHECK(missing.failure == ReadFailure::missing);
  CHECK(missing.reason == "no such file");
  CHECK(missing.text.empty());

  const FileText empty = read_file("", plenty);
  CHECK(empty.failure == ReadFailure::missing);

  const FileText through = read_file(folder.write("f", "x") + "/g", plenty);
  CHECK(through.failure == ReadFailure::missing);

  // Cut at the zero byte, this path would be the file above.
  const FileText zero = read_file(folder / "f" + std::string("\0x", 2), plenty);
  CHECK(zero.failure == ReadFailure::missing);

  const FileText directory = read_file(folder / ".", plenty);
  CHECK(directory.failure == ReadFailure::directory);
  CHECK(directory.reason == "it is a directory");
}

TEST_CASE("an unreadable file says why in lower case", "[read_file]") {
  const Folder folder;
  ::symlink("loop", (folder / "loop").c_str());
  const FileText loop = read_file(folder / "loop", plenty);
  CHECK(loop.failure == ReadFailure::unreadable);
  CHECK(loop.reason == "too many levels of symbolic links");

  if (::geteuid() == 0) return;  // root may read anything
  const std::string path = folder.write("secret", "x");
  ::chmod(path.c_str(), 0);
  const FileText secret = read_file(path, plenty);
  CHECK(secret.failure == ReadFailure::unreadable);
  CHECK(secret.reason == "permission denied");
}

TEST_CASE("a file too large is cut, one of just the size is not", "[read_file]") {
  const Folder folder;
  const std::string path = folder.write("f", "0123456789");

  const FileText fits = read_file(path, 10);
  CHECK(fits.failure == ReadFailure::none);
  CHECK(fits.text == "0123456789");

  const FileText large = read_file(path, 9);
  CHECK(large.failure == ReadFailure::too_large);
  CHECK(large.text == "012345678");
  CHECK(large.reason == "it is larger than 9 bytes");

  const FileText nothing = read_file(path, 0);
  CHECK(nothing.failure == ReadFailure::too_large);
  CHECK(nothing.text.empty());

  const FileText most = read_file(path, std::numeric_limits<std::size_t>::max());
  CHECK(most.failure == ReadFailure::none);
  CHECK(most.text == "0123456789");
}

TEST_CASE("UTF-16 becomes UTF-8, and the limit is of what it becomes", "[read_file]") {
  using namespace std::string_literals;
  const Folder folder;
  const std::string path = folder.write("u", "\xFF\xFE"s + "a\0b\0\xAC\x20"s);  // ab€
  CHECK(read_file(path, 100).text ==
        "\xEF\xBB\xBF"
        "ab€");
  CHECK(read_file(path, 8).failure == ReadFailure::none);
  for (const std::size_t limit : {5, 7}) {  // fewer bytes than are read, and than they become
    const FileText cut = read_file(path, limit);
    CHECK(cut.failure == ReadFailure::too_large);
    CHECK(cut.text.size() <= limit);
    CHECK(cut.text.substr(0, 4) ==
          "\xEF\xBB\xBF"
          "a");
  }
}

TEST_CASE("the limit holds around the size of the buffer", "[read_file]") {
  const Folder folder;
  constexpr std::size_t buffer = 64 * 1024;
  for (const std::size_t size : {buffer - 1, buffer, buffer + 1, 2 * buffer}) {
    const std::string path = folder.write("f", std::string(size, 'z'));
    CHECK(read_file(path, size).failure == ReadFailure::none);
    CHECK(read_file(path, size).text.size() == size);
    CHECK(read_file(path, size - 1).failure == ReadFailure::too_large);
    CHECK(read_file(path, size - 1).text.size() == size - 1);
  }
}

TEST_CASE("a device without end is given up", "[read_file]") {
  const FileText zeros = read_file("/dev/zero", 100000);
  CHECK(zeros.failure == ReadFailure::too_large);
  CHECK(zeros.text == std::string(100000, '\0'));
}

TEST_CASE("standard input is read by both its names", "[read_file]") {
  for (const std::string name : {"-", "/dev/stdin"}) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    write_all(ends[1], "clubs: 3\n");
    ::close(ends[1]);
    const StandardInput input(ends[0]);
    const FileText file = read_file(name, plenty);
    CHECK(file.failure == ReadFailure::none);
    CHECK(file.text == "clubs: 3\n");
    CHECK(::fcntl(STDIN_FILENO, F_GETFD) >= 0);  // it is still open
  }
}

TEST_CASE("standard input that is a folder or closed is refused", "[read_file]") {
  {
    const StandardInput input(::open("/", O_RDONLY));
    CHECK(read_file("-", plenty).failure == ReadFailure::directory);
  }
  const StandardInput input(::open("/dev/null", O_RDONLY));
  ::close(STDIN_FILENO);
  const FileText closed = read_file("-", plenty);
  CHECK(closed.failure == ReadFailure::unreadable);
  CHECK(closed.reason == "bad file descriptor");
}

TEST_CASE("a slow standard input that does not block is waited for", "[read_file]") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  const StandardInput input(ends[0]);
  std::thread writer([out = ends[1]] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    [[maybe_unused]] const auto written = ::write(out, "late", 4);
    ::close(out);
  });
  const FileText file = read_file("-", plenty);
  writer.join();
  CHECK(file.failure == ReadFailure::none);
  CHECK(file.text == "late");
}

TEST_CASE("a signal does not end the reading of a named pipe", "[read_file]") {
  const Folder folder;
  const std::string path = folder / "pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);

  struct sigaction action {};
  struct sigaction saved {};
  action.sa_handler = [](int) {};  // and no SA_RESTART: system calls fail with EINTR
  ::sigaction(SIGUSR1, &action, &saved);
  std::thread writer([path, reader = ::pthread_self()] {
    const auto pause = std::chrono::milliseconds(30);
    std::this_thread::sleep_for(pause);
    ::pthread_kill(reader, SIGUSR1);  // while it opens
    std::this_thread::sleep_for(pause);
    const int out = ::open(path.c_str(), O_WRONLY);
    std::this_thread::sleep_for(pause);
    ::pthread_kill(reader, SIGUSR1);  // while it reads
    std::this_thread::sleep_for(pause);
    [[maybe_unused]] const auto written = ::write(out, "through", 7);
    ::close(out);
  });
  const FileText file = read_file(path, plenty);
  writer.join();
  ::sigaction(SIGUSR1, &saved, nullptr);
  CHECK(file.failure == ReadFailure::none);
  CHECK(file.text == "through");
}

}  // namespace diagclub
