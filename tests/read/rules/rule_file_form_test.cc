#include "read/rules/rule_file_form.h"

#include <set>

#include "rule_text.h"

namespace diagclub {
namespace {

// Types that are no entry: `report/schema/rules_schema.cc` says what each is.
const std::set<std::string_view> kScalars{
    "word",      "number",           "yes_or_no", "certainty",   "fact_name", "value_name", "test", "tests",
    "condition", "number_or_yes_no", "times",     "comparisons", "kind",      "sign",       "hit"};

TEST_CASE("every kind of entry is used, and what keys hold is known", "[rule_file_form]") {
  std::set<std::string_view> used{"file"};
  for (const EntryForm& form : rule_file_forms()) {
    std::set<std::string_view> keys;
    for (const KeyForm& key : form.keys) {
      INFO(form.name << "." << key.name);
      CHECK(keys.insert(key.name).second);
      CHECK_FALSE(key.fr.empty());
      CHECK_FALSE(key.en.empty());
      const std::string_view type = key.value.type;
      CHECK((type.starts_with("@") || kScalars.count(type) + (find_rule_file_form(type) != nullptr) == 1));
      used.insert(type);
    }
  }
  for (const EntryForm& form : rule_file_forms()) CHECK(used.count(form.name) == 1);
}

TEST_CASE("a key that is required is asked for, one that is not may be left out", "[rule_file_form]") {
  // Of each kind of entry the whole of it, a key a line.
  const std::pair<const char*, const char*> entries[] = {
      {"rule",
       "rules:\n  a:\n    group: step\n    label: SAID\n    phrase: SAID\n    text: SAID\n    if_no: SAID\n"
       "    source: {section: I, catalogue: [c]}\n    certainty: stated\n    ours: SAID\n"
       "    applies: {n: \"> 1\"}\n    when: {n: \"> 2\"}\n"},
      {"count",
       "counts:\n  a:\n    label: SAID\n    text: SAID\n    source: {section: I}\n    certainty: stated\n"
       "    ours: SAID\n    of: [r]\n"},
      {"group", "groups:\n  a:\n    label: SAID\n    when_yes: note\n    when_no: silent\n"},
      {"section", "sections:\n  a:\n    heading: h\n    many: yes\n    label: SAID\n"}};
  for (const auto& [name, text] : entries) {
    Diagnostics none;
    INFO(text_from(none));
    REQUIRE(rules_from_text(text, none));
    for (const KeyForm& key : rule_file_form(name).keys) {
      std::string without(text);
      const std::size_t at = without.find("    " + std::string(key.name) + ": ");
      REQUIRE(at != std::string::npos);
      without.erase(at, without.find('\n', at) + 1 - at);
      Diagnostics problems;
      const bool read = rules_from_text(without, problems).has_value();
      INFO(without << text_from(problems));
      CHECK(read == (key.need == Need::optional));
    }
  }
}

TEST_CASE("a key that an entry does not have is refused with those that it has", "[rule_file_form]") {
  Diagnostics problems;
  CHECK_FALSE(rules_from_text("groups:\n  a: {label: SAID, zzz: 1}\n", problems));
  CHECK(text_from(problems) == R"(rules.yaml:2:30: error: unknown key `zzz` in a group
  2 |   a: {label: {fr: f, en: e}, zzz: 1}
    |                              ^^^
    = help: it may hold `label`, `when_yes`, `when_no`
)");
}

TEST_CASE("a name that no entry has", "[rule_file_form]") {
  CHECK(find_rule_file_form("case") != nullptr);
  CHECK(find_rule_file_form("word") == nullptr);
  CHECK_THROWS_AS(rule_file_form("word"), std::logic_error);
}

}  // namespace
}  // namespace diagclub
