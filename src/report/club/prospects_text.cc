// A case's prospects in, words out.
#include "report/club/prospects_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "read/fiche/fiche_number.h"
#include "report/text/firmness_words.h"

namespace diagclub {

namespace {

constexpr std::size_t kMostQuestions = 5;
constexpr std::size_t kMostSettled = 3;

// How many answers would change the page, and the verdicts.
std::string how_open(const std::vector<Question>& asked, Language language) {
  const auto say = [&](const Text& text) { return text.in(language); };
  const auto deciding =
      std::count_if(asked.begin(), asked.end(), [](const Question& one) { return one.verdict; });
  std::string words = asked.size() == 1
                          ? say({"1 réponse changerait cette page", "1 answer would change this page"})
                          : fmt::format(fmt::runtime(say({"{} réponses changeraient cette page",
                                                          "{} answers would change this page"})),
                                        asked.size());
  if (deciding > 0)
    words += fmt::format(fmt::runtime(say({", dont {} un verdict", ", {} of them a verdict"})), deciding);
  return words;
}

}  // namespace

std::string certainty_in_words(const ClubReport& about, EntryRef table, Language language) {
  const Verdict& verdict = about.diagnosis.tables[table.table()];
  if (about.prospects == nullptr) return "";
  const std::string firm = " · " + firmness_in_words(verdict.finding.firmness, language);
  if (verdict.finding.firmness != Firmness::certain) return firm;
  const bool french = language == Language::french;
  const Reach& reach = about.prospects->reach;
  const Cells others = reach.tables[table.table()] & ~verdict.possible;
  if (others == 0) return firm;
  const std::string words =
      joined_in_words(short_outputs_in_words(about.plan.rules().tables[table.table()], others, language),
                      french ? "ou" : "or");
  const bool one = is_single(others);
  return " · " + words +
         (reach.exact ? french ? one ? " encore possible" : " encore possibles" : " still possible"
          : french    ? one ? " possible, au plus" : " possibles, au plus"
                      : " possible, at most");
}

std::string settled_by_in_words(const ClubReport& about, const Finding& verdict, Language language) {
  if (about.prospects == nullptr) return evidence_in_words(about, verdict, language);
  std::string facts;
  for (const Question& question : about.prospects->questions.asked) {
    const std::vector<EntryRef>& settles = question.settles;
    if (std::find(settles.begin(), settles.end(), verdict.thing) == settles.end()) continue;
    facts += (facts.empty() ? "" : " · ") + evidence_in_words(about, Evidence{question.fact, {}}, language);
  }
  return facts;
}

std::string borderline_in_words(const ClubReport& about, EntryRef thing, Language language) {
  const Borderline* close = about.prospects == nullptr ? nullptr : about.prospects->of(thing);
  if (close == nullptr) return "";
  const bool french = language == Language::french;
  return (french ? "Tout juste" : "Borderline") + colon(language) +
         label_of(about.plan.rules(), close->fact).in(language) + (french ? ", seuil " : ", threshold ") +
         text_from_number(close->threshold);
}

bool may_change(const ClubReport& about, const Finding& rule) {
  return about.prospects == nullptr ? rule.holds == Tri::unknown
                                    : about.prospects->reach.rules[rule.thing.rule()] == Tri::unknown;
}

void write_questions(const ClubReport& about, const PageStyle& style, PageWriter& out) {
  if (about.prospects == nullptr || about.prospects->questions.asked.empty()) return;
  const RuleSet& rules = about.plan.rules();
  const Language language = style.language;
  const auto say = [&](const Text& text) { return text.in(language); };
  const std::vector<Question>& asked = about.prospects->questions.asked;
  const std::size_t left = about.prospects->questions.verdicts_left;
  out.blank();
  out.heading(say({"À demander (", "Worth asking ("}) + how_open(asked, language) + ")");
  const std::size_t shown = style.explain ? asked.size() : std::min(asked.size(), kMostQuestions);
  for (std::size_t i = 0; i < shown; ++i) {
    const Question& question = asked[i];
    const Fact& fact = rules.facts[question.fact];
    out.line(3, "? ", say(fact.question), Ink::plain, Ink::open);
    std::string settles;
    for (std::size_t s = 0; s < std::min(question.settles.size(), kMostSettled); ++s) {
      settles += (s == 0 ? "" : semicolon(language)) + say(label_of(rules, question.settles[s]));
    }
    if (question.settles.size() > kMostSettled)
      settles += fmt::format("{}+{}", semicolon(language), question.settles.size() - kMostSettled);
    out.line(5, "", fact.name + say({", éclaire ", ", settles "}) + settles, Ink::faint);
    if (question.verdict && question.worst < left) {
      out.line(5, "",
               fmt::format(fmt::runtime(say({"laisse au plus {} des {} verdicts possibles",
                                             "leaves at most {} of the {} possible verdicts"})),
                           question.worst, left),
               Ink::faint);
    }
  }
  if (shown < asked.size()) {
    out.line(
        3, "",
        fmt::format("… {} {}", asked.size() - shown, say({"autres avec --explain", "more with --explain"})),
        Ink::faint);
  }
}

}  // namespace diagclub
