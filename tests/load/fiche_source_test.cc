// The text of one fiche from a path, or why there is none.
#include "load/fiche_source.h"

#include "rule_text.h"
#include "temporary_folder.h"

namespace diagclub {

TEST_CASE("a fiche is read whole under its own name", "[fiche_source]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.yaml", "name: A\n");
  Diagnostics problems;
  const auto source = fiche_source(path, problems);
  REQUIRE(source);
  CHECK(source->name() == path);
  CHECK(source->text() == "name: A\n");
  CHECK(problems.empty());
}

TEST_CASE("what is no fiche is told, each in its own way", "[fiche_source]") {
  const TemporaryFolder folder;
  Diagnostics problems;
  CHECK_FALSE(fiche_source(folder.path("gone.yaml"), problems));
  CHECK_FALSE(fiche_source(folder.path(), problems));
  CHECK_FALSE(fiche_source(folder.write("large.yaml", std::string(2 << 20, 'a')), problems));
  CHECK_FALSE(fiche_source(folder.write("large.zip", "PK\3\4" + std::string(2 << 20, 'a')), problems));
  std::vector<std::string> told;
  for (const Diagnostic& each : problems.all())
    told.push_back(folder.told(each.source + ": " + each.message));
  CHECK(told == std::vector<std::string>{"DIR/gone.yaml: cannot read it: no such file",
                                         "DIR: this is a folder, not a fiche",
                                         "DIR/large.yaml: this fiche is larger than 1 MiB",
                                         "DIR/large.zip: this is a zip archive, not text"});
}

}  // namespace diagclub
