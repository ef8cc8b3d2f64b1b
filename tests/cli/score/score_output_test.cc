// Outputs that are gone on with, and what a run that was stopped between two steps leaves.
#include "cli/score/score_output.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.h"

namespace diagclub {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

ScoreCounts scored(long long count) { return {count, count, 0, 0}; }

TEST_CASE("what stands behind all rows is no place to go on from", "[score_output]") {
  std::string pattern = (fs::temp_directory_path() / "diagclub_output_XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  const fs::path folder = pattern;
  const std::string path = folder / "out.json";
  const auto open = [&] {
    Diagnostics problems;
    auto resumed = resumed_score_output(path, "", "this run", problems);
    CHECK(problems.empty());
    REQUIRE(resumed);
    return std::move(*resumed);
  };
  {
    const auto first = open();
    CHECK(!first.journal);
    CHECK(first.output->write("[\n{}", "", scored(1), {0, 70, 2}));
    CHECK(first.output->write(",\n{}", "", scored(2), {1, 0, 1}));
  }
  // Stopped while it wrote the end.
  std::ofstream(path + ".part", std::ios::app) << "\n]";
  {
    const auto again = open();
    REQUIRE(again.journal);
    CHECK(again.journal->place.input == 1);
    CHECK(again.journal->counts.read == 2);
    CHECK(!again.journal->done);
    CHECK(again.output->finish("\n]\n"));
  }
  CHECK(text_of(path) == "[\n{},\n{}\n]\n");
  CHECK(!fs::exists(path + ".part"));
  CHECK(!fs::exists(path + ".resume"));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace diagclub
