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
      const Condition* condition = applies_of(name);
      stand.applies_contested = condition != nullptr && by_contest(*condition);
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

  Tri recommended(const Recommendation& advice) { return holds(advice.when, standing()); }
  bool recommended_by_contest(const Recommendation& advice) { return by_contest(advice.when); }
  Tri strict_applies(const std::string& name) { return applies(name, strictly()); }

  // What became of a presumption, in a word.
  std::string state(const Presumption& presumption) {
    stands(presumption.of.text);
    const auto at = states_.find(presumption.name);
    return at == states_.end() ? "idle" : at->second;
  }

 private:
  // What a condition reads of the thing of that name.
  using Look = std::function<const Left&(const std::string&)>;
  Look strictly() {
    return [this](const std::string& name) -> const Left& { return strict(name); };
  }
  Look standing() {
    return [this](const std::string& name) -> const Left& { return stands(name).left; };
  }

  bool is_worked_out(const std::string& name) const {
    return find_by_name(rules_.rules, name) != nullptr || find_by_name(rules_.tables, name) != nullptr ||
           find_by_name(rules_.counts, name) != nullptr;
  }
  std::size_t fact_index(const std::string& name) const {
    return static_cast<std::size_t>(find_by_name(rules_.facts, name) - rules_.facts.data());
  }

  // A fact or a parameter.
  Left given(const std::string& name) const {
    Left left;
    if (const Parameter* parameter = find_by_name(rules_.parameters, name)) {
      left.values = values_from_words({parameter->yes ? "yes" : "no"});
      return left;
    }
    const std::size_t index = fact_index(name);
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
  Tri applies(const std::string& name, const Look& look) {
    const Condition* condition = applies_of(name);
    return condition == nullptr ? Tri::yes : holds(*condition, look);
  }

  // `about`: of which the strict reading is looked at, whatever `look` says.
  Tri holds(const Condition& condition, const Look& look, const std::string& about = "") {
    if (condition.kind == Condition::Kind::test)
      return condition.name.text == about ? test_holds(condition, strictly()) : test_holds(condition, look);
    if (condition.kind == Condition::Kind::negation)
      return other(holds(condition.parts.front(), look, about));
    const bool any = condition.kind == Condition::Kind::any;
    Tri so_far = any ? Tri::no : Tri::yes;
    for (const Condition& part : condition.parts) {
      const Tri tri = holds(part, look, about);
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
    const Left& left = look(name);
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
    for (const Condition& test : row.when) all = both_hold(all, holds(test, look));
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
        for (const Value& value : look(rule.text).values) words.insert(value.word);
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

  static std::vector<Value> options(const std::string& name, const Words& asked, const Look& look) {
    const Left& left = look(name);
    if (left.members.empty()) return left.values;
    Words sure, open;
    for (const auto& [member, values] : left.members) {
      if (tri_of(values) == Tri::yes) sure.insert(member);
      if (tri_of(values) == Tri::unknown) open.insert(member);
    }
    return sets_between(sure, open, asked);
  }

  // Whether a condition is unknown for a contested thing.
  bool by_contest(const Condition& condition) {
    if (holds(condition, standing()) != Tri::unknown) return false;
    if (condition.kind != Condition::Kind::test) {
      return std::any_of(condition.parts.begin(), condition.parts.end(),
                         [&](const Condition& part) { return by_contest(part); });
    }
    const Stand& stand = stands(condition.name.text);
    if (stand.left.members.empty()) return !stand.contested.empty();
    return std::any_of(condition.test.terms.begin(), condition.test.terms.end(),
                       [&](const UnaryTest::Term& term) { return stand.contested.count(term.word) > 0; });
  }
  bool row_by_contest(const Row& row) {
    return row_holds(row, standing()) == Tri::unknown &&
           std::any_of(row.when.begin(), row.when.end(),
                       [&](const Condition& test) { return by_contest(test); });
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
    const Left strict_base = worked ? worked_out(name, strictly(), Tri::yes) : strict(name);
    const Left base =
        worked && stand.applies != Tri::yes ? worked_out(name, standing(), Tri::yes) : stand.left;
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
