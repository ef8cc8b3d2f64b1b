// One unary test in, those that differ from it by a small fault out.
#include "reason/trials/test_mutants.h"

#include <fmt/format.h>

#include "read/fiche/fiche_number.h"
#include "read/rules/unary_test.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Form = UnaryTest::Form;

std::string text_from_operand(const Operand& operand) {
  return operand.parameter.empty() ? text_from_number(operand.value) : operand.parameter;
}

std::string text_from_term(const UnaryTest::Term& term) {
  if (!term.word.empty()) return term.word;
  const Range& range = term.range;
  if (!range.low && !range.high) return "-";
  if (!range.low) return (range.high_open ? "< " : "<= ") + text_from_operand(*range.high);
  if (!range.high) return (range.low_open ? "> " : ">= ") + text_from_operand(*range.low);
  std::string low = text_from_operand(*range.low);
  const std::string high = text_from_operand(*range.high);
  if (low == high && !range.low_open && !range.high_open) return low;
  return (range.low_open ? "]" : "[") + low + ".." + high + (range.high_open ? "[" : "]");
}

// A number test's term as a range, even where it is a parameter's name alone.
Range range_of(const UnaryTest::Term& term) {
  if (term.word.empty()) return term.range;
  const Operand operand{0, term.word};
  return {operand, operand, false, false};
}

class TestMutants {
 public:
  TestMutants(const Plan& plan, const std::string& name, const UnaryTest& test,
              const std::function<void(UnaryTest)>& use)
      : plan_(plan), thing_(*plan.names().find(name)), test_(test), use_(use) {}

  void run() {
    negate();
    drop_terms();
    if (test_.form == Form::terms && is_number()) {
      for (std::size_t i = 0; i < test_.terms.size(); ++i) move(i);
    }
    if (test_.terms.size() > 1 && is_many()) {
      if (test_.form == Form::terms && !test_.negated) give_form(Form::all_of);
      if (test_.form == Form::all_of) give_form(Form::terms);
    }
  }

 private:
  bool is_number() const {
    const RuleSet& rules = plan_.rules();
    return thing_.kind == EntryKind::count ||
           (thing_.kind == EntryKind::fact && rules.facts[thing_.fact()].kind == FactKind::number) ||
           (thing_.kind == EntryKind::table && rules.tables[thing_.table()].hit == HitPolicy::collect_count);
  }
  bool is_many() const {
    const RuleSet& rules = plan_.rules();
    return (thing_.kind == EntryKind::fact && rules.facts[thing_.fact()].kind == FactKind::list) ||
           (thing_.kind == EntryKind::table && rules.tables[thing_.table()].hit == HitPolicy::collect);
  }

  void give(UnaryTest test) {
    test.written = text_from_test(test);
    if (test.written != text_from_test(test_)) use_(std::move(test));
  }
  void give_form(Form form) {
    UnaryTest test = test_;
    test.form = form;
    give(std::move(test));
  }

  void negate() {
    switch (test_.form) {
      case Form::known:
        return give_form(Form::unknown);
      case Form::unknown:
        return give_form(Form::known);
      case Form::all_of:
        return give_form(Form::none_of);
      case Form::none_of:
        return give_form(Form::terms);
      case Form::terms: {
        UnaryTest test = test_;
        // Of yes and no the other is the plainest negation.
        if (!is_number() && !test.negated && test.terms.size() == 1 &&
            (test.terms[0].word == kYes || test.terms[0].word == kNo))
          test.terms[0].word = yes_no_word(test.terms[0].word == kNo);
        else
          test.negated = !test.negated;
        return give(std::move(test));
      }
      case Form::undecided:
      case Form::nothing_reported:
      case Form::irrelevant:
        break;
    }
  }

  void drop_terms() {
    for (std::size_t i = 0; test_.terms.size() > 1 && i < test_.terms.size(); ++i) {
      UnaryTest test = test_;
      test.terms.erase(test.terms.begin() + static_cast<std::ptrdiff_t>(i));
      give(std::move(test));
    }
  }

  void give_range(std::size_t term, const Range& range) {
    UnaryTest test = test_;
    test.terms[term].word.clear();
    test.terms[term].range = range;
    if (interval_from_term(test.terms[term], plan_.rules()).empty()) return;
    give(std::move(test));
  }

  void move(std::size_t term) {
    const Range range = range_of(test_.terms[term]);
    if (range.low.has_value() != range.high.has_value()) {
      Range turned = range;
      std::swap(turned.low, turned.high);
      std::swap(turned.low_open, turned.high_open);
      give_range(term, turned);
    }
    if (range.high) move_end(term, range, &Range::high, &Range::high_open, +1);
    if (range.low) move_end(term, range, &Range::low, &Range::low_open, -1);
  }

  // One end a cell further out and a cell further in. `out` is the direction away from the range.
  void move_end(std::size_t term, const Range& range, std::optional<Operand> Range::*end, bool Range::*open,
                int out) {
    Range moved = range;
    moved.*open = !(range.*open);
    give_range(term, moved);  // the threshold itself in or out
    // Beyond it the next cell is the stretch up to the next threshold.
    const bool closed = !(range.*open);
    const auto next = threshold_from(*(range.*end), closed ? out : -out);
    moved = range;
    if (next)
      moved.*end = Operand{*next, ""};
    else if (closed)
      (moved.*end).reset();
    else
      return;  // nothing would be left of it
    moved.*open = next.has_value() && closed;
    give_range(term, moved);
  }

  // The threshold next to one, in a direction; nothing where it is the last.
  std::optional<Number> threshold_from(const Operand& operand, int direction) const {
    if (thing_.kind == EntryKind::table) return number_from_operand(operand, plan_.rules()) + direction;
    const Axis& axis = plan_.variables()[plan_.variables().of(thing_)].axis;
    const Number number = number_from_operand(operand, plan_.rules());
    std::optional<Number> found;
    for (std::size_t point = 1; point < axis.size(); point += 2) {
      const Number& threshold = axis.threshold(point);
      if (direction > 0 ? threshold <= number : threshold >= number) continue;
      if (!found || (direction > 0 ? threshold < *found : threshold > *found)) found = threshold;
    }
    return found;
  }

  const Plan& plan_;
  EntryRef thing_;
  const UnaryTest& test_;
  const std::function<void(UnaryTest)>& use_;
};

}  // namespace

std::string text_from_test(const UnaryTest& test) {
  if (const std::string_view keyword = keyword_of(test.form); !keyword.empty()) return std::string(keyword);
  std::string terms;
  for (const UnaryTest::Term& term : test.terms) terms += (terms.empty() ? "" : ", ") + text_from_term(term);
  if (test.form == Form::all_of) return "all(" + terms + ")";
  if (test.form == Form::none_of) return "none(" + terms + ")";
  return test.negated ? "not(" + terms + ")" : terms;
}

void for_each_test_mutant(const Plan& plan, const std::string& name, const UnaryTest& test,
                          const std::function<void(UnaryTest)>& use) {
  TestMutants(plan, name, test, use).run();
}

}  // namespace diagclub
