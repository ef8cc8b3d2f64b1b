// Comparable clubs in, lines or JSON out.
#include "report/club/similar_report.h"

#include <fmt/format.h>

#include "reason/club/diagnose_club.h"
#include "reason/trials/expectation.h"
#include "report/text/json_writer.h"

namespace diagclub {

namespace {

constexpr std::size_t kBriefFacts = 3;
constexpr std::size_t kAllFacts = 8;

const Fact& fact_at(const ClubReport& about, FactId index) { return about.plan.rules().facts[index]; }

}  // namespace

std::string verdicts_in_words(const Plan& plan, const Functions& functions, const Facts& facts) {
  const Outcome outcome = standing_of_club(plan, functions, facts);
  std::string words;
  for (const Page::Verdict& verdict : plan.rules().page.verdicts) {
    words +=
        (words.empty() ? "" : " ") + outcome_in_words(plan, outcome, *plan.names().find(verdict.of.text));
  }
  return words;
}

void write_comparable(const ClubReport& about, const std::vector<Comparable>& clubs, const PageStyle& style,
                      bool brief, PageWriter& out) {
  const auto say = [&](const Text& text) { return text.in(style.language); };
  const std::string between = colon(style.language);
  const std::size_t most = brief ? kBriefFacts : kAllFacts;
  for (const Comparable& club : clubs) {
    out.line(3, "~ ", fmt::format("{}  {}  ({:.2f})", club.name, club.verdicts, club.nearness), Ink::bold,
             Ink::faint);
    std::string near;
    for (std::size_t i = 0; i < std::min(most, club.near.size()); ++i) {
      near += (near.empty() ? "" : " · ") + say(fact_at(about, club.near[i]).label) + between +
              value_in_words(about, club.near[i], style.language);
    }
    if (!near.empty()) out.line(5, say({"proche", "near"}) + between, near, Ink::faint, Ink::faint);
    std::string apart;
    for (std::size_t i = 0; i < std::min(most, club.apart.size()); ++i) {
      const Fact& fact = fact_at(about, club.apart[i].fact);
      apart += (apart.empty() ? "" : " · ") + say(fact.label);
      if (fact.kind == FactKind::list) continue;  // too long to set side by side
      apart += between + value_in_words(about, club.apart[i].fact, style.language) + " / " + club.theirs[i];
    }
    if (!apart.empty()) out.line(5, say({"distant", "apart"}) + between, apart, Ink::faint, Ink::faint);
    if (!club.became.empty()) out.line(5, "→ ", say(club.became) + " [" + club.became_section + "]");
    if (!brief) out.line(5, "", club.path, Ink::faint);
  }
}

std::string similar_text(const ClubReport& about, const std::vector<Comparable>& clubs,
                         const PageStyle& style) {
  PageWriter out(style);
  out.two_sided(club_name(about), about.fiche.source, Ink::bold, Ink::faint);
  out.blank();
  if (clubs.empty())
    out.line(3, "", Text{"Aucun club à comparer.", "No club to compare with."}.in(style.language));
  write_comparable(about, clubs, style, false, out);
  return out.take();
}

void write_comparable_json(const ClubReport& about, const std::vector<Comparable>& clubs, Language language,
                           PrettyJson& json) {
  json.key("similar");
  json.open_array();
  for (const Comparable& club : clubs) {
    json.open_object();
    json.field("name", club.name);
    json.field("file", club.path);
    json.field("verdicts", club.verdicts);
    json.key("nearness"), json.number(club.nearness);
    std::vector<std::string> near;
    for (const FactId fact : club.near) near.push_back(fact_at(about, fact).name);
    json.field_texts("near", near);
    json.key("apart");
    json.open_array();
    for (std::size_t i = 0; i < club.apart.size(); ++i) {
      json.open_object();
      json.field("fact", fact_at(about, club.apart[i].fact).name);
      json.field("here", value_in_words(about, club.apart[i].fact, language));
      json.field("there", club.theirs[i]);
      json.close_object();
    }
    json.close_array();
    if (!club.became.empty()) {
      json.field("became", club.became.in(language));
      json.field("section", club.became_section);
    }
    json.close_object();
  }
  json.close_array();
}

std::string similar_json(const ClubReport& about, const std::vector<Comparable>& clubs, Language language) {
  PrettyJson json;
  json.open_object();
  json.field("file", about.fiche.source);
  json.field("name", club_name(about));
  write_comparable_json(about, clubs, language, json);
  json.close_object();
  return json.take() + "\n";
}

}  // namespace diagclub
