// A plan in, DMN XML out: what is declared, and what requires what.
#include "report/dmn/dmn.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/dmn/dmn_diagram.h"
#include "report/dmn/dmn_table.h"
#include "report/text/words.h"
#include "report/text/xml.h"

namespace diagclub {

namespace {

using pugi::xml_node;

const Text kAbout{
    "Les tables de décision du jeu de règles. Dans diagclub, un fait peut être inconnu ou approché, et une "
    "condition "
    "vaut alors oui, non ou inconnu ; DMN ne sait pas le dire. Ce fichier vaut pour un club dont on connaît "
    "tout ce "
    "que les tables regardent. Une table qui ne s’applique pas, ou dont aucune ligne ne convient, donne « "
    "none ». Une "
    "donnée dont le nom finit par « _known » dit si le fait est renseigné. Ce qui regarde un élément que la "
    "fiche peut "
    "répéter, un projet par exemple, vaut pour chacun. Ce sont les tables strictes : ce que diagclub présume "
    "là où elles laissent une question ouverte n’y est pas.",
    "The decision tables of the rule set. In diagclub a fact may be unknown or approximate, and a condition "
    "is then "
    "yes, no or unknown; DMN has no words for that. This file holds for a club of which all that the tables "
    "look at "
    "is known. A table that does not apply, or no row of which matches, gives “none”. An input whose name "
    "ends in "
    "“_known” says whether the fact is given. What looks at an element that a fiche may repeat, such as a "
    "project, "
    "holds for each of them. These are the strict tables: what diagclub presumes where they leave a "
    "question open is not in it."};

class DmnWriter {
 public:
  DmnWriter(const Plan& plan, Language language)
      : plan_(plan), rules_(plan.rules()), language_(language), feel_(plan) {}

  std::string write() {
    root_ = document_.append_child("definitions");
    set_attribute(root_, "xmlns", "https://www.omg.org/spec/DMN/20191111/MODEL/");
    set_attribute(root_, "xmlns:dmndi", "https://www.omg.org/spec/DMN/20191111/DMNDI/");
    set_attribute(root_, "xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/");
    set_attribute(root_, "xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/");
    set_attribute(root_, "id", "definitions");
    set_attribute(root_, "name", rules_.name);
    set_attribute(root_, "label", say(rules_.title));
    set_attribute(root_, "namespace", "urn:diagclub:rules:" + rules_.name);
    set_attribute(root_, "exporter", "diagclub");
    add_element(root_, "description", say(kAbout));
    lists();
    for (const TableId i : rules_.tables.ids()) decision(i);
    diagram_.write(root_);
    return text_from_xml(document_);
  }

 private:
  // What a decision looks at: a decision, or else input data.
  struct Required {
    std::string name;
    std::string type;
    std::string label;
    bool decision = false;

    std::string id() const { return (decision ? "decision-" : "input-") + name; }
  };

  const std::string& say(const Text& text) const { return text.in(language_); }

  Required required(VariableId variable) const {
    const Variable& about = plan_.variables()[variable];
    if (about.aspect == Variable::Aspect::known)
      return {feel_.known_name(about.thing.fact()), "boolean", dmn_label(plan_, variable, language_), false};
    const std::string& name = feel_.name(about.thing);
    const bool list = about.aspect == Variable::Aspect::member;
    return {name, list ? name + "_list" : std::string(feel_.type(variable)),
            say(label_of(rules_, about.thing)), about.thing.kind == EntryKind::table};
  }

  std::vector<Required> required(const std::vector<VariableId>& variables) const {
    std::vector<Required> all;
    for (const VariableId variable : variables) {
      if (plan_.variables()[variable].thing.kind == EntryKind::parameter) continue;
      const Required one = required(variable);
      if (std::none_of(all.begin(), all.end(), [&](const Required& other) { return other.name == one.name; }))
        all.push_back(one);
    }
    return all;
  }

  // The types of lists of strings: list facts that some table looks at, collect tables.
  void lists() {
    std::set<EntryRef> looked;
    for (const TableId i : rules_.tables.ids()) {
      const PlanStep& step = plan_.step_of(i);
      for (const auto& variables : {step.dimensions, feel_.variables(step.speaks)}) {
        for (const VariableId variable : variables) {
          const Variable& about = plan_.variables()[variable];
          if (about.aspect == Variable::Aspect::member) looked.insert(about.thing);
        }
      }
      if (rules_.tables[i].hit == HitPolicy::collect) looked.insert(step.thing);
    }
    for (const EntryRef thing : looked) {
      std::string values;
      const auto add = [&](const std::string& name) {
        values += (values.empty() ? "" : ",") + feel_string(name);
      };
      if (thing.kind == EntryKind::table) {
        for (const Output& output : rules_.tables[thing.table()].outputs) add(output.name);
      } else {
        for (const Choice& choice : rules_.facts[thing.fact()].choices) add(choice.name);
      }
      const std::string& name = feel_.name(thing);
      xml_node item = add_element(root_, "itemDefinition");
      set_attribute(item, "id", "type-" + name);
      set_attribute(item, "name", name + "_list");
      set_attribute(item, "isCollection", "true");
      add_element(item, "typeRef", "string");
      add_feel(item, "allowedValues", "values-" + name, values);
    }
  }

  // Declares an element, once, with the name and type of its value. Nothing where it is there already.
  xml_node declare(const char* kind, const Required& what) {
    if (!declared_.insert(what.id()).second) return {};
    xml_node node = add_element(root_, kind);
    set_attribute(node, "id", what.id());
    set_attribute(node, "label", what.label);
    set_attribute(node, "name", what.name);
    return node;
  }
  static void add_variable(xml_node parent, const Required& what) {
    xml_node variable = add_element(parent, "variable");
    set_attribute(variable, "id", "variable-" + what.name);
    set_attribute(variable, "name", what.name);
    set_attribute(variable, "typeRef", what.type);
  }
  void declare_inputs(const std::vector<Required>& all) {
    for (const Required& one : all) {
      if (one.decision) continue;
      if (xml_node input = declare("inputData", one)) add_variable(input, one);
    }
  }

  void require(xml_node decision, const Required& what, const std::vector<Required>& all) {
    for (const Required& one : all) {
      const std::string id = "requirement-" + what.name + "-" + one.name;
      xml_node requirement = add_element(decision, "informationRequirement");
      set_attribute(requirement, "id", id);
      set_attribute(add_element(requirement, one.decision ? "requiredDecision" : "requiredInput"), "href",
                    "#" + one.id());
      const std::size_t from = diagram_.shape(one.id(), one.decision);
      diagram_.arrow(id, from, diagram_.shape(what.id(), true));
    }
    diagram_.shape(what.id(), true);
  }

  // Whether a table speaks at all: one decision for all tables that do under the same condition.
  Required applies(TableId table, NodeId condition) {
    Required what{feel_.applies_name(table), "boolean", say({"S’applique ?", "Applies?"}), true};
    const std::vector<Required> all = required(feel_.variables(condition));
    declare_inputs(all);
    xml_node decision = declare("decision", what);
    if (!decision) return what;
    add_variable(decision, what);
    require(decision, what, all);
    xml_node expression =
        add_feel(decision, "literalExpression", "expression-" + what.name, feel_.condition(condition));
    set_attribute(expression, "typeRef", "boolean");
    return what;
  }

  void decision(TableId index) {
    const Table& table = rules_.tables[index];
    const PlanStep& step = plan_.step_of(index);
    std::vector<Required> all = required(step.dimensions);
    if (step.speaks != kAlways) all.insert(all.begin(), applies(index, step.speaks));
    declare_inputs(all);
    const std::string& name = feel_.name(step.thing);
    const Required what{name,
                        table.hit == HitPolicy::collect         ? name + "_list"
                        : table.hit == HitPolicy::collect_count ? "number"
                                                                : "string",
                        say(table.label), true};
    xml_node decision = declare("decision", what);
    add_element(
        decision, "description",
        say(table.text) +
            (table.ours.empty() ? "" : say({" Notre lecture : ", " Our reading: "}) + say(table.ours)) +
            (table.overlap ? say({" Là où des lignes se contredisent, la première décide : ",
                                  " Where rows contradict each other, the first decides: "}) +
                                 flaw_in_words(*table.overlap, language_)
                           : ""));
    std::string answers;
    for (const Output& output : table.outputs) {
      answers +=
          (answers.empty() ? "" : semicolon(language_)) + output.name + colon(language_) + say(output.label);
    }
    add_element(decision, "allowedAnswers", answers);
    add_variable(decision, what);
    require(decision, what, all);
    authority(decision, name, table);
    add_decision_table(decision, plan_, feel_, index, language_);
  }

  // Sources are left out of the picture: every decision would hang on them.
  void authority(xml_node decision, const std::string& name, const Table& table) {
    const std::string& document = table.citation.document;
    for (std::size_t i = 0; i < rules_.sources.size(); ++i) {
      const Term& source = rules_.sources[i];
      if (document.empty() ? i > 0 : source.name != document) continue;
      const std::string id = "source-" + std::to_string(i + 1);
      if (declared_.insert(id).second) {
        xml_node knowledge = root_.insert_child_before("knowledgeSource", decision);
        set_attribute(knowledge, "id", id);
        set_attribute(knowledge, "name", say(source.label));
      }
      xml_node requirement = add_element(decision, "authorityRequirement");
      set_attribute(requirement, "id", "authority-" + name);
      set_attribute(add_element(requirement, "requiredAuthority"), "href", "#" + id);
    }
  }

  const Plan& plan_;
  const RuleSet& rules_;
  Language language_;
  Feel feel_;
  pugi::xml_document document_;
  xml_node root_;
  std::set<std::string> declared_;  // ids
  DmnDiagram diagram_;
};

}  // namespace

std::string dmn_from_plan(const Plan& plan, Language language) { return DmnWriter(plan, language).write(); }

}  // namespace diagclub
