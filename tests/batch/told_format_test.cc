// What an input is, by its name and by how it starts.
#include "batch/told_format.h"

#include "catch.h"

namespace diagclub {
namespace {

using Format = InputFormat;

TEST_CASE("a format by what a path ends in", "[inputs]") {
  CHECK(input_format("a/b.yaml") == Format::yaml);
  CHECK(input_format("B.YML.GZ") == Format::yaml);
  CHECK(input_format("b.jsonl.zst") == Format::ndjson);
  CHECK(input_format("b.json") == Format::json);
  CHECK(input_format("b.tsv") == Format::csv);
  for (const char* path : {"b", "a.yaml/b", "b.yaml.txt", "b.gz", ".zst"}) CHECK_FALSE(input_format(path));
}

TEST_CASE("a format that a text can only be, whatever its name says", "[inputs]") {
  CHECK(told_format(Format::ndjson, "[{\"name\": \"A\"},", false) == Format::json);
  CHECK(told_format(Format::yaml, "[{\"name\": \"A\"}]", true) == Format::json);
  CHECK(told_format(Format::yaml, "\xEF\xBB\xBF {\"name\": \"A\"}\n{\"name\": \"B\"}\n", true) ==
        Format::ndjson);
  CHECK(told_format(Format::ndjson, "{\n  \"name\": \"A\"\n}\n", true) == Format::json);
}

TEST_CASE("a text that may be what it is called stays so", "[inputs]") {
  CHECK(told_format(Format::yaml, "{name: A}\n", true) == Format::yaml);
  CHECK(told_format(Format::yaml, "[a, b]", true) == Format::yaml);
  CHECK(told_format(Format::yaml, "name: A\n{", true) == Format::yaml);
  CHECK(told_format(Format::ndjson, "{\"a\": \"{\"}\n{\"a\": 1}\n", true) == Format::ndjson);
  CHECK(told_format(Format::csv, "[{\"name\"", false) == Format::csv);
}

}  // namespace
}  // namespace diagclub
