// In: the files of a rule set, read. Out: everything that they declare, as data, with its place; each
// entry cites its section of the report.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/source.h"
#include "model/condition.h"
#include "model/ids.h"
#include "model/relation.h"
#include "model/text.h"
#include "model/vocabulary.h"

namespace diagclub {

// Something declared by name with a label: a certainty, an actor, a timing, a source document.
struct Term {
  std::string name;
  Place place;
  Text label;
};

// Who acts on a recommendation. One that does not exist yet, or is not known to, is asked for nothing.
struct Actor : Term {
  std::optional<Condition> exists_when;  // none: always
};

// What a rule of a group says on the page when it holds, or when it does not.
enum class Sign { silent, note, carries, holds_back, threatens };

struct Group {
  std::string name;
  Place place;
  Text label;
  Sign when_yes = Sign::silent;
  Sign when_no = Sign::silent;
};

// A number or a yes/no that rules and readings cite by name.
struct Parameter {
  std::string name;
  Place place;
  bool is_number = true;
  Number number;
  bool yes = false;
  std::string unit;
  Text label;
  Text text;
  Text ours;
};

// Where the report says it: its section and the ids of the catalogue of its rules.
struct Citation {
  std::string document;  // empty: the rule set's first source
  std::string section;
  std::vector<std::string> catalogue;
  Place place;
};

// One rule of the report as its catalogue names it; `not_a_rule` says why nothing here implements it.
struct CatalogueId {
  std::string name;
  Place place;
  std::string section;
  Text words;
  Text not_a_rule;  // empty: something must cite it
};

// What tables, rules, counts and recommendations have in common.
struct Entry {
  std::string name;
  Place place;
  Text label;
  Text text;
  TextPlaces text_places;
  Text ours;  // empty: nothing in it is ours
  Citation citation;
  Name certainty;
};

struct Output {
  std::string name;
  Place place;
  Text label;
};

// One row: a box over the table's inputs (an input left out does not matter) and what then follows.
struct Row {
  Place place;
  std::vector<Condition> when;  // tests only
  Name then;
  Text text;
  Text ours;
  std::optional<Citation> citation;  // none: the table's
  std::optional<Name> certainty;     // none: the table's
};

// Which of a table's rows that match speak, in DMN's words. All give one of its outputs, or none; but
// `collect` gives those of every row, and `collect_count` how many rows match.
enum class HitPolicy { unique, any, priority, first, collect, collect_count };
inline bool gives_one(HitPolicy hit) { return hit != HitPolicy::collect && hit != HitPolicy::collect_count; }

// A flaw of the report's own that a table declares, and what is then said.
struct Flaw {
  std::string section;
  Text text;
};

struct Table : Entry {
  std::optional<Condition> applies;
  HitPolicy hit = HitPolicy::unique;
  std::vector<Name> inputs;
  std::vector<Output> outputs;
  std::optional<Flaw> gap;      // inputs that the report leaves without an answer
  std::optional<Flaw> overlap;  // unique, any: rows that hold together and contradict each other
  std::vector<Row> rows;
};

// Whether the row that is written first decides among those that match: by the table's policy or, where the
// report contradicts itself, for want of anything better.
inline bool order_decides(const Table& table) { return table.hit == HitPolicy::first || table.overlap; }
// Whether one row decides and the others that match do not speak.
inline bool one_row_decides(const Table& table) {
  return table.hit == HitPolicy::unique || table.hit == HitPolicy::priority || order_decides(table);
}

struct Rule : Entry {
  Name group;
  Text phrase;  // how it is called within a sentence; empty: by its label
  Text if_no;
  std::optional<Condition> applies;
  Condition when;
};

struct Count : Entry {
  std::vector<Name> of;
};

struct Recommendation : Entry {
  Name who;
  Name timing;
  Number priority;
  std::vector<Name> opposes;           // recommendations that are never given beside it
  std::optional<Condition> done_when;  // what it asks for is there already
  std::vector<Name> answers;           // the threats that it answers: rules
  Condition when;
};

// What certain signs point to where the strict reading leaves a thing open: a part of the standing reading
// (eval/standing.h), and of that alone.
struct Presumption : Entry {
  Name of;       // a fact, a rule or a table
  UnaryTest is;  // what it is then taken to be
  Condition when;
  std::optional<Condition> unless;
  std::vector<Name>
      yields_to;  // presumptions of the same thing: where one of them applies, this one does not
};

// What strict conditions are written in.
using AnyEntry = std::variant<Table, Rule, Count, Recommendation>;

// One sentence of the synthesis at the top of the page, in one of its variants, or none: the first variant
// whose condition stands and all of whose placeholders have something to say.
struct SynthesisPart {
  struct Variant {
    Place place;
    Condition when;  // no parts: always
    Text text;
    TextPlaces text_places;
  };
  std::string name;
  Place place;
  std::vector<Variant> says;
};

// What the page shows, in order.
struct Page {
  struct Verdict {
    Name of;
    std::vector<Name> with;
  };
  // What is shown of each element of a section that may stand several times: a project.
  struct Element {
    Name of;
    Name title;  // the fact that names it
    std::vector<Name> verdicts;
  };
  Place place;
  std::vector<Name> identity;
  std::vector<Verdict> verdicts;
  std::vector<Name> counts;
  // Shown rule by rule: groups (steps in order, the next one pointed at) and counts (under how many hold).
  std::vector<Name> lists;
  std::vector<Element> elements;
  // Facts that an interview asks for before all others, in order: what decides whether the rest is to the
  // point at all.
  std::vector<Name> ask_first;
  // The facts of the short form of a fiche, in its order; none: it has all.
  std::vector<Name> short_form;
  // A table by whose outcomes the clubs of the case base are told apart where a rule is explained; empty:
  // not.
  Name evidence;
};

// A rule set as written, every name still a word. Only `check` makes it fit for use.
struct RuleSet {
  std::string name;
  Text title;
  IndexVector<FileId, Source> files;
  std::vector<Term> sources, certainties, timings;
  std::vector<Actor> actors;
  std::vector<Group> groups;
  std::vector<Unit> units;
  IndexVector<ParameterId, Parameter> parameters;
  IndexVector<SectionId, Section> sections;
  IndexVector<FactId, Fact> facts;
  std::vector<Relation> relations;
  IndexVector<TableId, Table> tables;
  IndexVector<RuleId, Rule> rules;
  IndexVector<CountId, Count> counts;
  IndexVector<RecommendationId, Recommendation> recommendations;
  IndexVector<PresumptionId, Presumption> presumptions;
  std::vector<CatalogueId> catalogue;  // empty: ids are not checked
  std::vector<SynthesisPart> synthesis;
  std::vector<Term> firmness;  // how firmly something stands, as a word within a sentence; by its name
  Page page;
};

// Every name that a formula holds, facts and parameters: calls `use(name)` for each.
template <typename Use>
void for_each_operand(const Formula& formula, Use use) {
  if (formula.op == Formula::Op::name) use(formula.name);
  for (const Formula& operand : formula.operands) for_each_operand(operand, use);
}

template <typename Use>
void for_each_operand(const Relation& relation, Use use) {
  for (const Comparison& each : relation.when) {
    for_each_operand(each.left, use);
    for_each_operand(each.right, use);
  }
}

// In their order.
template <typename Elements>
std::vector<std::string> names_in(const Elements& elements) {
  std::vector<std::string> names;
  for (const auto& element : elements) names.push_back(element.name);
  return names;
}

// The element of that name, or nothing.
template <typename Elements>
const typename Elements::value_type* find_by_name(const Elements& elements, const std::string& name) {
  for (const auto& element : elements) {
    if (element.name == name) return &element;
  }
  return nullptr;
}
// The same, where it stands.
template <typename T>
std::optional<std::size_t> position_by_name(const std::vector<T>& elements, const std::string& name) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].name == name) return i;
  }
  return std::nullopt;
}

// Where the actor of a recommendation exists; nothing where always.
inline const Condition* existence_of_actor(const RuleSet& rules, const Recommendation& recommendation) {
  const Actor* actor = find_by_name(rules.actors, recommendation.who.text);
  return actor != nullptr && actor->exists_when ? &*actor->exists_when : nullptr;
}

}  // namespace diagclub
