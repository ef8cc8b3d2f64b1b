// In: a summary. Out: text and Markdown; small groups hidden.
#pragma once

#include <string>
#include <vector>

#include "report/text/page_style.h"
#include "survey/summary.h"

namespace diagclub {

// One table of a summary, in a reader's words and not yet escaped; each form lays it out in its own way.
struct SummarySection {
  std::string title;
  std::string note;                 // what its figures are; may be empty
  std::vector<std::string> header;  // by column; empty: none
  std::size_t labels = 1;           // so many columns at the left are words, the others figures
  struct Row {
    std::vector<std::string> cells;
    // Parts of a whole as a bar: what holds, then what may.
    long long full = 0;
    long long half = 0;
  };
  std::vector<Row> rows;
  long long whole = 0;  // of the bars; 0: none
  std::string more;     // what is left out; may be empty
};

// Everything that a summary tells, in order. `all`: lists are not cut to what is most telling. Groups of
// fewer than `fewest` clubs are hidden as `shown_groups` has it.
std::vector<SummarySection> summary_sections(const Summary& summary, long long fewest, bool all,
                                             Language language);

// For a terminal, with bars.
std::string summary_text(const Summary& summary, long long fewest, const PageStyle& style);
// For a page of others, with whole lists.
std::string summary_markdown(const Summary& summary, long long fewest, Language language);

}  // namespace diagclub
