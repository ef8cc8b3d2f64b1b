#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/fiche.h"
#include "read/fiche/fiche_form.h"

namespace diagclub {

// Whether a value says that the fact is unknown, or that nothing is reported of it.
bool is_unknown_word(std::string_view text);
// Says so of a fact, with which of the two it is.
void state_unknown(FactValue& fact, std::string_view text);
// Whether an item says that a list may go on.
bool is_more_word(std::string_view text);
// A bare word that YAML's readers do not agree on: a boolean for some, a text for others.
bool is_ambiguous_text(std::string_view text);

// One value for one fact, as `--set` gives it: the same words as in a fiche.
std::optional<StatedFact> stated_from_text(int fact, std::string_view text, const FicheForm& form,
                                           TextFault& fault);

// The choices of a fact, each in backticks.
std::string choices_in_words(const Fact& fact);
// What is wrong with a word that is none of the choices, and what may have been meant.
TextFault no_such_choice(const Fact& fact, std::string_view word, std::size_t offset);

}  // namespace diagclub
