// Endings of names, letters of either case being the same.
#include "base/endings.h"

#include "catch.h"

namespace diagclub {
namespace {

TEST_CASE("endings are compared without case", "[endings]") {
  CHECK(lower_case("EXPORT.CSV.Gz É") == "export.csv.gz É");
  CHECK(has_ending("A.CSV", ".csv"));
  CHECK(has_ending(".csv", ".csv"));
  CHECK(!has_ending("csv", ".csv"));
  CHECK(!has_ending("a.csv.bak", ".csv"));
  for (const char* const name : {"a.yaml", "a.YAML", "a.Yml", "a.b.yML"}) CHECK(is_yaml(name));
  for (const char* const name : {"yaml", "a.yaml~", "a.yaml.gz", "", "a"}) CHECK(!is_yaml(name));
  for (const char* const name : {"a.expected.yaml", "a.EXPECTED.yml"}) CHECK(is_expected_outcome(name));
  CHECK(!is_expected_outcome("a.unexpected.yaml"));
  CHECK(!is_expected_outcome("expected.yaml"));
  for (const char* const name : {"a.gz", "A.CSV.GZ", "a.Zst"}) CHECK(is_packed(name));
  CHECK(!is_packed("a.tgz"));
}

}  // namespace
}  // namespace diagclub
