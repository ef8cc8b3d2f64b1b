#include "report/text/firmness_words.h"

#include "base/sizes.h"

namespace diagclub {

const std::string& firmness_in_words(Firmness firmness, Language language) {
  static const Text words[] = {
      {"ouvert", "open"}, {"disputé", "contested"}, {"présumé", "presumed"}, {"établi", "certain"}};
  return words[index_of(firmness)].in(language);
}

std::string firmness_mark(Firmness firmness, Language language) {
  const bool said = firmness == Firmness::presumed || firmness == Firmness::contested;
  return said ? " (" + firmness_in_words(firmness, language) + ")" : "";
}

}  // namespace diagclub
