// Relations that the fiches of a run break: counted, and the first of them named.
#include "batch/broken_relations.h"

#include "rule_text.h"

namespace diagclub {
namespace {

using Broken = std::vector<const Relations::Broken*>;

std::string warnings(const BrokenRelations& relations) {
  Diagnostics none;
  const auto rules = rules_from_text(
      "facts:\n  n: {kind: number, min: 0, max: 9, FACT, heading: h}\n"
      "relations:\n  one: {when: n > 1, text: {fr: un, en: one is odd}}\n"
      "  two: {when: n > 2, text: {fr: deux, en: two is odd}}\n",
      none);
  REQUIRE(rules);
  Diagnostics told;
  relations.warn(*rules, Language::english, told);
  return text_from(told);
}

TEST_CASE("a relation is told once a run, with where it is broken first", "[broken_relations]") {
  const Relations::Broken one{0, std::nullopt, {}}, two{1, std::nullopt, {}};
  BrokenRelations relations;
  CHECK(warnings(relations).empty());
  relations.add({&two}, "a.yaml", 1);
  CHECK(warnings(relations) == "a.yaml:1: warning: two is odd\n  = help: one fiche is so: a.yaml:1\n");
  relations.add({&one, &two, &one}, "b.yaml", 7);
  CHECK(warnings(relations) ==
        "b.yaml:7: warning: one is odd\n  = help: one fiche is so: b.yaml:7\n"
        "a.yaml:1: warning: two is odd\n  = help: 2 fiches are so: a.yaml:1, b.yaml:7\n");
}

TEST_CASE("parts of a run are put together in their order", "[broken_relations]") {
  const Relations::Broken one{0, std::nullopt, {}};
  BrokenRelations first, later;
  first.add({&one}, "a", 1);
  first.add({&one}, "a", 2);
  for (int line = 3; line < 6; ++line) later.add({&one}, "b", line);
  first.merge(later);
  CHECK(warnings(first) == "a:1: warning: one is odd\n  = help: 5 fiches are so: a:1, a:2, b:3, …\n");
}

}  // namespace
}  // namespace diagclub
