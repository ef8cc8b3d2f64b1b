// A coverage in, its page for a terminal out, and the words that other pages share.
#include "report/coverage/coverage_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/sizes.h"
#include "report/text/page_writer.h"
#include "report/text/words.h"

namespace diagclub {

namespace {

std::string word_of_way(CoverageItem::Kind thing, AchievableOutcome::Kind way, Language language) {
  static const Text row[] = {{"décide", "decides"}, {"écartée", "no match"}};
  const bool of_row = thing == CoverageItem::Kind::row;
  switch (way) {
    case AchievableOutcome::Kind::yes:
      return of_row ? row[0].in(language) : yes_no_in_words(Tri::yes, language);
    case AchievableOutcome::Kind::no:
      return of_row ? row[1].in(language) : yes_no_in_words(Tri::no, language);
    case AchievableOutcome::Kind::unknown:
      return yes_no_in_words(Tri::unknown, language);
    case AchievableOutcome::Kind::not_applicable:
      return not_applicable_in_words(language);
    case AchievableOutcome::Kind::cell:
      break;  // says which by itself
  }
  return "";
}

bool unseen(const CoverageItem& exercised, AchievableOutcome::Kind kind) {
  const AchievableOutcome* way = exercised.find(kind);
  return way != nullptr && way->seen_by.empty();
}

class TextReport {
 public:
  TextReport(const RuleSet& rules, const Coverage& coverage, bool all, const PageStyle& style)
      : rules_(rules), coverage_(coverage), all_(all), style_(style), out_(style) {
    for_each_file(coverage, [&](FileId file, auto, auto) {
      column_ = std::max(column_, display_width(printable(rules.files[file].name())));
    });
    for (const CoverageItem& one : coverage.things) {
      if (one.kind != CoverageItem::Kind::test && one_sided(one)) one_sided_.insert({one.thing, one.row});
    }
    if (!coverage.presumptions.empty())
      column_ = std::max(column_, display_width(say({"présomptions entendues", "presumptions heard"})));
    for (const Text& kind : kinds()) column_ = std::max(column_, display_width(say(kind)));
    column_ = std::min(column_, std::max(20, style.width - kBar - kFigures - 4));
  }

  std::string write() {
    const Share total = coverage_.total();
    const std::size_t cases = coverage_.cases.size() - coverage_.clubs;
    out_.line(0, "",
              fmt::format(fmt::runtime(say({"Couverture des règles : {} ({} petits cas, {} clubs)",
                                            "Coverage of the rules: {} ({} small cases, {} clubs)"})),
                          percent_in_words(total, style_.language), cases, coverage_.clubs),
              Ink::bold);
    out_.line(0, "", say(coverage_percentage_meaning()), Ink::faint);
    out_.blank();
    for_each_file(coverage_, [&](FileId file, auto first, auto last) {
      Share of_file;
      for (auto at = first; at != last; ++at) of_file.add(share(*at));
      bar(rules_.files[file].name(), of_file);
    });
    out_.blank();
    by_kind();
    out_.blank();
    missing();
    return out_.take();
  }

 private:
  static constexpr int kBar = 20;
  static constexpr int kFigures = 18;

  std::string say(const Text& text) const { return text.in(style_.language); }

  static const std::vector<Text>& kinds() {
    static const std::vector<Text> kinds{{"règles", "rules"},
                                         {"recommandations", "recommendations"},
                                         {"lignes de tables", "rows of tables"},
                                         {"tests", "tests"},
                                         {"cases des tests", "cells of tests"}};
    return kinds;
  }

  void bar(const std::string& name, const Share& share) {
    const int full = static_cast<int>(std::floor(share.percent() * kBar / 100));
    std::string drawn;
    for (int i = 0; i < kBar; ++i) drawn += i < full ? "█" : "░";
    const Ink ink = share.seen == share.of ? Ink::good : share.percent() < 50 ? Ink::bad : Ink::open;
    const std::string figures = fmt::format("{:>7}", percent_in_words(share, style_.language));
    out_.line(1, padded(truncated(printable(name), column_), column_) + " " + drawn + " " + figures + " ",
              fmt::format("{}/{}", share.seen, share.of), Ink::faint, ink);
  }

  void by_kind() {
    std::vector<Share> shares(kinds().size());
    for (const CoverageItem& one : coverage_.things) {
      const Share cells = cells_share(one);
      const Share all = share(one);
      shares[index_of(one.kind)].add({all.seen - cells.seen, all.of - cells.of});
      shares.back().add(cells);
    }
    for (std::size_t i = 0; i < shares.size(); ++i) bar(say(kinds()[i]), shares[i]);
    if (!coverage_.presumptions.empty()) presumptions();
    if (!coverage_.sentences.empty())
      bar(say({"phrases de la synthèse", "sentences of the synthesis"}), coverage_.sentences_heard());
  }

  // Sentences of the synthesis that no case comes to.
  void unsaid() {
    for (const SentenceCoverage& one : coverage_.sentences) {
      if (!one.stood.empty()) continue;
      out_.line(0, "",
                fmt::format("{}:{}: {} {}: {}", rules_.files[one.place.file].name(),
                            one.place.span.start.line, say({"phrase", "sentence"}),
                            rules_.synthesis[one.part].name, say({"jamais dite", "never said"})));
    }
  }

  // How many of each kind, and those that no case has heard.
  void presumptions() {
    bar(say({"présomptions entendues", "presumptions heard"}), coverage_.presumptions_heard());
    const auto with = [&](const std::vector<std::size_t> PresumptionCoverage::*list) {
      return std::count_if(coverage_.presumptions.begin(), coverage_.presumptions.end(),
                           [&](const PresumptionCoverage& one) { return !(one.*list).empty(); });
    };
    out_.line(
        3, "",
        fmt::format(fmt::runtime(say({"{} parlent, {} se taisent où c’est déjà établi, {} sont disputées, "
                                      "{} cèdent le pas, {} jamais entendues",
                                      "{} speak, {} are idle where it is settled, {} are contested, {} give "
                                      "way, {} never heard"})),
                    with(&PresumptionCoverage::spoke), with(&PresumptionCoverage::settled),
                    with(&PresumptionCoverage::contested), with(&PresumptionCoverage::gave_way),
                    coverage_.presumptions_heard().of - coverage_.presumptions_heard().seen),
        Ink::faint);
  }

  void unheard() {
    bool any = false;
    for (const PresumptionId i : coverage_.presumptions.ids()) {
      const PresumptionCoverage& one = coverage_.presumptions[i];
      if (!one.spoke.empty() || !one.contested.empty()) continue;
      any = true;
      const Presumption& about = rules_.presumptions[i];
      std::string words = say({"ne parle jamais", "never speaks"});
      if (!one.settled.empty())
        words += fmt::format(fmt::runtime(say({" ({} fois déjà établi)", " ({} times settled already)"})),
                             one.settled.size());
      out_.line(
          0, "",
          fmt::format("{}:{}: {} {}: {}", rules_.files[about.place.file].name(), about.place.span.start.line,
                      say({"présomption", "presumption"}), about.name, words));
    }
    if (any) out_.blank();
  }

  // By default only what is never seen to come out one way or the other; of a thing that is told so, not its
  // tests as well.
  bool told(const CoverageItem& one) const {
    if (all_) return share(one).seen < share(one).of;
    const auto key = std::pair(one.thing, one.row);
    if (one.kind == CoverageItem::Kind::test) return one_sided(one) && one_sided_.count(key) == 0;
    return one_sided(one);
  }
  static bool one_sided(const CoverageItem& one) {
    return unseen(one, AchievableOutcome::Kind::yes) || unseen(one, AchievableOutcome::Kind::no);
  }

  void missing() {
    unheard();
    unsaid();
    int left_out = 0;
    for_each_file(coverage_, [&](FileId file, auto first, auto last) {
      bool any = false;
      for (auto at = first; at != last; ++at) {
        if (!told(*at)) {
          left_out += share(*at).seen < share(*at).of ? 1 : 0;
          continue;
        }
        CoverageItem shown = *at;
        if (!all_) {
          const auto lesser = [](const AchievableOutcome& way) {
            return way.kind != AchievableOutcome::Kind::yes && way.kind != AchievableOutcome::Kind::no;
          };
          shown.sights.erase(std::remove_if(shown.sights.begin(), shown.sights.end(), lesser),
                             shown.sights.end());
        }
        any = true;
        out_.line(0, "",
                  fmt::format("{}:{}: {}: {}", rules_.files[file].name(), at->place.span.start.line,
                              exercised_in_words(rules_, *at, style_.language),
                              missing_in_words(shown, style_.language)));
      }
      if (any) out_.blank();
    });
    if (left_out > 0)
      out_.line(
          0, "",
          fmt::format(
              fmt::runtime(say({"{} autres, dont un cas inconnu, sans objet ou une case manque, avec --all",
                                "{} more that lack an unknown, a not applicable or a cell with --all"})),
              left_out),
          Ink::faint);
  }

  const RuleSet& rules_;
  const Coverage& coverage_;
  bool all_;
  const PageStyle& style_;
  PageWriter out_;
  int column_ = 0;
  std::set<std::pair<EntryRef, std::optional<std::size_t>>> one_sided_;  // things, and rows of tables
};

}  // namespace

const Text& coverage_percentage_meaning() {
  static const Text meaning{
      "Le pourcentage : parmi ce qu’une fiche peut faire voir – chaque règle, recommandation, ligne de table "
      "et test "
      "à oui, à non, à inconnu et sans objet, et chaque case que coupent les seuils d’un test –, la part vue "
      "au moins "
      "une fois.",
      "The percentage: of all that a fiche can bring about – each rule, recommendation, row and test coming "
      "out yes, "
      "no, unknown and not applicable, and each cell that a test’s own thresholds cut – the share seen at "
      "least once."};
  return meaning;
}

std::string exercised_in_words(const RuleSet& rules, const CoverageItem& exercised, Language language) {
  const bool french = language == Language::french;
  const std::string& name = name_of(rules, exercised.thing);
  switch (exercised.kind) {
    case CoverageItem::Kind::rule:
      return (french ? "règle " : "rule ") + name;
    case CoverageItem::Kind::recommendation:
      return (french ? "recommandation " : "recommendation ") + name;
    case CoverageItem::Kind::row:
      return fmt::format("{}, {} {}", name, french ? "ligne" : "row", *exercised.row + 1);
    case CoverageItem::Kind::test:
      break;
  }
  return fmt::format("{{{}: {}}}", exercised.test->name.text, exercised.test->test.written);
}

std::string missing_in_words(const CoverageItem& exercised, Language language) {
  const bool french = language == Language::french;
  std::string ways;
  std::string cells;
  for (const AchievableOutcome& way : exercised.sights) {
    if (!way.seen_by.empty()) continue;
    if (way.kind == AchievableOutcome::Kind::cell)
      cells += (cells.empty() ? "" : ", ") + way.cell;
    else
      ways += (ways.empty() ? "" : ", ") + word_of_way(exercised.kind, way.kind, language);
  }
  if (!ways.empty()) ways = (french ? "jamais " : "never ") + ways;
  if (!cells.empty()) cells = (french ? "pas essayé : " : "not tried: ") + cells;
  return ways + (ways.empty() || cells.empty() ? "" : semicolon(language)) + cells;
}

std::string percent_in_words(const Share& share, Language language) {
  std::string number = fmt::format("{:.1f}", std::floor(share.percent() * 10) / 10);
  if (language == Language::french) number.replace(number.find('.'), 1, ",");
  return number + (language == Language::french ? "\u00A0%" : "%");
}

std::string coverage_text(const RuleSet& rules, const Coverage& coverage, bool all, const PageStyle& style) {
  return TextReport(rules, coverage, all, style).write();
}

}  // namespace diagclub
