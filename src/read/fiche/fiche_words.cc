// One value as a fiche writes it in, what it says of its fact out.
#include "read/fiche/fiche_words.h"

#include <algorithm>
#include <set>

#include "base/closest.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

constexpr std::string_view kUnknownWords[] = {"unknown", "inconnu", "inconnue", "?"};
// The source describes the matter and reports nothing of the kind.
constexpr std::string_view kNothingReportedWords[] = {"nothing_reported", "rien_signale", "rien_signalé"};
constexpr std::string_view kMoreWord = "...";

template <std::size_t size>
bool is_one_of(const std::string_view (&words)[size], std::string_view text) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

std::optional<bool> yes_no_from_word(std::string_view word) {
  const std::string name = folded(word);
  for (const std::string_view yes : {"yes", "true", "oui", "vrai"}) {
    if (name == yes) return true;
  }
  for (const std::string_view no : {"no", "false", "non", "faux"}) {
    if (name == no) return false;
  }
  return std::nullopt;
}

std::vector<std::string> choice_names(const Fact& fact) {
  std::vector<std::string> names;
  for (const Choice& choice : fact.choices) {
    names.push_back(choice.name);
    names.insert(names.end(), choice.aliases.begin(), choice.aliases.end());
    names.push_back(choice.label.fr);
    names.push_back(choice.label.en);
  }
  return names;
}

// `a` or `a | b`: the choices it may be.
bool choices_from_text(int fact, std::string_view text, const FicheForm& form, Cells& choices,
                       TextFault& fault) {
  std::size_t from = 0;
  while (true) {
    const std::size_t bar = std::min(text.find('|', from), text.size());
    std::string_view word = text.substr(from, bar - from);
    const std::size_t lead = std::min(word.find_first_not_of(' '), word.size());
    word = word.substr(lead, word.find_last_not_of(' ') + 1 - lead);
    const auto choice = form.choice(fact, word);
    if (!choice) {
      fault = no_such_choice(form.rules().facts[static_cast<std::size_t>(fact)], word, from + lead);
      return false;
    }
    choices |= cell(*choice);
    if (bar == text.size()) return true;
    from = bar + 1;
  }
}

}  // namespace

std::string choices_in_words(const Fact& fact) {
  std::string words;
  for (const Choice& choice : fact.choices) words += (words.empty() ? "`" : ", `") + choice.name + "`";
  return words;
}

TextFault no_such_choice(const Fact& fact, std::string_view word, std::size_t offset) {
  const auto closest = closest_name(word, choice_names(fact));
  return {offset,
          "`" + std::string(word) + "` is not a choice of `" + fact.name + "`\n" +
              (closest ? "did you mean `" + *closest + "`?" : "it is one of " + choices_in_words(fact))};
}

bool is_unknown_word(std::string_view text) {
  return is_one_of(kUnknownWords, text) || is_one_of(kNothingReportedWords, text);
}

void state_unknown(FactValue& fact, std::string_view text) {
  fact.unknown = true;
  fact.nothing_reported = is_one_of(kNothingReportedWords, text);
}

bool is_more_word(std::string_view text) { return text == kMoreWord || text == "…"; }

bool is_ambiguous_text(std::string_view text) {
  if (text.size() > 5) return false;
  static const std::set<std::string_view> words{
      "yes", "Yes", "YES", "no",   "No",   "NO",   "on",    "On",    "ON",    "off",  "Off",  "OFF", "y",
      "Y",   "n",   "N",   "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"};
  return words.count(text) > 0;
}

std::optional<StatedFact> stated_from_text(int fact, std::string_view text, const FicheForm& form,
                                           TextFault& fault) {
  const Fact& about = form.rules().facts[static_cast<std::size_t>(fact)];
  StatedFact stated;
  stated.fact = fact;
  stated.written = std::string(text);
  if (about.kind != FactKind::text && is_unknown_word(text)) {
    state_unknown(stated, text);
    return stated;
  }
  switch (about.kind) {
    case FactKind::text:
      stated.text = std::string(text);
      if (text.find_first_not_of(" \t\n") == std::string_view::npos) {
        fault = {0, "`" + about.name + "` is blank\nwrite a value behind it"};
        return std::nullopt;
      }
      return stated;
    case FactKind::number:
      if (!number_from_text(text, about, form.numbers(), stated, fault)) return std::nullopt;
      return stated;
    case FactKind::yes_no: {
      const auto yes = yes_no_from_word(text);
      if (!yes) {
        fault = {0, "`" + std::string(text) + "` is neither yes nor no\nwrite `yes`, `no` or `unknown`"};
        return std::nullopt;
      }
      stated.choices = *yes ? kYesCell : kNoCell;
      return stated;
    }
    case FactKind::choice:
      if (!choices_from_text(fact, text, form, stated.choices, fault)) return std::nullopt;
      return stated;
    case FactKind::list: {
      stated.item_spans.resize(about.choices.size());
      std::string bars(text == "[]" ? std::string_view() : text);
      std::replace(bars.begin(), bars.end(), ',', '|');
      const std::size_t more = bars.rfind(kMoreWord);
      stated.open = more != std::string::npos && bars.find_first_not_of(". ", more) == std::string::npos;
      if (stated.open) bars.erase(bars.find_last_not_of("| ", more == 0 ? 0 : more - 1) + 1);
      if (!bars.empty() && !choices_from_text(fact, bars, form, stated.listed, fault)) return std::nullopt;
      return stated;
    }
  }
  return std::nullopt;
}

}  // namespace diagclub
