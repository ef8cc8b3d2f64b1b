// Rules and fiches of tests, written short. In: YAML text. Out: a plan, a fiche, or the whole text of what is
// wrong.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "catch.h"
#include "check/check.h"
#include "eval/evaluate.h"
#include "eval/facts.h"
#include "plan/plan.h"
#include "read/fiche/fiche_from_yaml.h"
#include "read/rules/rule_set_from_yaml.h"

namespace diagclub {

// What a rule set needs before its first rule. It stands in a file of its own, so that a test's own lines
// count from 1.
constexpr std::string_view kCommonRules = R"(
rule_set: {name: test, title: {fr: essai, en: test}}
sources:
  report: {title: {fr: le rapport, en: the report}, year: 1998}
  annex: {title: {fr: annexe, en: annex}, year: 1999}
certainties:
  stated: {fr: dit, en: stated}
  usual: {fr: usuel, en: usual}
units:
  "%": {label: {fr: "%", en: "%"}}
  F: {label: {fr: F, en: F}}
  KF: {label: {fr: kF, en: kF}, of: F, times: 1000}
  EUR: {label: {fr: "€", en: euro}, of: F, times: franc_per_euro}
actors: {club: {fr: le club, en: the club}}
timings: {first: {fr: d'abord, en: first}}
groups:
  step: {label: {fr: étape, en: step}}
  factor: {label: {fr: facteur, en: factor}, when_yes: carries, when_no: holds_back}
  remark: {label: {fr: remarque, en: remark}, when_yes: note}
parameters:
  approximation: {value: 20, label: {fr: marge, en: margin}}
  franc_per_euro: {value: 6.5, label: {fr: francs, en: francs}}
sections:
  members: {heading: composition, label: {fr: adhérents, en: members}}
)";

constexpr std::string_view kEmptyPage = "page: {identity: [], verdicts: [], counts: []}\n";

// ENTRY stands for what a table, rule, count or recommendation must have; FACT for what a fact must; SAID for
// a text. Each is one line's worth, so that lines and the columns before it stay as the test wrote them.
inline std::string rules_from_short(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kShort[] = {
      {"ENTRY",
       "label: {fr: f, en: e}, text: {fr: f, en: e}, source: {section: I, catalogue: [c]}, certainty: "
       "stated"},
      {"FACT", "label: {fr: f, en: e}, question: {fr: f, en: e}"},
      {"SAID", "{fr: f, en: e}"},
  };
  std::string out(text);
  for (const auto& [word, meaning] : kShort) {
    for (std::size_t at = out.find(word); at != std::string::npos; at = out.find(word, at + meaning.size())) {
      out.replace(at, word.size(), meaning);
    }
  }
  return out;
}

// The test's text is `rules.yaml`. A page is added where the test writes none.
inline std::vector<Source> rule_files(std::string_view text) {
  std::vector<Source> files;
  files.emplace_back("rules.yaml", rules_from_short(text));
  std::string common(kCommonRules);
  if (("\n" + std::string(text)).find("\npage:") == std::string::npos) common += kEmptyPage;
  files.emplace_back("common.yaml", std::move(common));
  return files;
}

inline std::string text_from(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) out += text_from_diagnostic(diagnostic, {});
  return out;
}

inline std::optional<RuleSet> rules_from_text(std::string_view text, Diagnostics& diagnostics) {
  return rule_set_from_yaml(rule_files(text), diagnostics);
}

inline std::optional<CheckedRules> checked_from_text(std::string_view text, Diagnostics& diagnostics) {
  auto rules = rules_from_text(text, diagnostics);
  if (!rules) return std::nullopt;
  return check(std::move(*rules), diagnostics);
}

// All that is wrong with the rules, read and checked; that something is given exactly when nothing is wrong,
// too.
inline std::string faults_of_rules(std::string_view text) {
  Diagnostics diagnostics;
  const bool given = checked_from_text(text, diagnostics).has_value();
  CHECK(given == !diagnostics.has_errors());
  return text_from(diagnostics);
}

inline std::unique_ptr<const Plan> plan_from_text(std::string_view text) {
  Diagnostics diagnostics;
  auto checked = checked_from_text(text, diagnostics);
  if (!checked) FAIL(text_from(diagnostics));
  return std::make_unique<const Plan>(std::move(*checked));
}

inline std::string faults_of_fiche(const RuleSet& rules, std::string text) {
  const FicheForm form(rules);
  Diagnostics diagnostics;
  const bool given = fiche_from_yaml(Source("a.yaml", std::move(text)), form, diagnostics).has_value();
  CHECK(given == !diagnostics.has_errors());
  return text_from(diagnostics);
}

inline Fiche fiche_from_text(const RuleSet& rules, std::string text) {
  const FicheForm form(rules);
  Diagnostics diagnostics;
  auto fiche = fiche_from_yaml(Source("a.yaml", text), form, diagnostics);
  if (!fiche) FAIL(text_from(diagnostics) << text);
  return std::move(*fiche);
}

inline Facts facts_from_text(const Plan& plan, std::string text) {
  return facts_from_fiche(plan, fiche_from_text(plan.rules(), std::move(text)));
}

inline Outcome outcome_from_text(const Plan& plan, std::string text) {
  return evaluate(plan, facts_from_text(plan, std::move(text)));
}

inline EntryRef thing_called(const Plan& plan, const std::string& name) {
  const auto thing = plan.names().find(name);
  if (!thing) FAIL("nothing is called " << name);
  return *thing;
}

inline FactId fact_called(const Plan& plan, const std::string& name) {
  return thing_called(plan, name).fact();
}

}  // namespace diagclub
