// What help calls a value in, the names of the rule set that it may be out.
#include "cli/completion/rule_names.h"

#include <map>

#include "check/codes.h"
#include "cli/options.h"
#include "report/score/score_columns.h"
#include "survey/summary.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

class RuleNames {
 public:
  RuleNames(const Plan& plan, std::string typed, Candidates& to)
      : plan_(plan), rules_(plan.rules()), typed_(std::move(typed)), to_(to) {}

  void names() {
    for (const std::string& name : plan_.names().all()) add(name, about(name));
  }
  void facts_to_group_by() {
    for (const Fact& fact : rules_.facts) {
      Diagnostics refused;
      if (group_fact_from_text(fact.name, plan_, refused)) add(fact.name, said(fact.label));
    }
  }
  void columns() {
    for (const std::string& name : score_column_names(plan_)) add(name, about(name));
  }
  void rules() {
    for (const RuleId id : rules_.rules.ids()) {
      const Rule& rule = rules_.rules[id];
      if (!plan_.element_section(id)) add(rule.name, said(rule.label));
    }
  }
  // An output of a verdict of the page, or a rule.
  void outcomes() {
    for (const Page::Verdict& verdict : rules_.page.verdicts) {
      outputs_of(verdict.of.text, "");
      for (const Name& under : verdict.with) outputs_of(under.text, "");
    }
    rules();
  }
  // The name and `=`, then what may stand behind it.
  void tables_and_outputs() {
    const std::size_t equals = typed_.find('=');
    if (equals != std::string::npos)
      return outputs_of(typed_.substr(0, equals), typed_.substr(0, equals + 1));
    for (const Table& table : rules_.tables) {
      if (table.hit != HitPolicy::collect) add(table.name + "=", said(table.label));
    }
    to_.open = true;
  }
  void facts_and_values() {
    const std::size_t equals = typed_.find('=');
    if (equals == std::string::npos) {
      for (const Fact& fact : rules_.facts) add(fact.name + "=", said(fact.label));
      to_.open = true;
      return;
    }
    const Fact* fact = find_by_name(rules_.facts, typed_.substr(0, equals));
    if (fact == nullptr) return;
    const std::string lead = typed_.substr(0, equals + 1);
    for (const Choice& choice : fact->choices) add(lead + choice.name, said(choice.label));
    if (fact->kind == FactKind::yes_no) add(lead + std::string(kYes), ""), add(lead + std::string(kNo), "");
    if (fact->kind != FactKind::text) add(lead + std::string(kUnknown), "");
  }
  void codes() {
    for (const FaultCode& code : fault_codes()) add(code.code, said(code.meaning));
    add("all", "");
  }

 private:
  void add(const std::string& word, const std::string& about) {
    if (word.starts_with(typed_)) to_.words.push_back({word, about});
  }
  std::string said(const Text& text) const { return text.in(language_); }
  std::string about(const std::string& name) const {
    const auto thing = plan_.names().find(name);
    if (!thing) return "";
    if (thing->kind == EntryKind::fact) return said(rules_.facts[thing->fact()].label);
    return entry_of(rules_, *thing) == nullptr ? "" : said(label_of(rules_, *thing));
  }
  void outputs_of(const std::string& name, const std::string& lead) {
    const Table* table = find_by_name(rules_.tables, name);
    if (table == nullptr || table->hit == HitPolicy::collect) return;
    for (const Output& output : table->outputs) add(lead + output.name, said(output.label));
  }

  const Plan& plan_;
  const RuleSet& rules_;
  const std::string typed_;
  const Language language_ = CommonOptions{}.chosen_language();
  Candidates& to_;
};

const std::map<std::string, void (RuleNames::*)()> kNames{{"NAME", &RuleNames::names},
                                                          {"FACT", &RuleNames::facts_to_group_by},
                                                          {"LIST", &RuleNames::columns},
                                                          {"RULE", &RuleNames::rules},
                                                          {"OUTCOME", &RuleNames::outcomes},
                                                          {"TABLE=OUTCOME", &RuleNames::tables_and_outputs},
                                                          {"FACT=VALUE", &RuleNames::facts_and_values},
                                                          {"CODE", &RuleNames::codes}};

}  // namespace

bool is_rule_name(const std::string& placeholder) { return kNames.count(placeholder) > 0; }

void add_rule_names(const Plan& plan, const std::string& placeholder, const std::string& typed,
                    Candidates& candidates) {
  RuleNames names(plan, typed, candidates);
  (names.*kNames.at(placeholder))();
}

}  // namespace diagclub
