// The floor of a folder: opening and reading every file in it, one after the other, in order of name. Prints
// how many files and bytes there were.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc != 2 || !std::filesystem::is_directory(argv[1])) {
    std::fputs("read_files FOLDER\n", stderr);
    return 2;
  }
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1]))
    paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  std::string text;
  std::size_t bytes = 0;
  for (const std::string& path : paths) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about {};
    if (file < 0 || fstat(file, &about) != 0) {
      std::perror(path.c_str());
      return 2;
    }
    text.resize(static_cast<std::size_t>(about.st_size));
    const ssize_t got = read(file, text.data(), text.size());
    close(file);
    if (got < 0) {
      std::perror(path.c_str());
      return 2;
    }
    bytes += static_cast<std::size_t>(got);
  }
  std::printf("%zu files, %zu bytes\n", paths.size(), bytes);
}
