#include "reason/trials/agreement.h"

#include "catch.h"

namespace diagclub {
namespace {

Confusion confusion(std::initializer_list<std::pair<const char*, const char*>> pairs) {
  Confusion judged;
  for (const auto& [given, found] : pairs) judged.add(given, found);
  return judged;
}

TEST_CASE("kappa of complete agreement over several labels is 1") {
  CHECK(*confusion({{"B1", "B1"}, {"B2", "B2"}, {"B3", "B3"}}).kappa() == Approx(1));
}

TEST_CASE("kappa of what chance gives is 0") {
  // Each judge says a half of the time, without regard to the other.
  CHECK(*confusion({{"a", "a"}, {"a", "b"}, {"b", "a"}, {"b", "b"}}).kappa() == Approx(0));
}

TEST_CASE("kappa by hand: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no") {
  Confusion judged;
  for (int i = 0; i < 20; ++i) judged.add("yes", "yes");
  for (int i = 0; i < 5; ++i) judged.add("yes", "no");
  for (int i = 0; i < 10; ++i) judged.add("no", "yes");
  for (int i = 0; i < 15; ++i) judged.add("no", "no");
  CHECK(judged.agreed() == 35);
  CHECK(judged.total() == 50);
  CHECK(*judged.kappa() == Approx(0.4));
}

TEST_CASE("kappa is not defined without cases or with one label throughout") {
  CHECK_FALSE(Confusion{}.kappa().has_value());
  CHECK_FALSE(confusion({{"a", "a"}, {"a", "a"}}).kappa().has_value());
}

TEST_CASE("labels are those of either judge, in order") {
  const Confusion judged = confusion({{"b", "a"}, {"c", "open"}});
  CHECK(judged.labels() == std::vector<std::string>{"a", "b", "c", "open"});
  CHECK(judged.count("b", "a") == 1);
  CHECK(judged.count("a", "b") == 0);
}

}  // namespace
}  // namespace diagclub
