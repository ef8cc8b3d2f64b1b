// Values, evidence and conditions in, words for a reader out.
#include "report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "read/fiche_number.h"

namespace diagclub {

namespace {

template <typename Element>
const Element& at(const std::vector<Element>& elements, int index) {
  return elements[static_cast<std::size_t>(index)];
}

std::string unit_in_words(const RuleSet& rules, const std::string& unit, Language language) {
  const Unit* found = find_by_name(rules.units, unit);
  return found == nullptr ? "" : " " + found->label.in(language);
}

// No more digits than the figures it is made of could bear.
std::string rounded(double number) {
  const double scale = std::abs(number) >= 100 ? 1 : std::abs(number) >= 10 ? 10 : 100;
  return text_from_number(std::round(number * scale) / scale);
}

std::string interval_in_words(const Interval& interval) {
  if (interval.is_point()) return rounded(interval.low);
  if (!std::isfinite(interval.high)) return "> " + rounded(interval.low);
  if (!std::isfinite(interval.low)) return "< " + rounded(interval.high);
  return rounded(interval.low) + ".." + rounded(interval.high);
}

// Words that stand for no number of their own: `20`, not `28 %`.
bool bare_number(const std::string& written) {
  return !written.empty() && written.find_first_not_of("0123456789.,~<>= ") == std::string::npos;
}

void collect_lines(const Case& about, const Formula& formula, std::vector<int>& lines) {
  if (formula.op == Formula::Op::name) {
    const Thing thing = *about.plan.names().find(formula.name);
    if (thing.kind == ThingKind::fact) {
      for (const int line : lines_of(about, {thing.index, -1})) lines.push_back(line);
    }
  }
  for (const Formula& operand : formula.operands) collect_lines(about, operand, lines);
}

std::string operand_in_words(const Operand& operand, const RuleSet& rules) {
  return text_from_number(number_from_operand(operand, rules));
}

std::string range_in_words(const UnaryTest::Term& term, const RuleSet& rules) {
  if (!term.word.empty()) return "= " + operand_in_words({0, term.word}, rules);
  const Range& range = term.range;
  if (!range.low) return (range.high_open ? "< " : "≤ ") + operand_in_words(*range.high, rules);
  if (!range.high) return (range.low_open ? "> " : "≥ ") + operand_in_words(*range.low, rules);
  const std::string low = operand_in_words(*range.low, rules);
  const std::string high = operand_in_words(*range.high, rules);
  if (low == high) return "= " + low;
  return (range.low_open ? "]" : "[") + low + ".." + high + (range.high_open ? "[" : "]");
}

std::string word_of_term(const RuleSet& rules, Thing thing, const std::string& word, Language language) {
  if (thing.kind == ThingKind::fact) {
    if (const Choice* choice = find_by_name(at(rules.facts, thing.index).choices, word))
      return choice->label.in(language);
  }
  if (thing.kind == ThingKind::table) {
    const Table& table = at(rules.tables, thing.index);
    if (const Output* output = find_by_name(table.outputs, word))
      return short_outputs_in_words(table, cell(static_cast<int>(output - table.outputs.data())), language)
          .front();
    return language == Language::french ? "sans réponse" : "no answer";
  }
  return yes_no_in_words(word == "yes" ? Tri::yes : Tri::no, language);
}

}  // namespace

std::string numbers_in_words(const Plan& plan, int variable, Cells cells, Language language) {
  const Axis& axis = plan.variables()[variable].axis;
  const Cells all = plan.variables()[variable].all;
  std::vector<std::string> runs;
  for (int i = 0; i < axis.size(); ++i) {
    if ((cells & cell(i)) == 0) continue;
    int last = i;
    while (last + 1 < axis.size() && ((cells & cell(last + 1)) != 0 || (all & cell(last + 1)) == 0)) ++last;
    while ((cells & cell(last)) == 0) --last;
    const Interval first = axis.numbers(i);
    const Interval end = axis.numbers(last);
    const bool from_start = (all & first_cells(i)) == 0;
    const bool to_end = last + 1 >= axis.size() || (all & ~first_cells(last + 1)) == 0;
    const std::string low = text_from_number(first.low);
    const std::string high = text_from_number(end.high);
    if (from_start && to_end)
      runs.emplace_back(language == Language::french ? "n’importe quel nombre" : "any number");
    else if (from_start)
      runs.push_back((end.high_open ? "< " : "≤ ") + high);
    else if (to_end)
      runs.push_back((first.low_open ? "> " : "≥ ") + low);
    else
      runs.push_back(low == high ? low : low + ".." + high);
    i = last;
  }
  return joined_in_words(runs, language == Language::french ? "ou" : "or");
}

std::string reference_in_words(const RuleSet& rules, const Citation& citation, const Name& certainty,
                               Language language) {
  return "[" + citation.section + ", " + find_by_name(rules.certainties, certainty.text)->label.in(language) +
         "]";
}

std::string reference_in_words(const RuleSet& rules, const Table& table, const Row& row, Language language) {
  return reference_in_words(rules, row.citation ? *row.citation : table.citation,
                            row.certainty ? *row.certainty : table.certainty, language);
}

std::string colon(Language language) { return language == Language::french ? "\u00A0: " : ": "; }

std::string semicolon(Language language) { return language == Language::french ? "\u00A0; " : "; "; }

const std::string& yes_no_in_words(Tri tri, Language language) {
  static const Text yes{"oui", "yes"}, no{"non", "no"}, unknown{"inconnu", "unknown"};
  return (tri == Tri::yes ? yes : tri == Tri::no ? no : unknown).in(language);
}

std::string joined_in_words(const std::vector<std::string>& words, const std::string& last) {
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += i + 1 == words.size() ? " " + last + " " : ", ";
    joined += words[i];
  }
  return joined;
}

std::string value_in_words(const Case& about, int fact, Language language) {
  return value_in_words(about.plan.rules(), about.fiche, about.facts, fact, language);
}

std::string value_in_words(const RuleSet& rules, const Fiche& fiche, const Facts& facts, int index,
                           Language language) {
  const Fact& fact = at(rules.facts, index);
  if (!facts.known[static_cast<std::size_t>(index)]) return "";
  if (facts.derived[static_cast<std::size_t>(index)]) {
    return interval_in_words(at(facts.numbers, index)) + unit_in_words(rules, fact.unit, language);
  }
  const Stated& stated = *fiche.find(index);
  const auto labels = [&](Cells chosen) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < fact.choices.size(); ++i) {
      if ((chosen & cell(static_cast<int>(i))) != 0) words.push_back(fact.choices[i].label.in(language));
    }
    return words;
  };
  switch (fact.kind) {
    case FactKind::text:
      return stated.text;
    case FactKind::number:
      return stated.written + (bare_number(stated.written) ? unit_in_words(rules, fact.unit, language) : "");
    case FactKind::yes_no:
      return yes_no_in_words(tri_from_cells(stated.choices), language);
    case FactKind::choice:
      return joined_in_words(labels(stated.choices), language == Language::french ? "ou" : "or");
    case FactKind::list:
      break;
  }
  std::vector<std::string> words = labels(stated.listed);
  if (stated.open) words.push_back("…");
  if (words.empty()) return language == Language::french ? "aucun" : "none";
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : ", ") + word;
  return joined;
}

std::vector<int> lines_of(const Case& about, const Evidence& evidence) {
  std::vector<int> lines;
  if (about.facts.derived[static_cast<std::size_t>(evidence.fact)]) {
    collect_lines(about, *at(about.plan.rules().facts, evidence.fact).formula, lines);
  } else if (const Stated* stated = about.fiche.find(evidence.fact)) {
    Span span = stated->span;
    if (evidence.member >= 0 && !stated->item_spans.empty() &&
        at(stated->item_spans, evidence.member).start.line > 0) {
      span = at(stated->item_spans, evidence.member);
    }
    if (span.start.line > 0) lines.push_back(span.start.line);
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

namespace {

// ` (calculé, l. 8, 9)`; empty when there is no line to name.
std::string where_in_words(const Case& about, const Evidence& evidence, Language language) {
  std::string where;
  if (about.facts.derived[static_cast<std::size_t>(evidence.fact)])
    where = language == Language::french ? "calculé" : "worked out";
  std::string lines;
  for (const int line : lines_of(about, evidence))
    lines += (lines.empty() ? "" : ", ") + std::to_string(line);
  if (!lines.empty()) where += (where.empty() ? "l.\u00A0" : ", l.\u00A0") + lines;
  return where.empty() ? "" : " (" + where + ")";
}

std::string member_in_words(const Case& about, const Evidence& evidence, Language language) {
  const Stated& stated = *about.fiche.find(evidence.fact);
  const bool listed = (stated.listed & cell(evidence.member)) != 0;
  return (listed                         ? ""
          : language == Language::french ? "sans "
                                         : "without ") +
         at(at(about.plan.rules().facts, evidence.fact).choices, evidence.member).label.in(language) +
         where_in_words(about, evidence, language);
}

}  // namespace

std::string evidence_in_words(const Case& about, const Evidence& evidence, Language language) {
  const Fact& fact = at(about.plan.rules().facts, evidence.fact);
  const std::string& label = fact.label.in(language);
  if (about.facts.assumed[static_cast<std::size_t>(evidence.fact)]) {
    return label + colon(language) +
           (fact.kind == FactKind::yes_no
                ? yes_no_in_words(fact.otherwise == "yes" ? Tri::yes : Tri::no, language)
                : find_by_name(fact.choices, fact.otherwise)->label.in(language)) +
           (language == Language::french ? " (supposé)" : " (assumed)");
  }
  if (!about.facts.known[static_cast<std::size_t>(evidence.fact)]) return label;
  const std::string lead = label + colon(language);
  if (evidence.member >= 0) return lead + member_in_words(about, evidence, language);
  return lead + value_in_words(about, evidence.fact, language) + where_in_words(about, evidence, language);
}

std::string evidence_in_words(const Case& about, const Finding& finding, Language language) {
  const bool french = language == Language::french;
  std::vector<std::pair<int, std::string>> words;  // by fact
  const auto words_of = [&](int fact) {
    return std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.first == fact; });
  };
  for (const Evidence& one : finding.grounds.facts) {
    const Stated* stated = about.fiche.find(one.fact);
    const bool absent = one.member >= 0 && stated != nullptr && (stated->listed & cell(one.member)) == 0;
    const auto before = words_of(one.fact);
    if (before == words.end()) {
      // What a list does not hold is shown once, by the list as it stands.
      std::string text = evidence_in_words(about, absent ? Evidence{one.fact, -1} : one, language);
      if (finding.holds != Tri::unknown && !about.facts.known[static_cast<std::size_t>(one.fact)] &&
          !about.facts.assumed[static_cast<std::size_t>(one.fact)]) {
        text += french ? "\u00A0: non renseigné" : ": not known";
      }
      words.emplace_back(one.fact, std::move(text));
    } else if (!absent && one.member >= 0) {
      before->second += ", " + member_in_words(about, one, language);
    }
  }
  std::string joined;
  for (const int table : finding.grounds.verdicts) {
    const Table& verdict = at(about.plan.rules().tables, table);
    for (const std::string& name : output_names(verdict, at(about.diagnosis.tables, table).possible)) {
      joined += (joined.empty() ? "" : " · ") + verdict.label.in(language) + colon(language) + name;
    }
  }
  for (const auto& [fact, text] : words) joined += (joined.empty() ? "" : " · ") + text;
  return joined;
}

std::string test_in_words(const RuleSet& rules, const Names& names, const std::string& name,
                          const UnaryTest& test, Language language) {
  const bool french = language == Language::french;
  const Thing thing = *names.find(name);
  const std::string between = colon(language);
  const std::string label = label_of(rules, thing).in(language);
  if (test.form == UnaryTest::Form::known) return label + between + (french ? "renseigné" : "known");
  if (test.form == UnaryTest::Form::unknown)
    return label + between + (french ? "non renseigné" : "not known");
  if (test.form == UnaryTest::Form::irrelevant) return label + between + "–";
  const bool number =
      thing.kind == ThingKind::count ||
      (thing.kind == ThingKind::table && at(rules.tables, thing.index).hit == HitPolicy::collect_count) ||
      (thing.kind == ThingKind::fact && at(rules.facts, thing.index).kind == FactKind::number);
  const bool negated = test.form == UnaryTest::Form::none_of || test.negated;
  const bool chosen = thing.kind != ThingKind::rule && !number;
  std::vector<std::string> terms;
  for (const UnaryTest::Term& term : test.terms) {
    terms.push_back(number ? range_in_words(term, rules) : word_of_term(rules, thing, term.word, language));
    // «not “no club yet”»: else the two would run together.
    if (negated && chosen)
      terms.back() = french ? "«\u00A0" + terms.back() + "\u00A0»" : "“" + terms.back() + "”";
  }
  const std::string last =
      test.form == UnaryTest::Form::all_of ? (french ? "et" : "and") : (french ? "ou" : "or");
  const std::string words = joined_in_words(terms, last);
  return label + (number && !negated ? " " : between) + (negated ? (french ? "pas " : "not ") : "") + words;
}

std::vector<std::string> output_names(const Table& table, Cells outputs) {
  std::vector<std::string> names;
  for (Cells left = outputs; left != 0; left &= left - 1)
    names.push_back(outcome_name(table, lowest_cell(left)));
  return names;
}

std::vector<std::string> short_outputs_in_words(const Table& table, Cells outputs, Language language) {
  std::vector<std::string> names = output_names(table, outputs);
  if (table.hit == HitPolicy::collect_count) return names;
  for (std::string& name : names) {
    const Output* output = find_by_name(table.outputs, name);
    const bool code = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (output == nullptr)
      name = language == Language::french ? "sans réponse" : "no answer";
    else if (!code)
      name = output->label.in(language);
  }
  return names;
}

std::vector<std::string> outputs_in_words(const Table& table, Cells outputs, Language language) {
  if (table.hit == HitPolicy::collect_count) return output_names(table, outputs);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    if ((outputs & cell(static_cast<int>(i))) != 0) words.push_back(table.outputs[i].label.in(language));
  }
  if ((outputs & cell(none_cell(table))) != 0) {
    const Text none = table.gap       ? table.gap->text
                      : table.applies ? Text{"sans objet", "not applicable"}
                                      : Text{"aucune ligne ne convient", "no row holds"};
    words.push_back(none.in(language));
  }
  return words;
}

const Text& hit_in_words(HitPolicy hit) {
  static const Text words[] = {
      {"une seule ligne peut convenir", "only one row can match"},
      {"plusieurs lignes peuvent convenir, qui donnent alors la même issue",
       "several rows may match, and then give the same output"},
      {"de toutes les lignes qui conviennent, celle dont l’issue est déclarée en premier décide",
       "of all rows that match, the one whose output is declared first decides"},
      {"la première ligne qui convient décide", "the first row that matches decides"},
      {"toutes les lignes qui conviennent, chacune avec son issue",
       "all rows that match, each with its output"},
      {"le nombre de lignes qui conviennent", "how many rows match"}};
  return words[static_cast<int>(hit)];
}

std::string flaw_in_words(const Flaw& flaw, Language language) {
  return flaw.text.in(language) + " [" + flaw.section + "]";
}

std::string filled(const Case& about, const std::string& text, Language language) {
  std::string words;
  std::size_t from = 0;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', from)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    const auto thing = about.plan.names().find(text.substr(open + 1, close - open - 1));
    words += text.substr(from, open - from);
    if (thing && thing->kind == ThingKind::fact) {
      const std::string value = value_in_words(about, thing->index, language);
      words += value.empty() ? "?" : value;
    } else {
      words += text.substr(open, close + 1 - open);
    }
    from = close + 1;
  }
  return words + text.substr(from);
}

const Text& said_by_rule(const Rule& rule, Tri holds) {
  return holds == Tri::no && !rule.if_no.empty() ? rule.if_no : rule.text;
}

std::string club_name(const RuleSet& rules, const Fiche& fiche) {
  for (const Stated& stated : fiche.facts) {
    const Fact& fact = at(rules.facts, stated.fact);
    if (fact.required && fact.kind == FactKind::text) return stated.text;
  }
  return fiche.source;
}

std::string club_name(const Case& about) { return club_name(about.plan.rules(), about.fiche); }

}  // namespace diagclub
