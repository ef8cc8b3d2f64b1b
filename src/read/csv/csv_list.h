#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/csv/csv_form.h"

namespace diagclub {

// How cells speak of lists and ticks: the same for the fast path and the whole reading.

// What one word of a list says.
struct CsvListWord {
  // alone: `unknown` and `[]`, which say what the whole list is.
  enum class Kind : std::uint8_t { nothing, said, unknown, more, alone, bad };
  Kind kind = Kind::nothing;
  ListValue list;  // said, alone: what it adds; unknown: whether nothing is reported
};
// `choice`: the choice that the word is, 0 where it is none.
CsvListWord list_word(const CsvForm& table, const CsvColumn& column, std::string_view word, Cells choice);

// Whether a word is one of those that a mapping gives.
bool is_one_of(const std::vector<std::string>& words, std::string_view word);

// A list, word by word. A survey's answers are or-ed: several may be one choice.
class CsvList {
 public:
  // False: the word cannot stand with those before it.
  bool add(const CsvListWord& word);
  bool stated() const { return said_ || unknown_; }
  // An answer that is unknown leaves a list open; one that is nothing else is unknown itself.
  ListValue value() const;

 private:
  ListValue list_;
  bool said_ = false;
  bool unknown_ = false;
  bool not_told_ = false;  // a word says just that: unknown
  bool more_ = false;      // `...`, behind which nothing stands
  bool alone_ = false;     // one that has nothing beside it
};

// Up to where a word of a list goes, and where the next starts behind its sign.
struct CsvListPart {
  std::size_t end = 0, next = 0;
};
CsvListPart list_part(const CsvColumn& column, std::string_view cell, std::size_t from);

// How many of its signs may stand within one of a column's own words.
std::size_t most_signs(const CsvColumn& column, const FicheForm& form);

// The words of a cell that holds a list, each a part of it: what stands between the column's signs, but that
// the longest word is taken that is an answer or a choice. Empty ones are passed over: survey tools end a
// list with a sign, too. `choice_of(word)`: the choice that a word is, 0 where it is none. Calls
// `take(word, what it says)` until it is false; then it is false too.
template <typename ChoiceOf, typename Take>
bool each_list_word(const CsvForm& table, const CsvColumn& column, std::string_view cell, ChoiceOf choice_of,
                    Take take) {
  if (cell.empty()) return !column.empty_speaks || take(cell, list_word(table, column, cell, 0));
  constexpr std::size_t kMost = 16;
  std::array<CsvListPart, kMost> parts;
  for (std::size_t from = 0; from < cell.size();) {
    std::size_t count = 0;
    for (std::size_t at = from; count <= std::min(column.most_signs, kMost - 1); at = parts[count - 1].next) {
      parts[count++] = list_part(column, cell, at);
      if (parts[count - 1].end == cell.size()) break;
    }
    std::string_view word;
    Cells choice = 0;
    while (count-- > 0) {
      word = trimmed(cell.substr(from, parts[count].end - from));
      choice = word.empty() ? 0 : choice_of(word);
      if (count == 0 || choice != 0 || column.answers.find(word) != column.answers.end()) break;
    }
    from = parts[count].next;
    if (!word.empty() && !take(word, list_word(table, column, word, choice))) return false;
  }
  return true;
}

enum class Tick : std::uint8_t { nothing, yes, no, unknown, nothing_reported, bad };
// Whether a cell (without the blanks around it) ticks the choice of its column, or says yes to its fact.
Tick tick_of(const CsvForm& table, const CsvColumn& column, std::string_view written);

// A list whose choices are columns, tick by tick. One that is unknown leaves it open. Where nothing is
// reported of any choice that has a tick, nothing is of the list.
class CsvTicks {
 public:
  void add(Tick tick, std::size_t choice);
  bool stated() const { return any_; }
  ListValue value() const;

 private:
  ListValue list_;
  bool any_ = false;
  bool only_silence_ = true;
};

}  // namespace diagclub
