// The standing reading, slowly and plainly: every thing is asked for by name, its presumptions looked up
// where it is met, and what is left of it kept as a list of values. In: rules as written and what is known of
// a club. Out: what is left of each thing, whether signs contest it, what became of each presumption.
#pragma once

#include "oracle/left.h"

namespace diagclub::oracle {

struct Stand {
  Left left;
  Words contested;  // members; of anything else the empty word
  Tri applies = Tri::yes;
  bool applies_contested = false;
};

class StandingOracle {
 public:
  StandingOracle(const RuleSet& rules, const Resolved& club, Words nothing_reported)
      : rules_(rules), club_(club), nothing_reported_(std::move(nothing_reported)) {}

  const Left& strict(const std::string& name) {
    const auto at = strict_.find(name);
    if (at != strict_.end()) return at->second;
    Left left = is_worked_out(name) ? worked_out(name, strictly(), strict_applies(name)) : given(name);
    return strict_[name] = std::move(left);
  }

  const Stand& stands(const std::string& name) {
    const auto at = stands_.find(name);
    if (at != stands_.end()) return at->second;
    Stand stand;
    if (is_worked_out(name)) {
      stand.applies = applies(name, standing());
      stand.applies_contested = stand.applies == Tri::unknown && applies_by_contest(name);
      stand.left = worked_out(name, standing(), stand.applies);
      for (const std::string& atom : atoms(stand.left)) {
        if (undecided(rules_, name, stand.left, atom) &&
            (stand.applies_contested || step_by_contest(name, atom)))
          stand.contested.insert(atom);
      }
    } else {
      stand.left = strict(name);
    }
    presume(name, stand);
    return stands_[name] = std::move(stand);
  }

  // What nobody says is done is not done.
  Tri recommended(const Recommendation& advice) {
    if (advice.done_when && holds(*advice.done_when, standing()) == Tri::yes) return Tri::no;
    const Condition* exists = existence_of_actor(rules_, advice);
    const Tri wanted = holds(advice.when, standing());
    return exists == nullptr ? wanted : both(holds(*exists, standing()), wanted);
  }
  bool recommended_by_contest(const Recommendation& advice) {
    return recommended(advice) == Tri::unknown && by_contest(advice.when);
  }
  Tri strict_applies(const std::string& name) { return applies(name, strictly()); }

  // What became of a presumption, in a word.
  std::string state(const Presumption& presumption) {
    stands(presumption.of.text);
    const auto at = states_.find(presumption.name);
    return at == states_.end() ? "idle" : at->second;
  }

 private:
  // What a condition reads of the thing of that name: what is left of it, and whether it applies.
  struct Look {
    std::function<const Left&(const std::string&)> left;
    std::function<Tri(const std::string&)> applies;
  };
  Look strictly() {
    return {[this](const std::string& name) -> const Left& { return strict(name); },
            [this](const std::string& name) { return strict_applies(name); }};
  }
  Look standing() {
    return {
        [this](const std::string& name) -> const Left& { return stands(name).left; },
        [this](const std::string& name) { return is_worked_out(name) ? stands(name).applies : Tri::yes; }};
  }

  // What a condition may come to: yes, no, or of something that does not apply.
  struct Possible {
    bool no = false;
    bool not_applicable = false;
    bool yes = false;

    Tri holds() const { return !yes ? Tri::no : no || not_applicable ? Tri::unknown : Tri::yes; }
    Tri is_defined() const { return !not_applicable ? Tri::yes : no || yes ? Tri::unknown : Tri::no; }
    bool is_one() const { return no + not_applicable + yes == 1; }
  };

  bool is_worked_out(const std::string& name) const {
    return find_by_name(rules_.rules, name) != nullptr || find_by_name(rules_.tables, name) != nullptr ||
           find_by_name(rules_.counts, name) != nullptr;
  }
  FactId fact_index(const std::string& name) const {
    return rules_.facts.id_of(*find_by_name(rules_.facts, name));
  }

  // A fact or a parameter.
  Left given(const std::string& name) const {
    Left left;
    if (const Parameter* parameter = find_by_name(rules_.parameters, name)) {
      left.values = values_from_words({parameter->yes ? "yes" : "no"});
      return left;
    }
    const FactId index = fact_index(name);
    const Fact& fact = rules_.facts[index];
    if (fact.kind != FactKind::list) {
      left.values = club_.options(index, {});
      return left;
    }
    const Partial& partial = club_.fact(index);
    for (const Choice& choice : fact.choices) {
      const bool listed = partial.words.count(choice.name) > 0;
      const bool open = partial.open && partial.barred.count(choice.name) == 0;
      left.members[choice.name] = listed ? Words{"yes"} : open ? Words{"no", "yes"} : Words{"no"};
    }
    return left;
  }

  const Condition* applies_of(const std::string& name) const {
    const Rule* rule = find_by_name(rules_.rules, name);
    const Table* table = find_by_name(rules_.tables, name);
    if (rule != nullptr && rule->applies) return &*rule->applies;
    if (table != nullptr && table->applies) return &*table->applies;
    return nullptr;
  }
  // Where what it asks for holds and what it looks at applies: of a rule as far as that decides, of a count
  // one of its rules.
  Tri applies(const std::string& name, const Look& look) {
    const Condition* condition = applies_of(name);
    Tri all = condition == nullptr ? Tri::yes : holds(*condition, look);
    if (const Rule* rule = find_by_name(rules_.rules, name))
      return both_hold(all, possible(rule->when, look).is_defined());
    if (const Count* count = find_by_name(rules_.counts, name)) {
      Tri any = count->of.empty() ? Tri::yes : Tri::no;
      for (const Name& rule : count->of) any = one_holds(any, look.applies(rule.text));
      return any;
    }
    if (const Table* table = find_by_name(rules_.tables, name)) {
      for (const std::string& input : inputs(*table)) all = both_hold(all, look.applies(input));
    }
    return all;
  }
  static Words inputs(const Table& table) {
    Words names;
    for (const Row& row : table.rows) {
      for (const Condition& test : row.when) {
        if (test.test.form != UnaryTest::Form::irrelevant) names.insert(test.name.text);
      }
    }
    return names;
  }

  Tri holds(const Condition& condition, const Look& look, const std::string& about = "") {
    return possible(condition, look, about).holds();
  }
  // `about`: of which the strict reading is looked at, whatever `look` says.
  Possible possible(const Condition& condition, const Look& look, const std::string& about = "") {
    if (condition.kind == Condition::Kind::test)
      return possible_of_test(condition, condition.name.text == about ? strictly() : look);
    if (condition.kind == Condition::Kind::negation) {
      const Possible part = possible(condition.parts.front(), look, about);
      return {part.yes, part.not_applicable, part.no};
    }
    // One by one: of two, the lesser of each pair that there may be, or the greater.
    const bool all = condition.kind == Condition::Kind::all;
    std::set<int> so_far{all ? 2 : 0};
    for (const Condition& part : condition.parts) {
      const Possible one = possible(part, look, about);
      std::set<int> next;
      for (const int before : so_far) {
        for (const auto& [may, value] : {std::pair(one.no, 0), {one.not_applicable, 1}, {one.yes, 2}}) {
          if (may) next.insert(all ? std::min(before, value) : std::max(before, value));
        }
      }
      so_far = next;
    }
    return {so_far.count(0) > 0, so_far.count(1) > 0, so_far.count(2) > 0};
  }
  Possible possible_of_test(const Condition& condition, const Look& look) {
    const bool of_knowledge = is_about_knowledge(condition.test);
    const bool asks = condition.test.form != UnaryTest::Form::irrelevant && !of_knowledge;
    const Tri applied = asks ? look.applies(condition.name.text) : Tri::yes;
    const Tri passed = test_holds(condition, look);
    return {applied != Tri::no && passed != Tri::yes, applied != Tri::yes,
            applied != Tri::no && passed != Tri::no};
  }
  // Whatever applies.
  Tri holds_as_written(const Condition& condition, const Look& look) {
    if (condition.kind == Condition::Kind::test) return test_holds(condition, look);
    if (condition.kind == Condition::Kind::negation)
      return other(holds_as_written(condition.parts.front(), look));
    const bool any = condition.kind == Condition::Kind::any;
    Tri so_far = any ? Tri::no : Tri::yes;
    for (const Condition& part : condition.parts) {
      const Tri tri = holds_as_written(part, look);
      so_far = any ? one_holds(so_far, tri) : both_hold(so_far, tri);
    }
    return so_far;
  }

  Tri test_holds(const Condition& condition, const Look& look) {
    const std::string& name = condition.name.text;
    const UnaryTest& test = condition.test;
    const auto yes_if = [](bool holds) { return holds ? Tri::yes : Tri::no; };
    switch (test.form) {
      case UnaryTest::Form::irrelevant:
        return Tri::yes;
      case UnaryTest::Form::known:
        return yes_if(club_.known(fact_index(name)));
      case UnaryTest::Form::unknown:
        return yes_if(!club_.known(fact_index(name)));
      case UnaryTest::Form::nothing_reported:
        return yes_if(nothing_reported_.count(name) > 0);
      case UnaryTest::Form::undecided: {
        const Left& left = strict(name);
        for (const std::string& atom : atoms(left)) {
          if (undecided(rules_, name, left, atom)) return Tri::yes;
        }
        return Tri::no;
      }
      default:
        break;
    }
    const Left& left = look.left(name);
    const Type type = type_of(rules_, name);
    if (type != Type::words) {
      bool some = false, every = true;
      for (const Value& value : left.values) {
        const bool passed = passes(rules_, test, type, value);
        some = some || passed;
        every = every && passed;
      }
      return every ? Tri::yes : some ? Tri::unknown : Tri::no;
    }
    const bool any = test.form == UnaryTest::Form::terms && !test.negated;
    const bool none = test.form == UnaryTest::Form::none_of || test.negated;
    Tri so_far = any ? Tri::no : Tri::yes;
    for (const UnaryTest::Term& term : test.terms) {
      const Tri held = tri_of(left.members.at(term.word));
      so_far = any ? one_holds(so_far, held) : both_hold(so_far, none ? other(held) : held);
    }
    return so_far;
  }

  Tri row_holds(const Row& row, const Look& look) {
    Tri all = Tri::yes;
    for (const Condition& test : row.when) all = both_hold(all, test_holds(test, look));
    return all;
  }

  Left worked_out(const std::string& name, const Look& look, Tri applies) {
    Left left;
    if (const Rule* rule = find_by_name(rules_.rules, name)) {
      left.values = values_from_words(words_from_tri(both_hold(applies, holds(rule->when, look))));
      return left;
    }
    if (const Count* count = find_by_name(rules_.counts, name)) {
      int sure = 0, possible = 0;
      for (const Name& rule : count->of) {
        Words words;
        for (const Value& value : look.left(rule.text).values) words.insert(value.word);
        sure += tri_of(words) == Tri::yes ? 1 : 0;
        possible += tri_of(words) != Tri::no ? 1 : 0;
      }
      left.values = whole_numbers(sure, possible);
      return left;
    }
    const Table& table = *find_by_name(rules_.tables, name);
    if (table.hit == HitPolicy::collect) {
      for (const Output& output : table.outputs) {
        Tri given = Tri::no;
        for (const Row& row : table.rows) {
          if (row.then.text == output.name) given = one_holds(given, row_holds(row, look));
        }
        left.members[output.name] = words_from_tri(both_hold(applies, given));
      }
      return left;
    }
    Words outcomes;
    if (applies != Tri::yes) outcomes.insert(outcome_of_rows(table, {}));
    if (applies != Tri::no) {
      const TableSpace space(
          rules_, table,
          [&](const std::string& input, const Words& words) { return options(input, words, look); },
          [&](const std::string& input) { return std::vector<bool>{club_.known(fact_index(input))}; });
      space.each_combination(
          [&](const std::vector<std::size_t>& rows) { outcomes.insert(outcome_of_rows(table, rows)); });
    }
    for (const std::string& outcome : outcomes) {
      Value& value = left.values.emplace_back();
      if (table.hit == HitPolicy::collect_count)
        value.number = std::stoi(outcome);
      else
        value.word = outcome;
    }
    return left;
  }

  // What there is in common of what is left of a thing and of what its rows or its condition come to as
  // written.
  Left where_it_applies(const std::string& name, const Look& look, const Left& left) {
    Left written = worked_out(name, look, Tri::yes);
    if (const Rule* rule = find_by_name(rules_.rules, name))
      written.values = values_from_words(words_from_tri(holds_as_written(rule->when, look)));
    Left common;
    for (const Value& value : written.values) {
      if (std::any_of(left.values.begin(), left.values.end(), [&](const Value& other) {
            return other.word == value.word && other.number == value.number;
          }))
        common.values.push_back(value);
    }
    for (const auto& [member, values] : written.members) {
      Words& both = common.members[member];
      for (const std::string& value : values) {
        if (left.members.at(member).count(value) > 0) both.insert(value);
      }
    }
    return common;
  }

  static std::vector<Value> options(const std::string& name, const Words& asked, const Look& look) {
    const Left& left = look.left(name);
    if (left.members.empty()) return left.values;
    Words sure, open;
    for (const auto& [member, values] : left.members) {
      if (tri_of(values) == Tri::yes) sure.insert(member);
      if (tri_of(values) == Tri::unknown) open.insert(member);
    }
    return sets_between(sure, open, asked);
  }

  // Whether a condition may come to several things for one that is contested.
  bool by_contest(const Condition& condition) {
    if (possible(condition, standing()).is_one()) return false;
    if (condition.kind != Condition::Kind::test) {
      return std::any_of(condition.parts.begin(), condition.parts.end(),
                         [&](const Condition& part) { return by_contest(part); });
    }
    const Stand& stand = stands(condition.name.text);
    if (stand.applies_contested) return true;
    if (stand.left.members.empty()) return !stand.contested.empty();
    return std::any_of(condition.test.terms.begin(), condition.test.terms.end(),
                       [&](const UnaryTest::Term& term) { return stand.contested.count(term.word) > 0; });
  }
  bool row_by_contest(const Row& row) {
    return row_holds(row, standing()) == Tri::unknown &&
           std::any_of(row.when.begin(), row.when.end(),
                       [&](const Condition& test) { return by_contest(test); });
  }

  // Of one of which it is open whether it applies.
  bool applies_by_contest(const std::string& name) {
    if (const Count* count = find_by_name(rules_.counts, name)) {
      return std::any_of(count->of.begin(), count->of.end(),
                         [&](const Name& rule) { return stands(rule.text).applies_contested; });
    }
    const Condition* condition = applies_of(name);
    if (condition != nullptr && by_contest(*condition)) return true;
    if (const Rule* rule = find_by_name(rules_.rules, name))
      return possible(rule->when, standing()).not_applicable && by_contest(rule->when);
    const Words looked_at = inputs(*find_by_name(rules_.tables, name));
    return std::any_of(looked_at.begin(), looked_at.end(), [&](const std::string& input) {
      return is_worked_out(input) && stands(input).applies_contested;
    });
  }

  // Of an undecided rule, count, table or output whose `applies` is not what is contested.
  bool step_by_contest(const std::string& name, const std::string& output) {
    if (const Rule* rule = find_by_name(rules_.rules, name)) return by_contest(rule->when);
    if (const Count* count = find_by_name(rules_.counts, name)) {
      return std::any_of(count->of.begin(), count->of.end(),
                         [&](const Name& rule) { return !stands(rule.text).contested.empty(); });
    }
    const Table& table = *find_by_name(rules_.tables, name);
    std::vector<const Row*> rows;
    if (table.hit == HitPolicy::priority) {
      for (const Output& first : table.outputs) {
        for (const Row& row : table.rows) {
          if (row.then.text == first.name) rows.push_back(&row);
        }
      }
    } else {
      for (const Row& row : table.rows) {
        if (table.hit != HitPolicy::collect || row.then.text == output) rows.push_back(&row);
      }
    }
    const bool one_decides = table.hit != HitPolicy::collect && table.hit != HitPolicy::collect_count;
    for (const Row* row : rows) {
      if (row_by_contest(*row)) return true;
      if (one_decides && row_holds(*row, standing()) == Tri::yes) return false;
    }
    return false;
  }

  void presume(const std::string& name, Stand& stand) {
    std::vector<const Presumption*> about;
    for (const Presumption& presumption : rules_.presumptions) {
      if (presumption.of.text == name && holds(presumption.when, standing(), name) == Tri::yes)
        about.push_back(&presumption);
    }
    if (about.empty()) return;
    const bool worked = is_worked_out(name);
    const Left strict_base = worked && strict_applies(name) != Tri::yes
                                 ? where_it_applies(name, strictly(), strict(name))
                                 : strict(name);
    const Left base =
        worked && stand.applies != Tri::yes ? where_it_applies(name, standing(), stand.left) : stand.left;
    Words applying;
    for (const Presumption* presumption : about) {
      std::string& state = states_[presumption->name] = first_state(*presumption, stand, strict_base);
      if (state.empty()) applying.insert(presumption->name);
    }
    std::vector<const Presumption*> speaking;
    for (const Presumption* presumption : about) {
      if (applying.count(presumption->name) == 0) continue;
      const bool beaten = std::any_of(presumption->yields_to.begin(), presumption->yields_to.end(),
                                      [&](const Name& to) { return applying.count(to.text) > 0; });
      states_[presumption->name] = beaten ? "beaten" : "spoke";
      if (!beaten) speaking.push_back(presumption);
    }
    for (const std::string& atom : atoms(stand.left)) hear(name, stand, base, atom, speaking);
  }

  // Empty: it applies.
  std::string first_state(const Presumption& presumption, const Stand& stand, const Left& strict_base) {
    if (stand.applies == Tri::no) return "inapplicable";
    bool says = false;
    for (const std::string& atom : atoms(strict_base)) {
      const auto left = narrowed(rules_, presumption, strict_base, atom);
      if (!left) continue;
      if (size_of(*left, atom) == 0) return "refuted";
      says |= size_of(*left, atom) < size_of(strict_base, atom);
    }
    if (!says) return "settled";
    const bool blocked =
        presumption.unless && holds(*presumption.unless, standing(), presumption.of.text) == Tri::yes;
    return blocked ? "blocked" : "";
  }

  void hear(const std::string& name, Stand& stand, const Left& base, const std::string& atom,
            const std::vector<const Presumption*>& speaking) {
    Left left = base;
    Words heard;
    for (const Presumption* presumption : speaking) {
      if (size_of(left, atom) == 0 && !heard.empty()) {
        if (narrowed(rules_, *presumption, base, atom)) heard.insert(presumption->name);
        continue;
      }
      if (auto narrower = narrowed(rules_, *presumption, left, atom)) {
        heard.insert(presumption->name);
        left = std::move(*narrower);
      }
    }
    if (heard.empty()) return;
    if (size_of(left, atom) == 0) {
      const Left& strictly_left = strict(name);
      if (atom.empty())
        stand.left.values = strictly_left.values;
      else
        stand.left.members[atom] = strictly_left.members.at(atom);
      stand.contested.insert(atom);
      for (const std::string& presumption : heard) states_[presumption] = "contested";
      return;
    }
    if (!atom.empty()) {
      stand.left.members[atom] = left.members.at(atom);
      if (stand.applies != Tri::yes) stand.left.members[atom].insert("no");
    } else {
      stand.left.values = left.values;
      if (stand.applies != Tri::yes) add_silence(name, stand.left);
    }
    if (!undecided(rules_, name, stand.left, atom)) stand.contested.erase(atom);
  }

  void add_silence(const std::string& name, Left& left) const {
    Value silence;
    const Table* table = find_by_name(rules_.tables, name);
    if (table == nullptr)
      silence.word = "no";
    else if (table->hit != HitPolicy::collect_count)
      silence.word = "none";
    left.values.push_back(silence);
  }

  const RuleSet& rules_;
  const Resolved& club_;
  const Words nothing_reported_;
  std::map<std::string, Left> strict_;
  std::map<std::string, Stand> stands_;
  std::map<std::string, std::string> states_;  // by presumption
};

}  // namespace diagclub::oracle
