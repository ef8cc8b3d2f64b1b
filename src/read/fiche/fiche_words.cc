// One value as a fiche writes it in, what it says of its fact out.
#include "read/fiche/fiche_words.h"

#include <algorithm>
#include <set>

#include "base/closest.h"
#include "base/utf8.h"

namespace diagclub {

namespace {

// As `folded` leaves them; `na` is R's, `#n/a` a spreadsheet's.
constexpr std::string_view kUnknownWords[] = {
    "unknown",        "inconnu",    "inconnue",    "?",   "nsp", "ne_sait_pas", "ne_sais_pas",
    "je_ne_sais_pas", "don_t_know", "do_not_know", "n/a", "na",  "#n/a",        "#na"};
// The source describes the matter and reports nothing of the kind.
constexpr std::string_view kNothingReportedWords[] = {"nothing_reported", "rien_signale"};
constexpr std::size_t kShortestNothingReportedWord = 12;
constexpr std::size_t kLongestUnknownWord = 24;  // with room for accents and no-break spaces
constexpr std::string_view kMoreWord = "...";
constexpr std::string_view kYesWords[] = {"y", "yes", "oui", "true", "vrai", "x"};
constexpr std::string_view kNoWords[] = {"n", "no", "non", "false", "faux"};

template <std::size_t size>
bool is_one_of(const std::string_view (&words)[size], std::string_view text) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

// `1`, `1.0`, `1,00`: the digit, where nothing but zeros stands behind its point.
std::optional<char> whole_digit(std::string_view word) {
  if (word.empty() || (word.size() > 1 && word[1] != '.' && word[1] != ',') || word.size() == 2)
    return std::nullopt;
  if (word.find_first_not_of('0', std::min<std::size_t>(2, word.size())) != std::string_view::npos)
    return std::nullopt;
  return word[0];
}

std::vector<std::string> choice_names(const Fact& fact) {
  std::vector<std::string> names;
  for (const Choice& choice : fact.choices) {
    std::ranges::move(choice.words(), std::back_inserter(names));
  }
  return names;
}

// The words of `a` or `a | b`: calls `take(word, offset)`, which says whether to go on.
template <typename Take>
bool each_alternative(std::string_view text, Take take) {
  std::size_t from = 0;
  while (true) {
    const std::size_t bar = std::min(text.find('|', from), text.size());
    std::string_view word = text.substr(from, bar - from);
    const std::size_t lead = std::min(word.find_first_not_of(' '), word.size());
    word = word.substr(lead, word.find_last_not_of(' ') + 1 - lead);
    if (!take(word, from + lead)) return false;
    if (bar == text.size()) return true;
    from = bar + 1;
  }
}

// The choices that it may be.
bool choices_from_text(FactId fact, std::string_view text, const FicheForm& form, Cells& choices,
                       Fault& fault) {
  return each_alternative(text, [&](std::string_view word, std::size_t offset) {
    const auto choice = form.choice(fact, word);
    if (choice)
      choices |= cell(*choice);
    else
      fault = no_such_choice(form.rules().facts[fact], word, offset);
    return choice.has_value();
  });
}

// `yes`, `no`, or `yes | no` where sources disagree.
bool yes_no_from_text(std::string_view text, Cells& answers, Fault& fault) {
  return each_alternative(text, [&](std::string_view word, std::size_t offset) {
    const auto yes = yes_no_from_word(word);
    if (yes)
      answers |= *yes ? kYesCell : kNoCell;
    else
      fault = {"`" + std::string(word) + "` is neither yes nor no", "write `yes`, `no` or `unknown`", offset};
    return yes.has_value();
  });
}

}  // namespace

std::string choices_in_words(const Fact& fact) {
  std::string words;
  for (const Choice& choice : fact.choices) words += (words.empty() ? "`" : ", `") + choice.name + "`";
  return words;
}

Fault no_such_choice(const Fact& fact, std::string_view word, std::size_t offset) {
  const std::string said = "`" + std::string(word) + "` is not a choice of `" + fact.name + "`";
  const bool list = fact.kind == FactKind::list;
  if (list && is_unknown_word(word))
    return {said, "it stands alone, for the whole list; `...` at the end says that there may be more",
            offset};
  if (list && word == "[]") return {said, "it stands alone, for a list that holds none", offset};
  const auto closest = closest_name(word, choice_names(fact));
  return {said, closest ? "did you mean `" + *closest + "`?" : "it is one of " + choices_in_words(fact),
          offset};
}

bool is_unknown_word(std::string_view text) {
  // Most values are told by their first letter, without folding.
  if (text.empty() || text.size() > kLongestUnknownWord ||
      std::string_view("uUiI?nNjJdDrR# \xC2\xE2").find(text[0]) == std::string_view::npos)
    return false;
  const std::string word = folded(text);
  return is_one_of(kUnknownWords, word) || is_one_of(kNothingReportedWords, word);
}

bool is_nothing_reported_word(std::string_view text) {
  if (text.size() < kShortestNothingReportedWord || text.size() > kLongestUnknownWord) return false;
  return is_one_of(kNothingReportedWords, folded(text));
}

bool unknown_is_meant(FactId fact, std::string_view text, const FicheForm& form) {
  if (!is_unknown_word(text)) return false;
  const FactKind kind = form.rules().facts[fact].kind;
  if (kind == FactKind::text) return false;
  return (kind != FactKind::choice && kind != FactKind::list) || !form.choice(fact, text);
}

void state_unknown(FactValue& fact, std::string_view text) {
  fact.unknown = true;
  fact.nothing_reported = is_nothing_reported_word(text);
}

std::optional<bool> yes_no_from_word(std::string_view text) {
  // As machines write it: told without folding.
  if (text == "1" || text == "Y") return true;
  if (text == "0" || text == "N") return false;
  const std::string word = folded(text);
  const auto digit = whole_digit(word);
  if (digit == '1' || is_one_of(kYesWords, word)) return true;
  if (digit == '0' || is_one_of(kNoWords, word)) return false;
  return std::nullopt;
}

bool is_more_word(std::string_view text) { return text == kMoreWord || text == "…"; }

bool is_ambiguous_text(std::string_view text) {
  if (text.size() > 5) return false;
  static const std::set<std::string_view> words{
      "yes", "Yes", "YES", "no",   "No",   "NO",   "on",    "On",    "ON",    "off",  "Off",  "OFF", "y",
      "Y",   "n",   "N",   "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL"};
  return words.count(text) > 0;
}

std::optional<StatedFact> stated_from_text(FactId fact, std::string_view text, const FicheForm& form,
                                           Fault& fault, Decimals decimals) {
  const Fact& about = form.rules().facts[fact];
  StatedFact stated;
  stated.fact = fact;
  stated.written = std::string(text);
  if (unknown_is_meant(fact, text, form)) {
    state_unknown(stated, text);
    return stated;
  }
  switch (about.kind) {
    case FactKind::text:
      stated.text = std::string(text);
      if (text.find_first_not_of(" \t\n") == std::string_view::npos) {
        fault = {"`" + about.name + "` is blank", "write a value behind it", 0};
        return std::nullopt;
      }
      return stated;
    case FactKind::number:
      if (!number_from_text(text, about, form.numbers(), decimals, stated, fault)) return std::nullopt;
      return stated;
    case FactKind::yes_no:
      if (!yes_no_from_text(text, stated.choices, fault)) return std::nullopt;
      return stated;
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
