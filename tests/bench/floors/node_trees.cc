// The floor of YAML: yaml-cpp building the node tree of every document of the files named, and nothing else.
// A stream is cut at its `---` lines, so that one tree is in memory at a time. Prints how many documents
// there were.
#include <yaml-cpp/yaml.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
  std::size_t documents = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i]);
    if (!file) {
      std::cerr << argv[i] << " cannot be read\n";
      return 2;
    }
    std::string document;
    const auto build = [&] {
      if (!document.empty() && YAML::Load(document).IsDefined()) ++documents;
      document.clear();
    };
    for (std::string line; std::getline(file, line);) {
      if (line == "---")
        build();
      else
        document += line + '\n';
    }
    build();
  }
  std::printf("%zu\n", documents);
}
