// Recommendations in, lines of a page out.
#include "report/club/advice_text.h"

#include <fmt/format.h>

#include "report/club/standing_text.h"
#include "report/text/firmness_words.h"
#include "report/text/wording_words.h"

namespace diagclub {

void write_advice(const ClubReport& about, const PageStyle& style, PageWriter& out) {
  const std::vector<Finding>& maybe = about.diagnosis.maybe;
  if (about.diagnosis.advice.empty() && maybe.empty()) return;
  const RuleSet& rules = about.plan.rules();
  const auto say = [&](const Text& text) { return text.in(style.language); };
  out.blank();
  out.heading(say({"Recommandations", "Recommendations"}));
  int number = 0;
  for (const Finding& finding : about.diagnosis.advice) {
    const Recommendation& advice = rules.recommendations[finding.thing.recommendation()];
    const std::string who = say(find_by_name(rules.actors, advice.who.text)->label);
    const std::string when = say(find_by_name(rules.timings, advice.timing.text)->label);
    out.line(
        2, padded(fmt::format("{}.", ++number), 3),
        say(advice.label) + " (" + who + ", " + when + ")" + firmness_mark(finding.firmness, style.language),
        Ink::bold);
    out.line(5, "", *said_of_club(about, say(advice.text), style.language));
    const std::string evidence = evidence_in_words(about, finding, style.language);
    out.line(5, "",
             reference_in_words(rules, advice.citation, advice.certainty, style.language) +
                 (evidence.empty() ? "" : " " + evidence),
             Ink::faint);
    write_presumed(about, finding, style, 5, out);
  }
  if (!maybe.empty()) {
    out.line(2, "",
             fmt::format("{} {}", maybe.size(),
                         say({"de plus selon ce qui reste ouvert", "more depending on what is still open"})),
             Ink::faint);
  }
}

}  // namespace diagclub
