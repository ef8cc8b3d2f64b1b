// In: words in French and English. Out: those of one language.
#pragma once

#include <string>

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
