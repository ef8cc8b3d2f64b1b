#include "read/rules/condition_from_yaml.h"

#include "base/sizes.h"
#include "read/rules/unary_test.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

// The place of one byte of a scalar: it stands on one line, after its opening quote if it has one.
Span span_within(const Node& node, std::size_t offset) {
  Span span = node.span;
  span.start.column += int_from(offset) + (node.plain ? 0 : 1);
  span.start.column = std::min(span.start.column, node.span.end.column);
  span.end = span.start;
  return span;
}

bool is_junction(const std::string& key) { return key == "all" || key == "any" || key == "not"; }

Condition test_from_yaml(const Node& key, const Node& value, const Reading& reading) {
  Condition condition;
  condition.kind = Condition::Kind::test;
  condition.place = reading.place(key);
  condition.name = {key.text, reading.place(key)};
  condition.test = unary_test_from_yaml(key.text, value, reading);
  return condition;
}

Condition parts_from_yaml(const Node& node, Condition::Kind kind, const Reading& reading) {
  Condition condition;
  condition.kind = kind;
  condition.place = reading.place(node);
  if (kind == Condition::Kind::negation) {
    condition.parts.push_back(condition_from_yaml(node, reading));
    return condition;
  }
  if (node.kind != Node::Kind::sequence || node.items.empty()) {
    reading.error("bad-condition", node, "a list of conditions is expected here", "write each behind a `- `");
    return condition;
  }
  for (const Node& item : node.items) condition.parts.push_back(condition_from_yaml(item, reading));
  return condition;
}

}  // namespace

UnaryTest unary_test_from_yaml(const std::string& name, const Node& value, const Reading& reading) {
  UnaryTest test;
  if (value.kind != Node::Kind::scalar) {
    reading.error("bad-condition", value, "a test of `" + name + "` is expected here",
                  "write `name: test`, such as `\"< 60\"` or `one_branch`");
    return test;
  }
  Fault fault;
  if (!unary_test_from_text(value.text, test, fault)) {
    reading.diagnostics.error(
        reading.source, span_within(value, fault.offset), fault.message,
        fault.help_or("tests look like `< 60`, `[30..60]`, `a, b`, `not(a)`, `any(a, b)`, `known` or `-`"),
        "bad-test");
  }
  test.place = reading.place(value);
  return test;
}

std::vector<Condition> tests_from_yaml(const Node& node, const Reading& reading) {
  std::vector<Condition> tests;
  if (node.kind != Node::Kind::mapping) {
    reading.error("bad-condition", node, "a mapping of names to tests is expected here",
                  "write `{name: test}`");
    return tests;
  }
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    const std::string& key = node.keys[i].text;
    if (is_junction(key) && node.items[i].kind != Node::Kind::scalar) {
      reading.error("bad-condition", node.keys[i], "a row cannot hold `" + key + ":`",
                    "write a row for each case, `a, b` within one test, or a rule of its own, tested as "
                    "`its_name: yes`");
      continue;
    }
    if (!key.empty() && key.find_first_not_of("0123456789.") == std::string::npos) {
      reading.error("bad-condition", node.keys[i], "`" + key + "` is no name of what is tested",
                    "within braces a comma ends a test: write the whole test in quotes, and decimals with a "
                    "point");
      continue;
    }
    tests.push_back(test_from_yaml(node.keys[i], node.items[i], reading));
  }
  return tests;
}

Condition condition_from_yaml(const Node& node, const Reading& reading) {
  Condition condition;
  condition.place = reading.place(node);
  if (node.kind == Node::Kind::scalar && !node.text.empty()) {
    condition.kind = Condition::Kind::test;
    condition.name = {node.text, reading.place(node)};
    condition.test.form = UnaryTest::Form::terms;
    condition.test.terms.push_back({std::string(kYes), {}});
    condition.test.written = kYes;
    condition.test.place = reading.place(node);
    return condition;
  }
  if (node.kind != Node::Kind::mapping || node.keys.empty()) {
    reading.error("bad-condition", node, "a condition is expected here",
                  "write `{name: test}`, or one of `all:`, `any:`, `not:`");
    return condition;
  }
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    const std::string& key = node.keys[i].text;
    if (!is_junction(key)) continue;
    if (node.keys.size() > 1) {
      reading.error("bad-condition", node.keys[i], "`" + key + "` stands beside other keys",
                    "put them together under `all:`");
    }
    return parts_from_yaml(node.items[i],
                           key == "all"   ? Condition::Kind::all
                           : key == "any" ? Condition::Kind::any
                                          : Condition::Kind::negation,
                           reading);
  }
  std::vector<Condition> tests = tests_from_yaml(node, reading);
  if (tests.size() == 1) return std::move(tests.front());
  condition.kind = Condition::Kind::all;
  condition.parts = std::move(tests);
  return condition;
}

}  // namespace diagclub
