// In: a value as a fiche writes it. Out: what it says of a fact, or what is wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/fiche.h"
#include "read/fiche/fiche_form.h"

namespace diagclub {

// Whether a value says that its fact is unknown, in any case and spelling: `Inconnu`, `NSP`, `n/a`; or that
// nothing is reported of it.
bool is_unknown_word(std::string_view text);
// Of the two the second: the source describes the matter and reports nothing of the kind.
bool is_nothing_reported_word(std::string_view text);
// Whether one fact is said to be unknown: a text may be any word, and a word that is a choice is that choice.
bool unknown_is_meant(FactId fact, std::string_view text, const FicheForm& form);
// Says so of a fact, with which of the two it is.
void state_unknown(FactValue& fact, std::string_view text);
// An item that says that its list may go on.
bool is_more_word(std::string_view text);
// Yes or no in any usual word: what ticks a column, too. `1.0` is how tables of numbers write `1`.
std::optional<bool> yes_no_from_word(std::string_view text);
// A bare word that YAML's readers do not agree on: a boolean for some, a text for others.
bool is_ambiguous_text(std::string_view text);

// One value for one fact, as `--set` gives it: the same words as in a fiche.
std::optional<StatedFact> stated_from_text(FactId fact, std::string_view text, const FicheForm& form,
                                           Fault& fault, Decimals decimals = Decimals::people);

// The choices of a fact, each in backticks.
std::string choices_in_words(const Fact& fact);
// What is wrong with a word that is none of the choices, and what may have been meant.
Fault no_such_choice(const Fact& fact, std::string_view word, std::size_t offset);

}  // namespace diagclub
