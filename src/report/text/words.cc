// Rules, tables and conditions in, words for a reader out; what a case says has its own file, case_words.cc.
#include "report/text/words.h"

#include <algorithm>

#include "base/sizes.h"
#include "read/fiche/fiche_number.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

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

std::string word_of_term(const RuleSet& rules, EntryRef thing, const std::string& word, Language language) {
  if (thing.kind == EntryKind::fact) {
    if (const Choice* choice = find_by_name(rules.facts[thing.fact()].choices, word))
      return choice->label.in(language);
  }
  if (thing.kind == EntryKind::table) {
    const Table& table = rules.tables[thing.table()];
    if (const Output* output = find_by_name(table.outputs, word))
      return short_outputs_in_words(table, cell(position_of(table.outputs, *output)), language).front();
    return no_answer_in_words(language);
  }
  return yes_no_in_words(tri_from_word(word).value_or(Tri::no), language);
}

}  // namespace

std::string numbers_in_words(const Plan& plan, VariableId variable, Cells cells, Language language) {
  const Axis& axis = plan.variables()[variable].axis;
  const Cells all = plan.variables()[variable].all;
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < axis.size(); ++i) {
    if ((cells & cell(i)) == 0) continue;
    std::size_t last = i;
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

const std::string& not_applicable_in_words(Language language) {
  static const Text words{"sans objet", "not applicable"};
  return words.in(language);
}

const std::string& no_answer_in_words(Language language) {
  static const Text words{"sans réponse", "no answer"};
  return words.in(language);
}

const std::string& outcome_in_words(const Finding& finding, Language language) {
  return finding.applies == Tri::no ? not_applicable_in_words(language)
                                    : yes_no_in_words(finding.holds, language);
}

std::string joined_in_words(const std::vector<std::string>& words, const std::string& last) {
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += i + 1 == words.size() ? " " + last + " " : ", ";
    joined += words[i];
  }
  return joined;
}

std::string test_in_words(const RuleSet& rules, const Names& names, const std::string& name,
                          const UnaryTest& test, Language language) {
  const bool french = language == Language::french;
  const EntryRef thing = *names.find(name);
  const std::string between = colon(language);
  const std::string label = label_of(rules, thing).in(language);
  if (test.form == UnaryTest::Form::known) return label + between + (french ? "renseigné" : "known");
  if (test.form == UnaryTest::Form::unknown)
    return label + between + (french ? "non renseigné" : "not known");
  if (test.form == UnaryTest::Form::undecided) return label + between + (french ? "indécis" : "undecided");
  if (test.form == UnaryTest::Form::nothing_reported)
    return label + between + (french ? "rien de signalé" : "nothing reported");
  if (test.form == UnaryTest::Form::irrelevant) return label + between + "–";
  const bool number =
      thing.kind == EntryKind::count ||
      (thing.kind == EntryKind::table && rules.tables[thing.table()].hit == HitPolicy::collect_count) ||
      (thing.kind == EntryKind::fact && rules.facts[thing.fact()].kind == FactKind::number);
  const bool negated = test.form == UnaryTest::Form::none_of || test.negated;
  const bool chosen = thing.kind != EntryKind::rule && !number;
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
  const bool counts = table.hit == HitPolicy::collect_count;
  for (std::string& name : names) {
    const Output* output = find_by_name(table.outputs, name);
    const bool code =
        counts || std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (name == outcome_name(table, not_applicable_cell(table)))
      name = not_applicable_in_words(language);
    else if (output == nullptr && !counts)
      name = no_answer_in_words(language);
    else if (!code)
      name = output->label.in(language);
  }
  return names;
}

std::vector<std::string> outputs_in_words(const Table& table, Cells outputs, Language language) {
  if (table.hit == HitPolicy::collect_count) return short_outputs_in_words(table, outputs, language);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    if ((outputs & cell(i)) != 0) words.push_back(table.outputs[i].label.in(language));
  }
  if ((outputs & cell(none_cell(table))) != 0) {
    static const Text no_row{"aucune ligne ne convient", "no row holds"};
    words.push_back((table.gap ? table.gap->text : no_row).in(language));
  }
  if ((outputs & cell(not_applicable_cell(table))) != 0) words.push_back(not_applicable_in_words(language));
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
  return words[index_of(hit)];
}

std::string flaw_in_words(const Flaw& flaw, Language language) {
  return flaw.text.in(language) + " [" + flaw.section + "]";
}

}  // namespace diagclub
