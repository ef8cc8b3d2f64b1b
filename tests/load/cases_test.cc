// Labelled clubs and small cases from files and folders.
#include "load/cases.h"

#include "rule_text.h"
#include "temporary_folder.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  name: {kind: text, required: yes, FACT, heading: nom}
  n: {kind: number, min: 0, max: 9, FACT, heading: hn}
tables:
  size: {ENTRY, hit: first, inputs: [n], outputs: {big: SAID, small: SAID},
    rows: [{when: {n: "> 5"}, then: big, text: SAID}, {when: {}, then: small, text: SAID}]}
)";

struct Cases {
  std::unique_ptr<const Plan> plan = plan_from_text(kRules);
  FicheForm form{plan->rules()};
  TemporaryFolder folder;
  Diagnostics problems;

  TestCorpus from(const std::vector<std::string>& paths) { return cases_from_paths(paths, form, problems); }
};

constexpr const char* kLabels = "size: {report: big, tool: big, section: I}\n";

}  // namespace

TEST_CASE("a folder gives its labelled clubs and its cases; a fiche without labels is left out", "[cases]") {
  Cases cases;
  cases.folder.write("a.yaml", "name: A\nn: 7\n");
  cases.folder.write("a.expected.yaml", kLabels);
  cases.folder.write("below/b.yaml", "name: B\n");
  cases.folder.write("small.cases.yaml",
                     "cases:\n  - {name: low, fiche: {n: 1}, expect: {size: small}}\n"
                     "  - {name: high, fiche: {n: 8}, expect: {size: big}}\n");
  const TestCorpus corpus = cases.from({cases.folder.path()});
  CHECK(text_from(cases.problems) == "");
  REQUIRE(corpus.clubs.size() == 1);
  CHECK(cases.folder.told(corpus.clubs[0].fiche.source) == "DIR/a.yaml");
  REQUIRE(corpus.cases.size() == 2);
  CHECK(corpus.cases[1].name == "high");
}

TEST_CASE("a fiche that is named must have its labels beside it", "[cases]") {
  Cases cases;
  const std::string path = cases.folder.write("b.yaml", "name: B\n");
  CHECK(cases.from({path}).clubs.empty());
  REQUIRE(cases.problems.error_count() == 1);
  CHECK(cases.folder.told(text_from(cases.problems)).find("DIR/b.expected.yaml") != std::string::npos);
}

TEST_CASE("a wrong fiche or label is told, and the others are read", "[cases]") {
  Cases cases;
  cases.folder.write("a.yaml", "name: A\nn: many\n");
  cases.folder.write("a.expected.yaml", kLabels);
  cases.folder.write("b.yaml", "name: B\n");
  cases.folder.write("b.expected.yaml", "sise: {report: big, tool: big, section: I}\n");
  cases.folder.write("c.yaml", "name: C\n");
  cases.folder.write("c.expected.yaml", kLabels);
  const TestCorpus corpus = cases.from({cases.folder.path()});
  REQUIRE(corpus.clubs.size() == 1);
  CHECK(cases.folder.told(corpus.clubs[0].fiche.source) == "DIR/c.yaml");
  std::vector<std::string> told;
  for (const Diagnostic& each : cases.problems.all()) told.push_back(cases.folder.told(each.source));
  CHECK(told == std::vector<std::string>{"DIR/a.yaml", "DIR/b.expected.yaml"});
}

}  // namespace diagclub
