#include "model/vocabulary.h"

#include "catch.h"
#include "model/fiche.h"

namespace diagclub {

TEST_CASE("a dotted name is a section and a key", "[vocabulary]") {
  Fact fact;
  fact.name = "members.firms";
  CHECK(fact.section() == "members");
  CHECK(fact.key() == "firms");
}

TEST_CASE("a name without a dot stands at the top", "[vocabulary]") {
  Fact fact;
  fact.name = "created";
  CHECK(fact.section().empty());
  CHECK(fact.key() == "created");
}

TEST_CASE("only the first dot parts section and key", "[vocabulary]") {
  Fact fact;
  fact.name = "a.b.c";
  CHECK(fact.section() == "a");
  CHECK(fact.key() == "b.c");
}

TEST_CASE("a fiche finds what it says of a fact", "[vocabulary]") {
  Fiche fiche;
  fiche.facts.resize(2);
  fiche.facts[0].fact = FactId(3);
  fiche.facts[1].fact = FactId(1);
  CHECK(fiche.find(FactId(1)) == &fiche.facts[1]);
  CHECK(fiche.find(FactId(3)) == &fiche.facts[0]);
  CHECK(fiche.find(FactId(0)) == nullptr);
}

TEST_CASE("a text is empty when both languages are", "[vocabulary]") {
  CHECK(Text{}.empty());
  CHECK_FALSE(Text{"a", ""}.empty());
  CHECK_FALSE(Text{"", "a"}.empty());
}

}  // namespace diagclub
