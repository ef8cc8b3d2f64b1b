#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "read/csv/csv_record.h"

namespace diagclub {

// The line of a table that names its columns.
struct CsvHeader {
  std::size_t start = 0, end = 0;  // in the text
  char separator = ',';
  std::vector<std::size_t> passed_over;  // where lines of several cells start that stand above it
};

// What a heading means: how many of its cells name a fact, and whether all required facts are among them.
struct HeadingWorth {
  std::size_t known = 0;
  bool complete = false;
};
using HeadingJudge = std::function<HeadingWorth(const CsvRecord&)>;

// The heading of a table, from its start: the first record whose cells name all that is required; where none
// does, the first that is no comment. `separator`: what is known of it; 0: the sign by which most cells mean
// something. A byte order mark, blank lines, comments, a title and `sep=;` may stand above it.
CsvHeader find_header(std::string_view text, char separator, const HeadingJudge& judge);

}  // namespace diagclub
