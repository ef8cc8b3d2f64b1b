// In: one club's report. Out: what the page and the whole page both show: its head, verdicts by name.
#pragma once

#include <string>
#include <vector>

#include "report/text/page_writer.h"
#include "report/text/words.h"

namespace diagclub {

struct Comparable;

// brief_page.cc: one screen: the synthesis, verdicts, factors, what carries, holds back and threatens, five
// recommendations at most, the first questions, comparable clubs. What has no room is counted at the end.
std::string brief_page_from_case(const ClubReport& about, const std::vector<Comparable>& comparable,
                                 const PageStyle& style);

// The club's name and file, what identifies it, and a few sentences that can be read alone.
void write_head(const ClubReport& about, const PageStyle& style, PageWriter& out);

// `B2` where it is settled, `B2 or B3` where it is open.
std::string outcome_names(const Table& table, const Verdict& verdict, Language language);
// A name and what it means, once where the meaning says the name.
std::string named_outcome(const std::string& name, const std::string& meaning);
// `B2 – independent club · certain`.
std::string verdict_in_words(const ClubReport& about, TableId table, Language language);

Ink ink_of(Firmness firmness);

// Labels of verdicts and counts at the left; where what stands beside them begins.
class LabelColumn {
 public:
  LabelColumn(const ClubReport& about, const PageStyle& style);

  int beside() const { return 2 + column_; }
  // A text beside its label, or below it where too little of the width is left.
  void labelled(const std::string& label, const std::string& text, Ink ink, PageWriter& out) const;

 private:
  const PageStyle& style_;
  int column_ = 0;
};

inline constexpr int kScreen = 60;  // lines

// How much room a page takes: what is least missed goes first where it does not fit a screen.
struct Room {
  std::size_t facts;     // of what a verdict rests on
  std::size_t findings;  // of what carries, and of what holds back
  bool sentences;        // these are said in sentences, not by their labels
  bool lacking;          // what is not met of the conditions that the page counts last is named
  bool lists;            // counts that the page lists rule by rule are told
  std::size_t questions;
  std::size_t comparable;  // clubs
  std::size_t advised;     // recommendations that are given with their text
};
inline constexpr Room kRooms[] = {{3, 3, true, true, true, 3, 2, 5},   {3, 3, false, true, true, 3, 2, 5},
                                  {2, 3, false, false, true, 3, 2, 5}, {2, 2, false, false, true, 2, 1, 5},
                                  {1, 2, false, false, true, 1, 1, 3}, {1, 1, false, false, false, 1, 0, 2},
                                  {1, 1, false, false, false, 1, 0, 1}};

}  // namespace diagclub
