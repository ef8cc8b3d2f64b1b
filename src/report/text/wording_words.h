// In: a text of the rules with placeholders, and a club. Out: what it says of that club.
#pragma once

#include <optional>
#include <string>

#include "model/wording.h"
#include "report/text/words.h"

namespace diagclub {

// Nothing where a placeholder outside brackets has nothing to say of the club.
std::optional<std::string> said_of_club(const ClubReport& about, const std::string& text, Language language);
// The text of a rule, which holds facts alone: `?` for one that is not known.
std::string filled(const ClubReport& about, const std::string& text, Language language);

// The sentences of the synthesis, in order: of each part the first variant that stands and has all that it
// says.
struct SynthesisSentence {
  std::size_t part;     // index into RuleSet::synthesis
  std::size_t variant;  // and into its `says`
  std::string text;
};
std::vector<SynthesisSentence> synthesis_in_words(const ClubReport& about, Language language);

// As it stands within a sentence: its first letter small, unless it begins with a code or an abbreviation.
std::string within_a_sentence(const std::string& label);

}  // namespace diagclub
