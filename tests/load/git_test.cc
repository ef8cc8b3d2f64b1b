// Rules as they stood in a revision.
#include "load/git.h"

#include <cstdlib>

#include "rule_text.h"
#include "temporary_folder.h"

namespace diagclub {
namespace {

// False where there is no git here.
bool git(const TemporaryFolder& folder, const std::string& command) {
  const std::string line = "cd '" + folder.path() +
                           "' && git -c user.name=a -c user.email=a@example.org -c init.defaultBranch=main " +
                           command + " >/dev/null 2>&1";
  return std::system(line.c_str()) == 0;
}

}  // namespace

TEST_CASE("the files of a folder as a revision has them", "[git]") {
  const TemporaryFolder folder;
  if (!git(folder, "init")) {
    WARN("there is no git here");
    return;
  }
  folder.write("rules/a.yaml", "a: 1\n");
  folder.write("rules/below/é b.yaml", "b: 1\n");
  folder.write("rules/tests/c.yaml", "c: 1\n");
  folder.write("rules/empty.yaml", "");
  REQUIRE(git(folder, "add . && git -c user.name=a -c user.email=a@example.org commit -m first"));
  folder.write("rules/a.yaml", "a: 2\n");
  Diagnostics problems;
  const auto files = rule_files_from_git("HEAD", folder.path("rules"), problems);
  CHECK(text_from(problems) == "");
  REQUIRE(files);
  std::string all;
  for (const Source& file : *files) all += folder.told(file.name()) + " = " + std::string(file.text()) + "\n";
  CHECK(all ==
        "HEAD:DIR/rules/a.yaml = a: 1\n\nHEAD:DIR/rules/below/é b.yaml = b: 1\n\n"
        "HEAD:DIR/rules/empty.yaml = \n");
}

TEST_CASE("a revision or folder that is not there is told in clear words", "[git]") {
  const TemporaryFolder folder;
  Diagnostics problems;
  CHECK_FALSE(rule_files_from_git("--all", folder.path(), problems));
  CHECK(problems.all().back().message == "this is neither a folder nor a git revision");
  if (!git(folder, "init")) {
    WARN("there is no git here");
    return;
  }
  folder.write("other.txt", "");
  REQUIRE(git(folder, "add . && git -c user.name=a -c user.email=a@example.org commit -m first"));
  CHECK_FALSE(rule_files_from_git("HEAD~7", folder.path(), problems));
  CHECK(problems.all().back().message == "there is neither a folder nor a git revision of this name");
  CHECK_FALSE(rule_files_from_git("HEAD", folder.path(), problems));
  CHECK(folder.told(problems.all().back().message) == "there are no rules in `DIR` there");
}

}  // namespace diagclub
