// One name space for facts, parameters, tables, rules, counts and recommendations.
#include "model/names.h"

#include "catch.h"

namespace diagclub {
namespace {

template <typename Element>
Element named(const std::string& name, const std::string& french, int line) {
  Element element;
  element.name = name;
  element.label = {french, french + "_en"};
  element.place = {FileId(2), {{line, 1}, {line, 2}}};
  return element;
}

RuleSet one_of_each() {
  RuleSet rules;
  rules.facts.push_back(named<Fact>("members.firms", "firmes", 1));
  rules.facts.push_back(named<Fact>("age", "âge", 2));
  rules.parameters.push_back(named<Parameter>("share", "part", 3));
  rules.tables.push_back(named<Table>("class", "classe", 4));
  rules.rules.push_back(named<Rule>("success.core", "noyau", 5));
  rules.counts.push_back(named<Count>("success_count", "compte", 6));
  rules.recommendations.push_back(named<Recommendation>("advise.wait", "attendre", 7));
  return rules;
}

}  // namespace

TEST_CASE("every name is found as what it is", "[names]") {
  const RuleSet rules = one_of_each();
  const Names names(rules);
  const std::pair<const char*, EntryRef> expected[] = {
      {"members.firms", FactId(0)},
      {"age", FactId(1)},
      {"share", ParameterId(0)},
      {"class", TableId(0)},
      {"success.core", RuleId(0)},
      {"success_count", CountId(0)},
      {"advise.wait", RecommendationId(0)},
  };
  int line = 0;
  for (const auto& [name, thing] : expected) {
    REQUIRE(names.find(name));
    CHECK(*names.find(name) == thing);
    CHECK(name_of(rules, thing) == name);
    CHECK(place_of(rules, thing).file == FileId(2));
    CHECK(place_of(rules, thing).span.start.line == ++line % 8);
  }
  CHECK_FALSE(names.find("firms"));
  CHECK_FALSE(names.find(""));
}

TEST_CASE("names come in alphabetical order", "[names]") {
  CHECK(Names(one_of_each()).all() == std::vector<std::string>{"advise.wait", "age", "class", "members.firms",
                                                               "share", "success.core", "success_count"});
}

TEST_CASE("of a name declared twice the first is found, whatever its kind", "[names]") {
  RuleSet rules;
  rules.facts.push_back(named<Fact>("a", "un", 1));
  rules.facts.push_back(named<Fact>("a", "deux", 2));
  rules.rules.push_back(named<Rule>("a", "trois", 3));
  CHECK(*Names(rules).find("a") == FactId(0));
  CHECK(Names(rules).all().size() == 1);
}

TEST_CASE("labels stand in both languages", "[names]") {
  const RuleSet rules = one_of_each();
  CHECK(label_of(rules, RuleId(0)).in(Language::french) == "noyau");
  CHECK(label_of(rules, RuleId(0)).in(Language::english) == "noyau_en");
}

TEST_CASE("what cites the report has an entry, a fact and a parameter have none", "[names]") {
  const RuleSet rules = one_of_each();
  CHECK(entry_of(rules, TableId(0)) == &rules.tables[TableId(0)]);
  CHECK(entry_of(rules, RuleId(0)) == &rules.rules[RuleId(0)]);
  CHECK(entry_of(rules, CountId(0)) == &rules.counts[CountId(0)]);
  CHECK(entry_of(rules, RecommendationId(0)) == &rules.recommendations[RecommendationId(0)]);
  CHECK(entry_of(rules, FactId(0)) == nullptr);
  CHECK(entry_of(rules, ParameterId(0)) == nullptr);
}

}  // namespace diagclub
