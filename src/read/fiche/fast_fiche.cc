// Values one by one in, what they say of each fact out.
#include "read/fiche/fast_fiche.h"

#include <algorithm>

namespace diagclub {

namespace {

using Kind = FastEvent::Kind;

// Spaces of WordMemo: sections (the top is 0), then facts for their values, and for the items of their lists.
constexpr std::uint32_t kValues = 1U << 16;
constexpr std::uint32_t kItems = 2U << 16;
constexpr std::uint32_t kYesNoValues = 3U << 16;  // the same for all such facts

constexpr std::size_t kMostDigits = 15;

// `20`, `12.5`, `-3`: nothing for all that is written in any other way.
std::optional<Number> plain_number(std::string_view text, Decimals written) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  if (text.size() > 1 && text[0] == '0' && text[1] != '.') return std::nullopt;
  std::int64_t digits = 0;
  std::size_t point = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.' && point == text.size() && i > 0 && i + 1 < text.size()) {
      point = i;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    digits = digits * 10 + (text[i] - '0');
  }
  const std::size_t decimals = point == text.size() ? 0 : text.size() - point - 1;
  if (decimals == 3 && written != Decimals::point &&
      could_be_two_numbers(text.substr(0, point), text.substr(point + 1)))
    return std::nullopt;
  return Number::from_digits(negative ? -digits : digits, decimals);
}

}  // namespace

PlainFicheReader::PlainFicheReader(const FicheForm& form)
    : form_(form),
      seen_(form.rules().facts.size()),
      seen_in_element_(form.rules().facts.size()),
      seen_sections_(form.rules().sections.size()) {
  for (const FactId i : form.rules().facts.ids()) {
    if (form.rules().facts[i].required) required_.push_back(i);
  }
}

const FastFiche* PlainFicheReader::read(const Events& events) {
  start(events.front().line);
  std::size_t at = 1;  // behind the start of the mapping
  while (events[at].kind != Kind::end) {
    if (!take_entry(std::nullopt, events, at)) return nullptr;
  }
  return finish();
}

bool PlainFicheReader::take_entry(std::optional<SectionId> section, const Events& events, std::size_t& at) {
  const FicheKey key = this->key(section, events[at++].text);
  switch (key.kind) {
    case FicheKey::Kind::fact:
      return take_value(key.fact, events, at);
    case FicheKey::Kind::section:
      return take_section(*key.section, events, at);
    case FicheKey::Kind::many:
      return take_elements(*key.section, events, at);
    case FicheKey::Kind::unknown:
      break;
  }
  return false;
}

bool PlainFicheReader::take_value(FactId fact, const Events& events, std::size_t& at) {
  const FastEvent& value = events[at++];
  if (value.kind == Kind::null) return state_nothing(fact);
  if (value.kind == Kind::scalar) return state(fact, value.text, value.plain);
  if (value.kind != Kind::sequence || !open_list(fact)) return false;
  for (; events[at].kind != Kind::end; ++at) {
    if (events[at].kind != Kind::scalar || !list_item(events[at].text)) return false;
  }
  ++at;
  return true;
}

bool PlainFicheReader::take_section(SectionId section, const Events& events, std::size_t& at) {
  if (!open_section(section)) return false;
  const Kind kind = events[at++].kind;
  if (kind == Kind::null) return true;
  if (kind != Kind::mapping) return false;
  while (events[at].kind != Kind::end) {
    if (!take_entry(section, events, at)) return false;
  }
  ++at;
  return true;
}

bool PlainFicheReader::take_elements(SectionId section, const Events& events, std::size_t& at) {
  if (!open_section(section)) return false;
  const Kind kind = events[at++].kind;
  if (kind == Kind::null) return true;
  if (kind != Kind::sequence) return false;
  while (events[at].kind == Kind::mapping) {
    ++at;
    open_element();
    while (events[at].kind != Kind::end) {
      if (!take_entry(section, events, at)) return false;
    }
    ++at;
    close_element();
  }
  return events[at++].kind == Kind::end;
}

void PlainFicheReader::start(std::uint32_t line) {
  fiche_.line = line;
  fiche_.facts.clear();
  fiche_.texts.clear();
  in_element_ = false;
  ++number_;
}

FicheKey PlainFicheReader::key(std::optional<SectionId> section, std::string_view name) {
  const auto space = static_cast<std::uint32_t>(section ? section->index() + 1 : 0);
  if (const std::uint64_t* known = words_.find(space, name)) {
    const std::size_t index = *known & 0xFFFFFFFFU;
    const auto kind = static_cast<FicheKey::Kind>(*known >> 32);
    return kind == FicheKey::Kind::fact ? FicheKey{kind, FactId(index), section}
                                        : FicheKey{kind, {}, SectionId(index)};
  }
  const FicheKey key = form_.key(section, name);
  if (key.kind != FicheKey::Kind::unknown) {
    const std::uint64_t index = key.kind == FicheKey::Kind::fact ? key.fact.index() : key.section->index();
    words_.keep(space, name, static_cast<std::uint64_t>(key.kind) << 32 | index);
  }
  return key;
}

bool PlainFicheReader::see(FactId fact) {
  std::uint32_t& last = in_element_ ? seen_in_element_[fact] : seen_[fact];
  const std::uint32_t now = in_element_ ? element_ : number_;
  const bool first = last != now;
  last = now;
  return first;
}

bool PlainFicheReader::state_nothing(FactId fact) { return see(fact) && !form_.rules().facts[fact].required; }

bool PlainFicheReader::number(const Fact& about, std::string_view value, Decimals decimals,
                              FactValue& given) const {
  if (const auto number = plain_number(value, decimals)) {
    if (!about.bounds.contains(*number) || (about.integer && !number->is_whole())) return false;
    given.number = Interval::point(*number);
    given.bare = true;
    return true;
  }
  Fault fault;
  StatedFact stated;
  if (!number_from_text(value, about, form_.numbers(), decimals, stated, fault)) return false;
  given.number = stated.number;
  given.approximate = stated.approximate;
  given.bare = stated.bare;
  return true;
}

bool PlainFicheReader::state(FactId fact, std::string_view value, bool plain, Decimals decimals) {
  if (!see(fact)) return false;
  const Fact& about = form_.rules().facts[fact];
  // In its place from the start: where it is not good, neither is the fiche.
  FactValue& given = fiche_.facts.emplace_back();
  given.fact = fact;
  switch (about.kind) {
    case FactKind::text:
      if (value.find_first_not_of(" \t\n") == std::string_view::npos || (plain && is_ambiguous_text(value)))
        return false;
      fiche_.texts.emplace_back(fact, value);
      return true;
    case FactKind::number:
      if (!unknown_is_meant(fact, value, form_)) return number(about, value, decimals, given);
      state_unknown(given, value);
      return true;
    case FactKind::list:
      if (!unknown_is_meant(fact, value, form_)) return false;
      state_unknown(given, value);
      return true;
    case FactKind::yes_no:
      return choices(kYesNoValues, value, given);
    case FactKind::choice:
      return choices(kValues + static_cast<std::uint32_t>(fact.index()), value, given);
  }
  return false;
}

bool PlainFicheReader::choices(std::uint32_t space, std::string_view value, FactValue& given) {
  if (const std::uint64_t* known = words_.find(space, value)) {
    given.choices = *known;
  } else {
    Fault fault;
    const auto stated = stated_from_text(given.fact, value, form_, fault);
    if (!stated) return false;
    given.choices = stated->choices;
    words_.keep(space, value, given.choices);
  }
  if (given.choices == 0) state_unknown(given, value);  // all other words leave some choice
  return true;
}

bool PlainFicheReader::open_list(FactId fact) {
  if (!see(fact) || form_.rules().facts[fact].kind != FactKind::list) return false;
  fiche_.facts.emplace_back().fact = fact;
  return true;
}

Cells PlainFicheReader::listed_by(FactId fact, std::string_view word) {
  const std::uint32_t space = kItems + static_cast<std::uint32_t>(fact.index());
  if (const std::uint64_t* known = words_.find(space, word)) return *known;
  const auto choice = form_.choice(fact, word);
  if (!choice) return 0;
  words_.keep(space, word, cell(*choice));
  return cell(*choice);
}

bool PlainFicheReader::list_item(std::string_view value) {
  FactValue& given = fiche_.facts.back();
  if (is_more_word(value)) {
    given.open = true;
    return true;
  }
  const Cells item = listed_by(given.fact, value);
  if (item == 0 || (given.listed & item) != 0) return false;
  given.listed |= item;
  return true;
}

bool PlainFicheReader::state_list(FactId fact, const ListValue& list) {
  if (!open_list(fact)) return false;
  FactValue& given = fiche_.facts.back();
  given.unknown = list.unknown;
  given.nothing_reported = list.nothing_reported;
  given.open = list.open;
  given.listed = list.listed;
  return true;
}

bool PlainFicheReader::open_section(SectionId section) {
  return std::exchange(seen_sections_[section], number_) != number_ && !in_element_;
}

void PlainFicheReader::open_element() {
  in_element_ = true;
  ++element_;
  facts_before_element_ = fiche_.facts.size();
  texts_before_element_ = fiche_.texts.size();
}

void PlainFicheReader::close_element() {
  in_element_ = false;
  fiche_.facts.resize(facts_before_element_);
  fiche_.texts.resize(texts_before_element_);
}

const FastFiche* PlainFicheReader::finish() {
  for (const FactId fact : required_) {
    if (seen_[fact] != number_) return nullptr;
  }
  return &fiche_;
}

}  // namespace diagclub
