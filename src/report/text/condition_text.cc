// Conditions as written in, words out.
#include "report/text/condition_text.h"

#include <algorithm>

#include "check/variables.h"
#include "report/text/words.h"

namespace diagclub {

namespace {

void write(const RuleSet& rules, const Names& names, const Condition& condition, Language language, int depth,
           std::vector<ConditionLine>& lines) {
  const auto say = [&](const Text& text) { return text.in(language); };
  switch (condition.kind) {
    case Condition::Kind::test:
      lines.push_back({depth, test_in_words(rules, names, condition.name.text, condition.test, language)});
      return;
    case Condition::Kind::all:
      if (condition.parts.empty())
        lines.push_back({depth, say({"toujours", "always"})});
      else
        lines.push_back({depth, say({"toutes ces conditions", "all of"})});
      break;
    case Condition::Kind::any:
      lines.push_back({depth, say({"l’une de ces conditions", "any of"})});
      break;
    case Condition::Kind::negation:
      lines.push_back({depth, say({"pas cette condition", "not"})});
      break;
  }
  for (const Condition& part : condition.parts) write(rules, names, part, language, depth + 1, lines);
}

bool mentions(const Formula& formula, const std::string& name) {
  if (formula.op == Formula::Op::name && formula.name == name) return true;
  return std::any_of(formula.operands.begin(), formula.operands.end(),
                     [&](const Formula& operand) { return mentions(operand, name); });
}

bool cites(const UnaryTest& test, const std::string& parameter) {
  return std::any_of(test.terms.begin(), test.terms.end(), [&](const UnaryTest::Term& term) {
    return term.word == parameter || (term.range.low && term.range.low->parameter == parameter) ||
           (term.range.high && term.range.high->parameter == parameter);
  });
}

bool mentions(const Condition& condition, const std::string& name) {
  bool found = false;
  for_each_test(condition, [&](const Name& tested, const UnaryTest& test) {
    found |= tested.text == name || cites(test, name);
  });
  return found;
}

bool mentions(const std::optional<Condition>& condition, const std::string& name) {
  return condition && mentions(*condition, name);
}

}  // namespace

std::vector<ConditionLine> condition_in_words(const RuleSet& rules, const Names& names,
                                              const Condition& condition, Language language) {
  std::vector<ConditionLine> lines;
  write(rules, names, condition, language, 0, lines);
  return lines;
}

std::vector<std::string> users_of(const RuleSet& rules, const std::string& name) {
  std::vector<std::string> users;
  for (const Fact& fact : rules.facts) {
    if (fact.formula && mentions(*fact.formula, name)) users.push_back(fact.name);
  }
  for (const Table& table : rules.tables) {
    bool uses = mentions(table.applies, name);
    for (const Row& row : table.rows) {
      for (const Condition& test : row.when) uses |= mentions(test, name);
    }
    if (uses) users.push_back(table.name);
  }
  for (const Rule& rule : rules.rules) {
    if (mentions(rule.applies, name) || mentions(rule.when, name)) users.push_back(rule.name);
  }
  for (const Count& count : rules.counts) {
    if (std::any_of(count.of.begin(), count.of.end(),
                    [&](const Name& counted) { return counted.text == name; }))
      users.push_back(count.name);
  }
  for (const Recommendation& recommendation : rules.recommendations) {
    if (mentions(recommendation.when, name)) users.push_back(recommendation.name);
  }
  for (const Presumption& presumption : rules.presumptions) {
    if (presumption.of.text == name || cites(presumption.is, name) || mentions(presumption.when, name) ||
        mentions(presumption.unless, name))
      users.push_back(presumption.name);
  }
  for (const Unit& unit : rules.units) {
    if (unit.times_parameter == name) users.push_back(unit.name);
  }
  return users;
}

}  // namespace diagclub
