// Parts of rules in, one line out.
#include "model/written.h"

#include <fmt/format.h>

#include <set>

namespace diagclub {

namespace {

bool is_plain(const std::string& test) {
  return !test.empty() && test.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
                              ".") == std::string::npos;
}

std::string test_written(const Condition& condition) {
  const std::string test = written(condition.test);
  return condition.name.text + ": " + (is_plain(test) ? test : "\"" + test + "\"");
}

// Tests of different names side by side, as in one mapping.
bool is_mapping(const Condition& condition) {
  std::set<std::string> names;
  for (const Condition& part : condition.parts) {
    if (part.kind != Condition::Kind::test || !names.insert(part.name.text).second) return false;
  }
  return !condition.parts.empty();
}

std::string tests_written(const std::vector<Condition>& tests) {
  std::string out;
  for (const Condition& test : tests) out += (out.empty() ? "" : ", ") + test_written(test);
  return "{" + out + "}";
}

int strength(Formula::Op op) {
  switch (op) {
    case Formula::Op::add:
    case Formula::Op::subtract:
      return 1;
    case Formula::Op::multiply:
    case Formula::Op::divide:
      return 2;
    case Formula::Op::number:
    case Formula::Op::name:
      break;
  }
  return 3;
}

std::string within(const Formula& operand, int least) {
  const std::string out = written(operand);
  return strength(operand.op) < least ? "(" + out + ")" : out;
}

}  // namespace

std::string written(const UnaryTest& test) {
  std::string out;
  for (const char c : test.written) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string written(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::test:
      return "{" + test_written(condition) + "}";
    case Condition::Kind::negation:
      return "{not: " + written(condition.parts.front()) + "}";
    case Condition::Kind::all:
    case Condition::Kind::any:
      break;
  }
  if (condition.parts.empty()) return "-";
  if (condition.kind == Condition::Kind::all && is_mapping(condition)) return tests_written(condition.parts);
  std::string out;
  for (const Condition& part : condition.parts) out += (out.empty() ? "" : ", ") + written(part);
  return (condition.kind == Condition::Kind::any ? "{any: [" : "{all: [") + out + "]}";
}

std::string written(const std::optional<Condition>& condition) {
  return condition ? written(*condition) : "-";
}

std::string written(const Formula& formula) {
  switch (formula.op) {
    case Formula::Op::number:
      return text_from_number(formula.number);
    case Formula::Op::name:
      return formula.name;
    case Formula::Op::add:
    case Formula::Op::subtract:
    case Formula::Op::multiply:
    case Formula::Op::divide:
      break;
  }
  const int own = strength(formula.op);
  const char* sign = formula.op == Formula::Op::add        ? " + "
                     : formula.op == Formula::Op::subtract ? " - "
                     : formula.op == Formula::Op::multiply ? " * "
                                                           : " / ";
  return within(formula.operands[0], own) + sign + within(formula.operands[1], own + 1);
}

std::string written(const Row& row) { return tests_written(row.when) + " → " + row.then.text; }

ScopedCondition split_scope(const std::optional<Condition>& condition) {
  if (!condition) return {};
  if (condition->scope) return {condition, std::nullopt};
  if (condition->kind == Condition::Kind::all && condition->parts.size() == 2 && condition->parts[0].scope)
    return {condition->parts[0], condition->parts[1]};
  return {std::nullopt, condition};
}

std::optional<Condition> join_scope(const ScopedCondition& parts) {
  if (!parts.scope) return parts.own;
  if (!parts.own) return parts.scope;
  Condition both;
  both.place = parts.own->place;
  both.parts = {*parts.scope, *parts.own};
  return both;
}

std::vector<std::string> parameters_of(const Condition& condition) {
  std::vector<std::string> names;
  if (condition.kind == Condition::Kind::test) {
    for (const UnaryTest::Term& term : condition.test.terms) {
      for (const auto& end : {term.range.low, term.range.high}) {
        if (end && !end->parameter.empty()) names.push_back(end->parameter);
      }
      if (!term.word.empty()) names.push_back(term.word);
    }
  }
  for (const Condition& part : condition.parts) {
    for (std::string& name : parameters_of(part)) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace diagclub
