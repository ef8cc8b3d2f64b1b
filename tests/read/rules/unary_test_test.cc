// Unary tests and formulas: what each reads as, and where it stops making sense.
#include "read/rules/unary_test.h"

#include <fmt/format.h>

#include "catch.h"

namespace diagclub {
namespace {

std::string text_of(const Operand& operand) {
  return operand.parameter.empty() ? text_from_number(operand.value) : operand.parameter;
}

std::string text_of(const UnaryTest::Term& term) {
  if (!term.word.empty()) return "\"" + term.word + "\"";
  const Range& range = term.range;
  const std::string low = range.low ? text_of(*range.low) : "";
  const std::string high = range.high ? text_of(*range.high) : "";
  return (range.low_open ? "]" : "[") + low + ".." + high + (range.high_open ? "[" : "]");
}

// A test in one canonical form: `not terms "a" [..60[`, or its fault with the offset.
std::string read(std::string_view text) {
  UnaryTest test;
  Fault fault;
  if (!unary_test_from_text(text, test, fault))
    return fmt::format("{}: {}{}{}", fault.offset, fault.message, fault.help.empty() ? "" : "\n", fault.help);
  CHECK(test.written == text);
  std::string out = test.negated ? "not " : "";
  switch (test.form) {
    case UnaryTest::Form::irrelevant:
      out += "irrelevant";
      break;
    case UnaryTest::Form::known:
      out += "known";
      break;
    case UnaryTest::Form::unknown:
      out += "unknown";
      break;
    case UnaryTest::Form::undecided:
    case UnaryTest::Form::nothing_reported:
      out += keyword_of(test.form);
      break;
    case UnaryTest::Form::terms:
      out += "terms";
      break;
    case UnaryTest::Form::all_of:
      out += "all";
      break;
    case UnaryTest::Form::none_of:
      out += "none";
      break;
  }
  for (const UnaryTest::Term& term : test.terms) out += " " + text_of(term);
  return out;
}

std::string text_of(const Formula& formula) {
  const auto joined = [&](const char* sign) {
    return "(" + text_of(formula.operands[0]) + sign + text_of(formula.operands[1]) + ")";
  };
  switch (formula.op) {
    case Formula::Op::number:
      return text_from_number(formula.number);
    case Formula::Op::name:
      return formula.name;
    case Formula::Op::add:
      return joined("+");
    case Formula::Op::subtract:
      return joined("-");
    case Formula::Op::multiply:
      return joined("*");
    case Formula::Op::divide:
      break;
  }
  return joined("/");
}

std::string read_formula(std::string_view text) {
  Formula formula;
  Fault fault;
  if (!formula_from_text(text, formula, fault))
    return fmt::format("{}: {}{}{}", fault.offset, fault.message, fault.help.empty() ? "" : "\n", fault.help);
  return text_of(formula);
}

}  // namespace

TEST_CASE("comparisons are ranges without one end", "[unary_test]") {
  CHECK(read("< 60") == "terms [..60[");
  CHECK(read("<= 60") == "terms [..60]");
  CHECK(read("> 5") == "terms ]5..]");
  CHECK(read(">= 5") == "terms [5..]");
  CHECK(read("<60") == "terms [..60[");
  CHECK(read("  <=\t60  ") == "terms [..60]");
}

TEST_CASE("a number is a range of one", "[unary_test]") {
  CHECK(read("100") == "terms [100..100]");
  CHECK(read("-3") == "terms [-3..-3]");
  CHECK(read("0.25") == "terms [0.25..0.25]");
}

TEST_CASE("brackets say whether an end belongs to the range", "[unary_test]") {
  CHECK(read("[30..60]") == "terms [30..60]");
  CHECK(read("]30..60[") == "terms ]30..60[");
  CHECK(read("[30..60[") == "terms [30..60[");
  CHECK(read("]30..60]") == "terms ]30..60]");
  CHECK(read("[ -5 .. -1.5 ]") == "terms [-5..-1.5]");
}

TEST_CASE("a parameter may stand for a number", "[unary_test]") {
  CHECK(read("< one_share") == "terms [..one_share[");
  CHECK(read("[low..high]") == "terms [low..high]");
  CHECK(read("]a.b..c.d[") == "terms ]a.b..c.d[");
  CHECK(read("one_share") == "terms \"one_share\"");
}

TEST_CASE("words, plain or quoted", "[unary_test]") {
  CHECK(read("one_branch") == "terms \"one_branch\"");
  CHECK(read("\"one_branch\"") == "terms \"one_branch\"");
  CHECK(read("a, b,c") == "terms \"a\" \"b\" \"c\"");
  CHECK(read("success.core") == "terms \"success.core\"");
  CHECK(read("R1") == "terms \"R1\"");
  CHECK(read("_x9") == "terms \"_x9\"");
}

TEST_CASE("terms of all kinds are joined by commas", "[unary_test]") {
  CHECK(read("< 3, > 5, [7..8], 9") == "terms [..3[ ]5..] [7..8] [9..9]");
}

TEST_CASE("functions", "[unary_test]") {
  CHECK(read("not(a, b)") == "not terms \"a\" \"b\"");
  CHECK(read("not(< 60)") == "not terms [..60[");
  CHECK(read("any(a, b)") == "terms \"a\" \"b\"");
  CHECK(read("all(a, b)") == "all \"a\" \"b\"");
  CHECK(read("none(a, b)") == "none \"a\" \"b\"");
  CHECK(read("not ( a )") == "not terms \"a\"");
}

TEST_CASE("the words of functions are plain words without brackets", "[unary_test]") {
  CHECK(read("none") == "terms \"none\"");
  CHECK(read("any") == "terms \"any\"");
  CHECK(read("all, not") == "terms \"all\" \"not\"");
  CHECK(read("nothing") == "terms \"nothing\"");
}

TEST_CASE("known, unknown and no matter", "[unary_test]") {
  CHECK(read("known") == "known");
  CHECK(read("unknown") == "unknown");
  CHECK(read("undecided") == "undecided");
  CHECK(read("nothing_reported") == "nothing_reported");
  CHECK(read("undecided, a") == "terms \"undecided\" \"a\"");
  CHECK(read("-") == "irrelevant");
  CHECK(read(" - ") == "irrelevant");
  CHECK(read("known, a") == "terms \"known\" \"a\"");
}

TEST_CASE("each test that makes no sense says why, and where", "[unary_test]") {
  CHECK(read("") == "0: a test is missing");
  CHECK(read("  ") == "2: a test is missing");
  CHECK(read("- 3") == "0: a number, a name, a comparison or a range is expected");
  CHECK(read("--3") == "0: a number, a name, a comparison or a range is expected");
  CHECK(read("<") == "1: a number or a parameter is missing");
  CHECK(read(">= ") == "3: a number or a parameter is missing");
  CHECK(read("< é") == "2: a number or a parameter is missing");
  CHECK(read("[..5]") == "1: a number or a parameter is missing");
  CHECK(read("[3..]") == "4: a number or a parameter is missing");
  CHECK(read("[3, 4]") == "2: `..` is missing between the two ends");
  CHECK(read("[3..4") == "5: the range is not closed: `]` or `[` is missing");
  CHECK(read("[3..4)") ==
        "5: a `)` closes no range\nwrite `[` where the end is left out, `]` where it is in");
  CHECK(read("3 4") == "2: this does not belong to a test");
  CHECK(read("a b") == "2: this does not belong to a test");
  CHECK(read("not a") == "4: this does not belong to a test");
  CHECK(read("3.") == "1: this does not belong to a test");
  CHECK(read("3.5.2") == "3: this does not belong to a test");
  CHECK(read("1e5") == "1: this does not belong to a test");
  CHECK(read("a..b") == "1: this does not belong to a test");
  CHECK(read("< 3 <") == "4: this does not belong to a test");
  CHECK(read("a,") == "2: a number, a name, a comparison or a range is expected");
  CHECK(read(",a") == "0: a number, a name, a comparison or a range is expected");
  CHECK(read("é") == "0: a number, a name, a comparison or a range is expected");
  CHECK(read("not()") == "4: a number, a name, a comparison or a range is expected");
  CHECK(read("not(-)") == "4: a number, a name, a comparison or a range is expected");
  CHECK(read("none(") == "5: a number, a name, a comparison or a range is expected");
  CHECK(read("not(a") == "5: a `)` is missing");
  CHECK(read("any(< 3 4)") == "8: a `)` is missing");
  CHECK(read("all(a) b") == "7: nothing may follow the `)`");
  CHECK(read("\"\"") == "1: a name is missing between the quotes");
  CHECK(read("\"") == "1: a name is missing between the quotes");
  CHECK(read("\"a") == "2: the closing quote is missing");
  CHECK(read("\"a b\"") == "3: the closing quote is missing");
}

// A story: `> 1,5` was read as `> 1 or 5`, and nobody was told.
TEST_CASE("a comma between digits without a blank is refused, with what it could be", "[unary_test]") {
  const std::string two = " could be one number or two\nwrite `1.5`, or `1, 5` with a blank for either";
  CHECK(read("1,5") == "0: `1,5`" + two);
  CHECK(read("> 1,5") == "2: `1,5`" + two);
  CHECK(read("not(1,5)") == "4: `1,5`" + two);
  CHECK(read("[1,5..3]") == "1: `1,5`" + two);
  CHECK(read("[0..1,5]") == "4: `1,5`" + two);
  CHECK(read("< 3, 1,5") == "5: `1,5`" + two);
  CHECK(read("> -1,5") ==
        "2: `-1,5` could be one number or two\nwrite `-1.5`, or `-1, 5` with a blank for either");
  CHECK(
      read("1,500") ==
      "0: `1,500` could be one number or two\nwrite `1500` or `1.500`, or `1, 500` with a blank for either");
  CHECK(read("1,2,3") == "0: `1,2,3` could be a list or one number\nwrite `1, 2, 3` with a blank for either");
  CHECK(read("1.5,2") == "0: `1.5,2` could be a list or one number\nwrite `1.5, 2` with a blank for either");
  // What can be read in one way only.
  CHECK(read("1, 5") == "terms [1..1] [5..5]");
  CHECK(read("1 ,5") == "terms [1..1] [5..5]");
  CHECK(read("< 1,> 5") == "terms [..1[ ]5..]");
  CHECK(read("half,5") == "terms \"half\" [5..5]");
  CHECK(read("a1,b2") == "terms \"a1\" \"b2\"");
}

TEST_CASE("a number that starts with a zero is refused", "[unary_test]") {
  const std::string five = " starts with a zero, which could mean two numbers\nwrite `5`";
  CHECK(read("05") == "0: `05`" + five);
  CHECK(read(">= 05") == "3: `05`" + five);
  CHECK(read("[0..005]") == "4: `005`" + five);
  CHECK(read("-05") == "0: `-05` starts with a zero, which could mean two numbers\nwrite `-5`");
  CHECK(read("00.5") == "0: `00.5` starts with a zero, which could mean two numbers\nwrite `0.5`");
  CHECK(read("0") == "terms [0..0]");
  CHECK(read("0.5") == "terms [0.5..0.5]");
}

TEST_CASE("round brackets open no range, and what does is named", "[unary_test]") {
  CHECK(read("(10..20)") ==
        "0: a `(` opens no range\nwrite `]10..20[`: a bracket turned away leaves its end out");
  CHECK(read("(10..20]") ==
        "0: a `(` opens no range\nwrite `]10..20]`: a bracket turned away leaves its end out");
  CHECK(read("not((10..20))") ==
        "4: a `(` opens no range\nwrite `]10..20[`: a bracket turned away leaves its end out");
  CHECK(read("(3)") == "0: a number, a name, a comparison or a range is expected");
}

// A story: a number may start with its point, so that a dot too many makes another range of it: 0 to 0.5.
TEST_CASE("a number starts with a digit", "[unary_test]") {
  CHECK(read("[0...5]") == "4: a number or a parameter is missing");
}

TEST_CASE("a formula has its decimals behind a point", "[formula]") {
  CHECK(read_formula("a * 1,5") == "4: `1,5` is not a number\nwrite `1.5`");
  CHECK(read_formula("1,500 * a") == "0: `1,500` is not a number\nwrite `1500` or `1.500`");
  CHECK(read_formula("a / 010") == "4: `010` starts with a zero, which could mean two numbers\nwrite `10`");
}

TEST_CASE("a formula follows the usual precedence, from left to right", "[formula]") {
  CHECK(read_formula("a") == "a");
  CHECK(read_formula("12.5") == "12.5");
  CHECK(read_formula("a / b") == "(a/b)");
  CHECK(read_formula("a - b - c") == "((a-b)-c)");
  CHECK(read_formula("a / b / c") == "((a/b)/c)");
  CHECK(read_formula("a + b * c - d") == "((a+(b*c))-d)");
  CHECK(read_formula("(a + b) * c") == "((a+b)*c)");
  CHECK(read_formula("100 - 100 * members.a / territory.b") == "(100-((100*members.a)/territory.b))");
  CHECK(read_formula("a - -3") == "(a--3)");
  CHECK(read_formula("a -3") == "(a-3)");
  CHECK(read_formula("((a))") == "a");
}

TEST_CASE("each formula that makes no sense says why, and where", "[formula]") {
  CHECK(read_formula("") == "0: a number, a name or a bracket is expected");
  CHECK(read_formula("a +") == "3: a number, a name or a bracket is expected");
  CHECK(read_formula("* a") == "0: a number, a name or a bracket is expected");
  CHECK(read_formula("a b") == "2: an operator is expected");
  CHECK(read_formula("a ) b") == "2: an operator is expected");
  CHECK(read_formula("(a + b") == "6: a `)` is missing");
  CHECK(read_formula("()") == "1: a number, a name or a bracket is expected");
  CHECK(read_formula("a ^ 2") == "2: an operator is expected");
}

TEST_CASE("brackets may nest, up to a point", "[formula]") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "a" + std::string(depth, ')');
  };
  CHECK(read_formula(nested(31)) == "a");
  CHECK(read_formula(nested(32)) == "32: too many brackets");
  CHECK(read_formula(nested(10000)) == "32: too many brackets");
}

TEST_CASE("a formula may be as long as it likes", "[formula]") {
  std::string text = "a";
  for (int i = 0; i < 100; ++i) text += " + (b * 2)";
  Formula formula;
  Fault fault;
  CHECK(formula_from_text(text, formula, fault));
}

}  // namespace diagclub
