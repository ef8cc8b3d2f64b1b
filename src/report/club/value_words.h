// In: a fact of a club. Out: what the fiche says of it, for a reader.
#pragma once

#include <string>

#include "report/text/words.h"

namespace diagclub {

// `value_in_words`, or that it is not known.
std::string value_or_unknown(const ClubReport& about, FactId fact, Language language);

}  // namespace diagclub
