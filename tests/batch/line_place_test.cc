// Faults of a text that was read by itself, told where it stands in its line.
#include "batch/line_place.h"

#include "rule_text.h"

namespace diagclub {
namespace {

std::string placed(LinePlace place) {
  Diagnostics problems;
  const Source source("a.json", "{\"é\": 5}", place.line);
  problems.error(source, {{place.line, 7}, {place.line, 8}}, "five is too much", "write 4");
  problems.warning_without_place("a.json", "all is odd", "look again");
  return text_from(placed_in_line(problems, "a.json", source.text(), place));
}

TEST_CASE("a fault of what starts its line stays where it is", "[line_place]") {
  CHECK(placed({3, 1, ""}) == R"(a.json:3:7: error: five is too much
  3 | {"é": 5}
    |       ^
    = help: write 4
a.json: warning: all is odd
  = help: look again
)");
}

TEST_CASE("a fault of what stands further right is told there, with what stands before", "[line_place]") {
  CHECK(placed({3, 5, "[1, "}).starts_with(R"(a.json:3:11: error: five is too much
  3 | [1, {"é": 5}
    |           ^
    = help: write 4
)"));
}

TEST_CASE("of what stands megabytes behind the start of its line columns count from itself", "[line_place]") {
  CHECK(placed({1, 70000, "x"}).starts_with("a.json:1:7: error: five is too much\n"));
}

}  // namespace
}  // namespace diagclub
