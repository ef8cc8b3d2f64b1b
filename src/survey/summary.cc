// Clubs as they came out in, counts of many of them out.
#include "survey/summary.h"

#include <algorithm>

#include "base/closest.h"
#include "base/sizes.h"
#include "report/text/words.h"

namespace diagclub {

namespace {

bool of_an_element(const RuleSet& rules, const Fact& fact) {
  const Section* section = find_by_name(rules.sections, fact.section());
  return section != nullptr && section->many;
}

void count_held(Tri applies, Tri holds, Firmness firmness, HeldCounts& counts) {
  ++(applies == Tri::no  ? counts.not_applicable
     : holds == Tri::yes ? counts.yes
     : holds == Tri::no  ? counts.no
                         : counts.unknown);
  counts.presumed_yes += applies != Tri::no && holds == Tri::yes && firmness == Firmness::presumed ? 1 : 0;
  ++counts.by_firmness[index_of(firmness)];
}

GroupKey key_of(const SummaryForm& form, const ScoredClub& club) {
  const Fact& fact = form.plan.rules().facts[*form.by];
  if (fact.kind == FactKind::text) return {0, std::string(club.fiche->text(*form.by))};
  if (!club.facts->known[*form.by]) return {};
  return {club.facts->cells[form.plan.variables().of(*form.by)], ""};
}

std::vector<StandingVerdict> verdicts_of(const SummaryForm& form, const StandingOutcome& outcome) {
  std::vector<StandingVerdict> verdicts;
  for (const TableId table : form.verdicts) {
    const Cells left = outcome.table(table);
    const Firmness firmness = outcome.firmness(table);
    verdicts.push_back(is_single(left)
                           ? StandingVerdict{lowest_cell(left), std::max(firmness, Firmness::presumed)}
                       : firmness == Firmness::contested ? Summary::kContested
                                                         : Summary::kOpen);
  }
  return verdicts;
}

// The number that a club has, or the middle of those that it may have where these are near one another
// (`~20`, `10..15`); 0: they are not, and none stands for them.
double number_of(const Interval& number) {
  return number.high <= 2 * number.low ? ((number.low + number.high) / 2).to_double() : 0;
}

}  // namespace

SummaryForm::SummaryForm(const Plan& of, const Functions& functions_of, std::optional<FactId> grouped_by)
    : plan(of), functions(functions_of), by(grouped_by) {
  const RuleSet& rules = plan.rules();
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    const TableId table = plan.names().find(verdict.of.text)->table();
    if (rules.tables[table].hit != HitPolicy::collect) verdicts.push_back(table);
  }
  for (const Name& name : rules.page.counts) {
    counts.push_back(plan.names().find(name.text)->count());
    for (const VariableId variable : plan.step_of(counts.back()).counted) {
      const RuleId rule = plan.variables()[variable].thing.rule();
      if (std::find(factors.begin(), factors.end(), rule) == factors.end()) factors.push_back(rule);
    }
  }
  for (const RecommendationId id : plan.recommendation_order()) {
    if (!plan.element_section(id)) recommendations.push_back(id);
  }
  for (const FactId i : rules.facts.ids()) {
    if (of_an_element(rules, rules.facts[i])) continue;
    facts.push_back(i);
    if (rules.facts[i].kind == FactKind::number) numbers.push_back(i);
  }
}

void SummaryForm::add_standing(std::vector<EntryRef>& things) const {
  things.insert(things.end(), verdicts.begin(), verdicts.end());
  things.insert(things.end(), factors.begin(), factors.end());
  things.insert(things.end(), recommendations.begin(), recommendations.end());
}

std::optional<FactId> group_fact_from_text(const std::string& text, const Plan& plan, Diagnostics& problems) {
  const RuleSet& rules = plan.rules();
  const Source source("--by", text);
  const Span span{source.position(0), source.position(text.size())};
  const Fact* fact = find_by_name(rules.facts, text);
  if (fact == nullptr) {
    std::vector<std::string> names;
    for (const Fact& one : rules.facts) names.push_back(one.name);
    const auto closest = closest_name(text, names);
    problems.error(source, span, "there is no fact `" + text + "`",
                   closest ? "did you mean `" + *closest + "`?" : "`diagclub new` shows every fact");
  } else if (fact->kind == FactKind::list) {
    problems.error(source, span, "`" + text + "` is a list: a club would be in several groups at once",
                   "group by a choice, a yes/no, a number or a text");
  } else if (of_an_element(rules, *fact)) {
    problems.error(source, span,
                   "a club may have several of `" + text + "`, and be in several groups at once",
                   "group by a fact of the club itself");
  } else {
    return rules.facts.id_of(*fact);
  }
  return std::nullopt;
}

HeldCounts& HeldCounts::operator+=(const HeldCounts& other) {
  yes += other.yes;
  no += other.no;
  unknown += other.unknown;
  not_applicable += other.not_applicable;
  presumed_yes += other.presumed_yes;
  for (std::size_t i = 0; i < by_firmness.size(); ++i) by_firmness[i] += other.by_firmness[i];
  return *this;
}

ClubGroup& ClubGroup::operator+=(const ClubGroup& other) {
  count += other.count;
  verdicts.resize(std::max(verdicts.size(), other.verdicts.size()));
  for (std::size_t i = 0; i < other.verdicts.size(); ++i) {
    for (const auto& [outcome, clubs] : other.verdicts[i]) verdicts[i][outcome] += clubs;
  }
  return *this;
}

Summary::Summary(const SummaryForm& of)
    : form(&of),
      factors(of.factors.size()),
      recommendations(of.recommendations.size()),
      missing(of.facts.size()),
      open(of.facts.size()),
      numbers(of.numbers.size()) {}

void Summary::add_to_group(const GroupKey& key, const ClubGroup& clubs) {
  const auto found = groups.find(key);
  if (found == groups.end() && groups.size() == kMostGroups)
    too_many_groups = true;
  else
    groups[key] += clubs;
}

void Summary::add(const ScoredClub& club, Diagrams::Walk& walk) {
  const Plan& plan = form->plan;
  ++scored;
  faulty += club.faults->empty() ? 0 : 1;
  settled += club.verdicts->size() == 1 ? 1 : 0;

  const StandingOutcome outcome(plan, {plan, form->functions, *club.outcome, *club.box, walk}, club.standing);
  const std::vector<StandingVerdict> outcomes = verdicts_of(*form, outcome);
  ++verdicts[outcomes];
  const auto with = [&](const StandingVerdict& wanted) {
    return std::find(outcomes.begin(), outcomes.end(), wanted) != outcomes.end();
  };
  if (with(kContested))
    ++contested;
  else if (!with(kOpen))
    ++standing;

  for (std::size_t i = 0; i < factors.size(); ++i) {
    const RuleId rule = form->factors[i];
    count_held(outcome.applies(rule), outcome.rule(rule), outcome.firmness(rule), factors[i]);
  }
  for (std::size_t i = 0; i < recommendations.size(); ++i) {
    const RecommendationId id = form->recommendations[i];
    count_held(Tri::yes, outcome.recommended(id), outcome.firmness(id), recommendations[i]);
  }
  for (std::size_t i = 0; i < missing.size(); ++i) missing[i] += club.facts->known[form->facts[i]] ? 0 : 1;
  for (const FactId fact : *club.open) {
    const auto place = std::lower_bound(form->facts.begin(), form->facts.end(), fact);
    if (place != form->facts.end() && *place == fact) ++open[position_of(form->facts, *place)];
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const FactId fact = form->numbers[i];
    if (club.facts->known[fact]) numbers[i].add(number_of(club.facts->numbers[fact]), club.source, club.line);
  }
  if (!form->by) return;
  ClubGroup one{1, {}};
  for (const StandingVerdict& each : outcomes) one.verdicts.push_back({{each.value(), 1}});
  add_to_group(key_of(*form, club), one);
}

void Summary::merge(const Summary& other) {
  scored += other.scored;
  rejected += other.rejected;
  faulty += other.faulty;
  settled += other.settled;
  standing += other.standing;
  contested += other.contested;
  for (const auto& [outcomes, clubs] : other.verdicts) verdicts[outcomes] += clubs;
  for (std::size_t i = 0; i < factors.size(); ++i) factors[i] += other.factors[i];
  for (std::size_t i = 0; i < recommendations.size(); ++i) recommendations[i] += other.recommendations[i];
  for (std::size_t i = 0; i < missing.size(); ++i) {
    missing[i] += other.missing[i];
    open[i] += other.open[i];
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i].merge(other.numbers[i]);
  too_many_groups |= other.too_many_groups;
  for (const auto& [key, clubs] : other.groups) add_to_group(key, clubs);
}

std::vector<OutcomeCount> Summary::outcomes_of(std::size_t verdict) const {
  const Table& table = form->plan.rules().tables[form->verdicts[verdict]];
  std::vector<OutcomeCount> outcomes;
  const auto add = [&](std::size_t outcome) { outcomes.push_back({{outcome, Firmness::certain}}); };
  for (std::size_t i = 0; i < outcome_cells(table); ++i) add(i);
  if (form->plan.step_of(form->verdicts[verdict]).speaks != kAlways) add(not_applicable_cell(table));
  outcomes.push_back({kContested});
  outcomes.push_back({kOpen});
  for (const auto& [tuple, clubs] : verdicts) {
    const StandingVerdict& one = tuple[verdict];
    OutcomeCount& count = *std::find_if(outcomes.begin(), outcomes.end(),
                                        [&](const OutcomeCount& of) { return of.outcome == one.value(); });
    count.clubs += clubs;
    count.presumed += one.firmness == Firmness::presumed ? clubs : 0;
  }
  return outcomes;
}

long long Summary::outliers() const {
  long long sum = 0;
  for (const NumberSpread& spread : numbers) sum += spread.outliers().count;
  return sum;
}

ShownGroups shown_groups(const Summary& summary, long long fewest) {
  ShownGroups groups;
  for (const auto& [key, group] : summary.groups) groups.shown.emplace_back(key, &group);
  auto& shown = groups.shown;
  std::stable_sort(shown.begin(), shown.end(),
                   [](const auto& a, const auto& b) { return a.second->count > b.second->count; });
  while (!shown.empty()) {
    const bool telling = groups.hidden > 0 && (groups.hidden < 2 || groups.others.count < fewest);
    if (shown.back().second->count >= fewest && !telling) break;
    groups.others += *shown.back().second;
    ++groups.hidden;
    shown.pop_back();
  }
  if (summary.form->by && summary.form->plan.rules().facts[*summary.form->by].kind == FactKind::number) {
    // What lies lowest first; what is not known last.
    std::stable_sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) {
      const auto place = [](const GroupKey& key) {
        return key.cells == 0 ? kMostCells : lowest_cell(key.cells);
      };
      return std::pair(place(a.first), a.first.cells) < std::pair(place(b.first), b.first.cells);
    });
  }
  return groups;
}

std::string outcome_word_of(const SummaryForm& form, std::size_t verdict, const StandingVerdict& outcome) {
  return outcome.outcome ? outcome_name(form.plan.rules().tables[form.verdicts[verdict]], *outcome.outcome)
                         : firmness_word(outcome.firmness);
}

std::string group_name(const SummaryForm& form, const GroupKey& key) {
  const Fact& fact = form.plan.rules().facts[*form.by];
  if (key.cells == 0) return key.text;
  if (fact.kind == FactKind::number)
    return numbers_in_words(form.plan, form.plan.variables().of(*form.by), key.cells, Language::english);
  std::string name;
  for (Cells left = key.cells; left != 0; left &= left - 1) {
    const std::size_t value = lowest_cell(left);
    name +=
        (name.empty() ? "" : " | ") +
        (fact.kind == FactKind::yes_no ? yes_no_in_words(value == 0 ? Tri::no : Tri::yes, Language::english)
                                       : fact.choices[value].name);
  }
  return name;
}

}  // namespace diagclub
