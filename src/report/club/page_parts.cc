// One club's report in, the parts that every page of it has out.
#include "report/club/page_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/club/prospects_text.h"
#include "report/text/wording_words.h"

namespace diagclub {

namespace {

constexpr int kLeastBesideLabel = 30;
constexpr int kWidestColumn = 26;

std::string comma_joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

void write_head(const ClubReport& about, const PageStyle& style, PageWriter& out) {
  const RuleSet& rules = about.plan.rules();
  out.two_sided(club_name(about), about.fiche.source, Ink::bold, Ink::faint);
  std::string facts;
  for (const Name& name : rules.page.identity) {
    const EntryRef fact = *about.plan.names().find(name.text);
    const std::string value = value_in_words(about, fact.fact(), style.language);
    if (!value.empty())
      facts += (facts.empty() ? "" : " · ") + label_of(rules, fact).in(style.language) +
               colon(style.language) + value;
  }
  if (!facts.empty()) out.line(0, "", facts, Ink::faint);
  std::string synthesis;
  for (const SynthesisSentence& sentence : synthesis_in_words(about, style.language))
    synthesis += (synthesis.empty() ? "" : " ") + sentence.text;
  if (synthesis.empty()) return;
  out.blank();
  out.line(1, "", synthesis);
}

std::string outcome_names(const Table& table, const Verdict& verdict, Language language) {
  const auto say = [&](const Text& text) { return text.in(language); };
  if (verdict.finding.applies == Tri::no) return not_applicable_in_words(language);
  if (table.hit == HitPolicy::collect) {
    std::string words = comma_joined(outputs_in_words(table, verdict.possible, language));
    const std::string maybe = comma_joined(outputs_in_words(table, verdict.open, language));
    if (!maybe.empty()) words += (words.empty() ? "" : ", ") + say({"peut-être ", "perhaps "}) + maybe;
    return words.empty() ? say({"aucun", "none"}) : words;
  }
  return joined_in_words(short_outputs_in_words(table, verdict.possible, language), say({"ou", "or"}));
}

std::string named_outcome(const std::string& name, const std::string& meaning) {
  return meaning.substr(0, name.size()) == name ? meaning : name + " – " + meaning;
}

std::string verdict_in_words(const ClubReport& about, TableId id, Language language) {
  const Table& table = about.plan.rules().tables[id];
  const Verdict& verdict = about.diagnosis.tables[id];
  const bool settled = verdict.finding.holds == Tri::yes;
  const std::vector<std::string> meanings = outputs_in_words(table, verdict.possible, language);
  const std::string names = outcome_names(table, verdict, language);
  return (settled && !meanings.empty() ? named_outcome(names, meanings.front()) : names) +
         certainty_in_words(about, id, language);
}

Ink ink_of(Firmness firmness) {
  return firmness == Firmness::certain ? Ink::bold : firmness == Firmness::presumed ? Ink::plain : Ink::open;
}

// A label that is much longer than others makes no column wider: what stands beside it begins behind it.
LabelColumn::LabelColumn(const ClubReport& about, const PageStyle& style) : style_(style) {
  const RuleSet& rules = about.plan.rules();
  const auto widen = [&](const Name& name) {
    const int width =
        display_width(label_of(rules, *about.plan.names().find(name.text)).in(style.language)) + 2;
    if (width <= kWidestColumn) column_ = std::max(column_, width);
  };
  for (const Page::Verdict& shown : rules.page.verdicts) widen(shown.of);
  for (const Name& name : rules.page.counts) widen(name);
}

void LabelColumn::labelled(const std::string& label, const std::string& text, Ink ink,
                           PageWriter& out) const {
  const int width = std::max(column_, display_width(label) + 2);
  if (width > column_ && style_.width - width < kLeastBesideLabel) {
    out.line(2, "", label);
    out.line(4, "", text, ink);
  } else {
    out.line(2, padded(label, width), text, ink);
  }
}

}  // namespace diagclub
