// What a fiche says and what a finding rests on in, words for a reader out.
#include <fmt/format.h>

#include <algorithm>

#include "read/fiche/fiche_number.h"
#include "report/text/firmness_words.h"
#include "report/text/words.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string unit_in_words(const RuleSet& rules, const std::string& unit, Language language) {
  const Unit* found = find_by_name(rules.units, unit);
  return found == nullptr ? "" : " " + found->label.in(language);
}

// No more digits than the figures it is made of could bear, unless it would then seem to lie elsewhere among
// the thresholds than it does.
std::string in_few_digits(const Number& number, const Axis& axis) {
  const int decimals = abs(number) >= 100 ? 0 : abs(number) >= 10 ? 1 : 2;
  return text_from_number(rounded_while(
      number, decimals, [&](const Number& shown) { return axis.cell_of(shown) == axis.cell_of(number); }));
}

std::string interval_in_words(const Interval& interval, const Axis& axis) {
  if (interval.is_point()) return in_few_digits(interval.low, axis);
  if (!interval.high.is_finite()) return "> " + in_few_digits(interval.low, axis);
  if (!interval.low.is_finite()) return "< " + in_few_digits(interval.high, axis);
  return in_few_digits(interval.low, axis) + ".." + in_few_digits(interval.high, axis);
}

// Words that stand for no number of their own: `20`, not `28 %`.
bool bare_number(const std::string& written) {
  return !written.empty() && written.find_first_not_of("0123456789.,~<>= ") == std::string::npos;
}

void collect_lines(const ClubReport& about, const Formula& formula, std::vector<int>& lines) {
  if (formula.op == Formula::Op::name) {
    const EntryRef thing = *about.plan.names().find(formula.name);
    if (thing.kind == EntryKind::fact) {
      for (const int line : lines_of(about, {thing.fact(), {}})) lines.push_back(line);
    }
  }
  for (const Formula& operand : formula.operands) collect_lines(about, operand, lines);
}

}  // namespace

std::string value_in_words(const ClubReport& about, FactId fact, Language language) {
  return value_in_words(about.plan, about.fiche, about.facts, fact, language);
}

std::string value_in_words(const Plan& plan, const Fiche& fiche, const Facts& facts, FactId index,
                           Language language) {
  const RuleSet& rules = plan.rules();
  const Fact& fact = rules.facts[index];
  if (!facts.known[index]) return "";
  if (facts.derived[index]) {
    const Axis& axis = plan.variables()[plan.variables().of(index)].axis;
    return interval_in_words(facts.numbers[index], axis) + unit_in_words(rules, fact.unit, language);
  }
  const StatedFact& stated = *fiche.find(index);
  const auto labels = [&](Cells chosen) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < fact.choices.size(); ++i) {
      if ((chosen & cell(i)) != 0) words.push_back(fact.choices[i].label.in(language));
    }
    return words;
  };
  switch (fact.kind) {
    case FactKind::text:
      return stated.text;
    case FactKind::number:
      return stated.written + (bare_number(stated.written) ? unit_in_words(rules, fact.unit, language) : "");
    case FactKind::yes_no:
      if (stated.choices == kYesOrNo) return language == Language::french ? "oui ou non" : "yes or no";
      return yes_no_in_words(tri_from_cells(stated.choices), language);
    case FactKind::choice:
      return joined_in_words(labels(stated.choices), language == Language::french ? "ou" : "or");
    case FactKind::list:
      break;
  }
  std::vector<std::string> words = labels(stated.listed);
  if (stated.open) words.push_back("…");
  if (words.empty()) return language == Language::french ? "aucun" : "none";
  return fmt::format("{}", fmt::join(words, ", "));
}

std::vector<int> lines_of(const ClubReport& about, const Evidence& evidence) {
  std::vector<int> lines;
  if (about.facts.derived[evidence.fact]) {
    collect_lines(about, *about.plan.rules().facts[evidence.fact].formula, lines);
  } else if (const StatedFact* stated = about.fiche.find(evidence.fact)) {
    Span span = stated->span;
    if (evidence.member && !stated->item_spans.empty() &&
        stated->item_spans[*evidence.member].start.line > 0) {
      span = stated->item_spans[*evidence.member];
    }
    if (span.start.line > 0) lines.push_back(span.start.line);
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

namespace {

// ` (calculé, l. 8, 9)`; empty when there is no line to name.
std::string where_in_words(const ClubReport& about, const Evidence& evidence, Language language) {
  std::string where;
  if (about.facts.derived[evidence.fact]) where = language == Language::french ? "calculé" : "worked out";
  std::string lines;
  for (const int line : lines_of(about, evidence))
    lines += (lines.empty() ? "" : ", ") + std::to_string(line);
  if (!lines.empty()) where += (where.empty() ? "l.\u00A0" : ", l.\u00A0") + lines;
  return where.empty() ? "" : " (" + where + ")";
}

std::string member_in_words(const ClubReport& about, const Evidence& evidence, Language language) {
  const StatedFact& stated = *about.fiche.find(evidence.fact);
  const bool listed = (stated.listed & cell(*evidence.member)) != 0;
  return (listed                         ? ""
          : language == Language::french ? "sans "
                                         : "without ") +
         about.plan.rules().facts[evidence.fact].choices[*evidence.member].label.in(language) +
         where_in_words(about, evidence, language);
}

}  // namespace

std::string evidence_in_words(const ClubReport& about, const Evidence& evidence, Language language) {
  const Fact& fact = about.plan.rules().facts[evidence.fact];
  const std::string& label = fact.label.in(language);
  if (about.facts.assumed[evidence.fact]) {
    return label + colon(language) +
           (fact.kind == FactKind::yes_no ? yes_no_in_words(*tri_from_word(fact.otherwise), language)
                                          : find_by_name(fact.choices, fact.otherwise)->label.in(language)) +
           (language == Language::french ? " (supposé)" : " (assumed)");
  }
  if (!about.facts.known[evidence.fact]) return label;
  const std::string lead = label + colon(language);
  if (evidence.member) return lead + member_in_words(about, evidence, language);
  return lead + value_in_words(about, evidence.fact, language) + where_in_words(about, evidence, language);
}

std::string evidence_in_words(const ClubReport& about, const Finding& finding, Language language) {
  const bool french = language == Language::french;
  std::vector<std::pair<FactId, std::string>> words;  // by fact
  const auto words_of = [&](FactId fact) {
    return std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.first == fact; });
  };
  for (const Evidence& one : finding.reasons.facts) {
    const StatedFact* stated = about.fiche.find(one.fact);
    const bool absent = one.member && stated != nullptr && (stated->listed & cell(*one.member)) == 0;
    const auto before = words_of(one.fact);
    if (before == words.end()) {
      // What a list does not hold is shown once, by the list as it stands.
      std::string text = evidence_in_words(about, absent ? Evidence{one.fact, {}} : one, language);
      if (finding.holds != Tri::unknown && !about.facts.known[one.fact] && !about.facts.assumed[one.fact]) {
        text += french ? "\u00A0: non renseigné" : ": not known";
      }
      words.emplace_back(one.fact, std::move(text));
    } else if (!absent && one.member) {
      before->second += ", " + member_in_words(about, one, language);
    }
  }
  std::string joined;
  for (const TableId table : finding.reasons.verdicts) {
    const Table& verdict = about.plan.rules().tables[table];
    const Verdict& met = about.diagnosis.tables[table];
    for (const std::string& name : output_names(verdict, met.possible)) {
      joined += (joined.empty() ? "" : " · ") + verdict.label.in(language) + colon(language) + name +
                firmness_mark(met.finding.firmness, language);
    }
  }
  for (const auto& [fact, text] : words) joined += (joined.empty() ? "" : " · ") + text;
  return joined;
}

const Text& said_by_rule(const Rule& rule, Tri holds) {
  return holds == Tri::no && !rule.if_no.empty() ? rule.if_no : rule.text;
}

std::string club_name(const RuleSet& rules, const Fiche& fiche) {
  for (const StatedFact& stated : fiche.facts) {
    const Fact& fact = rules.facts[stated.fact];
    if (fact.required && fact.kind == FactKind::text) return stated.text;
  }
  return fiche.source;
}

ClubReport report_of(const Plan& plan, const ClubDiagnosis& club) {
  return {plan,           club.fiche,      club.facts,     club.outcome, club.standing,
          club.diagnosis, &club.prospects, &club.elements, &club.faults, club.section};
}

std::string club_name(const ClubReport& about) { return club_name(about.plan.rules(), about.fiche); }

}  // namespace diagclub
