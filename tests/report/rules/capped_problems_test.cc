// Which problems are listed, and how many more there are.
#include "report/rules/capped_problems.h"

#include "catch.h"

namespace diagclub {
namespace {

Diagnostics problems_of(const std::string& kinds) {
  Diagnostics problems;
  const Source file("rules.yaml", "a: 1\n");
  for (const char kind : kinds) {
    const std::string code(1, kind);
    if (kind >= 'a')
      problems.warning(file, {{1, 1}, {1, 2}}, code, "", code);
    else
      problems.error(file, {{1, 1}, {1, 2}}, code, "", code);
  }
  return problems;
}

// Capitals are errors: `aAb; 2 more of B`.
std::string capped(const std::string& kinds, const ProblemCaps& caps) {
  const Diagnostics problems = problems_of(kinds);
  const CappedProblems found = capped_problems(problems, caps);
  std::string out;
  for (const Diagnostic* one : found.listed) out += one->code;
  return found.more.empty() ? out : out + "; " + more_in_words(found);
}

}  // namespace

TEST_CASE("of one code so many are listed, in order, the rest counted", "[capped]") {
  CHECK(capped("aAbB", {}) == "aAbB");
  CHECK(capped("", {1, 1, 1, 1}).empty());
  CHECK(capped("aabab", {2, 0, 0, 0}) == "aabb; 1 more of a");
  CHECK(capped("aaabbbA", {1, 0, 0, 0}) == "abA; 2 more of a, 2 more of b");
}

TEST_CASE("errors come before warnings where there is room for few", "[capped]") {
  CHECK(capped("abAB", {0, 0, 0, 2}) == "AB; 1 more of a, 1 more of b");
  CHECK(capped("abAB", {0, 0, 0, 3}) == "aAB; 1 more of b");
  CHECK(capped("aaAAA", {0, 2, 1, 0}) == "aAA; 1 more of a, 1 more of A");
}

}  // namespace diagclub
