// Text in, unary test or formula out.
#include "read/rules/unary_test.h"

#include "read/yaml/scanner.h"

namespace diagclub {

namespace {

// Tests of what is known, not of what is.
constexpr UnaryTest::Form kKeywords[] = {UnaryTest::Form::known, UnaryTest::Form::unknown,
                                         UnaryTest::Form::undecided, UnaryTest::Form::nothing_reported};

class TestReader {
 public:
  TestReader(std::string_view text, UnaryTest& test, TextFault& fault)
      : in_(text), test_(test), fault_(fault) {}

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
  bool fail(std::string message) {
    fault_ = {in_.offset(), std::move(message)};
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
  bool operand(Operand& operand) {
    if (const auto number = in_.number()) {
      operand.value = *number;
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
    return range.high_open || in_.take("]") || fail("the range is not closed: `]` or `[` is missing");
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
    if (in_.take("\"")) return quoted(term);
    if (const auto number = in_.number()) {
      r.low = r.high = Operand{*number, ""};
      return true;
    }
    term.word = std::string(in_.word());
    return !term.word.empty() || fail("a number, a name, a comparison or a range is expected");
  }

  Scanner in_;
  UnaryTest& test_;
  TextFault& fault_;
};

class FormulaReader {
 public:
  FormulaReader(std::string_view text, TextFault& fault) : in_(text), fault_(fault) {}

  bool read(Formula& formula) {
    if (!sum(formula)) return false;
    return in_.done() || fail("an operator is expected");
  }

 private:
  bool fail(std::string message) {
    fault_ = {in_.offset(), std::move(message)};
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
    } else if (const auto number = in_.number()) {
      formula.op = Formula::Op::number;
      formula.number = *number;
    } else {
      formula.op = Formula::Op::name;
      formula.name = std::string(in_.word());
      if (formula.name.empty()) return fail("a number, a name or a bracket is expected");
    }
    --depth_;
    return true;
  }
  static void join(Formula& left, Formula::Op op, Formula right) {
    Formula joined;
    joined.op = op;
    joined.operands.push_back(std::move(left));
    joined.operands.push_back(std::move(right));
    left = std::move(joined);
  }

  Scanner in_;
  TextFault& fault_;
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
      return "unknown";
    case UnaryTest::Form::undecided:
      return "undecided";
    case UnaryTest::Form::nothing_reported:
      return "nothing_reported";
    case UnaryTest::Form::terms:
    case UnaryTest::Form::all_of:
    case UnaryTest::Form::none_of:
      break;
  }
  return {};
}

bool unary_test_from_text(std::string_view text, UnaryTest& test, TextFault& fault) {
  test = {};
  test.written = std::string(text);
  return TestReader(text, test, fault).read();
}

bool formula_from_text(std::string_view text, Formula& formula, TextFault& fault) {
  return FormulaReader(text, fault).read(formula);
}

}  // namespace diagclub
