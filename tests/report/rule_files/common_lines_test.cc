#include "report/rule_files/common_lines.h"

#include <algorithm>
#include <random>
#include <string>

#include "catch.h"

namespace diagclub {

namespace {

using Lines = std::vector<std::string_view>;

// By the textbook: a table of every pair of ends.
std::size_t longest(const Lines& before, const Lines& after) {
  std::vector<std::vector<std::size_t>> table(before.size() + 1,
                                              std::vector<std::size_t>(after.size() + 1, 0));
  for (std::size_t i = 1; i <= before.size(); ++i) {
    for (std::size_t j = 1; j <= after.size(); ++j) {
      table[i][j] = before[i - 1] == after[j - 1] ? table[i - 1][j - 1] + 1
                                                  : std::max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[before.size()][after.size()];
}

void check_common(const Lines& before, const Lines& after, std::size_t count) {
  const auto common = common_lines(before, after);
  CHECK(common.size() == count);
  for (std::size_t k = 0; k < common.size(); ++k) {
    const auto [i, j] = common[k];
    REQUIRE(i < before.size());
    REQUIRE(j < after.size());
    CHECK(before[i] == after[j]);
    if (k > 0) CHECK((i > common[k - 1].first && j > common[k - 1].second));
  }
}

// Numbers as lines.
std::vector<std::string> numbered(int from, int to) {
  std::vector<std::string> texts;
  for (int i = from; i < to; ++i) texts.push_back(std::to_string(i));
  return texts;
}

}  // namespace

TEST_CASE("what both keep is the longest, as the table of all pairs has it", "[common_lines]") {
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    const std::string_view letters = "abcdefgh";
    const std::size_t kinds = 1 + random() % letters.size();
    const auto some = [&] {
      Lines lines(random() % 14);
      for (std::string_view& line : lines) line = letters.substr(random() % kinds, 1);
      return lines;
    };
    const Lines before = some();
    const Lines after = some();
    check_common(before, after, longest(before, after));
  }
}

TEST_CASE("of a long text with many changes the rest is kept", "[common_lines]") {
  const std::vector<std::string> texts = numbered(0, 9000);
  const Lines before(texts.begin(), texts.end());
  Lines after = before;
  for (std::size_t i = 0; i < after.size(); i += 3) after[i] = "changed";
  check_common(before, after, 6000);
}

TEST_CASE("a text that differs beyond measure keeps its equal ends", "[common_lines]") {
  const std::vector<std::string> one = numbered(0, 12000);
  const std::vector<std::string> other = numbered(20000, 32000);
  Lines before(one.begin(), one.end());
  Lines after(other.begin(), other.end());
  for (Lines* lines : {&before, &after}) {
    lines->insert(lines->begin(), "first");
    lines->insert(lines->end(), "last");
  }
  check_common(before, after, 2);
}

}  // namespace diagclub
