// In: events of YAML, keys and values of JSON or CSV. Out: a fiche without places, or nothing where the
// whole reading is needed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/fiche.h"
#include "read/fiche/fiche_from_yaml.h"
#include "read/fiche/word_memo.h"
#include "read/yaml/yaml_fast_path.h"

namespace diagclub {

// What is said of a list.
struct ListValue {
  bool unknown = false;
  bool nothing_reported = false;  // of one that is unknown
  bool open = false;
  Cells listed = 0;
};

// A fiche without the places of what it says: enough to score it, in memory that the next one uses again.
struct FastFiche {
  std::uint32_t line = 0;        // of its first key, from 0, in the text that it was read from
  std::vector<FactValue> facts;  // in the order of the fiche
  std::vector<std::pair<FactId, std::string_view>> texts;  // by fact of that kind; views into what was read

  std::string_view text(FactId fact) const {
    for (const auto& [of, words] : texts) {
      if (of == fact) return words;
    }
    return {};
  }
};

// Reads fiches value by value, from whatever their format is read by. Takes the ones without fault: as soon
// as anything is wrong, or takes more than is built here, it says so, and `fiche_from_yaml` or
// `fiche_from_node` does the whole reading, with every error. What it takes, it takes as they do. One a
// thread.
class PlainFicheReader {
 public:
  // The form must outlive the reader.
  explicit PlainFicheReader(const FicheForm& form);

  // From the events of a YAML document.
  const FastFiche* read(const std::vector<FastEvent>& events);

  // From anything else: `start`, then keys and values, then `finish`.
  void start(std::uint32_t line);
  // What a key means in a section; in none: at the top. Of what is unknown no more than that.
  FicheKey key(std::optional<SectionId> section, std::string_view name);
  // Each false where the whole reading is needed. `plain`: written without quotes, in a format where that
  // tells texts from others.
  bool state(FactId fact, std::string_view value, bool plain, Decimals decimals = Decimals::people);
  bool state_nothing(FactId fact);  // a question not answered
  bool open_list(FactId fact);
  bool list_item(std::string_view value);
  Cells listed_by(FactId fact,
                  std::string_view word);  // the choice of a list that a word is; none: no choice
  bool state_list(FactId fact, const ListValue& list);  // a whole list at once
  bool open_section(SectionId section);                 // each once in a fiche
  void open_element();  // what is stated until `close_element` is of one of several: read, not kept
  void close_element();
  // The fiche, until the next one starts; nothing where a required fact is missing.
  const FastFiche* finish();

 private:
  using Events = std::vector<FastEvent>;
  bool take_value(FactId fact, const Events& events, std::size_t& at);
  bool take_section(SectionId section, const Events& events, std::size_t& at);
  bool take_elements(SectionId section, const Events& events, std::size_t& at);
  bool take_entry(std::optional<SectionId> section, const Events& events, std::size_t& at);
  bool see(FactId fact);
  bool choices(std::uint32_t space, std::string_view value, FactValue& given);
  bool number(const Fact& about, std::string_view value, Decimals decimals, FactValue& given) const;

  const FicheForm& form_;
  WordMemo words_;
  FastFiche fiche_;
  IndexVector<FactId, std::uint32_t> seen_;  // the fiche that last had it
  IndexVector<FactId, std::uint32_t> seen_in_element_;
  IndexVector<SectionId, std::uint32_t> seen_sections_;
  std::uint32_t number_ = 0;
  std::uint32_t element_ = 0;
  bool in_element_ = false;
  std::size_t facts_before_element_ = 0;
  std::size_t texts_before_element_ = 0;
  std::vector<FactId> required_;
};

}  // namespace diagclub
