// Rule sets from folders: all of their files, or every reason why not.
#include "load/rules.h"

#include "rule_text.h"
#include "temporary_folder.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  n: {kind: number, min: 0, max: 9, FACT, heading: hn}
rules:
  r: {ENTRY, group: step, when: {n: "> 5"}}
)";

void write_rules(const TemporaryFolder& folder) {
  folder.write("common.yaml", std::string(kCommonRules) + std::string(kEmptyPage));
  folder.write("own/rules.yaml", rules_from_short(kRules));
}

}  // namespace

TEST_CASE("the rules of a folder are those of all its files, but of its tests", "[load_rules]") {
  const TemporaryFolder folder;
  write_rules(folder);
  folder.write("tests/r.cases.yaml", "cases: [{name: c, fiche: {n: 6}, expect: {r: yes}}]\n");
  Diagnostics problems;
  const auto plan = plan_from_folder(folder.path(), problems);
  CHECK(text_from(problems) == "");
  REQUIRE(plan);
  CHECK(outcome_from_text(*plan, "n: 6\n").rule(*plan, thing_called(*plan, "r").rule()) == Tri::yes);
  const auto files = rule_sources(folder.path(), problems);
  REQUIRE(files);
  REQUIRE(files->size() == 2);
  CHECK(folder.told((*files)[0].name()) == "DIR/common.yaml");
  CHECK(folder.told((*files)[1].name()) == "DIR/own/rules.yaml");
}

TEST_CASE("what is wrong in any file is told with its place, and no plan is given", "[load_rules]") {
  const TemporaryFolder folder;
  write_rules(folder);
  folder.write("more.yaml", "rules:\n  s: {when: m}\n");
  Diagnostics problems;
  CHECK(plan_from_folder(folder.path(), problems) == nullptr);
  CHECK(folder.told(text_from(problems)).starts_with("DIR/more.yaml:2:6: error: "));
}

TEST_CASE("a folder without rules, and none at all", "[load_rules]") {
  const TemporaryFolder folder;
  folder.write("tests/a.yaml", "a: b\n");
  Diagnostics problems;
  CHECK_FALSE(rule_sources(folder.path(), problems));
  CHECK_FALSE(rule_sources(folder.path("gone"), problems));
  CHECK(folder.told(text_from(problems)) == R"(DIR: error: there are no rules here
  = help: `--rules` takes a folder that holds .yaml files
DIR/gone: error: cannot read this folder of rules: No such file or directory
  = help: `--rules` takes a folder that holds .yaml files
)");
}

}  // namespace diagclub
