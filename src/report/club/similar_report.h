// In: nearest clubs. Out: the same as text and JSON.
#pragma once

#include <string>
#include <vector>

#include "model/expected.h"
#include "plan/functions.h"
#include "reason/club/similar.h"
#include "report/text/json_writer.h"
#include "report/text/page_writer.h"
#include "report/text/words.h"

namespace diagclub {

// One club near another, with what a reader is told of it.
struct Comparable {
  std::string name;
  std::string path;
  std::string verdicts;  // `B2 T1 N3`
  double nearness = 0;
  std::vector<FactId> near;         // facts, what weighs most first
  std::vector<Evidence> apart;      // facts; shown as both clubs have them
  std::vector<std::string> theirs;  // by `apart`: the other club's value, in the language asked for
  Text became;                      // as the report tells it; empty where it does not
  std::string became_section;
};

// The page's verdicts of a club in words, as `Comparable::verdicts`.
std::string verdicts_in_words(const Plan& plan, const Functions& functions, const Facts& facts);

// Why near, what apart, what became of it: under a page (brief) or as the page of `similar`.
void write_comparable(const ClubReport& about, const std::vector<Comparable>& clubs, const PageStyle& style,
                      bool brief, PageWriter& out);
std::string similar_text(const ClubReport& about, const std::vector<Comparable>& clubs,
                         const PageStyle& style);
// The field `similar` of an open object.
void write_comparable_json(const ClubReport& about, const std::vector<Comparable>& clubs, Language language,
                           PrettyJson& json);
std::string similar_json(const ClubReport& about, const std::vector<Comparable>& clubs, Language language);

}  // namespace diagclub
