// A plan in, what can be proved against its rules out. Two functions are equal when they are the same node,
// so every proof is a comparison.
#include "reason/proofs.h"

#include <algorithm>
#include <map>
#include <set>

#include "plan/dependencies.h"

namespace diagclub {

namespace {

using Node = Diagrams::Node;

constexpr Node kNever = Diagrams::leaf(0);
constexpr Node kAlways1 = Diagrams::leaf(1);

class Prover {
 public:
  Prover(const Plan& plan, const Functions& functions)
      : plan_(plan),
        rules_(plan.rules()),
        functions_(functions),
        scratch_(functions.diagrams().empty_like()) {
    for (int i = 0; i < plan.variables().count(); ++i) everything_.push_back(plan.variables()[i].all);
  }

  std::vector<Proof> run() {
    for (std::size_t i = 0; i < rules_.tables.size(); ++i) table(static_cast<int>(i));
    for (std::size_t i = 0; i < rules_.rules.size(); ++i) rule(static_cast<int>(i));
    for (std::size_t i = 0; i < rules_.recommendations.size(); ++i) recommendation(static_cast<int>(i));
    unused();
    std::stable_sort(found_.begin(), found_.end(), [](const Proof& a, const Proof& b) {
      return std::pair(a.place.file, a.place.span.start) < std::pair(b.place.file, b.place.span.start);
    });
    return std::move(found_);
  }

 private:
  void add(std::string code, Severity severity, const Place& place, std::string message, std::string help) {
    found_.push_back({std::move(code), severity, place, std::move(message), std::move(help)});
  }

  // A function of the plan's own diagrams among those that are made here.
  Node own(Node f) { return scratch_.restricted(functions_.diagrams(), f, everything_); }

  void table(int index) {
    const Table& table = rules_.tables[static_cast<std::size_t>(index)];
    const Node applies = own(functions_.applies({ThingKind::table, index}));
    if (applies == kNever) {
      return add("dead-table", Severity::error, table.place, "`" + table.name + "` never applies",
                 "mend `applies`, or remove the table");
    }
    std::set<std::string> given;
    Node left = applies;
    const bool first = table.hit != HitPolicy::any && gives_one(table.hit);
    for (const int i : plan_.step_of({ThingKind::table, index}).order) {
      const Row& row = table.rows[static_cast<std::size_t>(i)];
      const Node matches = own(functions_.row(index, i));
      const Node decides = scratch_.both(left, matches);
      if (decides == kNever) {
        const bool alone = scratch_.both(applies, matches) == kNever;
        add("dead-row", Severity::error, row.place,
            alone ? "this row can never match, whatever a fiche says"
            : table.hit == HitPolicy::priority
                ? "this row never decides: those of this output or of an earlier one always do"
                : "this row never decides: those above it always do",
            "mend its conditions, or remove it");
      } else {
        given.insert(row.then.text);
      }
      if (first) left = scratch_.both(left, scratch_.negated(matches));
    }
    for (const Output& output : table.outputs) {
      if (given.count(output.name) == 0)
        add("never-given", Severity::error, output.place,
            "`" + table.name + "` never gives `" + output.name + "`",
            "add a row that gives it, or remove the output");
    }
  }

  void rule(int index) {
    const Rule& rule = rules_.rules[static_cast<std::size_t>(index)];
    const Thing thing{ThingKind::rule, index};
    const Node holds = own(functions_.of(plan_.variables().of(thing)));
    const Node applies = own(functions_.applies(thing));
    if (holds == kNever) {
      add("dead-rule", Severity::error, rule.place,
          applies == kNever ? "`" + rule.name + "` never applies" : "`" + rule.name + "` can never hold",
          "mend its conditions, or remove it");
    } else if (holds == applies) {
      add("always-true", Severity::warning, rule.place, "`" + rule.name + "` holds wherever it applies",
          "say in `applies` where it speaks, in `when` what it asks there");
    }
    alike(rule.name, rule.place, holds, rules_seen_);
  }

  void recommendation(int index) {
    const Recommendation& advice = rules_.recommendations[static_cast<std::size_t>(index)];
    const Node holds = own(functions_.recommendation(index));
    if (holds == kNever) {
      add("dead-recommendation", Severity::error, advice.place, "`" + advice.name + "` is never given",
          "mend its condition, or remove it");
    } else if (holds == kAlways1) {
      add("always-true", Severity::warning, advice.place, "`" + advice.name + "` is always given",
          "say when it helps");
    }
    alike(advice.name, advice.place, holds, advice_seen_);
  }

  void alike(const std::string& name, const Place& place, Node holds, std::map<Node, std::string>& seen) {
    if (Diagrams::is_leaf(holds)) return;
    const auto [at, fresh] = seen.try_emplace(holds, name);
    if (!fresh)
      add("same-as", Severity::warning, place, "`" + name + "` always comes out as `" + at->second + "` does",
          "one of them may be enough, or a condition is missing");
  }

  // The facts whose values a text holds: `{projects.shortfall}`.
  static void named_in(const std::string& text, std::set<std::string>& names) {
    for (std::size_t from = text.find('{'); from != std::string::npos; from = text.find('{', from + 1)) {
      const std::size_t end = text.find('}', from);
      if (end != std::string::npos) names.insert(text.substr(from + 1, end - from - 1));
    }
  }

  void unused() {
    std::vector<bool> used(rules_.facts.size());
    const auto look = [&](Thing thing) {
      const std::vector<bool> behind = facts_behind(plan_, thing);
      for (std::size_t i = 0; i < used.size(); ++i) used[i] = used[i] || behind[i];
    };
    for (const PlanStep& step : plan_.steps()) look(step.thing);
    for (std::size_t i = 0; i < rules_.recommendations.size(); ++i)
      look({ThingKind::recommendation, static_cast<int>(i)});
    std::set<std::string> shown;
    for (const Rule& rule : rules_.rules) {
      for (const Text* text : {&rule.text, &rule.if_no}) named_in(text->en, shown);
    }
    for (const Name& name : rules_.page.identity) shown.insert(name.text);
    for (const Page::Verdict& verdict : rules_.page.verdicts) {
      for (const Name& name : verdict.with) shown.insert(name.text);
    }
    for (const Page::Element& element : rules_.page.elements) shown.insert(element.title.text);
    for (std::size_t i = 0; i < used.size(); ++i) {
      const Fact& fact = rules_.facts[i];
      if (!used[i] && !fact.required && shown.count(fact.name) == 0)
        add("unused-fact", Severity::warning, fact.place, "no rule looks at `" + fact.name + "`",
            "use it, show it on the page, or remove it");
    }
  }

  const Plan& plan_;
  const RuleSet& rules_;
  const Functions& functions_;
  Diagrams scratch_;
  Box everything_;
  std::map<Node, std::string> rules_seen_;
  std::map<Node, std::string> advice_seen_;
  std::vector<Proof> found_;
};

}  // namespace

const std::vector<ProofCode>& proof_codes() {
  static const std::vector<ProofCode> codes{
      {"dead-table",
       {"La condition « applies » de la table ne peut être remplie par aucune fiche.",
        "No fiche can meet the table's `applies`."}},
      {"dead-row",
       {"Aucune fiche ne fait décider cette ligne : ses conditions s’excluent, ou celles du dessus prennent "
        "tout.",
        "No fiche makes this row decide: its conditions exclude one another, or the rows above take "
        "everything."}},
      {"never-given",
       {"Une issue déclarée qu’aucune ligne ne donne : qui la teste attend pour rien.",
        "A declared output that no row gives: whoever tests it waits in vain."}},
      {"dead-rule",
       {"Aucune fiche ne remplit cette règle. Prouvé sur toutes les combinaisons de faits, à travers les "
        "autres règles.",
        "No fiche meets this rule. Proved over all combinations of facts, through the other rules."}},
      {"dead-recommendation",
       {"Aucune fiche n’obtient cette recommandation.", "No fiche is given this recommendation."}},
      {"always-true",
       {"La règle vaut partout où elle s’applique : elle ne demande rien.",
        "The rule holds wherever it applies: it asks nothing."}},
      {"same-as",
       {"Deux règles sont la même fonction des faits, quelle que soit leur écriture.",
        "Two rules are the same function of the facts, however they are written."}},
      {"unused-fact",
       {"On pose la question, et rien n’en dépend.", "The question is asked and nothing depends on it."}},
  };
  return codes;
}

std::vector<Proof> proofs(const Plan& plan, const Functions& functions) {
  return Prover(plan, functions).run();
}

}  // namespace diagclub
