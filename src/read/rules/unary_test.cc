// Text in, unary test or formula out.
#include "read/rules/unary_test.h"

#include "read/yaml/doubtful_number.h"
#include "read/yaml/scanner.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

// Why a number that was read cannot stay as it is.
Fault doubt_about(const Scanner& before, const Scanner& after, bool lists) {
  std::string_view number = after.since(before);
  number.remove_prefix(std::min(number.find_first_not_of(" \t"), number.size()));
  return doubt_about_number(number, after.rest(), lists);
}
// Tests of what is known, not of what is.
constexpr UnaryTest::Form kKeywords[] = {UnaryTest::Form::known, UnaryTest::Form::unknown,
                                         UnaryTest::Form::undecided, UnaryTest::Form::nothing_reported};

class TestReader {
 public:
  TestReader(std::string_view text, UnaryTest& test, Fault& fault) : in_(text), test_(test), fault_(fault) {}

  bool read() {
    if (in_.done()) return fail("a test is missing");
    if (in_.peek() == '-') {
      Scanner alone = in_;
      alone.take("-");
      if (alone.done()) return true;
    }
    if (function("not")) {
      test_.negated = true;
      return group(UnaryTest::Form::terms);
    }
    if (function("any")) return group(UnaryTest::Form::terms);
    if (function("all")) return group(UnaryTest::Form::all_of);
    if (function("none")) return group(UnaryTest::Form::none_of);
    if (!terms()) return false;
    if (!in_.done()) return fail("this does not belong to a test");
    for (const UnaryTest::Form form : kKeywords) {
      if (test_.terms.size() == 1 && test_.terms[0].word == keyword_of(form)) return keyword(form);
    }
    return true;
  }

 private:
  bool fail(std::string message, std::string help = "") {
    fault_ = {std::move(message), std::move(help), in_.offset()};
    return false;
  }
  bool keyword(UnaryTest::Form form) {
    test_.form = form;
    test_.terms.clear();
    return true;
  }
  // `none` alone is the word, `none(` the function.
  bool function(std::string_view name) {
    Scanner ahead = in_;
    if (ahead.word() != name || !ahead.take("(")) return false;
    in_ = ahead;
    return true;
  }
  bool group(UnaryTest::Form form) {
    if (!terms()) return false;
    test_.form = form;
    if (!in_.take(")")) return fail("a `)` is missing");
    if (!in_.done()) return fail("nothing may follow the `)`");
    return true;
  }
  bool terms() {
    test_.form = UnaryTest::Form::terms;
    do {
      if (!term()) return false;
    } while (in_.take(","));
    return true;
  }
  // Sets a fault, and gives false, where a number stands that can be read in two ways.
  bool number(std::optional<Number>& value) {
    in_.peek();  // past the blanks, so that a fault stands at the number
    const Scanner before = in_;
    value = in_.number();
    Fault doubt = value ? doubt_about(before, in_, true) : Fault{};
    if (doubt.message.empty()) return true;
    in_ = before;
    return fail(std::move(doubt.message), std::move(doubt.help));
  }
  bool operand(Operand& operand) {
    std::optional<Number> value;
    if (!number(value)) return false;
    if (value) {
      operand.value = *value;
      return true;
    }
    operand.parameter = std::string(in_.word());
    return !operand.parameter.empty() || fail("a number or a parameter is missing");
  }
  bool compared(std::optional<Operand>& end, bool& open, bool is_open) {
    open = is_open;
    end.emplace();
    return operand(*end);
  }
  bool range(Range& range) {
    range.low_open = in_.take("]") || !in_.take("[");
    range.low.emplace();
    if (!operand(*range.low)) return false;
    if (!in_.take("..")) return fail("`..` is missing between the two ends");
    range.high.emplace();
    if (!operand(*range.high)) return false;
    range.high_open = in_.take("[");
    if (range.high_open || in_.take("]")) return true;
    if (in_.peek() == ')')
      return fail("a `)` closes no range", "write `[` where the end is left out, `]` where it is in");
    return fail("the range is not closed: `]` or `[` is missing");
  }
  // DMN writes `(10..20)` too, and some write `(10..20]`.
  bool round_range() {
    const std::string_view rest = in_.rest();
    const std::size_t close = std::min(rest.find_first_of(")[]"), rest.size());
    const std::string inside(rest.substr(1, close - std::min<std::size_t>(close, 1)));
    if (inside.find("..") == std::string::npos)
      return fail("a number, a name, a comparison or a range is expected");
    const bool in = close < rest.size() && rest[close] == ']';
    return fail("a `(` opens no range",
                "write `]" + inside + (in ? "]" : "[") + "`: a bracket turned away leaves its end out");
  }
  bool quoted(UnaryTest::Term& term) {
    term.word = std::string(in_.word());
    if (term.word.empty()) return fail("a name is missing between the quotes");
    return in_.take("\"") || fail("the closing quote is missing");
  }
  bool term() {
    UnaryTest::Term& term = test_.terms.emplace_back();
    Range& r = term.range;
    if (in_.take("<=")) return compared(r.high, r.high_open, false);
    if (in_.take("<")) return compared(r.high, r.high_open, true);
    if (in_.take(">=")) return compared(r.low, r.low_open, false);
    if (in_.take(">")) return compared(r.low, r.low_open, true);
    if (in_.peek() == '[' || in_.peek() == ']') return range(r);
    if (in_.peek() == '(') return round_range();
    if (in_.take("\"")) return quoted(term);
    std::optional<Number> value;
    if (!number(value)) return false;
    if (value) {
      r.low = r.high = Operand{*value, ""};
      return true;
    }
    term.word = std::string(in_.word());
    return !term.word.empty() || fail("a number, a name, a comparison or a range is expected");
  }

  Scanner in_;
  UnaryTest& test_;
  Fault& fault_;
};

class FormulaReader {
 public:
  FormulaReader(std::string_view text, Fault& fault) : in_(text), fault_(fault) {}

  bool read(Formula& formula) {
    if (!sum(formula)) return false;
    return in_.done() || fail("an operator is expected");
  }
  bool read(Comparison& comparison) {
    using Op = Comparison::Op;
    if (!sum(comparison.left)) return false;
    if (in_.take("<="))
      comparison.op = Op::at_most;
    else if (in_.take("<"))
      comparison.op = Op::below;
    else if (in_.take(">="))
      comparison.op = Op::at_least;
    else if (in_.take(">"))
      comparison.op = Op::above;
    else
      return fail("a comparison is expected");
    return read(comparison.right);
  }

 private:
  bool fail(std::string message, std::string help = "") {
    fault_ = {std::move(message), std::move(help), in_.offset()};
    return false;
  }
  bool sum(Formula& left) {
    if (!product(left)) return false;
    while (true) {
      const bool plus = in_.take("+");
      if (!plus && !in_.take("-")) return true;
      Formula right;
      if (!product(right)) return false;
      join(left, plus ? Formula::Op::add : Formula::Op::subtract, std::move(right));
    }
  }
  bool product(Formula& left) {
    if (!factor(left)) return false;
    while (true) {
      const bool times = in_.take("*");
      if (!times && !in_.take("/")) return true;
      Formula right;
      if (!factor(right)) return false;
      join(left, times ? Formula::Op::multiply : Formula::Op::divide, std::move(right));
    }
  }
  bool factor(Formula& formula) {
    if (++depth_ > 32) return fail("too many brackets");
    if (in_.take("(")) {
      if (!sum(formula)) return false;
      if (!in_.take(")")) return fail("a `)` is missing");
    } else if (!number(formula)) {
      return false;
    } else if (formula.op == Formula::Op::name) {
      formula.name = std::string(in_.word());
      if (formula.name.empty()) return fail("a number, a name or a bracket is expected");
    }
    --depth_;
    return true;
  }
  // Leaves a name where no number stands; false where one can be read in two ways.
  bool number(Formula& formula) {
    in_.peek();
    const Scanner before = in_;
    const auto value = in_.number();
    formula.op = value ? Formula::Op::number : Formula::Op::name;
    if (!value) return true;
    formula.number = *value;
    Fault doubt = doubt_about(before, in_, false);
    if (doubt.message.empty()) return true;
    in_ = before;
    return fail(std::move(doubt.message), std::move(doubt.help));
  }
  static void join(Formula& left, Formula::Op op, Formula right) {
    Formula joined;
    joined.op = op;
    joined.operands.push_back(std::move(left));
    joined.operands.push_back(std::move(right));
    left = std::move(joined);
  }

  Scanner in_;
  Fault& fault_;
  int depth_ = 0;
};

}  // namespace

std::string_view keyword_of(UnaryTest::Form form) {
  switch (form) {
    case UnaryTest::Form::irrelevant:
      return "-";
    case UnaryTest::Form::known:
      return "known";
    case UnaryTest::Form::unknown:
      return kUnknown;
    case UnaryTest::Form::undecided:
      return "undecided";
    case UnaryTest::Form::nothing_reported:
      return kNothingReported;
    case UnaryTest::Form::terms:
    case UnaryTest::Form::all_of:
    case UnaryTest::Form::none_of:
      break;
  }
  return {};
}

bool unary_test_from_text(std::string_view text, UnaryTest& test, Fault& fault) {
  test = {};
  test.written = std::string(text);
  return TestReader(text, test, fault).read();
}

bool formula_from_text(std::string_view text, Formula& formula, Fault& fault) {
  return FormulaReader(text, fault).read(formula);
}

bool comparison_from_text(std::string_view text, Comparison& comparison, Fault& fault) {
  return FormulaReader(text, fault).read(comparison);
}

}  // namespace diagclub
