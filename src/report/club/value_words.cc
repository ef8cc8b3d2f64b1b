#include "report/club/value_words.h"

namespace diagclub {

std::string value_or_unknown(const ClubReport& about, FactId fact, Language language) {
  const bool french = language == Language::french;
  if (about.facts.said[fact] == Facts::Said::nothing_reported)
    return french ? "rien de signalé" : "nothing reported";
  const std::string value = value_in_words(about, fact, language);
  return !value.empty() && about.facts.known[fact] ? value : french ? "non renseigné" : "not known";
}

}  // namespace diagclub
