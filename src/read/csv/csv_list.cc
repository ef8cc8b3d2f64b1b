// Words of a survey in, what they say of a list or a choice out.
#include "read/csv/csv_list.h"

#include "read/fiche/fiche_words.h"

namespace diagclub {

namespace {

constexpr std::string_view kUsualSigns = ",;|";
constexpr std::string_view kEmptyList = "[]";
constexpr std::string_view kAnyOther = "*";

const CsvAnswer* answer_to(const CsvColumn& column, std::string_view word) {
  const auto found = column.answers.find(word);
  return found == column.answers.end() ? nullptr : &found->second;
}

CsvListWord unknown_word(bool nothing_reported) {
  CsvListWord word{CsvListWord::Kind::unknown, {}};
  word.list.nothing_reported = nothing_reported;
  return word;
}

CsvListWord word_of_answer(const CsvAnswer& answer) {
  if (answer.text.empty()) return {};
  if (answer.list.unknown) return unknown_word(answer.list.nothing_reported);
  return {CsvListWord::Kind::said, answer.list};
}

Tick tick_of_unknown(std::string_view word) {
  return is_nothing_reported_word(word) ? Tick::nothing_reported : Tick::unknown;
}

Tick tick_of_answer(const CsvAnswer& answer) {
  if (answer.text.empty()) return Tick::nothing;
  const auto yes = yes_no_from_word(answer.text);
  return !yes ? tick_of_unknown(answer.text) : *yes ? Tick::yes : Tick::no;
}

// How many signs of a column stand in a word.
std::size_t signs_in(const CsvColumn& column, std::string_view word) {
  std::size_t signs = 0;
  for (CsvListPart part = list_part(column, word, 0); part.end < word.size();
       part = list_part(column, word, part.next))
    ++signs;
  return signs;
}

}  // namespace

bool is_one_of(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

CsvListWord list_word(const CsvForm& table, const CsvColumn& column, std::string_view word, Cells choice) {
  using Kind = CsvListWord::Kind;
  if (const CsvAnswer* answer = answer_to(column, word)) return word_of_answer(*answer);
  if (is_one_of(table.empty, word)) return {};
  if (is_one_of(table.nothing_reported, word)) return unknown_word(true);
  if (is_one_of(table.unknown, word)) return unknown_word(false);
  if (choice != 0) return {Kind::said, {false, false, false, choice}};
  if (is_more_word(word)) return {Kind::more, {}};
  if (is_unknown_word(word)) return {Kind::alone, {true, is_nothing_reported_word(word), false, 0}};
  if (word == kEmptyList) return {Kind::alone, {}};
  if (const CsvAnswer* answer = answer_to(column, kAnyOther)) return word_of_answer(*answer);
  return {Kind::bad, {}};
}

bool CsvList::add(const CsvListWord& word) {
  using Kind = CsvListWord::Kind;
  if (word.kind == Kind::nothing) return true;
  if (more_ || alone_ || word.kind == Kind::bad || (word.kind == Kind::alone && stated())) return false;
  alone_ = word.kind == Kind::alone;
  more_ = word.kind == Kind::more;
  unknown_ |= word.kind == Kind::unknown;
  not_told_ |= word.kind == Kind::unknown && !word.list.nothing_reported;
  said_ |= word.kind != Kind::unknown;
  list_.unknown |= word.list.unknown;
  list_.nothing_reported |= word.list.nothing_reported;
  list_.open |= word.list.open || more_;
  list_.listed |= word.list.listed;
  return true;
}

ListValue CsvList::value() const {
  ListValue list = list_;
  list.open |= unknown_ && said_;
  list.unknown |= unknown_ && !said_;
  list.nothing_reported &= list.unknown && !not_told_;
  return list;
}

CsvListPart list_part(const CsvColumn& column, std::string_view cell, std::size_t from) {
  CsvListPart part{cell.size(), cell.size()};
  if (column.split.empty()) {
    part.end = std::min(cell.find_first_of(kUsualSigns, from), cell.size());
    part.next = part.end + 1;
    return part;
  }
  for (const std::string& sign : column.split) {
    const std::size_t at = cell.find(sign, from);
    if (at < part.end || (at == part.end && at + sign.size() > part.next)) part = {at, at + sign.size()};
  }
  return part;
}

std::size_t most_signs(const CsvColumn& column, const FicheForm& form) {
  std::size_t most = 0;
  const auto look = [&](std::string_view word) { most = std::max(most, signs_in(column, word)); };
  for (const auto& [word, answer] : column.answers) look(word);
  // Codes that stand between blanks are no labels.
  if (std::all_of(column.split.begin(), column.split.end(),
                  [](const std::string& sign) { return trimmed(sign).empty(); }) &&
      !column.split.empty())
    return most;
  for (const Choice& choice : form.rules().facts[*column.fact].choices) {
    for (const std::string& word : choice.words()) look(word);
  }
  return most;
}

Tick tick_of(const CsvForm& table, const CsvColumn& column, std::string_view written) {
  if (written.empty() && !column.empty_speaks) return Tick::nothing;
  if (const CsvAnswer* answer = answer_to(column, written)) return tick_of_answer(*answer);
  if (is_one_of(column.yes, written)) return Tick::yes;
  if (is_one_of(column.no, written)) return Tick::no;
  if (is_one_of(table.empty, written)) return Tick::nothing;
  if (is_one_of(table.nothing_reported, written)) return Tick::nothing_reported;
  if (is_one_of(table.unknown, written)) return Tick::unknown;
  if (is_unknown_word(written)) return tick_of_unknown(written);
  if (const CsvAnswer* answer = answer_to(column, kAnyOther)) return tick_of_answer(*answer);
  if (is_one_of(column.yes, kAnyOther)) return Tick::yes;
  if (is_one_of(column.no, kAnyOther)) return Tick::no;
  const auto yes = yes_no_from_word(written);
  // Where the mapping says what is yes, other words are not.
  if (!yes || !(*yes ? column.yes : column.no).empty()) return Tick::bad;
  return *yes ? Tick::yes : Tick::no;
}

void CsvTicks::add(Tick tick, std::size_t choice) {
  if (tick == Tick::nothing) return;
  any_ = true;
  only_silence_ &= tick == Tick::nothing_reported;
  list_.open |= tick == Tick::unknown || tick == Tick::nothing_reported;
  if (tick == Tick::yes) list_.listed |= cell(choice);
}

ListValue CsvTicks::value() const {
  if (!only_silence_) return list_;
  return {true, true, false, 0};
}

}  // namespace diagclub
