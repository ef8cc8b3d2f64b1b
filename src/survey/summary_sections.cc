// A summary in, its tables in a reader's words out.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/sizes.h"
#include "report/text/firmness_words.h"
#include "report/text/words.h"
#include "survey/summary_report.h"

namespace diagclub {

namespace {

using Row = SummarySection::Row;

constexpr std::size_t kMostShown = 10;
constexpr std::size_t kMostGroupsShown = 20;

// Places of a list, those of the highest number first, those of one number in their order.
std::vector<std::size_t> highest_first(
    std::size_t size, const std::function<std::pair<long long, long long>(std::size_t)>& of) {
  std::vector<std::size_t> places(size);
  for (std::size_t i = 0; i < size; ++i) places[i] = i;
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return of(a) > of(b); });
  return places;
}

class Sections {
 public:
  Sections(const Summary& summary, long long fewest, bool all, Language language)
      : summary_(summary),
        form_(*summary.form),
        rules_(form_.plan.rules()),
        presumes_(!form_.plan.stands_as_strict()),
        fewest_(fewest),
        all_(all),
        language_(language) {}

  std::vector<SummarySection> run() {
    tally();
    if (summary_.scored == 0) return std::move(sections_);
    for (std::size_t i = 0; i < form_.verdicts.size(); ++i) verdict(i);
    if (form_.verdicts.size() > 1) crossed();
    for (const CountId count : form_.counts) factors(count);
    recommendations();
    facts(summary_.missing, {"Faits le plus souvent manquants", "Facts most often missing"},
          {"fiches où le fait n’est pas connu", "fiches in which the fact is not known"});
    facts(summary_.open,
          {"Faits qui trancheraient le plus de verdicts", "Facts that would settle most verdicts"},
          {"fiches où la réponse peut encore changer un verdict",
           "fiches in which the answer can still change a verdict"});
    outliers();
    groups();
    return std::move(sections_);
  }

 private:
  const std::string& say(const Text& text) const { return text.in(language_); }
  SummarySection& section(std::string title, std::string note) {
    sections_.push_back({std::move(title), std::move(note), {}, 1, {}, 0, ""});
    return sections_.back();
  }
  std::string share(long long part, long long whole) const {
    if (whole == 0) return "–";
    const long long percent = (200 * part + whole) / (2 * whole);
    const std::string number = percent == 0 && part > 0 ? "<1" : std::to_string(percent);
    return number + (language_ == Language::french ? "\u00A0%" : "%");
  }
  static std::string figure(long long count) { return count == 0 ? "·" : std::to_string(count); }
  std::string left_out(std::size_t count) const {
    return fmt::format(fmt::runtime(is_singular(count, language_) ? say({"… et {} autre", "… and {} more"})
                                                                  : say({"… et {} autres", "… and {} more"})),
                       count);
  }

  void tally() {
    SummarySection& part = section(say({"Résumé", "Summary"}), "");
    const auto row = [&](const Text& label, long long count, long long whole) {
      part.rows.push_back({{say(label), std::to_string(count), whole < 0 ? "" : share(count, whole)}, 0, 0});
    };
    row({"fiches lues", "fiches read"}, summary_.read(), -1);
    row({"évaluées", "scored"}, summary_.scored, summary_.read());
    row({"rejetées", "rejected"}, summary_.rejected, summary_.read());
    row({"tranchées (aucune réponse ne peut plus changer un verdict)",
         "settled (no answer can change a verdict any more)"},
        summary_.settled, summary_.scored);
    if (presumes_) {
      row({"établies ou présumées (tous les verdicts tiennent)",
           "standing (every verdict certain or presumed)"},
          summary_.standing, summary_.scored);
      row({"disputées (un verdict a des signes dans les deux sens)",
           "contested (signs of a verdict point both ways)"},
          summary_.contested, summary_.scored);
      row({"ouvertes (un verdict que rien ne permet de dire)", "open (a verdict that nobody could say)"},
          summary_.left_open(), summary_.scored);
    }
    if (summary_.faulty > 0)
      row({"où les règles sont en faute (`diagclub rules check`)",
           "where the rules are at fault (`diagclub rules check`)"},
          summary_.faulty, summary_.scored);
  }

  std::string outcome(std::size_t verdict, const StandingVerdict& of) const {
    if (!of.outcome) return firmness_in_words(of.firmness, language_);
    return short_outputs_in_words(rules_.tables[form_.verdicts[verdict]], cell(*of.outcome), language_)
        .front();
  }
  const std::string& label_of_verdict(std::size_t verdict) const {
    return say(rules_.tables[form_.verdicts[verdict]].label);
  }

  void verdict(std::size_t index) {
    const Table& table = rules_.tables[form_.verdicts[index]];
    SummarySection& part = section(say(table.label), "");
    part.whole = summary_.scored;
    if (presumes_) part.header = {"", say({"fiches", "fiches"}), "", say({"dont présumé", "presumed"})};
    for (const auto& [of, clubs, presumed] : summary_.outcomes_of(index)) {
      if (clubs == 0) continue;
      std::string label = outcome(index, of);
      const bool stands = of.outcome.has_value();
      if (stands && *of.outcome < none_cell(table) && table.hit != HitPolicy::collect_count) {
        const std::string& words = say(table.outputs[*of.outcome].label);
        label = words.starts_with(label) ? words : label + " " + words;
      }
      Row row{{label, std::to_string(clubs), share(clubs, summary_.scored)},
              stands ? clubs : 0,
              stands ? 0 : clubs};
      if (presumes_) row.cells.push_back(figure(presumed));
      part.rows.push_back(std::move(row));
    }
  }

  // Outcomes in their order, then contested, then open.
  static std::size_t place_of(const StandingVerdict& of) {
    return of.outcome ? *of.outcome : of == Summary::kContested ? kMostCells : kMostCells + 1;
  }
  static StandingVerdict in_place(std::size_t place) {
    if (place < kMostCells) return {place, Firmness::certain};
    return place == kMostCells ? Summary::kContested : Summary::kOpen;
  }

  // One row for each way that all verdicts but the last come out, one column for each outcome of the last.
  void crossed() {
    const std::size_t last = form_.verdicts.size() - 1;
    std::string title;
    for (std::size_t i = 0; i <= last; ++i) title += (i == 0 ? "" : " × ") + label_of_verdict(i);
    SummarySection& part = section(title, say({"en colonnes : ", "in columns: "}) + label_of_verdict(last));
    part.labels = last;
    std::vector<StandingVerdict> columns;
    for (std::size_t i = 0; i < last; ++i) part.header.push_back(label_of_verdict(i));
    for (const auto& [of, clubs, presumed] : summary_.outcomes_of(last)) {
      if (clubs == 0) continue;
      columns.push_back(of);
      part.header.push_back(outcome(last, of));
    }
    part.header.push_back(say({"total", "all"}));
    // In the order of the outcomes, the open last.
    std::map<std::vector<std::size_t>, std::map<StandingVerdict, long long>> rows;
    for (const auto& [outcomes, clubs] : summary_.verdicts) {
      std::vector<std::size_t> key;
      for (std::size_t i = 0; i < last; ++i) key.push_back(place_of(outcomes[i]));
      rows[key][outcomes.back().value()] += clubs;
    }
    std::vector<std::size_t> before;
    for (const auto& [key, clubs] : rows) {
      Row row;
      bool same = !before.empty();
      for (std::size_t i = 0; i < last; ++i) {
        same = same && i + 1 < last && before[i] == key[i];
        row.cells.push_back(same && !all_ ? "" : outcome(i, in_place(key[i])));
      }
      add_figures(clubs, columns, row);
      part.rows.push_back(std::move(row));
      before = key;
    }
    Row total;
    total.cells.assign(last, "");
    total.cells[0] = say({"total", "all"});
    std::map<StandingVerdict, long long> clubs;
    for (const OutcomeCount& of : summary_.outcomes_of(last)) clubs[of.outcome] = of.clubs;
    add_figures(clubs, columns, total);
    part.rows.push_back(std::move(total));
  }
  static void add_figures(const std::map<StandingVerdict, long long>& clubs,
                          const std::vector<StandingVerdict>& columns, Row& row) {
    long long sum = 0;
    for (const StandingVerdict& of : columns) {
      const auto found = clubs.find(of);
      const long long number = found == clubs.end() ? 0 : found->second;
      row.cells.push_back(figure(number));
      sum += number;
    }
    row.cells.push_back(std::to_string(sum));
  }

  void factors(CountId count) {
    std::vector<std::size_t> places;
    bool may_not_apply = false;
    for (const VariableId variable : form_.plan.step_of(count).counted) {
      const RuleId rule = form_.plan.variables()[variable].thing.rule();
      places.push_back(
          position_of(form_.factors, *std::find(form_.factors.begin(), form_.factors.end(), rule)));
      may_not_apply |= summary_.factors[places.back()].not_applicable > 0;
    }
    SummarySection& part = section(say(rules_.counts[count].label), "");
    part.header = {"", yes_no_in_words(Tri::yes, language_), yes_no_in_words(Tri::no, language_),
                   yes_no_in_words(Tri::unknown, language_)};
    if (presumes_) {
      part.header.insert(part.header.begin() + 2, say({"dont présumé", "presumed"}));
      part.header.push_back(say({"disputé", "contested"}));
    }
    if (may_not_apply) part.header.push_back(say({"sans objet", "n/a"}));
    part.whole = summary_.scored;
    for (const std::size_t i : highest_first(places.size(), [&](std::size_t place) {
           const HeldCounts& held = summary_.factors[places[place]];
           return std::pair(held.yes, held.unknown);
         })) {
      const HeldCounts& held = summary_.factors[places[i]];
      Row row{{say(rules_.rules[form_.factors[places[i]]].label), figure(held.yes), figure(held.no),
               figure(held.unknown)},
              held.yes,
              held.unknown};
      if (presumes_) {
        row.cells.insert(row.cells.begin() + 2, figure(held.presumed_yes));
        row.cells.push_back(figure(held.is(Firmness::contested)));
      }
      if (may_not_apply) row.cells.push_back(figure(held.not_applicable));
      part.rows.push_back(std::move(row));
    }
  }

  // The rows of a list that are not all zero, the first of them unless all are wanted.
  void ranked(SummarySection& part, const std::vector<Row>& rows) const {
    const auto order =
        highest_first(rows.size(), [&](std::size_t i) { return std::pair(rows[i].full, rows[i].half); });
    std::size_t telling = 0;
    for (const std::size_t i : order) {
      if (rows[i].full + rows[i].half == 0) break;
      if (all_ || ++telling <= kMostShown) part.rows.push_back(rows[i]);
    }
    if (telling > kMostShown) part.more = left_out(telling - kMostShown);
  }

  void recommendations() {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < form_.recommendations.size(); ++i) {
      const HeldCounts& held = summary_.recommendations[i];
      rows.push_back({{say(rules_.recommendations[form_.recommendations[i]].label), figure(held.yes),
                       figure(held.unknown)},
                      held.yes,
                      held.unknown});
    }
    SummarySection& part = section(
        say({"Recommandations les plus utiles", "Most useful recommendations"}),
        say({"à combien de clubs elles s’adressent, et à combien d’autres selon les réponses qui manquent",
             "how many clubs they are for, and how many more depending on missing answers"}));
    part.header = {"", yes_no_in_words(Tri::yes, language_), say({"peut-être", "perhaps"})};
    part.whole = summary_.scored;
    ranked(part, rows);
    if (part.rows.empty()) sections_.pop_back();
  }

  void facts(const std::vector<long long>& counts, const Text& title, const Text& note) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const Fact& fact = rules_.facts[form_.facts[i]];
      rows.push_back(
          {{say(fact.label), std::to_string(counts[i]), share(counts[i], summary_.scored)}, counts[i], 0});
    }
    SummarySection& part = section(say(title), say(note));
    part.whole = summary_.scored;
    ranked(part, rows);
    if (part.rows.empty()) sections_.pop_back();
  }

  void outliers() {
    const long long found = summary_.outliers();
    if (found == 0) return;
    SummarySection& part = section(
        fmt::format("{} ({})", say({"Valeurs à vérifier", "Values to check"}), found),
        fmt::format(
            fmt::runtime(say(
                {"au-delà de trois fois l’écart entre quartiles sur une échelle logarithmique, à partir de "
                 "{} valeurs : erreurs de saisie probables",
                 "beyond three times the distance between the quartiles on a logarithmic scale, where there "
                 "are {} values or more: probable entry errors"})),
            NumberSpread::kFewest));
    part.header = {say({"fiche", "fiche"}), say({"fait", "fact"}), say({"valeur", "value"}),
                   say({"la moitié entre", "half between"})};
    part.labels = 2;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < form_.numbers.size(); ++i) {
      const NumberSpread::Outliers far_out = summary_.numbers[i].outliers();
      const auto fences = summary_.numbers[i].fences();
      for (const Extreme& extreme : far_out.shown) {
        ++shown;
        part.rows.push_back({{fmt::format("{}:{}", extreme.source, extreme.line),
                              rules_.facts[form_.numbers[i]].name, fmt::format("{:.6g}", extreme.value),
                              fmt::format("{:.3g}..{:.3g}", fences->half_low, fences->half_high)},
                             0,
                             0});
      }
    }
    if (static_cast<long long>(shown) < found) part.more = left_out(size_from(found) - shown);
  }

  std::string group_label(const GroupKey& key) const {
    const Fact& fact = rules_.facts[*form_.by];
    if (key == GroupKey{}) return say({"non renseigné", "not known"});
    if (key.cells == 0) return key.text;
    if (fact.kind == FactKind::number)
      return numbers_in_words(form_.plan, form_.plan.variables().of(*form_.by), key.cells, language_);
    std::vector<std::string> words;
    for (Cells left = key.cells; left != 0; left &= left - 1) {
      const std::size_t value = lowest_cell(left);
      words.push_back(fact.kind == FactKind::yes_no
                          ? yes_no_in_words(value == 0 ? Tri::no : Tri::yes, language_)
                          : say(fact.choices[value].label));
    }
    return joined_in_words(words, say({"ou", "or"}));
  }

  void groups() {
    if (!form_.by) return;
    const ShownGroups groups = shown_groups(summary_, fewest_);
    for (std::size_t verdict = 0; verdict < form_.verdicts.size(); ++verdict) {
      SummarySection& part = section(
          label_of_verdict(verdict) + say({" selon ", " by "}) + say(rules_.facts[*form_.by].label), "");
      part.header = {""};
      std::vector<StandingVerdict> columns;
      for (const auto& [of, clubs, presumed] : summary_.outcomes_of(verdict)) {
        if (clubs == 0) continue;
        columns.push_back(of);
        part.header.push_back(outcome(verdict, of));
      }
      part.header.push_back(say({"total", "all"}));
      const auto add = [&](std::string label, const ClubGroup& clubs) {
        Row row{{std::move(label)}, 0, 0};
        add_figures(clubs.verdicts[verdict], columns, row);
        part.rows.push_back(std::move(row));
      };
      for (const auto& [key, clubs] : groups.shown) {
        if (!all_ && part.rows.size() == kMostGroupsShown) {
          part.more = left_out(groups.shown.size() - kMostGroupsShown);
          break;
        }
        add(group_label(key), *clubs);
      }
      if (groups.hidden > 0)
        add(fmt::format(fmt::runtime(is_singular(groups.hidden, language_)
                                         ? say({"autres ({} groupe masqué)", "others ({} group hidden)"})
                                         : say({"autres ({} groupes masqués)", "others ({} groups hidden)"})),
                        groups.hidden),
            groups.others);
    }
  }

  const Summary& summary_;
  const SummaryForm& form_;
  const RuleSet& rules_;
  bool presumes_;
  long long fewest_;
  bool all_;
  Language language_;
  std::vector<SummarySection> sections_;
};

}  // namespace

std::vector<SummarySection> summary_sections(const Summary& summary, long long fewest, bool all,
                                             Language language) {
  return Sections(summary, fewest, all, language).run();
}

}  // namespace diagclub
