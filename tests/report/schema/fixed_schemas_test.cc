#include "report/schema/fixed_schemas.h"

#include "catch.h"

namespace diagclub {
namespace {

TEST_CASE("a schema that no rule set changes, by its name", "[schema]") {
  const auto check = fixed_schema("check");
  REQUIRE(check);
  CHECK(check->starts_with("{\n    \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"));
  CHECK(check->ends_with("\n}\n"));
  CHECK(check->find("\"title\": \"what diagclub rules check writes\"") != std::string_view::npos);
}

TEST_CASE("other names are none", "[schema]") {
  for (const char* name : {"", "chec", "check.json", "Check", "fiche", "fixed/check"})
    CHECK_FALSE(fixed_schema(name));
}

TEST_CASE("each stands once and is given by its name", "[schema]") {
  CHECK(fixed_schemas().size() == 10);
  for (const EmbeddedFile& file : fixed_schemas()) {
    INFO(file.path);
    REQUIRE(file.path.ends_with(".json"));
    CHECK(fixed_schema(file.path.substr(0, file.path.size() - 5)) == file.text);
  }
}

}  // namespace
}  // namespace diagclub
