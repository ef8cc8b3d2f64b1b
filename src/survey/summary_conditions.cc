// Conditions as a user writes them in, whether a summary meets them out.
#include "survey/summary_conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/closest.h"
#include "base/sizes.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Comparison = SummaryCondition::Comparison;

constexpr const char* kHelp = "write it as `rejected > 0` or `class.open >= 20%`";

// A figure of a summary by its name; `of`: what it is a share of, nothing where it is none.
struct Figured {
  std::string name;
  long long count = 0;
  std::optional<long long> of;
};

// All that conditions can be about, in the order in which a name is looked for.
std::vector<Figured> figures_of(const Summary& summary) {
  const SummaryForm& form = *summary.form;
  const RuleSet& rules = form.plan.rules();
  const long long scored = summary.scored;
  std::vector<Figured> figures{{"read", summary.read(), std::nullopt},
                               {"scored", scored, summary.read()},
                               {"rejected", summary.rejected, summary.read()},
                               {"settled", summary.settled, scored},
                               {"standing", summary.standing, scored},
                               {"contested", summary.contested, scored},
                               {std::string(kOpen), summary.left_open(), scored},
                               {"outliers", summary.outliers(), std::nullopt},
                               {"rule_faults", summary.faulty, scored}};
  for (std::size_t i = 0; i < form.verdicts.size(); ++i) {
    const Table& table = rules.tables[form.verdicts[i]];
    OutcomeCount all;
    for (const OutcomeCount& of : summary.outcomes_of(i)) {
      figures.push_back({table.name + "." + outcome_word_of(form, i, of.outcome), of.clubs, scored});
      if (!of.outcome.outcome) continue;
      all.clubs += of.clubs;
      all.presumed += of.presumed;
    }
    figures.push_back({table.name + ".certain", all.clubs - all.presumed, scored});
    figures.push_back({table.name + ".presumed", all.presumed, scored});
  }
  const auto held = [&](const std::string& name, const HeldCounts& counts) {
    figures.push_back({name, counts.yes, scored});
    for (const Firmness firmness : kFirmest)
      figures.push_back({name + "." + firmness_word(firmness), counts.is(firmness), scored});
  };
  for (std::size_t i = 0; i < form.factors.size(); ++i)
    held(rules.rules[form.factors[i]].name, summary.factors[i]);
  for (std::size_t i = 0; i < form.recommendations.size(); ++i)
    held(rules.recommendations[form.recommendations[i]].name, summary.recommendations[i]);
  for (std::size_t i = 0; i < form.facts.size(); ++i)
    figures.push_back({rules.facts[form.facts[i]].name + ".missing", summary.missing[i], scored});
  return figures;
}

std::optional<Figured> figure_called(const std::string& name, const std::vector<Figured>& figures) {
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const Figured& one) { return one.name == name; });
  return found == figures.end() ? std::nullopt : std::optional(*found);
}

std::optional<Comparison> comparison_from(std::string_view text) {
  if (text == "<") return Comparison::less;
  if (text == "<=") return Comparison::at_most;
  if (text == "=" || text == "==") return Comparison::equal;
  if (text == "!=") return Comparison::unequal;
  if (text == ">=") return Comparison::at_least;
  if (text == ">") return Comparison::more;
  return std::nullopt;
}

bool compares(double value, Comparison comparison, double limit) {
  switch (comparison) {
    case Comparison::less:
      return value < limit;
    case Comparison::at_most:
      return value <= limit;
    case Comparison::equal:
      return value == limit;
    case Comparison::unequal:
      return value != limit;
    case Comparison::at_least:
      return value >= limit;
    case Comparison::more:
      return value > limit;
  }
  return false;
}

}  // namespace

std::optional<SummaryCondition> summary_condition_from_text(const std::string& text, const SummaryForm& form,
                                                            Diagnostics& problems) {
  constexpr std::string_view kBlanks = " \t";
  constexpr std::string_view kSigns = "<>=!";
  const Source source("--fail-on", text);
  const auto wrong = [&](std::size_t from, std::size_t to, std::string message, std::string help) {
    problems.error(source, {source.position(from), source.position(std::max(to, from + 1))},
                   std::move(message), std::move(help));
    return std::nullopt;
  };
  const auto skip = [&](std::size_t from) {
    return std::min(text.find_first_not_of(kBlanks, from), text.size());
  };
  const std::size_t name_start = skip(0);
  const std::size_t sign_start = std::min(text.find_first_of(kSigns, name_start), text.size());
  const std::size_t sign_end = std::min(text.find_first_not_of(kSigns, sign_start), text.size());
  std::size_t name_end = sign_start;
  while (name_end > name_start && kBlanks.find(text[name_end - 1]) != std::string_view::npos) --name_end;

  SummaryCondition condition;
  condition.written = text;
  condition.name = text.substr(name_start, name_end - name_start);
  if (condition.name.empty()) return wrong(name_start, name_start, "a name is expected here", kHelp);
  const std::vector<Figured> figures = figures_of(Summary(form));
  const auto figure = figure_called(condition.name, figures);
  if (!figure) {
    std::vector<std::string> names;
    for (const Figured& one : figures) names.push_back(one.name);
    const auto closest = closest_name(condition.name, names);
    return wrong(name_start, name_end, "a summary has no `" + condition.name + "`",
                 closest ? "did you mean `" + *closest + "`?"
                         : "it has `rejected`, `open`, `outliers`, an outcome (`class.open`), a factor, a "
                           "recommendation or `FACT.missing`");
  }
  const auto comparison = comparison_from(std::string_view(text).substr(sign_start, sign_end - sign_start));
  if (!comparison)
    return wrong(sign_start, sign_end, "a comparison is expected here",
                 "it is `<`, `<=`, `=`, `!=`, `>=` or `>`");
  condition.comparison = *comparison;

  const std::size_t number_start = skip(sign_end);
  const char* const end = text.data() + text.size();
  const auto [number_end, error] =
      std::from_chars(text.data() + number_start, end, condition.limit, std::chars_format::fixed);
  if (error != std::errc() || !std::isfinite(condition.limit))
    return wrong(number_start, text.size(), "a number or a percentage is expected here", kHelp);
  std::size_t rest = skip(size_from(number_end - text.data()));
  condition.percent = rest < text.size() && text[rest] == '%';
  if (condition.percent && !figure->of)
    return wrong(rest, rest + 1, "`" + condition.name + "` is a number and no share of anything",
                 "compare it with a number");
  rest = skip(rest + (condition.percent ? 1 : 0));
  if (rest < text.size()) return wrong(rest, text.size(), "nothing is expected here", kHelp);
  return condition;
}

std::optional<std::string> condition_that_holds(const SummaryCondition& condition, const Summary& summary) {
  const auto figure = figure_called(condition.name, figures_of(summary));
  const auto count = static_cast<double>(figure->count);
  const double of = figure->of ? static_cast<double>(*figure->of) : 0;
  // Of nothing, every share is none.
  const double value = !condition.percent ? count : of > 0 ? 100 * count / of : 0;
  if (!compares(value, condition.comparison, condition.limit)) return std::nullopt;
  std::string told = fmt::format("{}: {}", condition.written, figure->count);
  if (figure->of) told += fmt::format(" of {}", *figure->of);
  if (condition.percent) told += fmt::format(" ({:.4g}%)", value);
  return told;
}

}  // namespace diagclub
