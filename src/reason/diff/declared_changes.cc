// Two rule sets as written in, what they declare otherwise out.
#include "reason/diff/declared_changes.h"

#include <algorithm>
#include <set>

#include "model/declared_words.h"
#include "model/written.h"
#include "plan/common_variables.h"
#include "value/outcome_words.h"

namespace diagclub {

namespace {

std::string yes_no(bool yes) { return std::string(yes_no_word(yes)); }

std::string value_of(const Parameter& parameter) {
  return parameter.is_number
             ? text_from_number(parameter.number) + (parameter.unit.empty() ? "" : " " + parameter.unit)
             : yes_no(parameter.yes);
}

std::string keys_of(const std::string& heading, const std::vector<std::string>& aliases) {
  std::string out = heading;
  for (const std::string& alias : aliases) out += ", " + alias;
  return out;
}

bool same(const Text& a, const Text& b) { return a.fr == b.fr && a.en == b.en; }

bool same(const Citation& a, const Citation& b) {
  return a.document == b.document && a.section == b.section && a.catalogue == b.catalogue;
}

bool same(const Relation& a, const Relation& b) {
  const auto alike = [](const Comparison& one, const Comparison& other) {
    return one.written == other.written;
  };
  return a.bare.text == b.bare.text && same(a.text, b.text) &&
         std::equal(a.when.begin(), a.when.end(), b.when.begin(), b.when.end(), alike);
}

bool same(const std::vector<Name>& a, const std::vector<Name>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Name& one, const Name& other) { return one.text == other.text; });
}
bool same(const Term& a, const Term& b) { return same(a.label, b.label); }
bool same(const Actor& a, const Actor& b) {
  return same(a.label, b.label) && written(a.exists_when) == written(b.exists_when);
}
bool same(const SynthesisPart& a, const SynthesisPart& b) {
  return std::equal(a.says.begin(), a.says.end(), b.says.begin(), b.says.end(),
                    [](const SynthesisPart::Variant& one, const SynthesisPart::Variant& other) {
                      return same(one.text, other.text) && written(one.when) == written(other.when);
                    });
}
bool same(const std::optional<Flaw>& a, const std::optional<Flaw>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->section == b->section && same(a->text, b->text);
}

class Comparing {
 public:
  Comparing(const RuleSet& before, const RuleSet& after, const Renames& facts)
      : before_(before), after_(after) {
    for (const auto& [name, new_name] : facts) {
      if (const Fact* fact = find_by_name(after.facts, new_name)) rename("fact", name, new_name, fact->place);
    }
    for (const Parameter& old : before.parameters) {
      if (find_by_name(after.parameters, old.name) != nullptr) continue;
      for (const Parameter& parameter : after.parameters) {
        const bool twin = find_by_name(before.parameters, parameter.name) == nullptr &&
                          value_of(old) == value_of(parameter) && same(old.label, parameter.label);
        if (!twin || new_names_.count("parameter " + parameter.name) > 0) continue;
        rename("parameter", old.name, parameter.name, parameter.place);
        break;
      }
    }
  }

  DeclaredChanges run() {
    pairs("section", before_.sections, after_.sections, [&](const Section& a, const Section& b) {
      aspect("section", a.name, "many", yes_no(a.many), yes_no(b.many), b.place);
      aspect("section", a.name, "key", a.heading, b.heading, b.place);
      text("label", a.name, a.label, b.label);
    });
    pairs("fact", before_.facts, after_.facts, [&](const Fact& a, const Fact& b) { fact(a, b); });
    pairs("unit", before_.units, after_.units, [&](const Unit& a, const Unit& b) {
      const auto times = [](const Unit& unit) {
        if (unit.of.empty()) return std::string();
        return (unit.times_parameter.empty() ? text_from_number(unit.times) : unit.times_parameter) + " " +
               unit.of;
      };
      aspect("unit", a.name, "times", times(a), times(b), b.place);
      text("label", a.name, a.label, b.label);
    });
    pairs("parameter", before_.parameters, after_.parameters, [&](const Parameter& a, const Parameter& b) {
      aspect("parameter", a.name, "value", value_of(a), value_of(b), b.place);
      text("label", a.name, a.label, b.label);
      text("text", a.name, a.text, b.text);
      text("ours", a.name, a.ours, b.ours);
    });
    entries(before_.tables, after_.tables, [&](const Table& a, const Table& b) { table(a, b); });
    entries(before_.rules, after_.rules, [&](const Rule& a, const Rule& b) {
      text("text", a.name, a.if_no, b.if_no);
      text("label", a.name, a.phrase, b.phrase);
      shown_if(a.group.text != b.group.text, "group", a.name);
    });
    entries(before_.counts, after_.counts, [](const Count&, const Count&) {});
    presumptions();
    entries(before_.recommendations, after_.recommendations,
            [&](const Recommendation& a, const Recommendation& b) {
              shown_if(a.who.text != b.who.text, "who", a.name);
              shown_if(a.timing.text != b.timing.text, "timing", a.name);
              shown_if(a.priority != b.priority, "priority", a.name);
              shown_if(written(a.done_when) != written(b.done_when), "done_when", a.name);
              shown_if(!same(a.opposes, b.opposes), "opposes", a.name);
              shown_if(!same(a.answers, b.answers), "answers", a.name);
            });
    for (const Group& group : after_.groups) {
      const Group* old = find_by_name(before_.groups, group.name);
      shown_if(old == nullptr || !same(old->label, group.label) || old->when_yes != group.when_yes ||
                   old->when_no != group.when_no,
               "group", group.name);
    }
    for (const Group& group : before_.groups)
      shown_if(find_by_name(after_.groups, group.name) == nullptr, "group", group.name);
    for (const auto& [kind, a, b] : {std::tuple("source", &before_.sources, &after_.sources),
                                     std::tuple("certainty", &before_.certainties, &after_.certainties),
                                     std::tuple("timing", &before_.timings, &after_.timings),
                                     std::tuple("firmness", &before_.firmness, &after_.firmness)})
      terms(kind, *a, *b);
    terms("who", before_.actors, after_.actors);
    synthesis();
    for (const Relation& relation : after_.relations) {
      const Relation* old = find_by_name(before_.relations, relation.name);
      shown_if(old == nullptr || !same(*old, relation), "relation", relation.name);
    }
    for (const Relation& relation : before_.relations)
      shown_if(find_by_name(after_.relations, relation.name) == nullptr, "relation", relation.name);
    catalogue();
    shown_if(page_words(before_.page) != page_words(after_.page), "page", "page");
    shown_if(!same(before_.title, after_.title) || before_.name != after_.name, "title", after_.name);
    return std::move(found_);
  }

 private:
  void rename(const std::string& what, const std::string& name, const std::string& new_name,
              const Place& place) {
    old_names_.insert(what + " " + name);
    new_names_.insert(what + " " + new_name);
    aspect(what, name, "name", name, new_name, place);
  }
  void aspect(const std::string& what, const std::string& name, const std::string& aspect,
              const std::string& before, const std::string& after, const Place& place) {
    if (before != after)
      found_.vocabulary.push_back({what, name, aspect, before, after, file_line_of(after_, place)});
  }
  void shown_if(bool changed, const std::string& kind, const std::string& name) {
    if (!changed) return;
    std::vector<std::string>& names = found_.shown[kind];
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  void text(const std::string& kind, const std::string& name, const Text& a, const Text& b) {
    shown_if(!same(a, b), kind, name);
  }

  // Declared on one side, on both (`compare`), and whether those on both still stand in one order.
  template <typename Elements, typename Compare>
  void both(const Elements& before, const Elements& after, Compare compare) {
    std::ptrdiff_t last = -1;
    for (const auto& element : after) {
      const auto* old = find_by_name(before, element.name);
      if (old == nullptr) continue;
      compare(*old, element);
      const std::ptrdiff_t index = old - &before.front();
      shown_if(index < last, "order", element.name);
      last = std::max(last, index);
    }
  }
  template <typename Elements, typename Compare>
  void pairs(const std::string& what, const Elements& before, const Elements& after, Compare compare) {
    for (const auto& element : before) {
      if (find_by_name(after, element.name) == nullptr && old_names_.count(what + " " + element.name) == 0)
        found_.vocabulary.push_back(
            {what, element.name, "", words_of(element), "", file_line_of(before_, element.place)});
    }
    for (const auto& element : after) {
      if (find_by_name(before, element.name) == nullptr && new_names_.count(what + " " + element.name) == 0)
        found_.vocabulary.push_back(
            {what, element.name, "", "", words_of(element), file_line_of(after_, element.place)});
    }
    both(before, after, compare);
  }
  static std::string words_of(const Fact& fact) { return std::string(name_of(fact.kind)); }
  static std::string words_of(const Parameter& parameter) { return value_of(parameter); }
  static std::string words_of(const Section& section) { return section.heading; }
  static std::string words_of(const Unit& unit) { return unit.name; }

  template <typename Elements, typename Compare>
  void entries(const Elements& before, const Elements& after, Compare compare) {
    both(before, after, [&](const auto& a, const auto& b) {
      text("label", a.name, a.label, b.label);
      text("text", a.name, a.text, b.text);
      text("ours", a.name, a.ours, b.ours);
      shown_if(!same(a.citation, b.citation), "source", a.name);
      shown_if(a.certainty.text != b.certainty.text, "certainty", a.name);
      compare(a, b);
    });
  }

  void fact(const Fact& a, const Fact& b) {
    const auto say = [&](const std::string& what, const std::string& before, const std::string& after) {
      aspect("fact", a.name, what, before, after, b.place);
    };
    say("kind", std::string(name_of(a.kind)), std::string(name_of(b.kind)));
    say("integer", yes_no(a.integer), yes_no(b.integer));
    say("unit", a.unit, b.unit);
    say("min", text_from_number(a.bounds.low), text_from_number(b.bounds.low));
    say("max", text_from_number(a.bounds.high), text_from_number(b.bounds.high));
    formula(a, b);
    say("otherwise", a.otherwise, b.otherwise);
    say("required", yes_no(a.required), yes_no(b.required));
    say("key", keys_of(a.heading, a.aliases), keys_of(b.heading, b.aliases));
    for (const Choice& choice : a.choices) {
      const Choice* other = find_by_name(b.choices, choice.name);
      if (other == nullptr) {
        say("choice", choice.name, "");
      } else {
        say("words of " + choice.name, keys_of(choice.name, choice.aliases),
            keys_of(other->name, other->aliases));
        text("label", a.name, choice.label, other->label);
      }
    }
    for (const Choice& choice : b.choices) {
      if (find_by_name(a.choices, choice.name) == nullptr) say("choice", "", choice.name);
    }
    both(a.choices, b.choices, [](const Choice&, const Choice&) {});
    text("label", a.name, a.label, b.label);
    text("question", a.name, a.question, b.question);
    text("help", a.name, a.help, b.help);
    shown_if(a.changeable != b.changeable, "changeable", a.name);
  }

  void method(const std::string& what, const std::string& name, const std::string& aspect,
              const std::string& before, const std::string& after, const Place& place) {
    if (before != after)
      found_.methods.push_back({what, name, aspect, before, after, file_line_of(after_, place)});
  }

  void formula(const Fact& a, const Fact& b) {
    const bool as_written = !a.formula || !b.formula || written(*a.formula) != written(*b.formula);
    const auto words = [&](const RuleSet& rules, const Fact& fact) {
      if (!fact.formula) return std::string();
      return written(as_written ? *fact.formula : folded_formula(rules, *fact.formula));
    };
    method("fact", a.name, "formula", words(before_, a), words(after_, b), b.place);
  }

  void presumptions() {
    const auto optional = [](const std::optional<Condition>& condition) {
      return condition ? written(*condition) : std::string();
    };
    const auto names = [](const std::vector<Name>& all) {
      std::string words;
      for (const Name& name : all) words += (words.empty() ? "" : ", ") + name.text;
      return words;
    };
    const auto says = [](const Presumption& one) { return one.of.text + ": " + written(one.is); };
    for (const Presumption& one : before_.presumptions) {
      if (find_by_name(after_.presumptions, one.name) == nullptr)
        found_.methods.push_back(
            {"presumption", one.name, "", says(one), "", file_line_of(before_, one.place)});
    }
    for (const Presumption& one : after_.presumptions) {
      if (find_by_name(before_.presumptions, one.name) == nullptr)
        found_.methods.push_back(
            {"presumption", one.name, "", "", says(one), file_line_of(after_, one.place)});
    }
    entries(before_.presumptions, after_.presumptions, [&](const Presumption& a, const Presumption& b) {
      const auto say = [&](const std::string& what, const std::string& before, const std::string& after) {
        method("presumption", a.name, what, before, after, b.place);
      };
      say("of", a.of.text, b.of.text);
      say("is", written(a.is), written(b.is));
      say("when", written(a.when), written(b.when));
      say("unless", optional(a.unless), optional(b.unless));
      say("yields_to", names(a.yields_to), names(b.yields_to));
    });
  }

  // Under `priority` the order of outputs decides.
  void policy(const Table& a, const Table& b) {
    method("table", a.name, "hit", std::string(name_of(a.hit)), std::string(name_of(b.hit)), b.place);
    if (b.hit == HitPolicy::priority)
      method("table", a.name, "outputs", names_in_both(a.outputs, b.outputs),
             names_in_both(b.outputs, a.outputs), b.place);
  }

  void table(const Table& a, const Table& b) {
    policy(a, b);
    for (const Output& output : b.outputs) {
      if (const Output* old = find_by_name(a.outputs, output.name))
        text("label", a.name, old->label, output.label);
    }
    if (b.hit != HitPolicy::priority)
      shown_if(names_in_both(a.outputs, b.outputs) != names_in_both(b.outputs, a.outputs), "order", a.name);
    shown_if(!same(a.gap, b.gap), "gap", a.name);
    shown_if(!same(a.overlap, b.overlap), "overlap", a.name);
    // Rows that say the same: what is shown of them.
    std::vector<bool> seen(b.rows.size());
    for (const Row& row : a.rows) {
      for (std::size_t i = 0; i < b.rows.size(); ++i) {
        if (seen[i] || written(b.rows[i]) != written(row)) continue;
        const Row& other = b.rows[i];
        text("text", a.name, row.text, other.text);
        text("ours", a.name, row.ours, other.ours);
        shown_if(row.citation.has_value() != other.citation.has_value() ||
                     (row.citation && !same(*row.citation, *other.citation)),
                 "source", a.name);
        shown_if((row.certainty ? row.certainty->text : "") != (other.certainty ? other.certainty->text : ""),
                 "certainty", a.name);
        seen[i] = true;
        break;
      }
    }
  }

  template <typename Elements>
  void terms(const std::string& kind, const Elements& before, const Elements& after) {
    for (const auto& term : after) {
      const auto* old = find_by_name(before, term.name);
      shown_if(old == nullptr || !same(*old, term), kind, term.name);
    }
    for (const auto& term : before) shown_if(find_by_name(after, term.name) == nullptr, kind, term.name);
  }

  void synthesis() {
    terms("synthesis", before_.synthesis, after_.synthesis);
    shown_if(names_in(before_.synthesis) != names_in(after_.synthesis), "order", "synthesis");
  }

  void catalogue() {
    for (const CatalogueId& id : after_.catalogue) {
      const CatalogueId* old = find_by_name(before_.catalogue, id.name);
      shown_if(old == nullptr || old->section != id.section || !same(old->words, id.words) ||
                   !same(old->not_a_rule, id.not_a_rule),
               "catalogue", id.name);
    }
    for (const CatalogueId& id : before_.catalogue)
      shown_if(find_by_name(after_.catalogue, id.name) == nullptr, "catalogue", id.name);
  }

  static std::string page_words(const Page& page) {
    std::string words;
    const auto add = [&](const std::vector<Name>& names) {
      for (const Name& name : names) words += name.text + ",";
      words += ";";
    };
    add(page.identity);
    add(page.counts);
    add(page.lists);
    add(page.ask_first);
    for (const Page::Verdict& verdict : page.verdicts) {
      words += verdict.of.text + ":";
      add(verdict.with);
    }
    for (const Page::Element& element : page.elements) {
      words += element.of.text + "/" + element.title.text + ":";
      add(element.verdicts);
    }
    return words;
  }

  const RuleSet& before_;
  const RuleSet& after_;
  std::set<std::string> old_names_, new_names_;  // of what was renamed: `fact members.firms`
  DeclaredChanges found_;
};

}  // namespace

std::string names_in_both(const std::vector<Output>& outputs, const std::vector<Output>& others) {
  std::string names;
  for (const Output& output : outputs) {
    if (find_by_name(others, output.name) != nullptr) names += (names.empty() ? "" : ", ") + output.name;
  }
  return names;
}

DeclaredChanges declared_changes(const RuleSet& before, const RuleSet& after, const Renames& facts) {
  return Comparing(before, after, facts).run();
}

}  // namespace diagclub
