#include "base/closest.h"
#include "check/checks.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

using Form = UnaryTest::Form;

// What can be asked of a thing, and what its words are.
struct Testable {
  enum class Kind { number, choice, yes_no, members, text };
  Kind kind = Kind::text;
  std::vector<std::string> words;
};

Testable testable_from_thing(const RuleSet& rules, EntryRef thing) {
  Testable testable;
  switch (thing.kind) {
    case EntryKind::count:
      testable.kind = Testable::Kind::number;
      break;
    case EntryKind::table: {
      const Table& table = rules.tables[thing.table()];
      testable.kind = table.hit == HitPolicy::collect         ? Testable::Kind::members
                      : table.hit == HitPolicy::collect_count ? Testable::Kind::number
                                                              : Testable::Kind::choice;
      for (const Output& output : table.outputs) testable.words.push_back(output.name);
      if (gives_one(table.hit)) testable.words.emplace_back(kNoRow);
      break;
    }
    case EntryKind::fact: {
      const Fact& fact = rules.facts[thing.fact()];
      for (const Choice& choice : fact.choices) testable.words.push_back(choice.name);
      switch (fact.kind) {
        case FactKind::number:
          testable.kind = Testable::Kind::number;
          break;
        case FactKind::choice:
          testable.kind = Testable::Kind::choice;
          break;
        case FactKind::list:
          testable.kind = Testable::Kind::members;
          break;
        case FactKind::yes_no:
          testable.kind = Testable::Kind::yes_no;
          break;
        case FactKind::text:
          break;
      }
      break;
    }
    case EntryKind::parameter:
      testable.kind =
          rules.parameters[thing.parameter()].is_number ? Testable::Kind::text : Testable::Kind::yes_no;
      break;
    case EntryKind::rule:
    case EntryKind::recommendation:
    case EntryKind::presumption:
      testable.kind = Testable::Kind::yes_no;
      break;
  }
  if (testable.kind == Testable::Kind::yes_no) testable.words = {std::string(kYes), std::string(kNo)};
  return testable;
}

bool is_number_parameter(const RuleSet& rules, const std::string& name) {
  const Parameter* parameter = find_by_name(rules.parameters, name);
  return parameter != nullptr && parameter->is_number;
}

void check_number_term(const Checking& in, const UnaryTest& test, const UnaryTest::Term& term) {
  std::vector<std::string> used;
  if (!term.word.empty()) used.push_back(term.word);
  if (term.range.low && !term.range.low->parameter.empty()) used.push_back(term.range.low->parameter);
  if (term.range.high && !term.range.high->parameter.empty()) used.push_back(term.range.high->parameter);
  bool sound = true;
  for (const std::string& name : used) {
    if (is_number_parameter(in.rules, name)) continue;
    sound = false;
    std::vector<std::string> numbers;
    for (const Parameter& parameter : in.rules.parameters) {
      if (parameter.is_number) numbers.push_back(parameter.name);
    }
    const auto closest = closest_name(name, numbers);
    in.error("wrong-kind", test.place, "`" + name + "` is not a parameter that is a number",
             closest ? "did you mean `" + *closest + "`?" : "a number is tested by numbers and parameters");
  }
  if (sound && interval_from_term(term, in.rules).empty())
    in.error("empty-range", test.place, "no number lies in `" + test.written + "`",
             "the ends may be swapped");
}

// Of what is known. What is undecided, and what nothing is reported of, is a sign: the strict reading rests
// on what is, and not on what we do not know.
void check_knowledge(const Checking& in, const Name& name, const UnaryTest& test, bool presuming) {
  const EntryKind kind = in.names.find(name.text)->kind;
  const bool sign = test.form == Form::undecided || test.form == Form::nothing_reported;
  if (sign && !presuming) {
    in.error("wrong-kind", test.place, "only a presumption can test what is `" + test.written + "`",
             "a rule or a table says what is; move this to `presumptions`");
  } else if (test.form == Form::undecided ? kind == EntryKind::parameter : kind != EntryKind::fact) {
    in.error("wrong-kind", test.place,
             test.form == Form::undecided          ? "a parameter is never undecided"
             : test.form == Form::nothing_reported ? "only of a fact can nothing be reported"
                                                   : "only a fact can be known or unknown",
             test.form == Form::undecided ? "`" + name.text + "` is given by the rules"
                                          : "`" + name.text + "` is worked out by the rules");
  } else if (test.form == Form::undecided && kind == EntryKind::fact &&
             find_by_name(in.rules.facts, name.text)->kind == FactKind::text) {
    in.error("wrong-kind", test.place, "a text is never undecided", "test whether it is `known`");
  }
}

void check_test(const Checking& in, const Name& name, const UnaryTest& test, bool presuming) {
  const EntryRef thing = *in.names.find(name.text);
  if (test.form == Form::irrelevant) return;
  if (is_about_knowledge(test)) return check_knowledge(in, name, test, presuming);
  const Testable testable = testable_from_thing(in.rules, thing);
  if (testable.kind == Testable::Kind::text) {
    in.error("wrong-kind", test.place, "`" + name.text + "` cannot be tested so",
             "a text can only be `known` or `unknown`, a number parameter only be compared with");
    return;
  }
  if (test.form != Form::terms && testable.kind != Testable::Kind::members) {
    in.error("wrong-kind", test.place, "`" + name.text + "` is not a list",
             "`all(…)` and `none(…)` are for lists and collect tables; else write `a, b` or `not(a, b)`");
    return;
  }
  for (const UnaryTest::Term& term : test.terms) {
    if (testable.kind == Testable::Kind::number) {
      check_number_term(in, test, term);
      continue;
    }
    if (term.word.empty()) {
      in.error("wrong-kind", test.place, "`" + name.text + "` is not a number");
      continue;
    }
    bool known = false;
    for (const std::string& word : testable.words) known |= word == term.word;
    if (known) continue;
    const auto closest = closest_name(term.word, testable.words);
    std::string words;
    for (const std::string& word : testable.words) words += (words.empty() ? "`" : ", `") + word + "`";
    in.error("unknown-choice", test.place, "`" + name.text + "` is never `" + term.word + "`",
             closest ? "did you mean `" + *closest + "`?" : "it is one of " + words);
  }
}

// `use`: what uses it, in words.
void check_numbers(const Checking& in, const Place& place, const std::string& use, const Formula& formula,
                   bool bare = false) {
  if (formula.op == Formula::Op::name && !(bare && formula.name == kBareNumber)) {
    const EntryRef thing = *in.names.find(formula.name);
    const bool number = thing.kind == EntryKind::fact ? in.rules.facts[thing.fact()].kind == FactKind::number
                                                      : in.rules.parameters[thing.parameter()].is_number;
    if (!number) in.error("wrong-kind", place, "`" + formula.name + "` is not a number, yet " + use);
  }
  for (const Formula& operand : formula.operands) check_numbers(in, place, use, operand, bare);
}

}  // namespace

void check_kinds(const Checking& in) {
  for_each_test(in.rules,
                [&](const Name& name, const UnaryTest& test) { check_test(in, name, test, false); });
  for (const Presumption& presumption : in.rules.presumptions)
    for_each_test(presumption,
                  [&](const Name& name, const UnaryTest& test) { check_test(in, name, test, true); });
  for (const Fact& fact : in.rules.facts) {
    if (fact.choices.size() > kMostCells)
      in.error("too-many", fact.place, "`" + fact.name + "` has more than 64 choices");
    if (fact.formula)
      check_numbers(in, fact.place, "the formula of `" + fact.name + "` uses it", *fact.formula);
  }
  for (const Relation& relation : in.rules.relations) {
    const std::string use = "the relation `" + relation.name + "` compares it";
    for (const Comparison& each : relation.when) {
      check_numbers(in, each.place, use, each.left, !relation.bare.text.empty());
      check_numbers(in, each.place, use, each.right, !relation.bare.text.empty());
    }
  }
  for (const Table& table : in.rules.tables) {
    // Beside these a table may give nothing, or not apply.
    constexpr std::size_t most = kMostCells - 2;
    if (table.outputs.size() > most)
      in.error("too-many", table.place, "`" + table.name + "` has more than 62 outputs");
    if (table.hit == HitPolicy::collect_count && table.rows.size() > most)
      in.error("too-many", table.place, "`" + table.name + "` counts more than 62 rows");
    for (const Output& output : table.outputs) {
      if (output.name == kNoRow)
        in.error("reserved-name", output.place, "`none` is no name for an output",
                 "it is what a table without a match gives");
      if (output.name == outcome_name(table, not_applicable_cell(table)))
        in.error("reserved-name", output.place, "`" + output.name + "` is no name for an output",
                 "it is what a table that does not apply gives");
    }
  }
  for (const Unit& unit : in.rules.units) {
    if (!unit.times_parameter.empty() && !is_number_parameter(in.rules, unit.times_parameter)) {
      in.error("wrong-kind", unit.place,
               "`" + unit.times_parameter + "` is not a parameter that is a number");
    }
  }
}

}  // namespace diagclub
