// How firmly conclusions stand in, words out.
#include "report/club/standing_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "reason/club/overturning.h"
#include "report/text/condition_text.h"

namespace diagclub {

namespace {

// `Core team: no`
std::string answer_in_words(const ClubReport& about, const Overturning& answer, Language language) {
  const Plan& plan = about.plan;
  const Fact& fact = plan.rules().facts[answer.fact];
  const std::string label = fact.label.in(language) + colon(language);
  switch (fact.kind) {
    case FactKind::number:
      return label + numbers_in_words(plan, plan.variables().of(answer.fact), cell(answer.cell), language);
    case FactKind::choice:
      return label + fact.choices[answer.cell].label.in(language);
    case FactKind::list:
      return label +
             (cell(answer.cell) == kYesCell  ? ""
              : language == Language::french ? "sans "
                                             : "without ") +
             fact.choices[*answer.member].label.in(language);
    case FactKind::yes_no:
    case FactKind::text:
      break;
  }
  return label + yes_no_in_words(tri_from_cells(cell(answer.cell)), language);
}

// What a reader is shown: verdicts, the rules that are counted, recommendations given.
std::vector<EntryRef> things_shown(const ClubReport& about) {
  const RuleSet& rules = about.plan.rules();
  std::vector<EntryRef> things;
  for (const Page::Verdict& shown : rules.page.verdicts)
    things.push_back(*about.plan.names().find(shown.of.text));
  for (const Name& name : rules.page.counts) {
    for (const Finding& member : about.diagnosis.counts[about.plan.names().find(name.text)->count()].members)
      things.push_back(member.thing);
  }
  for (const Finding& finding : about.diagnosis.advice) things.push_back(finding.thing);
  return things;
}

}  // namespace

void write_presumed(const ClubReport& about, const Finding& finding, const PageStyle& style, int indent,
                    PageWriter& out) {
  const auto said_of_a_verdict = [&](PresumptionId presumption) {
    return std::any_of(finding.reasons.verdicts.begin(), finding.reasons.verdicts.end(), [&](TableId table) {
      const auto& behind = about.diagnosis.tables[table].finding.presumptions;
      return std::find(behind.begin(), behind.end(), presumption) != behind.end();
    });
  };
  const RuleSet& rules = about.plan.rules();
  const Language language = style.language;
  std::string words;
  for (const PresumptionId id : finding.presumptions) {
    if (said_of_a_verdict(id)) continue;
    const Presumption& presumption = rules.presumptions[id];
    words += (words.empty() ? "" : " · ") + presumption.label.in(language) + " " +
             reference_in_words(rules, presumption.citation, presumption.certainty, language);
  }
  if (words.empty()) return;
  const Text presumed{"Présumé", "Presumed"}, contrary{"Signes contraires", "Contrary signs"};
  out.line(
      indent, "",
      (finding.firmness == Firmness::contested ? contrary : presumed).in(language) + colon(language) + words,
      Ink::faint);
}

std::string own_presumptions_in_words(const ClubReport& about, const Finding& finding, Language language) {
  std::string words;
  for (const PresumptionId id : finding.presumptions) {
    if (finding.firmness != Firmness::presumed || about.plan.presumptions()[id].of != finding.thing) continue;
    words += (words.empty() ? "" : " ") + about.plan.rules().presumptions[id].text.in(language);
  }
  return words;
}

std::string tally_in_words(const Tally& tally, Language language) {
  const bool french = language == Language::french;
  const std::string of = fmt::format("{} {} {}", tally.standing, french ? "sur" : "of", tally.members.size());
  if (tally.sure == tally.possible) return of;
  if (!french) return of + fmt::format(" ({} certain, {} possible)", tally.sure, tally.possible);
  return of + fmt::format(" ({} établi{}, {} possible{})", tally.sure,
                          is_singular(tally.sure, language) ? "" : "s", tally.possible,
                          is_singular(tally.possible, language) ? "" : "s");
}

void write_presumptions(const ClubReport& about, EntryRef thing, const PageStyle& style, int indent,
                        PageWriter& out) {
  const RuleSet& rules = about.plan.rules();
  const Language language = style.language;
  const auto say = [&](const Text& text) { return text.in(language); };
  for (const PresumptionId id : about.standing.presumptions.ids()) {
    const PresumptionState state = about.standing.presumptions[id];
    if (about.plan.presumptions()[id].of != thing || state < PresumptionState::contested) continue;
    const Presumption& presumption = rules.presumptions[id];
    out.line(indent, "≈ ",
             (state == PresumptionState::contested ? say({"disputé : ", "contested: "})
                                                   : say({"présumé : ", "presumed: "})) +
                 test_in_words(rules, about.plan.names(), presumption.of.text, presumption.is, language) +
                 ". " + say(presumption.text) + "  [" + presumption.name + ", " +
                 presumption.citation.section + "]",
             Ink::plain, Ink::open);
    if (!presumption.ours.empty())
      out.line(indent + 2, say({"nôtre : ", "ours: "}), say(presumption.ours), Ink::faint, Ink::faint);
    for (const ConditionLine& line :
         condition_in_words(rules, about.plan.names(), presumption.when, language))
      out.line(indent + 2 + 2 * line.depth, say({"signe : ", "sign: "}), line.text, Ink::faint, Ink::faint);
  }
}

void write_overturning(const ClubReport& about, const PageStyle& style, PageWriter& out) {
  const RuleSet& rules = about.plan.rules();
  const Language language = style.language;
  const std::vector<Overturning> answers =
      overturning_answers(about.plan, StandingReader(about.plan), about.facts, things_shown(about));
  if (answers.empty()) return;
  out.blank();
  out.heading(language == Language::french ? "Ce qui renverserait ce qui est présumé"
                                           : "What would overturn what is presumed");
  for (const Overturning& answer : answers) {
    std::string things;
    for (const EntryRef thing : answer.things)
      things += (things.empty() ? "" : semicolon(language)) + label_of(rules, thing).in(language);
    out.line(3, "≠ ", answer_in_words(about, answer, language) + "  → " + things, Ink::plain, Ink::open);
  }
}

}  // namespace diagclub
