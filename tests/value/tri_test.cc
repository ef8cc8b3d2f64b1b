// Kleene's tables, every entry.
#include "value/tri.h"

#include "catch.h"

namespace diagclub {
namespace {

constexpr Tri N = Tri::no, U = Tri::unknown, Y = Tri::yes;
constexpr Tri kAll[] = {N, U, Y};

}  // namespace

TEST_CASE("both is yes when both are, no when one is not", "[tri]") {
  constexpr Tri kBoth[3][3] = {{N, N, N}, {N, U, U}, {N, U, Y}};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) CHECK(both(kAll[a], kAll[b]) == kBoth[a][b]);
  }
}

TEST_CASE("either is no when neither is yes, yes when one is", "[tri]") {
  constexpr Tri kEither[3][3] = {{N, U, Y}, {U, U, Y}, {Y, Y, Y}};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) CHECK(either(kAll[a], kAll[b]) == kEither[a][b]);
  }
}

TEST_CASE("the negation of unknown is unknown", "[tri]") {
  CHECK(negated(N) == Y);
  CHECK(negated(U) == U);
  CHECK(negated(Y) == N);
}

TEST_CASE("not of both is either of not", "[tri]") {
  for (const Tri a : kAll) {
    for (const Tri b : kAll) CHECK(negated(both(a, b)) == either(negated(a), negated(b)));
  }
}

}  // namespace diagclub
