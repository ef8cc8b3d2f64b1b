// Folders of rules and clubs: what is read, and what is told of the rest.
#include "load/yaml_folder.h"

#include "rule_text.h"
#include "temporary_folder.h"

namespace diagclub {
namespace {

std::vector<std::string> read(const TemporaryFolder& folder, Diagnostics& problems,
                              const FolderWalk& walk = {}) {
  std::vector<std::string> names;
  for (const std::string& path : yaml_files_below(folder.path(), walk, problems))
    names.push_back(path.substr(folder.path().size() + 1));
  return names;
}

}  // namespace

TEST_CASE("YAML files at any depth, by path", "[yaml_folder]") {
  const TemporaryFolder folder;
  folder.write("b.yaml", "");
  folder.write("a.YML", "");
  folder.write("below/further/c.yml", "");
  folder.write("read.me", "");
  Diagnostics problems;
  CHECK(read(folder, problems) == std::vector<std::string>{"a.YML", "b.yaml", "below/further/c.yml"});
  CHECK(problems.empty());
}

TEST_CASE("one folder right below is left out, not one of its name further down", "[yaml_folder]") {
  const TemporaryFolder folder;
  folder.write("tests/a.yaml", "");
  folder.write("below/tests/b.yaml", "");
  Diagnostics problems;
  CHECK(read(folder, problems, {"tests"}) == std::vector<std::string>{"below/tests/b.yaml"});
}

TEST_CASE("what looks like a YAML file and is not read is told", "[yaml_folder]") {
  const TemporaryFolder folder;
  folder.write("a.yaml.txt", "");
  folder.write(".b.yaml", "");
  folder.write(".git/c.yaml", "");
  folder.write("d.yaml/e.yaml", "");
  std::filesystem::create_symlink("nowhere", folder.path("f.yaml"));
  std::filesystem::create_directory_symlink(".", folder.path("round"));
  Diagnostics problems;
  CHECK(read(folder, problems) == std::vector<std::string>{"d.yaml/e.yaml"});
  CHECK(folder.told(text_from(problems)) ==
        R"(DIR/.b.yaml: warning: not read: its name begins with a dot
  = help: rename it, or take it out of the folder
DIR/.git: warning: not read: its name begins with a dot, and so its files are left out
  = help: rename it, or take it out of the folder
DIR/a.yaml.txt: warning: not read: its name does not end in .yaml or .yml
  = help: rename it, or take it out of the folder
DIR/d.yaml: warning: not read: it is a folder, though it is called like a file
  = help: what it holds is read; rename it
DIR/f.yaml: error: cannot read it: it is a link to what is not there
  = help: mend it, or take it out of the folder
DIR/round: warning: not read: this folder is read under another name already
  = help: remove the link
)");
  for (const Diagnostic& each : problems.all())
    CHECK(each.code == (each.severity == Severity::error ? "unreadable-file" : "file-passed-over"));
}

}  // namespace diagclub
