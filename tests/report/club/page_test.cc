// One club's page, whole: what is known, what follows, what is open and what to ask.
#include "report/club/page.h"

#include "report/club/similar_report.h"
#include "rule_text.h"

namespace diagclub {
namespace {

constexpr std::string_view kRules = R"(facts:
  name: {kind: text, required: yes, label: {fr: nom, en: name}, question: SAID, heading: nom}
  members.firms: {kind: number, integer: yes, min: 0, max: 500, label: {fr: adhérents, en: members}, question: {fr: "Combien d’adhérents ?", en: "How many members?"}, heading: adhérents}
  members.staff: {kind: yes_no, label: {fr: permanent, en: paid staff}, question: {fr: "Un permanent ?", en: "Paid staff?"}, heading: permanent}
tables:
  size: {label: {fr: taille, en: size}, text: SAID, source: {section: I, catalogue: [c]}, certainty: stated, hit: first, inputs: [members.firms],
    outputs: {big: {fr: grand club, en: large club}, small: {fr: petit club, en: small club}},
    rows: [{when: {members.firms: ">= 60"}, then: big, text: {fr: Soixante ou plus., en: Sixty or more.}}, {when: {}, then: small, text: {fr: Moins., en: Fewer.}}]}
rules:
  carried: {label: {fr: animation payée, en: paid animation}, text: {fr: Quelqu’un anime le club., en: Somebody runs the club.}, source: {section: II, catalogue: [d]}, certainty: usual, group: factor, when: members.staff}
  lively: {label: {fr: masse, en: mass}, text: {fr: Assez d’adhérents., en: Members enough.}, source: {section: II, catalogue: [e]}, certainty: stated, group: factor, when: {members.firms: "> 20"}}
counts:
  factors: {label: {fr: facteurs, en: factors}, text: SAID, source: {section: II, catalogue: [f]}, certainty: stated, of: [carried, lively]}
recommendations:
  hire: {label: {fr: recruter, en: hire}, text: {fr: Recruter un permanent., en: Hire somebody.}, source: {section: IV, catalogue: [g]}, certainty: stated, who: club, timing: first, priority: 1, when: {not: carried}}
page: {identity: [members.firms], verdicts: [{of: size}], counts: [factors]}
)";

const Plan& plan() {
  static const auto made = plan_from_text(kRules);
  return *made;
}

ClubDiagnosis club(const std::string& fiche) {
  static const Functions functions(plan());
  return diagnose_club(plan(), functions, fiche_from_text(plan().rules(), fiche));
}

std::string page(const std::string& fiche, Language language = Language::english) {
  const ClubDiagnosis of = club(fiche);
  PageStyle style;
  style.language = language;
  return page_from_case(report_of(plan(), of), {}, style);
}

}  // namespace

TEST_CASE("a club that is all known", "[page]") {
  CHECK(page("name: A\nmembers: {firms: 80, staff: no}\n") ==
        R"(A                                                                         a.yaml
members: 80

  size     large club · certain
           Sixty or more. [I, stated]
           members: 80 (l. 2)

  factors  1 of 2
    held: mass
    not held: paid animation

 Carries it
   + Members enough.
     [II, stated] members: 80 (l. 2)

 Holds it back
   - Somebody runs the club.
     [II, usual] paid staff: no (l. 2)

 Recommendations
  1. hire (the club, first)
     Hire somebody.
     [IV, stated] paid staff: no (l. 2)
)");
}

TEST_CASE("a club of which little is known: what is open, and the question that would tell most", "[page]") {
  CHECK(page("name: A\nmembers: {firms: 40..80}\n", Language::french) ==
        R"(A                                                                         a.yaml
adhérents : 40..80

  taille    grand club ou petit club · ouvert
            Reste ouvert ; il faudrait savoir : adhérents : 40..80 (l. 2)

  facteurs  1 sur 2 (1 établi, 2 possibles)
    présents : masse
    inconnus : animation payée

 Ce qui le porte
   + Assez d’adhérents.
     [II, dit] adhérents : 40..80 (l. 2)

 À demander (2 réponses changeraient cette page, dont 1 un verdict)
   ? Combien d’adhérents ?
     members.firms, éclaire taille
     laisse au plus 1 des 2 verdicts possibles
   ? Un permanent ?
     members.staff, éclaire animation payée ; recruter

 Recommandations
  1 de plus selon ce qui reste ouvert
)");
}

TEST_CASE("what a fiche holds reaches no terminal as it is", "[page]") {
  CHECK(page("name: \"A\\x1b[31mB\"\n").find('\x1b') == std::string::npos);
}

}  // namespace diagclub
