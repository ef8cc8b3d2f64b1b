// In: words in French and English. Out: those of one language.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/source.h"

namespace diagclub {

enum class Language { french, english };

// What is shown to a reader, in both languages.
struct Text {
  std::string fr;
  std::string en;

  const std::string& in(Language language) const { return language == Language::french ? fr : en; }
  bool empty() const { return fr.empty() && en.empty(); }
};

// Whether so many take the singular: French says «0 fiche», English “0 fiches”.
template <std::integral Count>
constexpr bool is_singular(Count count, Language language) {
  return language == Language::french ? count < 2 : count == 1;
}
// `1 fiche`, `3 fiches`.
template <std::integral Count>
std::string counted(Count count, const Text& one, const Text& many, Language language) {
  return std::to_string(count) + " " + (is_singular(count, language) ? one : many).in(language);
}
// Likewise in a message, which is English.
template <std::integral Count>
std::string counted(Count count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(is_singular(count, Language::english) ? one : many);
}

// One of the files of a rule set.
using FileId = Id<Source>;

// Where something is written: which file of the rule set and where in it.
struct Place {
  FileId file;
  Span span;
};

// Where a text stands in each language.
struct TextPlaces {
  Place fr;
  Place en;

  const Place& in(Language language) const { return language == Language::french ? fr : en; }
};

// A word as written, with its place: a name that refers to something declared elsewhere.
struct Name {
  std::string text;
  Place place;
};

}  // namespace diagclub
