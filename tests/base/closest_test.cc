// Which name a misspelt one is taken for.
#include "base/closest.h"

#include "catch.h"

namespace diagclub {
namespace {

using Names = std::vector<std::string>;

// Empty for nothing, so that each check is one line.
std::string closest(std::string_view wanted, const Names& names) {
  return closest_name(wanted, names).value_or("");
}

}  // namespace

TEST_CASE("one slip is forgiven", "[closest]") {
  const Names names = {"area", "firms", "inhabitants"};
  CHECK(closest("frims", names) == "firms");   // two letters that changed places
  CHECK(closest("firm", names) == "firms");    // one too few
  CHECK(closest("firmss", names) == "firms");  // one too many
  CHECK(closest("fermes", Names{"ferme"}) == "ferme");
  CHECK(closest("xirms", names) == "firms");  // one other
  CHECK(closest("firms", names) == "firms");
  CHECK(closest("inhabitnats", names) == "inhabitants");
}

TEST_CASE("nothing is suggested when no name is near", "[closest]") {
  CHECK_FALSE(closest_name("density", Names{"area", "firms"}));
  CHECK_FALSE(closest_name("firms", Names{}));
  CHECK_FALSE(closest_name("", Names{"a", "firms"}));
  CHECK_FALSE(closest_name("--", Names{"a", "firms"}));
  CHECK_FALSE(closest_name("firms", Names{""}));
}

TEST_CASE("the limit is a third of the length, and at least one", "[closest]") {
  CHECK(closest("ab", Names{"ax"}) == "ax");              // 1 of 2
  CHECK(closest("abcde", Names{"abcdx"}) == "abcdx");     // 1 of 5
  CHECK(closest("abcde", Names{"abcxy"}).empty());        // 2 of 5
  CHECK(closest("abcdef", Names{"abcdxy"}) == "abcdxy");  // 2 of 6
  CHECK(closest("abcdef", Names{"abcxyz"}).empty());      // 3 of 6
  CHECK(closest("abcdefghi", Names{"abcdefxyz"}) == "abcdefxyz");
  CHECK(closest("abcdefghi", Names{"abcdewxyz"}).empty());
}

TEST_CASE("a short name with nothing in common is no suggestion", "[closest]") {
  CHECK(closest("x", Names{"a"}).empty());
  CHECK(closest("a", Names{"ab"}) == "ab");
  CHECK(closest("on", Names{"no"}) == "no");
}

TEST_CASE("the nearest wins, and of equals the first", "[closest]") {
  CHECK(closest("clubs", Names{"clumsy", "clubx", "club"}) == "clubx");
  CHECK(closest("clubs", Names{"club", "clubx"}) == "club");
  CHECK(closest("clubs", Names{"clubx", "clubs"}) == "clubs");
}

TEST_CASE("letters that changed places count once, even around another", "[closest]") {
  CHECK(closest("abcdef", Names{"bacdfe"}) == "bacdfe");  // twice one
  // `ca` to `abc` is 2: places changed, one letter put between. Without the latter it would be 3.
  CHECK(closest("caxxxx", Names{"abcxxxx"}) == "abcxxxx");
  CHECK(closest("caxxx", Names{"abcxxx"}).empty());
}

TEST_CASE("names are compared folded and given as they are", "[closest]") {
  CHECK(closest("DENSITE", Names{"densit\u00e9"}) == "densit\u00e9");
  CHECK(closest("densite\u0301", Names{"Densit\u00e9"}) == "Densit\u00e9");
  CHECK(closest("chiffre d'affaires", Names{"chiffre_d_affaires"}) == "chiffre_d_affaires");
  CHECK(closest("main-d\u2019\u0153uvre", Names{"main_d_oeuvre"}) == "main_d_oeuvre");
  CHECK(closest("\u4e2d\u6587\u5b57", Names{"\u4e2d\u6587"}) == "\u4e2d\u6587");  // characters, not bytes
  CHECK(closest("fi\xffrms", Names{"firms"}) == "firms");
}

TEST_CASE("gigantic names are not compared", "[closest]") {
  const std::string gigantic(20'000'000, 'a');
  CHECK_FALSE(closest_name(gigantic, Names{gigantic, "a"}));
  CHECK_FALSE(closest_name("firms", Names{gigantic}));
  const std::string longest(200, 'a');
  CHECK(closest(longest, Names{longest + "b"}) == longest + "b");
}

}  // namespace diagclub
