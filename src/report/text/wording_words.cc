// Texts with placeholders in, sentences about one club out.
#include "report/text/wording_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/declared_words.h"
#include "report/text/scalar_text.h"

namespace diagclub {

namespace {

using Form = Placeholder::Form;

constexpr std::size_t kMostListed = 3;

// What a placeholder says of one club; nothing where it has nothing to say.
class PlaceholderWords {
 public:
  PlaceholderWords(const ClubReport& about, Language language)
      : about_(about), rules_(about.plan.rules()), language_(language) {}

  std::optional<std::string> of(const Placeholder& one) const {
    switch (one.form) {
      case Form::advice:
        return advice();
      case Form::list:
        return list(one);
      case Form::firm:
        return firm(thing(one));
      case Form::code:
        return code(thing(one));
      case Form::value:
        break;
    }
    return value(thing(one));
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }
  EntryRef thing(const Placeholder& one) const { return *about_.plan.names().find(one.names.front()); }

  std::optional<std::string> value(EntryRef thing) const {
    switch (thing.kind) {
      case EntryKind::fact:
        return fact(thing.fact());
      case EntryKind::parameter:
        return parameter(rules_.parameters[thing.parameter()]);
      case EntryKind::count:
        return std::to_string(about_.diagnosis.counts[thing.count()].standing);
      case EntryKind::table:
        return table(thing.table());
      case EntryKind::rule:
      case EntryKind::recommendation:
      case EntryKind::presumption:
        break;
    }
    return std::nullopt;
  }

  std::optional<std::string> fact(FactId id) const {
    const std::string value = value_in_words(about_, id, language_);
    if (value.empty()) return std::nullopt;
    return rules_.facts[id].kind == FactKind::choice ? within_a_sentence(value) : value;
  }

  std::string parameter(const Parameter& parameter) const {
    const Unit* unit = find_by_name(rules_.units, parameter.unit);
    return text_from_number(parameter.number) + (unit == nullptr ? "" : " " + say(unit->label));
  }

  std::optional<std::string> table(TableId id) const {
    const Table& table = rules_.tables[id];
    const Verdict& verdict = about_.diagnosis.tables[id];
    if (verdict.finding.applies == Tri::no || verdict.finding.holds != Tri::yes || verdict.possible == 0 ||
        (verdict.possible & cell(none_cell(table))) != 0)
      return std::nullopt;
    std::vector<std::string> words = outputs_in_words(table, verdict.possible, language_);
    for (std::string& each : words) each = within_a_sentence(each);
    return joined_in_words(words, language_ == Language::french ? "et" : "and");
  }

  std::optional<std::string> code(EntryRef thing) const {
    if (!table(thing.table())) return std::nullopt;
    return output_names(rules_.tables[thing.table()], about_.diagnosis.tables[thing.table()].possible)
        .front();
  }

  std::string firm(EntryRef thing) const {
    const Firmness firmness = diagclub::firmness(about_.plan, about_.outcome, about_.standing, thing);
    const Term* word = find_by_name(rules_.firmness, firmness_word(firmness));
    return word == nullptr ? "" : say(word->label);
  }

  std::optional<std::string> advice() const {
    if (about_.diagnosis.advice.empty()) return std::nullopt;
    return within_a_sentence(say(label_of(rules_, about_.diagnosis.advice.front().thing)));
  }

  std::string name_of_rule(const Rule& rule) const {
    return rule.phrase.empty() ? within_a_sentence(say(rule.label)) : say(rule.phrase);
  }

  // What holds of a group, of a count, or of all that has a sign.
  void add_listed(const std::string& name, std::vector<std::string>& words) const {
    const auto sign = kSigns.find(name);
    const auto add = [&](const Finding& finding) {
      if (finding.holds != Tri::yes || finding.applies != Tri::yes) return;
      const Rule& rule = rules_.rules[finding.thing.rule()];
      const Group* group = find_by_name(rules_.groups, rule.group.text);
      if (sign != kSigns.end() && group->when_yes != sign->second) return;
      const std::string word = name_of_rule(rule);
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    };
    if (const Count* count = find_by_name(rules_.counts, name)) {
      for (const Finding& member : about_.diagnosis.counts[rules_.counts.id_of(*count)].members) add(member);
      return;
    }
    for (const Finding& finding : about_.diagnosis.rules) {
      const bool of_it = sign != kSigns.end() || rules_.rules[finding.thing.rule()].group.text == name;
      if (of_it && !about_.plan.element_section(finding.thing)) add(finding);
    }
  }

  std::optional<std::string> list(const Placeholder& one) const {
    std::vector<std::string> words;
    for (const std::string& name : one.names) add_listed(name, words);
    if (words.empty()) return std::nullopt;
    const bool french = language_ == Language::french;
    if (words.size() > kMostListed) {
      const std::size_t more = words.size() - kMostListed;
      words.resize(kMostListed);
      words.push_back(french ? fmt::format("{} autre{}", more, more > 1 ? "s" : "")
                             : fmt::format("{} more", more));
    }
    return joined_in_words(words, french ? "et" : "and");
  }

  const ClubReport& about_;
  const RuleSet& rules_;
  Language language_;
};

// `otherwise`: what is said instead of a placeholder that has nothing to say; none: nothing at all is said.
std::optional<std::string> said(const ClubReport& about, const std::string& text, Language language,
                                std::optional<std::string_view> otherwise) {
  const PlaceholderWords words(about, language);
  WordingFault fault;
  const auto wording = wording_from_text(text, fault);
  if (!wording) return text;  // `check` lets none through
  std::string all;
  for (const Wording::Stretch& stretch : wording->stretches) {
    std::string part;
    bool lacking = false;
    bool swallow = false;  // the space behind a word that says nothing
    for (const Wording::Piece& piece : stretch.pieces) {
      if (!piece.placeholder) {
        const bool spaced = swallow && piece.text.starts_with(' ');
        part += spaced ? piece.text.substr(1) : piece.text;
        swallow = false;
        continue;
      }
      std::optional<std::string> value = words.of(*piece.placeholder);
      if (!value && otherwise) value = *otherwise;
      lacking |= !value;
      swallow = value && value->empty();
      if (value) part += *value;
    }
    if (!lacking)
      all += part;
    else if (!stretch.optional)
      return std::nullopt;
  }
  return all;
}

}  // namespace

std::optional<std::string> said_of_club(const ClubReport& about, const std::string& text, Language language) {
  return said(about, text, language, std::nullopt);
}

std::string filled(const ClubReport& about, const std::string& text, Language language) {
  return *said(about, text, language, "?");
}

std::vector<SynthesisSentence> synthesis_in_words(const ClubReport& about, Language language) {
  std::vector<SynthesisSentence> sentences;
  const auto& parts = about.diagnosis.synthesis;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    for (const std::size_t variant : parts[part]) {
      const Text& text = about.plan.rules().synthesis[part].says[variant].text;
      auto sentence = said_of_club(about, text.in(language), language);
      if (!sentence) continue;
      sentences.push_back({part, variant, std::move(*sentence)});
      break;
    }
  }
  return sentences;
}

std::string within_a_sentence(const std::string& label) {
  const auto is_capital = [&](std::size_t at) { return label[at] >= 'A' && label[at] <= 'Z'; };
  if (label.empty()) return label;
  std::string small = label;
  // À to Þ in UTF-8.
  const bool accented =
      label.size() > 1 && label[0] == '\xC3' && static_cast<unsigned char>(label[1]) <= 0x9E;
  if (accented) {
    small[1] = static_cast<char>(small[1] + 0x20);
  } else if (is_capital(0)) {
    const bool code = label.size() > 1 && (is_capital(1) || (label[1] >= '0' && label[1] <= '9'));
    if (!code) small[0] = static_cast<char>(small[0] - 'A' + 'a');
  }
  return small;
}

}  // namespace diagclub
