#include <algorithm>
#include <map>
#include <set>

#include "base/closest.h"
#include "base/utf8.h"
#include "check/checks.h"

namespace diagclub {

namespace {

std::string did_you_mean(const std::string& word, const std::vector<std::string>& names,
                         const std::string& otherwise) {
  const auto closest = closest_name(word, names);
  return closest ? "did you mean `" + *closest + "`?" : otherwise;
}

template <typename Elements>
void refers(const Checking& in, const Name& name, const Elements& declared, const std::string& what) {
  if (name.text.empty() || find_by_name(declared, name.text) != nullptr) return;
  in.error("unknown-name", name.place, "there is no " + what + " `" + name.text + "`",
           did_you_mean(name.text, names_in(declared), "declare it"));
}

void refers_to_thing(const Checking& in, const Name& name, const std::set<EntryKind>& kinds,
                     const std::string& what) {
  const auto thing = in.names.find(name.text);
  if (!thing) {
    in.error("unknown-name", name.place, "nothing is called `" + name.text + "`",
             did_you_mean(name.text, in.names.all(), "declare it, or mend the name"));
  } else if (kinds.count(thing->kind) == 0) {
    in.error("wrong-kind-of-name", name.place, "`" + name.text + "` is not " + what);
  }
}

template <typename Elements>
void declared_once(const Checking& in, const Elements& elements, std::map<std::string, Place>& seen) {
  for (const auto& element : elements) {
    const auto [first, fresh] = seen.emplace(element.name, element.place);
    if (fresh) continue;
    const Place& other = first->second;
    in.error("declared-twice", element.place, "`" + element.name + "` is declared twice",
             "it is already declared at " + in.rules.files[other.file].name() + ":" +
                 std::to_string(other.span.start.line));
  }
}

template <typename Elements>
void declared_once(const Checking& in, const Elements& elements) {
  std::map<std::string, Place> seen;
  declared_once(in, elements, seen);
}

void check_declarations(const Checking& in) {
  const RuleSet& rules = in.rules;
  std::map<std::string, Place> things;
  declared_once(in, rules.facts, things);
  declared_once(in, rules.parameters, things);
  declared_once(in, rules.tables, things);
  declared_once(in, rules.rules, things);
  declared_once(in, rules.counts, things);
  declared_once(in, rules.recommendations, things);
  declared_once(in, rules.presumptions, things);
  declared_once(in, rules.sources);
  declared_once(in, rules.certainties);
  declared_once(in, rules.actors);
  declared_once(in, rules.timings);
  declared_once(in, rules.groups);
  declared_once(in, rules.units);
  declared_once(in, rules.sections);
  declared_once(in, rules.relations);
  declared_once(in, rules.catalogue);
  declared_once(in, rules.synthesis);
  declared_once(in, rules.firmness);
}

// What an interview asks first must be something that it can ask of a club, and each once.
void check_ask_first(const Checking& in) {
  std::set<std::string> seen;
  for (const Name& name : in.rules.page.ask_first) {
    refers_to_thing(in, name, {EntryKind::fact}, "a fact");
    const Fact* fact = find_by_name(in.rules.facts, name.text);
    if (fact == nullptr) continue;
    const Section* section = find_by_name(in.rules.sections, fact->section());
    if (fact->kind == FactKind::text)
      in.error("wrong-kind-of-name", name.place, "`" + name.text + "` is a text, which decides nothing",
               "name a choice, a yes/no, a number or a list");
    else if (section != nullptr && section->many)
      in.error("wrong-kind-of-name", name.place, "a club may have several of `" + name.text + "`",
               "name a fact of the club itself");
    if (!seen.insert(name.text).second)
      in.error("declared-twice", name.place, "`" + name.text + "` stands twice", "keep one of them");
  }
}

std::set<std::string> folded_once(const std::vector<std::string>& words) {
  std::set<std::string> once;
  for (const std::string& word : words) once.insert(folded(word));
  return once;
}

// Within one section no two facts answer to one key.
void check_keys(const Checking& in) {
  std::map<std::string, std::string> keys;
  for (const Section& section : in.rules.sections) {
    for (const std::string& key : folded_once({section.name, section.heading})) {
      const auto [first, fresh] = keys.emplace("." + key, section.name);
      if (!fresh)
        in.error("taken-word", section.place,
                 "the key `" + key + "` already belongs to `" + first->second + "`",
                 "give one of them another");
    }
  }
  for (const Fact& fact : in.rules.facts) {
    const std::string prefix = fact.section() + ".";
    for (const std::string& key : folded_once(fact.keys())) {
      const auto [first, fresh] = keys.emplace(prefix + key, fact.name);
      if (!fresh)
        in.error("taken-word", fact.place, "the key `" + key + "` already belongs to `" + first->second + "`",
                 "give one of them another");
    }
    std::map<std::string, std::string> words;
    for (const Choice& choice : fact.choices) {
      for (const std::string& word : folded_once(choice.words())) {
        const auto [first, fresh] = words.emplace(word, choice.name);
        if (!fresh)
          in.error("taken-word", fact.place,
                   "the word `" + word + "` already means the choice `" + first->second + "`",
                   "give `" + choice.name + "` another");
      }
    }
  }
}

// `bare`: whether kBareNumber stands for a number.
void check_formula(const Checking& in, const Place& place, const Formula& formula, bool bare = false) {
  if (formula.op == Formula::Op::name && !(bare && formula.name == kBareNumber)) {
    refers_to_thing(in, {formula.name, place}, {EntryKind::fact, EntryKind::parameter},
                    "a fact or a parameter");
  }
  for (const Formula& operand : formula.operands) check_formula(in, place, operand, bare);
}

void check_entry(const Checking& in, const Entry& entry) {
  refers(in, entry.certainty, in.rules.certainties, "certainty");
  if (!entry.citation.document.empty())
    refers(in, {entry.citation.document, entry.citation.place}, in.rules.sources, "source");
}

// What a recommendation says of others, and of the threats that it answers.
void check_recommended_beside(const Checking& in, const Recommendation& recommendation) {
  for (const Name& name : recommendation.opposes) {
    refers_to_thing(in, name, {EntryKind::recommendation}, "a recommendation");
    if (name.text == recommendation.name)
      in.error("wrong-kind-of-name", name.place, "`" + name.text + "` opposes itself", "name the other one");
  }
  for (const Name& name : recommendation.answers) {
    refers_to_thing(in, name, {EntryKind::rule}, "a rule");
    const Rule* rule = find_by_name(in.rules.rules, name.text);
    const Group* group = rule == nullptr ? nullptr : find_by_name(in.rules.groups, rule->group.text);
    if (group != nullptr && group->when_yes != Sign::threatens && group->when_no != Sign::threatens)
      in.error("wrong-kind-of-name", name.place,
               "`" + name.text + "` is no threat: `" + group->name + "` never says that something threatens",
               "name a rule of a group with `threatens`");
  }
}

// What the page shows.
void check_page(const Checking& in) {
  const RuleSet& rules = in.rules;
  const std::set<EntryKind> shown{EntryKind::fact, EntryKind::table, EntryKind::rule, EntryKind::count};
  for (const Name& name : rules.page.identity) refers_to_thing(in, name, {EntryKind::fact}, "a fact");
  std::vector<std::string> listable = names_in(rules.groups);
  for (const std::string& count : names_in(rules.counts)) listable.push_back(count);
  for (const Name& name : rules.page.lists) {
    if (std::find(listable.begin(), listable.end(), name.text) == listable.end())
      in.error("unknown-name", name.place, "there is no group or count `" + name.text + "`",
               did_you_mean(name.text, listable, "declare it"));
  }
  for (const Page::Element& element : rules.page.elements) {
    refers(in, element.of, rules.sections, "section");
    refers_to_thing(in, element.title, {EntryKind::fact}, "a fact");
    for (const Name& name : element.verdicts) refers_to_thing(in, name, {EntryKind::table}, "a table");
  }
  check_ask_first(in);
  std::set<std::string> short_form;
  for (const Name& name : rules.page.short_form) {
    refers_to_thing(in, name, {EntryKind::fact}, "a fact");
    if (!short_form.insert(name.text).second)
      in.error("declared-twice", name.place, "`" + name.text + "` stands twice", "keep one of them");
  }
  if (!rules.page.evidence.text.empty())
    refers_to_thing(in, rules.page.evidence, {EntryKind::table}, "a table");
  for (const Name& name : rules.page.counts) refers_to_thing(in, name, {EntryKind::count}, "a count");
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    refers_to_thing(in, verdict.of, {EntryKind::table}, "a table");
    for (const Name& name : verdict.with)
      refers_to_thing(in, name, shown, "something to show under a verdict");
  }
}

}  // namespace

void check_names(const Checking& in) {
  const RuleSet& rules = in.rules;
  check_declarations(in);
  check_keys(in);
  for (const Unit& unit : rules.units) {
    if (!unit.of.empty()) refers(in, {unit.of, unit.place}, rules.units, "unit");
    if (!unit.times_parameter.empty())
      refers(in, {unit.times_parameter, unit.place}, rules.parameters, "parameter");
  }
  for (const Fact& fact : rules.facts) {
    if (!fact.section().empty()) refers(in, {fact.section(), fact.place}, rules.sections, "section");
    if (!fact.unit.empty()) refers(in, {fact.unit, fact.place}, rules.units, "unit");
    if (fact.formula) check_formula(in, fact.place, *fact.formula);
    if (!fact.otherwise.empty() && fact.kind == FactKind::choice)
      refers(in, {fact.otherwise, fact.place}, fact.choices, "choice");
  }
  for (const Relation& relation : rules.relations) {
    const bool bare = !relation.bare.text.empty();
    if (bare) refers(in, relation.bare, rules.units, "unit");
    for (const Comparison& each : relation.when) {
      check_formula(in, each.place, each.left, bare);
      check_formula(in, each.place, each.right, bare);
    }
  }
  const std::set<EntryKind> testable{EntryKind::fact, EntryKind::parameter, EntryKind::table, EntryKind::rule,
                                     EntryKind::count};
  for_each_test(rules, [&](const Name& name, const UnaryTest&) {
    refers_to_thing(in, name, testable, "something that a condition can test");
  });
  for (const Table& table : rules.tables) {
    check_entry(in, table);
    for (const Name& input : table.inputs)
      refers_to_thing(in, input, testable, "something that a condition can test");
    for (const Row& row : table.rows) {
      refers(in, row.then, table.outputs, "output");
      if (row.citation && !row.citation->document.empty()) {
        refers(in, {row.citation->document, row.citation->place}, rules.sources, "source");
      }
      if (row.certainty) refers(in, *row.certainty, rules.certainties, "certainty");
      for (const Condition& test : row.when) {
        bool declared = false;
        for (const Name& input : table.inputs) declared |= input.text == test.name.text;
        if (!declared)
          in.error("not-an-input", test.name.place,
                   "`" + test.name.text + "` is not an input of `" + table.name + "`", "add it to `inputs`");
      }
    }
  }
  for (const Rule& rule : rules.rules) {
    check_entry(in, rule);
    refers(in, rule.group, rules.groups, "group");
  }
  for (const Count& count : rules.counts) {
    check_entry(in, count);
    for (const Name& name : count.of) refers_to_thing(in, name, {EntryKind::rule}, "a rule");
  }
  for (const Recommendation& recommendation : rules.recommendations) {
    check_entry(in, recommendation);
    refers(in, recommendation.who, rules.actors, "actor");
    refers(in, recommendation.timing, rules.timings, "timing");
    check_recommended_beside(in, recommendation);
  }
  for (const Presumption& presumption : rules.presumptions) {
    check_entry(in, presumption);
    refers_to_thing(in, presumption.of, {EntryKind::fact, EntryKind::table, EntryKind::rule},
                    "a fact, a table or a rule");
    const auto tested = [&](const Name& name, const UnaryTest&) {
      refers_to_thing(in, name, testable, "something that a condition can test");
    };
    for_each_test(presumption.when, tested);
    if (presumption.unless) for_each_test(*presumption.unless, tested);
    for (const Name& name : presumption.yields_to)
      refers_to_thing(in, name, {EntryKind::presumption}, "a presumption");
  }
  check_page(in);
}

}  // namespace diagclub
