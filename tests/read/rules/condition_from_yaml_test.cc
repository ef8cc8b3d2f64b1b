// Conditions as the rules write them: their shape, and what is wrong with those that make no sense.
#include "read/rules/condition_from_yaml.h"

#include <fmt/format.h>

#include "rule_text.h"

namespace diagclub {
namespace {

std::string text_of(const Condition& condition) {
  const auto parts = [&] {
    std::string out;
    for (const Condition& part : condition.parts) out += (out.empty() ? "" : " ") + text_of(part);
    return out;
  };
  switch (condition.kind) {
    case Condition::Kind::test:
      return condition.name.text + "~" + condition.test.written;
    case Condition::Kind::all:
      return "all(" + parts() + ")";
    case Condition::Kind::any:
      return "any(" + parts() + ")";
    case Condition::Kind::negation:
      break;
  }
  return "not(" + parts() + ")";
}

struct Read {
  Condition condition;
  std::string faults;
};

Read read(const std::string& text) {
  const Source source("rules.yaml", text);
  Diagnostics diagnostics;
  const auto node = node_from_yaml(source, diagnostics);
  if (!node) FAIL(text_from(diagnostics));
  Condition condition = condition_from_yaml(*node, {source, FileId(7), diagnostics});
  return {std::move(condition), text_from(diagnostics)};
}

std::string shape(const std::string& text) {
  const Read given = read(text);
  CHECK(given.faults.empty());
  return text_of(given.condition);
}

std::string told(int column, const std::string& message, const std::string& text, int length,
                 const std::string& help) {
  return fmt::format("rules.yaml:1:{}: error: {}\n  1 | {}\n    | {}{}\n    = help: {}\n", column, message,
                     text, std::string(static_cast<std::size_t>(column - 1), ' '),
                     std::string(static_cast<std::size_t>(length), '^'), help);
}

const std::string kForms =
    "tests look like `< 60`, `[30..60]`, `a, b`, `not(a)`, `any(a, b)`, `known` or `-`";
const std::string kWrite = "write `{name: test}`, or one of `all:`, `any:`, `not:`";

}  // namespace

TEST_CASE("one test is a test, several must all hold", "[condition]") {
  CHECK(shape("{a: yes}") == "a~yes");
  CHECK(shape("{a: yes, b.c: '< 3'}") == "all(a~yes b.c~< 3)");
  CHECK(shape("a: one, two") == "a~one, two");
}

TEST_CASE("a bare name stands for its yes", "[condition]") {
  const Read given = read("success.core");
  CHECK(text_of(given.condition) == "success.core~yes");
  REQUIRE(given.condition.test.terms.size() == 1);
  CHECK(given.condition.test.terms[0].word == "yes");
  CHECK(given.condition.test.form == UnaryTest::Form::terms);
}

TEST_CASE("all, any and not nest", "[condition]") {
  CHECK(shape("{all: [a, {b: no}]}") == "all(a~yes b~no)");
  CHECK(shape("{any: [a, {b: no, c: yes}]}") == "any(a~yes all(b~no c~yes))");
  CHECK(shape("{not: a}") == "not(a~yes)");
  CHECK(shape("{not: {any: [a, {not: {b: 3}}]}}") == "not(any(a~yes not(b~3)))");
  CHECK(shape("all:\n  - a\n  - any:\n      - b: '> 2'\n      - c\n") == "all(a~yes any(b~> 2 c~yes))");
}

TEST_CASE("places are kept, of the name and of the test", "[condition]") {
  const Read given = read("{a: yes, bcd: '< 3'}");
  const Condition& second = given.condition.parts[1];
  CHECK(second.name.place.file == FileId(7));
  CHECK(second.name.place.span == Span{{1, 10}, {1, 13}});
  CHECK(second.test.place.span == Span{{1, 15}, {1, 20}});
}

TEST_CASE("what is no condition says what one looks like", "[condition]") {
  CHECK(read("[a]").faults == told(1, "a condition is expected here", "[a]", 1, kWrite));
  CHECK(read("{}").faults == told(1, "a condition is expected here", "{}", 1, kWrite));
  CHECK(read("~").faults == told(1, "a condition is expected here", "~", 1, kWrite));
  CHECK(read("''").faults == told(1, "a condition is expected here", "''", 2, kWrite));
  CHECK(read("{not: [a]}").faults == told(7, "a condition is expected here", "{not: [a]}", 1, kWrite));
  CHECK(read("{any: [a, [b]]}").faults ==
        told(11, "a condition is expected here", "{any: [a, [b]]}", 1, kWrite));
}

TEST_CASE("all and any take a list with something in it", "[condition]") {
  CHECK(read("{any: []}").faults ==
        told(7, "a list of conditions is expected here", "{any: []}", 1, "write each behind a `- `"));
  CHECK(read("{all: {a: yes}}").faults ==
        told(7, "a list of conditions is expected here", "{all: {a: yes}}", 1, "write each behind a `- `"));
  CHECK(read("{any: a}").faults ==
        told(7, "a list of conditions is expected here", "{any: a}", 1, "write each behind a `- `"));
}

TEST_CASE("all, any and not stand alone", "[condition]") {
  CHECK(read("{any: [a], b: yes}").faults ==
        told(2, "`any` stands beside other keys", "{any: [a], b: yes}", 3, "put them together under `all:`"));
  CHECK(read("{b: yes, not: a}").faults ==
        told(10, "`not` stands beside other keys", "{b: yes, not: a}", 3, "put them together under `all:`"));
  CHECK(read("{all: [a], any: [b]}").faults == told(2, "`all` stands beside other keys",
                                                    "{all: [a], any: [b]}", 3,
                                                    "put them together under `all:`"));
}

TEST_CASE("a test is one line of text", "[condition]") {
  CHECK(read("{a: [b]}").faults == told(5, "a test of `a` is expected here", "{a: [b]}", 1,
                                        "write `name: test`, such as `\"< 60\"` or `one_branch`"));
  CHECK(read("{a: {b: c}}").faults == told(5, "a test of `a` is expected here", "{a: {b: c}}", 1,
                                           "write `name: test`, such as `\"< 60\"` or `one_branch`"));
  CHECK(read("{a: ~}").faults == told(5, "a test of `a` is expected here", "{a: ~}", 1,
                                      "write `name: test`, such as `\"< 60\"` or `one_branch`"));
}

TEST_CASE("a test that makes no sense points at where it stops making sense", "[condition]") {
  CHECK(read("{a: b c}").faults == told(7, "this does not belong to a test", "{a: b c}", 1, kForms));
  CHECK(read("{a: 'b c'}").faults == told(8, "this does not belong to a test", "{a: 'b c'}", 1, kForms));
  CHECK(read("{a: '< '}").faults == told(8, "a number or a parameter is missing", "{a: '< '}", 1, kForms));
  CHECK(read("{a: ''}").faults == told(6, "a test is missing", "{a: ''}", 1, kForms));
}

TEST_CASE("each wrong test is told", "[condition]") {
  CHECK(read("{any: [{a: '<'}, {not: {b: '>'}}, {c: yes}]}").faults ==
        told(14, "a number or a parameter is missing", "{any: [{a: '<'}, {not: {b: '>'}}, {c: yes}]}", 1,
             kForms) +
            told(30, "a number or a parameter is missing", "{any: [{a: '<'}, {not: {b: '>'}}, {c: yes}]}", 1,
                 kForms));
}

TEST_CASE("a row holds only tests, perhaps none", "[condition]") {
  const auto tests = [](const std::string& text) {
    const Source source("rules.yaml", text);
    Diagnostics diagnostics;
    const auto node = node_from_yaml(source, diagnostics);
    const auto given = tests_from_yaml(*node, {source, {}, diagnostics});
    std::string out = text_from(diagnostics);
    for (const Condition& test : given) out += text_of(test) + ";";
    return out;
  };
  CHECK(tests("{}").empty());
  CHECK(tests("{a: yes, b: '-'}") == "a~yes;b~-;");
  CHECK(tests("[a]") ==
        told(1, "a mapping of names to tests is expected here", "[a]", 1, "write `{name: test}`"));
  CHECK(tests("a") ==
        told(1, "a mapping of names to tests is expected here", "a", 1, "write `{name: test}`"));
}

}  // namespace diagclub
