// In: the text of a fiche and one answer. Out: the text with the answer in it, its comments kept.
#pragma once

#include <optional>
#include <string>

#include "model/text.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// The text of a fiche (blank: one to begin) with one more answer in it: every line that was there stays,
// comments too. The fact must not be stated yet; its key may stand empty. `answer` is in the words of
// `stated_from_text`. New keys are in the language given. Nothing when the answer is no value of the fact, or
// when the fiche is written in a way that leaves no place for a line (`{name: …}`): what comes out has been
// read again and says just that much more.
std::optional<std::string> with_answer(const std::string& text, const FicheForm& form, FactId fact,
                                       const std::string& answer, Language language);

}  // namespace diagclub
